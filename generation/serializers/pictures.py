"""Pictures in a request: https addresses, data URLs or bare base64, checked without an imaging library."""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from rest_framework import serializers

from generation.actions import InlinePicture, PictureAddress
from piad.api.errors import ApiError, FieldProblem, translate
from piad.ingest import sniff

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGEST_PICTURE: Final = 15 * 1024 * 1024
LONGEST_ADDRESS: Final = 8_192
# Base64 writes 3 bytes as 4 characters; a longer text is refused before it is decoded.
LONGEST_BASE64: Final = 4 * -(-LARGEST_PICTURE // 3)
_DATA_URL: Final = re.compile(r"data:image/[a-z0-9.+-]{1,40}(?:;[a-z0-9=._-]{1,60}){0,4};base64,", re.IGNORECASE)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]{0,30}:", re.IGNORECASE)
_HEAD: Final = 512

# One sentence per way in which a picture can be wrong.
_MESSAGES: Final = {
    "invalid": "Must be a list of strings.",
    "null": "Must be a list of strings, not null; leave the field out instead.",
    "too_many": "Must have at most {limit} pictures.",
    "not_text": "Must be a string: an https address, a data URL or base64.",
    "blank": "Must not be empty.",
    "scheme": "Must be an https address, a data URL or base64; other addresses are not fetched.",
    "address": "Is not a usable https address.",
    "data_url": "Is not a data URL of the form data:image/png;base64,...",
    "base64": "Is neither an https address nor a data URL nor valid base64.",
    "too_large": "Is larger than 15 MiB when decoded.",
    "unknown": "Is not a JPEG, PNG or WebP picture.",
}


class PicturesField(serializers.Field):  # type: ignore[type-arg]  # the stubs take four parameters that say nothing here
    """A list of pictures, read in one pass: a child field per item would run regular expressions over megabytes of base64."""

    default_error_messages = _MESSAGES

    def __init__(self, *, most: int, **kwargs: Any) -> None:  # noqa: ANN401 - passed on to DRF
        """Take at most ``most`` pictures."""
        self.most = most
        super().__init__(**kwargs)

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
                pictures.append(read_picture(item))
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
    """One item is no picture that we take; the message says why."""

    def __init__(self, reason: str) -> None:
        """Take the key of the message."""
        super().__init__(_MESSAGES[reason])


def read_picture(item: object) -> InlinePicture | PictureAddress:
    """Read one item of the wire; raises :class:`PictureRefused`."""
    if not isinstance(item, str):
        raise PictureRefused("not_text")
    head = item[:_HEAD].lstrip()
    if not head:
        raise PictureRefused("blank")
    if head[:5].lower() == "data:":
        return _inline(_body_of_data_url(item.strip()))
    if _SCHEME.match(head):
        return _address(item.strip())
    return _inline(item.strip())


def _body_of_data_url(text: str) -> str:
    match = _DATA_URL.match(text, 0, _HEAD)
    if match is None:
        raise PictureRefused("data_url")
    return text[match.end() :]


def _inline(text: str) -> InlinePicture:
    if len(text) > LONGEST_BASE64:
        raise PictureRefused("too_large")
    try:
        content = binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        raise PictureRefused("base64") from None
    if len(content) > LARGEST_PICTURE:
        raise PictureRefused("too_large")
    media_type = sniff.media_type(content[:_HEAD])
    if media_type is None:
        raise PictureRefused("unknown")
    return InlinePicture(content=content, media_type=media_type)


def _address(text: str) -> PictureAddress:
    if len(text) > LONGEST_ADDRESS or any(character <= " " or character == "\x7f" for character in text):
        raise PictureRefused("address")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise PictureRefused("address") from None
    if parts.scheme != "https" and not _allowed_fixture(parts.scheme, parts.hostname, port):
        raise PictureRefused("scheme")
    if not parts.hostname or parts.username is not None or parts.password is not None:
        raise PictureRefused("address")
    return PictureAddress(url=text)


def _allowed_fixture(scheme: str, host: str | None, port: int | None) -> bool:
    """Tell whether the operator named this plain-http host and port (``PIAD_OUTBOUND_ALLOW``, empty by default)."""
    return scheme == "http" and f"{host}:{port or 80}" in settings.PIAD_OUTBOUND_ALLOW
