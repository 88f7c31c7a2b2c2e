"""PNG: our own Sub filter under a fast deflate; the file holds pixels and nothing else."""

from __future__ import annotations

import struct
import zlib
from typing import Final

import numpy as np
from PIL import Image
from zlib_ng import zlib_ng

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_COLOUR_TYPES: Final = {"L": 0, "RGB": 2, "RGBA": 6}
_SUB: Final = 1
# zlib-ng level 4 under Sub weighs what the default encoder's adaptive filters do on drawn grounds, at a tenth of its time; level 3
# saves a fifth of that time but can weigh eight percent more.
_LEVEL: Final = 4
_SRGB_PERCEPTUAL: Final = b"\x00"
_END: Final = b"\x00\x00\x00\x00IEND"


def encode(image: Image.Image) -> bytes:
    """Return the picture (mode L, RGB or RGBA) as PNG, tagged sRGB."""
    pixels = np.asarray(image)
    rows = pixels.reshape(image.height, -1)
    channels = rows.shape[1] // image.width
    filtered = np.empty((image.height, rows.shape[1] + 1), dtype=np.uint8)
    filtered[:, 0] = _SUB
    filtered[:, 1 : channels + 1] = rows[:, :channels]
    np.subtract(rows[:, channels:], rows[:, :-channels], out=filtered[:, channels + 1 :])
    header = struct.pack(">IIBBBBB", image.width, image.height, 8, _COLOUR_TYPES[image.mode], 0, 0, 0)
    body = zlib_ng.compress(filtered.data, _LEVEL)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"sRGB", _SRGB_PERCEPTUAL) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def with_xmp(file: bytes, xmp: bytes) -> bytes:
    """Return the PNG with an XMP packet before its end (PNG third edition, keyword ``XML:com.adobe.xmp``, uncompressed)."""
    text = b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + xmp
    end = file.rindex(_END)
    return file[:end] + _chunk(b"iTXt", text) + file[end:]


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
