"""The one JSON parser: strict about what it reads, and cheap to refuse."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any, NoReturn

from django.http import HttpRequest, HttpResponse
from rest_framework.parsers import BaseParser

from piad.api.errors import FieldProblem, InvalidBody, InvalidJSON, UnsupportedMediaType

JSON_TYPE = "application/json"
MAX_DEPTH = 32
MAX_NODES = 2_000
MAX_QUOTES = 100_000  # far over 2,000 members and an escaped prompt; bounds the walk over a body of `\"`
MAX_NUMBER_CHARACTERS = 30
MAX_INTEGER = 2**53
_NOT_STRUCTURE = bytes(set(range(256)) - set(b"[]{},"))
_SURROGATE = re.compile("[\ud800-\udfff]")
_CHARSET = re.compile(r"charset\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE)


def serves(parser: BaseParser, content_type: str | None) -> bool:
    """Say whether a parser reads a media type, whatever its parameters."""
    return (content_type or "").partition(";")[0].strip().lower() == parser.media_type


class StrictJSONParser(BaseParser):
    """UTF-8 JSON objects of at most 32 levels and 2,000 values, without NUL, lone surrogates, NaN, huge numbers or repeated members."""

    media_type = JSON_TYPE

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the body's object; raise `InvalidJSON`, `InvalidBody` or `UnsupportedMediaType`."""
        _require_utf8(media_type or "")
        members = parse_object(stream.read())
        if parser_context is not None:
            parser_context["request"]._request.piad_body = members  # noqa: SLF001 - DRF's own way to Django's request
        return members


class ForgetBodyMiddleware:
    """Empty the parsed body once the request is answered.

    DRF's request refers to itself, so that it would keep six pictures in memory until the next full garbage collection.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request and forget what it sent."""
        response = self.get_response(request)
        members: dict[str, Any] | None = getattr(request, "piad_body", None)
        if members is not None:
            members.clear()
        return response


def parse_object(body: bytes) -> dict[str, Any]:
    """Return the JSON object in `body`; raise `InvalidJSON`, or `InvalidBody` when it is JSON of another kind."""
    _measure(body)
    text = _text(body)
    del body  # the body, its text and its strings are each as large as six pictures: hold two of them at most
    value = _load(text)
    del text
    _check_text(value)
    if not isinstance(value, dict):
        raise InvalidBody([FieldProblem(param="", message="Must be a JSON object.")], message="The request body must be a JSON object.")
    return value


def _require_utf8(media_type: str) -> None:
    charset = _CHARSET.search(media_type)
    if charset and charset[1].lower() not in {"utf-8", "utf8"}:
        raise UnsupportedMediaType


def _measure(body: bytes) -> None:
    """Refuse a body that is nested too deeply or holds too many values, before anything is built from it.

    Strings are skipped with `bytes.find`, so megabytes of base64 cost no more than a memory scan.
    """
    if body.count(b'"') > MAX_QUOTES:
        raise InvalidJSON("The JSON body has too many quotation marks.")
    depth = closings = 0
    nodes = 1
    for between in _outside_strings(body):
        structure = between.translate(None, _NOT_STRUCTURE)
        values = structure.translate(None, b"]}")
        nodes += len(values)
        closings += len(structure) - len(values)
        if max(nodes, closings) > MAX_NODES:
            raise InvalidJSON(f"The JSON body has more than {MAX_NODES} values, or is nested more than {MAX_DEPTH} levels deep.")
        depth = _deepen(structure, depth)


def _deepen(structure: bytes, depth: int) -> int:
    for character in structure:
        if character in b"[{":
            depth += 1
        elif character in b"]}":
            depth -= 1
        if depth > MAX_DEPTH:
            raise InvalidJSON(f"The JSON body is nested more than {MAX_DEPTH} levels deep.")
    return depth


def _outside_strings(body: bytes) -> Iterator[bytes]:
    """Yield what stands between the strings of a JSON text; an unfinished string ends the walk, and the JSON reader says so."""
    position = 0
    while (opening := body.find(b'"', position)) >= 0:
        yield body[position:opening]
        position = _end_of_string(body, opening + 1)
        if position < 0:
            return
    yield body[position:]


def _end_of_string(body: bytes, start: int) -> int:
    """Return the position after the quotation mark that closes a string, or -1: one after an even run of backslashes."""
    while (quote := body.find(b'"', start)) >= 0:
        run = body[start:quote]
        if (len(run) - len(run.rstrip(b"\\"))) % 2 == 0:
            return quote + 1
        start = quote + 1
    return -1


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidJSON(f"The body is not UTF-8: byte {error.start} cannot be read.") from error


def _load(text: str) -> Any:  # noqa: ANN401 - JSON is of any type
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_integer, parse_float=_float, parse_constant=_constant)
    except json.JSONDecodeError as error:
        raise InvalidJSON(f"The body is not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}.") from error
    except RecursionError as error:
        raise InvalidJSON(f"The JSON body is nested more than {MAX_DEPTH} levels deep.") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise InvalidJSON("An object of the JSON body names the same member twice.")
    return members


def _integer(literal: str) -> int:
    if len(literal) > MAX_NUMBER_CHARACTERS or abs(int(literal)) > MAX_INTEGER:
        raise InvalidJSON("The JSON body holds an integer beyond 2^53.")
    return int(literal)


def _float(literal: str) -> float:
    number = float(literal)
    if len(literal) > MAX_NUMBER_CHARACTERS or abs(number) == float("inf"):
        raise InvalidJSON("The JSON body holds a number that is too large or too long.")
    return number


def _constant(name: str) -> NoReturn:
    raise InvalidJSON(f"{name} is not a JSON number.")


def _check_text(value: Any) -> None:  # noqa: ANN401
    """Refuse NUL and lone surrogates in every member's name and every string: PostgreSQL stores neither."""
    if isinstance(value, str):
        _check_string(value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            _check_string(name)
            _check_text(inner)
    elif isinstance(value, list):
        for inner in value:
            _check_text(inner)


def _check_string(text: str) -> None:
    if "\x00" in text:
        raise InvalidJSON("The JSON body holds the character U+0000.")
    if not text.isascii() and _SURROGATE.search(text):
        raise InvalidJSON("The JSON body holds half of a surrogate pair.")
