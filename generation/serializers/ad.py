"""The body of an ad request, checked and turned into the value that the action takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from generation.actions import AdRequest
from generation.serializers.output import OutputSerializer
from generation.serializers.pictures import PicturesField, refusal_of
from piad.api.fields import IdentifierField, MetadataField, ObjectField, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_PROMPT: Final = 5_000
LONGEST_REFERENCE_ID: Final = 200
MOST_PICTURES: Final = 6


@extend_schema_serializer(component_name="Ad")  # as a request: AdRequest
class AdRequestSerializer(serializers.Serializer[Any]):
    """A request for one ad. ``null`` is refused for every member: leave a member out instead. Unknown members are ignored."""

    default_error_messages = {"invalid": "The body must be a JSON object."}

    prompt = TextField(max_length=LONGEST_PROMPT, help_text="What to advertise, to whom, and in which tone.")
    reference_images = PicturesField(
        most=MOST_PICTURES,
        required=False,
        help_text="Up to 6 pictures (JPEG, PNG, WebP, 15 MiB each): https addresses, data URLs or base64.",
    )
    brand_id = IdentifierField(required=False, help_text="A stored brand of the organization.")
    brand_identity_json = ObjectField(required=False, help_text="Any JSON object; what it says wins over the stored brand.")
    output = OutputSerializer(required=False)
    client_reference_id = TextField(max_length=LONGEST_REFERENCE_ID, required=False)
    metadata = MetadataField(required=False, help_text="At most 16 keys with string values of at most 500 characters.")

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> AdRequest:
        """Return the checked request; raises ``InvalidBody``, or ``InvalidReferenceImage`` when only pictures are wrong."""
        serializer = cls(data=body)
        try:
            serializer.is_valid(raise_exception=True)
        except serializers.ValidationError as error:
            raise refusal_of(error) from error
        return _ad_request(serializer.validated_data)


def _ad_request(members: Mapping[str, Any]) -> AdRequest:
    return AdRequest(
        prompt=members["prompt"],
        pictures=members.get("reference_images", ()),
        brand_id=members.get("brand_id"),
        brand_identity=members.get("brand_identity_json"),
        output=dict(members["output"]) if "output" in members else None,
        client_reference_id=members.get("client_reference_id"),
        metadata=members.get("metadata", {}),
    )
