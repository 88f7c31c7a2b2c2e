"""A projection's body and answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from jobs.serializers.queued import CompletedEnvelopeSerializer, Said
from piad.api.fields import TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_USE_CASE: Final = 2_000


@extend_schema_serializer(component_name="BrandProjection")
class ProjectionRequestSerializer(serializers.Serializer[Any]):
    """What the brand is wanted for."""

    default_error_messages = {"invalid": "The body must be a JSON object."}

    use_case = TextField(max_length=LONGEST_USE_CASE)


def read_use_case(body: Mapping[str, Any]) -> str:
    """Return the checked use case; DRF's ``ValidationError`` otherwise."""
    serializer = ProjectionRequestSerializer(data=body)
    serializer.is_valid(raise_exception=True)
    return str(serializer.validated_data["use_case"])


class ProjectionDataSerializer(serializers.Serializer[Any]):
    """The brand, shaped for the use case."""

    use_case = serializers.CharField()
    is_wildcard = serializers.BooleanField()
    payload = serializers.DictField()


class ProjectionEnvelopeSerializer(CompletedEnvelopeSerializer):
    """A projection."""

    object = Said("brand.projection")
    data = ProjectionDataSerializer()  # type: ignore[assignment]  # a field by the wire's name; DRF takes it off the class
