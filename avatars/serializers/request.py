"""The body of a request for an avatar, checked and turned into the value that the action takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from avatars.actions import AvatarRequest
from avatars.serializers.hints import HintsField
from generation.placements import ASPECT_RATIOS, AUTO, FORMATS, RESOLUTIONS
from generation.serializers.pictures import PicturesField, refusal_of
from piad.api.fields import IdentifierField, MetadataField, TextField, WordField

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_PROMPT: Final = 5_000
LONGEST_REFERENCE_ID: Final = 200
MOST_PICTURES: Final = 6


class AvatarOutputSerializer(serializers.Serializer[Any]):
    """How the avatar shall be made; every member is optional and unknown members are ignored."""

    default_error_messages = {
        "invalid": "Must be a JSON object.",
        "null": "Must be a JSON object, not null; leave the field out instead.",
    }

    aspect_ratio = WordField((AUTO, *ASPECT_RATIOS), required=False, help_text="`auto`, also when left out, follows `avatar_composition`.")
    resolution = WordField(RESOLUTIONS, required=False, help_text="Case-sensitive; `1K` when left out.")
    format = WordField(FORMATS, required=False, help_text="`png` when left out.")
    thinking_intensity = WordField(("minimal", "high"), required=False, help_text="How long an image model may think.")


@extend_schema_serializer(component_name="AvatarGeneration")  # as a request: AvatarGenerationRequest
class AvatarRequestSerializer(serializers.Serializer[Any]):
    """A request for one avatar. ``null`` is refused for every member: leave a member out instead. Unknown members are ignored."""

    default_error_messages = {"invalid": "The body must be a JSON object."}

    prompt = TextField(max_length=LONGEST_PROMPT, help_text="Who the avatar is, in words.")
    hints = HintsField(required=False, help_text="What the prompt leaves open; unknown keys are ignored.")
    reference_images = PicturesField(
        most=MOST_PICTURES,
        addresses=False,
        required=False,
        help_text="1 to 6 pictures (JPEG, PNG, WebP, 15 MiB each) as data URLs or base64; with any, the library is not used.",
    )
    brand_id = IdentifierField(required=False, help_text="A stored brand of the organization; its colours set the mood.")
    output = AvatarOutputSerializer(required=False)
    client_reference_id = TextField(max_length=LONGEST_REFERENCE_ID, required=False)
    metadata = MetadataField(required=False, help_text="At most 16 keys with string values of at most 500 characters.")

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> AvatarRequest:
        """Return the checked request; raises ``InvalidBody``, or ``InvalidReferenceImage`` when only pictures are wrong."""
        serializer = cls(data=body)
        try:
            serializer.is_valid(raise_exception=True)
        except serializers.ValidationError as error:
            raise refusal_of(error) from error
        members = serializer.validated_data
        return AvatarRequest(
            prompt=members["prompt"],
            hints=members.get("hints", {}),
            pictures=members.get("reference_images", ()),
            brand_id=members.get("brand_id"),
            output=dict(members["output"]) if "output" in members else None,
            client_reference_id=members.get("client_reference_id"),
            metadata=members.get("metadata", {}),
        )
