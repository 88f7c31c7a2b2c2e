"""Fields that take a JSON value for what it is: no number becomes a text, no text a list."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

if TYPE_CHECKING:
    from collections.abc import Sequence

_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.IGNORECASE)
_MOST_KEYS: Final = 16
_LONGEST_KEY: Final = 200
_LONGEST_VALUE: Final = 500
_LARGEST_OBJECT: Final = 256 * 1024


class TextField(serializers.CharField):
    """A JSON string, trimmed before its length is checked; counted in characters, not bytes."""

    default_error_messages = {
        "invalid": "Must be a string.",
        "null": "Must be a string, not null; leave the field out instead.",
        "blank": "Must not be empty.",
        "required": "This field is required.",
        "max_length": "Must have at most {max_length} characters.",
    }

    def to_internal_value(self, data: object) -> str:
        """Return the trimmed text; anything but a string is refused."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class WordField(serializers.ChoiceField):
    """One word of a closed set, letter for letter: ``1k`` is not ``1K`` and the number 512 is not ``512``."""

    default_error_messages = {
        "invalid_choice": "Must be one of: {words}.",
        "null": "Must be a string, not null; leave the field out instead.",
    }

    def __init__(self, words: Sequence[str], **kwargs: Any) -> None:  # noqa: ANN401 - passed on to DRF
        """Take the allowed words in the order in which messages list them."""
        self.words = tuple(words)
        super().__init__(choices=self.words, **kwargs)

    def to_internal_value(self, data: object) -> str:
        """Return the word as written."""
        if not isinstance(data, str) or data not in self.words:
            self.fail("invalid_choice", words=", ".join(self.words))
        return data


class WordsField(serializers.ListField):
    """A list of different words of a closed set."""

    default_error_messages = {
        "not_a_list": "Must be a list of strings.",
        "null": "Must be a list, not null; leave the field out instead.",
        "empty": "Must not be empty; leave the field out instead.",
        "max_length": "Must have at most {max_length} items.",
        "repeated": "Must not name {word} twice.",
    }

    def __init__(self, words: Sequence[str], *, most: int, **kwargs: Any) -> None:  # noqa: ANN401 - passed on to DRF
        """Take the allowed words and how many may be named."""
        super().__init__(child=WordField(words), max_length=most, allow_empty=False, **kwargs)

    def to_internal_value(self, data: object) -> list[str]:
        """Return the words in the order given."""
        if not isinstance(data, list):
            self.fail("not_a_list")
        words: list[str] = super().to_internal_value(data)
        repeated = next((word for word in words if words.count(word) > 1), None)
        if repeated is not None:
            self.fail("repeated", word=repeated)
        return words


class CountField(serializers.IntegerField):
    """A whole JSON number; no text and no truth value is taken for one."""

    default_error_messages = {
        "invalid": "Must be a whole number.",
        "null": "Must be a whole number, not null; leave the field out instead.",
        "min_value": "Must be at least {min_value}.",
        "max_value": "Must be at most {max_value}.",
    }

    def to_internal_value(self, data: object) -> int:
        """Return the number."""
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("invalid")
        return data


class IdentifierField(serializers.UUIDField):
    """A UUID in its usual form of 36 characters."""

    default_error_messages = {
        "invalid": "Must be a UUID such as 123e4567-e89b-12d3-a456-426614174000.",
        "null": "Must be a UUID, not null; leave the field out instead.",
    }

    def to_internal_value(self, data: object) -> UUID:
        """Return the UUID; other spellings that Python would take are refused."""
        if not isinstance(data, str) or not _UUID.match(data):
            self.fail("invalid")
        return UUID(data)


@extend_schema_field({"type": "object", "additionalProperties": {}})
class ObjectField(serializers.JSONField):
    """Any JSON object of at most 256 KiB."""

    default_error_messages = {
        "invalid": "Must be a JSON object.",
        "null": "Must be a JSON object, not null; leave the field out instead.",
        "too_large": "Must be at most {limit} KiB of JSON.",
    }

    def to_internal_value(self, data: object) -> dict[str, Any]:
        """Return the object untouched."""
        if not isinstance(data, dict):
            self.fail("invalid")
        if len(json.dumps(data)) > _LARGEST_OBJECT:
            self.fail("too_large", limit=_LARGEST_OBJECT // 1024)
        return data


@extend_schema_field(
    {"type": "object", "maxProperties": _MOST_KEYS, "additionalProperties": {"type": "string", "maxLength": _LONGEST_VALUE}},
)
class MetadataField(serializers.DictField):
    """The caller's own labels: at most 16 keys, string values trimmed to at most 500 characters."""

    default_error_messages = {
        "invalid": "Must be an object of strings.",
        "null": "Must be an object of strings, not null; leave the field out instead.",
        "too_many": "Must have at most {limit} keys.",
        "not_text": "Must be a string.",
        "long_value": "Must have at most {limit} characters.",
        "long_key": "A key must have at most {limit} characters.",
    }

    def to_internal_value(self, data: object) -> dict[str, str]:
        """Return the labels with trimmed values; problems are told per key."""
        if not isinstance(data, dict):
            self.fail("invalid")
        if len(data) > _MOST_KEYS:
            self.fail("too_many", limit=_MOST_KEYS)
        if any(len(key) > _LONGEST_KEY for key in data):
            self.fail("long_key", limit=_LONGEST_KEY)
        problems = {key: [problem] for key, value in data.items() if (problem := self._problem(value))}
        if problems:
            raise serializers.ValidationError(problems)
        return {key: value.strip() for key, value in data.items()}

    def _problem(self, value: object) -> str | None:
        if not isinstance(value, str):
            return str(self.error_messages["not_text"])
        if len(value.strip()) > _LONGEST_VALUE:
            return str(self.error_messages["long_value"]).format(limit=_LONGEST_VALUE)
        return None
