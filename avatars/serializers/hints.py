"""The hints of an avatar: 25 known keys with their types; what is unknown is passed over."""

from __future__ import annotations

from typing import Any, Final

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

TEXT_HINTS: Final = (
    "ethnicity",
    "role_archetype",
    "age_range",
    "gender_expression",
    "custom_gender_expression",
    "avatar_composition",
    "pose_style",
    "camera_view",
    "eye_direction",
    "head_orientation",
    "body_type",
    "skin_tone",
    "hair_style",
    "hair_color",
    "eye_color",
    "outfit_category",
    "art_direction",
    "visual_influence",
    "lighting",
    "background",
    "mood",
    "filter_culture",
    "filter_industry",
    "expression",
)
LIST_HINT: Final = "accessories"
MOST_ACCESSORIES: Final = 32
LONGEST_HINT: Final = 500

_TEXT: Final = {"type": "string", "maxLength": LONGEST_HINT}
_LIST: Final = {"type": "array", "maxItems": MOST_ACCESSORIES, "items": _TEXT}


@extend_schema_field({"type": "object", "properties": {**dict.fromkeys(TEXT_HINTS, _TEXT), LIST_HINT: _LIST}, "additionalProperties": {}})
class HintsField(serializers.DictField):
    """A flat object: a known key must have its type, an unknown one is left out."""

    default_error_messages = {
        "not_a_dict": "Must be a JSON object.",
        "null": "Must be a JSON object, not null; leave the field out instead.",
    }

    def to_internal_value(self, data: object) -> dict[str, Any]:
        """Return the known hints, trimmed, without empty ones; problems are told per key."""
        if not isinstance(data, dict):
            self.fail("not_a_dict")
        problems = {name: [problem] for name in (*TEXT_HINTS, LIST_HINT) if name in data and (problem := _problem(name, data[name]))}
        if problems:
            raise serializers.ValidationError(problems)
        texts = {name: data[name].strip() for name in TEXT_HINTS if name in data}
        listed = [item.strip() for item in data.get(LIST_HINT, ()) if item.strip()]
        return {**{name: text for name, text in texts.items() if text}, **({LIST_HINT: listed} if listed else {})}


def _problem(name: str, value: object) -> str | None:
    if name == LIST_HINT:
        return _list_problem(value)
    if not isinstance(value, str):
        return "Must be a string."
    return None if len(value.strip()) <= LONGEST_HINT else f"Must have at most {LONGEST_HINT} characters."


def _list_problem(value: object) -> str | None:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return "Must be a list of strings."
    if len(value) > MOST_ACCESSORIES:
        return f"Must have at most {MOST_ACCESSORIES} items."
    return None if all(len(item.strip()) <= LONGEST_HINT for item in value) else f"An item must have at most {LONGEST_HINT} characters."
