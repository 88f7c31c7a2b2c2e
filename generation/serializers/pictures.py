"""Pictures in a request: https addresses, data URLs or bare base64, checked without an imaging library."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, cast

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from generation.actions import PictureAddress
from piad.api.errors import ApiError, FieldProblem
from piad.api.handlers import translate
from piad.ingest.inline import InlinePicture, read_inline
from piad.ingest.rejection import PictureRejected
from piad.outbound import OutboundRefused
from piad.outbound.policy import Policy
from piad.outbound.target import Target, parse

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]{0,30}:", re.IGNORECASE)

NOT_TEXT: Final = "Must be a string: an https address, a data URL or base64."
BLANK: Final = "Must not be empty."
WRONG_SCHEME: Final = "Must be an https address, a data URL or base64; other addresses are not fetched."
NO_ADDRESS: Final = "Is not a usable https address."
NO_ADDRESSES: Final = "Must be a data URL or base64; addresses are not taken here."


class PicturesField(serializers.Field):  # type: ignore[type-arg]  # the stubs take four parameters that say nothing here
    """A list of pictures, read in one pass: a child field per item would run regular expressions over megabytes of base64."""

    default_error_messages = {
        "invalid": "Must be a list of strings.",
        "null": "Must be a list of strings, not null; leave the field out instead.",
        "too_many": "Must have at most {limit} pictures.",
    }

    def __init__(self, *, most: int, addresses: bool = True, **kwargs: Any) -> None:  # noqa: ANN401 - passed on to DRF
        """Take at most ``most`` pictures; without ``addresses`` only pictures that stand in the body themselves."""
        self.most = most
        self.addresses = addresses
        super().__init__(**kwargs)
        extend_schema_field({"type": "array", "maxItems": most, "items": {"type": "string", "minLength": 1}})(cast("Any", self))

    def to_internal_value(self, data: object) -> tuple[InlinePicture | PictureAddress, ...]:
        """Return the pictures in their order; problems are told per index."""
        if not isinstance(data, list):
            self.fail("invalid")
        if len(data) > self.most:
            self.fail("too_many", limit=self.most)
        pictures: list[InlinePicture | PictureAddress] = []
        problems: dict[str, list[str]] = {}
        for index, item in enumerate(data):
            try:
                pictures.append(read_picture(item, addresses=self.addresses))
            except PictureRefused as refused:
                problems[str(index)] = [str(refused)]
        if problems:
            raise serializers.ValidationError(problems)
        return tuple(pictures)

    def to_representation(self, value: tuple[InlinePicture | PictureAddress, ...]) -> int:
        """Never show pictures back: the wire counts them."""
        return len(value)


class InvalidReferenceImage(ApiError):
    """400: a picture cannot be used; ``param`` says which, counted from zero."""

    def __init__(self, errors: Sequence[FieldProblem]) -> None:
        """Take the problems, at least one."""
        first = errors[0]
        super().__init__(
            http_status=400,
            code="invalid_reference_image",
            message=f"{first.param}: {first.message}",
            param=first.param,
            errors=errors,
        )


def refusal_of(error: serializers.ValidationError) -> ApiError:
    """Return the wire's refusal of a body: ``InvalidReferenceImage`` when pictures alone are wrong with it."""
    refusal = translate(error)
    if refusal.errors and all(problem.param.startswith("reference_images.") for problem in refusal.errors):
        return InvalidReferenceImage(refusal.errors)
    return refusal


class PictureRefused(ValueError):
    """One item is no picture that we take; its text says why."""


def read_picture(item: object, *, addresses: bool = True) -> InlinePicture | PictureAddress:
    """Read one item of the wire; raises :class:`PictureRefused`, for every address where ``addresses`` are not taken.

    Of an address only the form is checked here: where it leads is for the worker to find out.
    """
    if not isinstance(item, str):
        raise PictureRefused(NOT_TEXT)
    text = item.strip()
    if not text:
        raise PictureRefused(BLANK)
    if text[:5].lower() != "data:" and _SCHEME.match(text):
        if not addresses:
            raise PictureRefused(NO_ADDRESSES)
        return _address(text)
    return _inline(text)


def _inline(text: str) -> InlinePicture:
    try:
        return read_inline(text)
    except PictureRejected as rejected:
        raise PictureRefused(_sentence(rejected.message)) from rejected


def _sentence(half: str) -> str:
    """Make a sentence of the half that a rejection gives."""
    return half[0].upper() + half[1:] + ("" if half.endswith(".") else ".")


def _address(text: str) -> PictureAddress:
    try:
        target = parse(text)
    except OutboundRefused as refused:
        raise PictureRefused(WRONG_SCHEME if refused.reason == "scheme" else NO_ADDRESS) from refused
    if target.scheme != "https" and not _is_fixture(target):
        raise PictureRefused(WRONG_SCHEME)
    return PictureAddress(url=text)


def _is_fixture(target: Target) -> bool:
    """Tell whether the operator opened this host and port for plain http (``PIAD_OUTBOUND_ALLOW``, empty by default)."""
    return Policy.from_settings().allows_by_name(target)
