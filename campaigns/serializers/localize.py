"""The body of a localization, checked and turned into the value that the action takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from campaigns.actions.localize import LocalizationRequest
from generation.actions import AdRequest, PictureAddress
from generation.serializers.ad import LONGEST_PROMPT, LONGEST_REFERENCE_ID
from generation.serializers.output import OutputSerializer
from generation.serializers.pictures import PictureRefused, PicturesField, read_picture, refusal_of
from piad.api.fields import IdentifierField, MetadataField, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_PICTURES: Final = 5
LONGEST_CULTURE: Final = 200
LONGEST_LANGUAGE: Final = 64
LONGEST_CURRENCY: Final = 16
LONGEST_ADDRESS: Final = 2_048
BOTH_OR_NEITHER: Final = "Give exactly one of source_job_id and source_image_url."
NOT_HTTPS: Final = "Must be an https address."


@extend_schema_serializer(component_name="Localization")  # as a request: LocalizationRequest
class LocalizationRequestSerializer(serializers.Serializer[Any]):
    """A request to localize an ad; exactly one of `source_job_id` and `source_image_url` says which.

    ``null`` is refused for every member: leave a member out instead. Unknown members are ignored.
    """

    default_error_messages = {"invalid": "The body must be a JSON object."}

    source_job_id = IdentifierField(required=False, help_text="A completed campaign ad, or edit of one, of the organization.")
    source_image_url = TextField(max_length=LONGEST_ADDRESS, required=False, help_text="The https address of a finished ad's picture.")
    target_culture = TextField(max_length=LONGEST_CULTURE, help_text="Whom the ad is for, in any words: `Gulf Arab`, `Mexico City`.")
    target_language = TextField(max_length=LONGEST_LANGUAGE, required=False, help_text="A name or code; follows from the culture.")
    target_currency = TextField(max_length=LONGEST_CURRENCY, required=False, help_text="A sign or code; follows from the culture.")
    prompt = TextField(max_length=LONGEST_PROMPT, required=False, help_text="Wishes: quoted copy, the price there, an occasion.")
    reference_images = PicturesField(most=MOST_PICTURES, required=False, help_text="Up to 5 pictures, as for an ad.")
    brand_id = IdentifierField(required=False, help_text="A stored brand of the organization.")
    output = OutputSerializer(required=False)
    client_reference_id = TextField(max_length=LONGEST_REFERENCE_ID, required=False)
    metadata = MetadataField(required=False, help_text="At most 16 keys with string values of at most 500 characters.")

    def validate_source_image_url(self, value: str) -> str:
        """Refuse what is no https address; where it leads is for the worker to find out."""
        try:
            picture = read_picture(value)
        except PictureRefused as refused:
            raise serializers.ValidationError(NOT_HTTPS) from refused
        if not isinstance(picture, PictureAddress):
            raise serializers.ValidationError(NOT_HTTPS)
        return picture.url

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse both sources, and neither."""
        if ("source_job_id" in attrs) == ("source_image_url" in attrs):
            raise serializers.ValidationError({"source_job_id": [BOTH_OR_NEITHER]})
        return attrs

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> LocalizationRequest:
        """Return the checked request; raises ``InvalidBody``, or ``InvalidReferenceImage`` when only pictures are wrong."""
        serializer = cls(data=body)
        try:
            serializer.is_valid(raise_exception=True)
        except serializers.ValidationError as error:
            raise refusal_of(error) from error
        return _request(serializer.validated_data)


def _request(members: Mapping[str, Any]) -> LocalizationRequest:
    return LocalizationRequest(
        source_job_id=members.get("source_job_id"),
        source_image_url=members.get("source_image_url"),
        target_culture=members["target_culture"],
        target_language=members.get("target_language"),
        target_currency=members.get("target_currency"),
        order=AdRequest(
            prompt=members.get("prompt", ""),
            pictures=members.get("reference_images", ()),
            brand_id=members.get("brand_id"),
            output=dict(members["output"]) if "output" in members else None,
            client_reference_id=members.get("client_reference_id"),
            metadata=members.get("metadata", {}),
        ),
    )
