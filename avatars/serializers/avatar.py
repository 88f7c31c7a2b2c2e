"""A saved avatar as the wire writes it, and the same shape for the OpenAPI document."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from avatars.models import LONGEST_LABEL, SavedAvatar
from jobs.serializers.queued import CompletedEnvelopeSerializer, Said
from piad import media


def avatar_object(avatar: SavedAvatar) -> dict[str, Any]:
    """Return an avatar's members; its time is in Unix seconds, unlike those of brands and webhooks."""
    return {
        "id": str(avatar.id),
        "label": avatar.label,
        "image_url": media.url(avatar.media_key),
        "job_id": str(avatar.job_id),
        "created_at": int(avatar.created_at.timestamp()),
    }


@extend_schema_serializer(component_name="Avatar")
class AvatarSerializer(serializers.Serializer[Any]):
    """One saved avatar of the organization."""

    id = serializers.UUIDField()
    label = serializers.CharField(max_length=LONGEST_LABEL, allow_blank=True, help_text="Empty when none was given.")  # type: ignore[assignment]  # a field by the wire's name
    image_url = serializers.URLField(help_text="A copy of its own: it stays when the job's pictures go.")
    job_id = serializers.UUIDField()
    created_at = serializers.IntegerField(help_text="Unix seconds.")


class AvatarEnvelopeSerializer(CompletedEnvelopeSerializer):
    """One avatar."""

    object = Said("avatar")
    data = AvatarSerializer()  # type: ignore[assignment]  # a field by the wire's name; DRF takes it off the class


class AvatarPageSerializer(serializers.Serializer[Any]):
    """Some avatars of many."""

    data = AvatarSerializer(many=True)  # type: ignore[assignment]  # a field by the wire's name; DRF takes it off the class
    total_count = serializers.IntegerField()
    has_more = serializers.BooleanField()


class AvatarListSerializer(CompletedEnvelopeSerializer):
    """A page of avatars, newest first."""

    object = Said("list")
    data = AvatarPageSerializer()  # type: ignore[assignment]  # a field by the wire's name; DRF takes it off the class


class AvatarGoneSerializer(serializers.Serializer[Any]):
    """An avatar that is no more."""

    id = serializers.UUIDField()
    deleted = serializers.BooleanField()


class AvatarGoneEnvelopeSerializer(CompletedEnvelopeSerializer):
    """An avatar that was deleted."""

    object = Said("avatar")
    data = AvatarGoneSerializer()  # type: ignore[assignment]  # a field by the wire's name; DRF takes it off the class
