"""The size a picture claims, read from its header by arithmetic alone, so that a bomb is refused before any decoder sees it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

from piad.ingest.rejection import PictureRejected, RejectionCode
from piad.ingest.sniff import JPEG, PNG, media_type

_FILL: Final = 0xFF
_START_OF_SCAN: Final = 0xDA
_SOF_MARKERS: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE_MARKERS: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_MAX_SEGMENTS: Final = 4_096
_WEBP_ANIMATION_FLAG: Final = 0x02


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a picture says of itself: pixels as stored, before its orientation is applied."""

    media_type: str
    width: int
    height: int
    animated: bool = False


def read_header(data: bytes) -> Header:
    """Return the header of a PNG, JPEG or WebP; anything else is ``PictureRejected``."""
    kind = media_type(data)
    if kind is None:
        raise PictureRejected(RejectionCode.UNSUPPORTED_TYPE, "is not a PNG, JPEG or WebP picture")
    try:
        if kind == PNG:
            return _png(data)
        return _jpeg(data) if kind == JPEG else _webp(data)
    except (struct.error, IndexError) as broken:
        raise _unreadable() from broken


def _unreadable() -> PictureRejected:
    return PictureRejected(RejectionCode.UNREADABLE, "is damaged or cut short and cannot be opened")


def _png(data: bytes) -> Header:
    if data[12:16] != b"IHDR":
        raise _unreadable()
    width, height = struct.unpack_from(">II", data, 16)
    return Header(media_type=PNG, width=width, height=height, animated=_png_frames(data) > 1)


def _png_frames(data: bytes) -> int:
    """Return the frame count of an ``acTL`` chunk, which stands before the first ``IDAT``; 1 when there is none."""
    offset = 8
    for _ in range(_MAX_SEGMENTS):
        length, name = struct.unpack_from(">I4s", data, offset)
        if name == b"acTL":
            return int(struct.unpack_from(">I", data, offset + 8)[0])
        if name in {b"IDAT", b"IEND"}:
            return 1
        offset += 12 + length
    raise _unreadable()


def _jpeg(data: bytes) -> Header:
    offset = 2
    for _ in range(_MAX_SEGMENTS):
        while data[offset] == _FILL and data[offset + 1] == _FILL:
            offset += 1
        fill, marker = data[offset], data[offset + 1]
        if fill != _FILL or marker == _START_OF_SCAN:
            break
        if marker in _SOF_MARKERS:
            height, width = struct.unpack_from(">HH", data, offset + 5)
            return Header(media_type=JPEG, width=width, height=height)
        offset += 2 if marker in _BARE_MARKERS else 2 + struct.unpack_from(">H", data, offset + 2)[0]
    raise _unreadable()


def _webp(data: bytes) -> Header:
    form = data[12:16]
    if form == b"VP8X":
        width = 1 + int.from_bytes(_exactly(data, 24, 3), "little")
        height = 1 + int.from_bytes(_exactly(data, 27, 3), "little")
        return Header(media_type="image/webp", width=width, height=height, animated=bool(data[20] & _WEBP_ANIMATION_FLAG))
    if form == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return Header(media_type="image/webp", width=1 + (bits & 0x3FFF), height=1 + (bits >> 14 & 0x3FFF))
    width, height = struct.unpack_from("<HH", data, 26)
    return Header(media_type="image/webp", width=width & 0x3FFF, height=height & 0x3FFF)


def _exactly(data: bytes, offset: int, count: int) -> bytes:
    """Return ``count`` bytes, or raise ``IndexError`` where a slice would quietly come up short."""
    if len(data) < offset + count:
        raise IndexError(offset)
    return data[offset : offset + count]
