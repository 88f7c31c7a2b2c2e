"""The shape of an answer: a dataclass as JSON Schema for the vendor, and the vendor's JSON read back into it."""

from __future__ import annotations

import dataclasses
import json
import types
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

Answer = TypeVar("Answer")
_PLAIN: Final[dict[Any, str]] = {str: "string", int: "integer", float: "number", bool: "boolean"}


class ShapeMismatchError(Exception):
    """The text is no JSON of the wanted shape."""


def json_schema(shape: type[Any]) -> dict[str, Any]:
    """Return the JSON Schema of a dataclass: every member required, no others allowed, as strict structured output wants it."""
    hints = get_type_hints(shape)
    members = {field.name: _schema(hints[field.name]) for field in dataclasses.fields(shape)}
    return {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}


def read_answer(shape: type[Answer], text: str) -> Answer:
    """Return a text as the dataclass, with or without a Markdown fence around it; raises `ShapeMismatchError`."""
    try:
        members = json.loads(text.strip().removeprefix("```json").removeprefix("```").removesuffix("```"))
        hints = get_type_hints(shape)
        return shape(**{name: _read(hints[name], members[name]) for name in hints})
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ShapeMismatchError(f"not of the shape {shape.__name__}: {error!r}") from error


def _schema(hint: Any) -> dict[str, Any]:  # noqa: ANN401 - a type of any kind
    if get_origin(hint) is types.UnionType:
        inner = next(arg for arg in get_args(hint) if arg is not type(None))
        return {"type": [_PLAIN[inner], "null"]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0])}
    return {"type": _PLAIN[hint]} if hint in _PLAIN else json_schema(hint)


def _read(hint: Any, value: Any) -> Any:  # noqa: ANN401 - a value of any kind
    if get_origin(hint) is types.UnionType:
        return None if value is None else _read(next(arg for arg in get_args(hint) if arg is not type(None)), value)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise TypeError(f"{value!r} is no list")
        return tuple(_read(get_args(hint)[0], one) for one in value)
    if hint is float and type(value) is int:
        return float(value)
    if hint not in _PLAIN:
        return read_answer(hint, json.dumps(value))
    if type(value) is not hint:
        raise TypeError(f"{value!r} is no {hint.__name__}")
    return value
