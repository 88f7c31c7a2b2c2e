"""What is asked of avatars that are kept."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from avatars.models import LONGEST_LABEL
from piad.api.fields import IdentifierField, TextField


class SaveSerializer(serializers.Serializer[Any]):
    """Keep the avatar of a job. Unknown members are ignored."""

    default_error_messages = {"invalid": "The body must be a JSON object."}

    job_id = IdentifierField(help_text="A completed `avatar_generation` job.")
    label = TextField(max_length=LONGEST_LABEL, required=False, allow_blank=True, help_text="What you call it.")  # type: ignore[assignment]  # a field by the wire's name


class LabelSerializer(serializers.Serializer[Any]):
    """Call an avatar something else."""

    default_error_messages = {"invalid": "The body must be a JSON object."}

    label = TextField(max_length=LONGEST_LABEL, allow_blank=True, help_text="Empty takes the label away.")  # type: ignore[assignment]  # a field by the wire's name
