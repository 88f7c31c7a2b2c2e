"""Pictures sent inside the request: strict base64, bare or as a data URL, decoded fast and without an imaging library."""

from __future__ import annotations

import binascii
import hashlib
import re
from dataclasses import dataclass, field
from typing import Final

from piad.ingest import sniff
from piad.ingest.caps import MAX_BYTES, check_bytes
from piad.ingest.rejection import PictureRejected, RejectionCode

# Base64 writes three bytes as four characters.
MAX_ENCODED_CHARACTERS: Final = -(-MAX_BYTES // 3) * 4
_DATA_URL: Final = re.compile(
    r"data:(?P<type>[a-z0-9.+/-]{0,100})(?P<parameters>(?:;[a-z0-9_.+/=\"-]{1,100}){0,8}),", re.ASCII | re.IGNORECASE
)
_PREFIX_CHARACTERS: Final = 1_024


@dataclass(frozen=True, slots=True, kw_only=True)
class InlinePicture:
    """A picture that came in the request's body; ``media_type`` is sniffed, never the declared one."""

    content: bytes = field(repr=False)
    media_type: str

    @property
    def sha256(self) -> str:
        """Return the hexadecimal digest of the bytes as they came."""
        return hashlib.sha256(self.content).hexdigest()


def read_inline(value: str) -> InlinePicture:
    """Return the picture that a text holds; raises ``PictureRejected`` as :func:`decode_inline` does, and for other kinds of file."""
    content = decode_inline(value)
    media_type = sniff.media_type(content[: sniff.HEAD_BYTES])
    if media_type is None:
        raise PictureRejected(RejectionCode.UNSUPPORTED_TYPE, "is not a JPEG, PNG or WebP picture")
    return InlinePicture(content=content, media_type=media_type)


def decode_inline(value: str) -> bytes:
    """Return the bytes of ``data:image/...;base64,...`` or of bare base64; 1 byte to 15 MiB, not yet known to be a picture.

    The alphabet is the standard one, padded, without white space; a declared type must be an image but is not believed. Raises
    ``PictureRejected`` (``unreadable``, ``too_large``, ``unsupported_type``).
    """
    encoded = _encoded_part(value)
    if len(encoded) > MAX_ENCODED_CHARACTERS:
        raise PictureRejected(RejectionCode.TOO_LARGE, f"is larger than {MAX_BYTES // (1024 * 1024)} MiB")
    try:
        decoded = binascii.a2b_base64(encoded, strict_mode=True)
    except ValueError as broken:
        message = "is not valid base64: the standard alphabet with padding, without spaces or line breaks"
        raise PictureRejected(RejectionCode.UNREADABLE, message) from broken
    check_bytes(decoded)
    return decoded


def _encoded_part(value: str) -> str:
    if value[:5].lower() != "data:":
        return value
    prefix = _DATA_URL.match(value[:_PREFIX_CHARACTERS])
    if prefix is None or not prefix["parameters"].lower().endswith(";base64"):
        raise PictureRejected(RejectionCode.UNREADABLE, "is not a data URL with base64 content, such as data:image/png;base64,...")
    declared = prefix["type"].lower()
    if not declared.startswith("image/") or declared.startswith("image/svg"):
        raise PictureRejected(RejectionCode.UNSUPPORTED_TYPE, "is declared as something else than a PNG, JPEG or WebP picture")
    return value[prefix.end() :]
