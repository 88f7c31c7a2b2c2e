"""What a completed job says of each picture that it made, for the OpenAPI document."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class ExportsSerializer(serializers.Serializer[Any]):
    """The same creative in other forms, where they were made."""

    svg = serializers.URLField(required=False)
    html5 = serializers.URLField(required=False)


class CreativeSerializer(serializers.Serializer[Any]):
    """One finished picture."""

    id = serializers.UUIDField()
    placement = serializers.CharField(allow_null=True, help_text="Where it may run; null when only a ratio was asked for.")
    aspect_ratio = serializers.CharField()
    width = serializers.IntegerField(help_text="Pixels.")
    height = serializers.IntegerField(help_text="Pixels.")
    format = serializers.CharField()
    bytes = serializers.IntegerField()
    image_url = serializers.URLField(help_text="Unguessable and stable; needs no key.")
    alt_text = serializers.CharField()
    recipe_hash = serializers.CharField(help_text="Equal recipes draw equal bytes.")
    variant = serializers.IntegerField(help_text="Counted from 0.")
    exports = ExportsSerializer()
    parent_id = serializers.UUIDField(required=False, help_text="The creative that this one was made from, of an edit or a localization.")


class EngineSerializer(serializers.Serializer[Any]):
    """What wrote and what painted: `local`, or a vendor and its model."""

    text = serializers.CharField()
    image = serializers.CharField()
    degraded_from = serializers.CharField(allow_null=True, help_text="The vendor that was asked first and could not.")
    disclosure = serializers.ChoiceField(choices=["none", "composite", "generated"], help_text="What must be said of the picture's making.")


class ResolvedOutputSerializer(serializers.Serializer[Any]):
    """The shape that was made of what was asked."""

    aspect_ratio = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
