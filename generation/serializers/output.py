"""The ``output`` member that all generating requests share."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from generation.placements import ASPECT_RATIOS, AUTO, RESOLUTIONS
from generation.serializers.plain import WordField


class OutputSerializer(serializers.Serializer[Any]):
    """How the result shall be made; every member is optional and unknown members are ignored."""

    default_error_messages = {
        "invalid": "Must be a JSON object.",
        "null": "Must be a JSON object, not null; leave the field out instead.",
    }

    aspect_ratio = WordField((AUTO, *ASPECT_RATIOS), required=False, help_text="`auto` takes the first reference's nearest ratio.")
    resolution = WordField(RESOLUTIONS, required=False, help_text="Case-sensitive; `1K` when left out.")
    thinking_intensity = WordField(("minimal", "high"), required=False, help_text="How many candidates are tried.")
