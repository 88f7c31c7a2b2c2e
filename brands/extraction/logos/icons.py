"""Windows icon files: the largest picture in one, as PNG."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Final

import numpy as np
from PIL import Image

_HEAD: Final = struct.Struct("<HHH")
_ENTRY: Final = struct.Struct("<BBBBHHII")
_BITMAP: Final = struct.Struct("<IiiHHI")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MOST_ENTRIES: Final = 32


def is_icon(body: bytes) -> bool:
    """Tell an icon file by its first bytes."""
    return body[:4] == b"\x00\x00\x01\x00"


def unpacked(body: bytes) -> bytes | None:
    """Return the largest picture of an icon file as PNG bytes (still a stranger's); ``None`` when nothing in it can be read.

    Pictures inside are PNG files, or bitmaps of 32 bits a pixel, which are read here; bitmaps of fewer colours are passed over.
    """
    if len(body) < _HEAD.size or not is_icon(body):
        return None
    count = min(_HEAD.unpack_from(body)[2], _MOST_ENTRIES)
    entries = [
        _ENTRY.unpack_from(body, _HEAD.size + _ENTRY.size * place)
        for place in range(count)
        if len(body) >= _HEAD.size + _ENTRY.size * (place + 1)
    ]
    for entry in sorted(entries, key=lambda entry: -((entry[0] or 256) * 1000 + entry[5])):
        length, offset = entry[6], entry[7]
        inside = body[offset : offset + length]
        picture = inside if inside.startswith(_PNG) else _bitmap(inside)
        if picture is not None:
            return picture
    return None


def _bitmap(inside: bytes) -> bytes | None:
    if len(inside) < 40:
        return None
    start, width, doubled, _, bits, packing = _BITMAP.unpack_from(inside)
    height = abs(doubled) // 2
    if bits != 32 or packing != 0 or not (0 < width <= 256 and 0 < height <= 256) or len(inside) < start + width * height * 4:
        return None
    pixels = np.frombuffer(inside, dtype=np.uint8, count=width * height * 4, offset=start).reshape(height, width, 4)
    upright = pixels[::-1, :, [2, 1, 0, 3]] if doubled > 0 else pixels[:, :, [2, 1, 0, 3]]
    output = BytesIO()
    Image.fromarray(np.ascontiguousarray(upright), "RGBA").save(output, "PNG")
    return output.getvalue()
