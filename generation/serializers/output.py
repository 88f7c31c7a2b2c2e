"""The ``output`` member that all generating requests share."""

from __future__ import annotations

from typing import Any, Final

from rest_framework import serializers

from generation.placements import ASPECT_RATIOS, AUTO, FORMATS, RESOLUTIONS, placements
from piad.api.fields import CountField, WordField, WordsField

MOST_PLACEMENTS: Final = 20
MOST_VARIANTS: Final = 8


class OutputSerializer(serializers.Serializer[Any]):
    """How the result shall be made; every member is optional and unknown members are ignored."""

    default_error_messages = {
        "invalid": "Must be a JSON object.",
        "null": "Must be a JSON object, not null; leave the field out instead.",
    }

    aspect_ratio = WordField((AUTO, *ASPECT_RATIOS), required=False, help_text="`auto` takes the first reference's nearest ratio.")
    resolution = WordField(RESOLUTIONS, required=False, help_text="Case-sensitive; `1K` when left out.")
    format = WordField(FORMATS, required=False, help_text="`png` when left out, or `jpeg` where a placement's weight limit asks for it.")
    placements = WordsField(
        tuple(placements()), most=MOST_PLACEMENTS, required=False, help_text="One creative each; sizes then follow the placements."
    )
    variants = CountField(min_value=1, max_value=MOST_VARIANTS, required=False, help_text="How many different creatives of each size.")
    thinking_intensity = WordField(("minimal", "high"), required=False, help_text="How many candidates are tried.")
