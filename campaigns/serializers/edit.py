"""The body of an edit, checked and turned into the value that the action takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from campaigns.actions.edit import EditRequest
from generation.actions import AdRequest
from generation.serializers.ad import LONGEST_PROMPT, LONGEST_REFERENCE_ID, MOST_PICTURES
from generation.serializers.output import OutputSerializer
from generation.serializers.pictures import PicturesField, refusal_of
from piad.api.fields import IdentifierField, MetadataField, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping


@extend_schema_serializer(component_name="Edit")  # as a request: EditRequest
class EditRequestSerializer(serializers.Serializer[Any]):
    """A request to edit every creative of a campaign ad, in words.

    ``null`` is refused for every member: leave a member out instead. Unknown members are ignored.
    """

    default_error_messages = {"invalid": "The body must be a JSON object."}

    source_job_id = IdentifierField(help_text="A completed campaign ad, or edit of one, of the organization.")
    prompt = TextField(max_length=LONGEST_PROMPT, help_text="What to change; words in quotation marks are set letter for letter.")
    reference_images = PicturesField(
        most=MOST_PICTURES, required=False, help_text="Up to 6 pictures, as for an ad: to replace the product, or to stand on."
    )
    brand_id = IdentifierField(required=False, help_text="A stored brand of the organization.")
    output = OutputSerializer(required=False)
    client_reference_id = TextField(max_length=LONGEST_REFERENCE_ID, required=False)
    metadata = MetadataField(required=False, help_text="At most 16 keys with string values of at most 500 characters.")

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> EditRequest:
        """Return the checked request; raises ``InvalidBody``, or ``InvalidReferenceImage`` when only pictures are wrong."""
        serializer = cls(data=body)
        try:
            serializer.is_valid(raise_exception=True)
        except serializers.ValidationError as error:
            raise refusal_of(error) from error
        return _request(serializer.validated_data)


def _request(members: Mapping[str, Any]) -> EditRequest:
    return EditRequest(
        source_job_id=members["source_job_id"],
        order=AdRequest(
            prompt=members["prompt"],
            pictures=members.get("reference_images", ()),
            brand_id=members.get("brand_id"),
            output=dict(members["output"]) if "output" in members else None,
            client_reference_id=members.get("client_reference_id"),
            metadata=members.get("metadata", {}),
        ),
    )
