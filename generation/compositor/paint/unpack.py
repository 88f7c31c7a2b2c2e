"""Opening clean pictures: JPEG straight into packed pixels, plain PNG inflated by ISA-L in half the time, every other kind by Pillow."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

import numpy as np
import simplejpeg
from isal import isal_zlib
from numpy.typing import NDArray
from PIL import Image

Bytes = NDArray[np.uint8]

_JPEG_SIGNATURE: Final = b"\xff\xd8\xff"
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_HEADER: Final = struct.Struct(">IIBBBBB")
_CHUNK: Final = struct.Struct(">I4s")
_CRC_BYTES: Final = 4
_MODES: Final = {2: "RGB", 6: "RGBA"}
# Filters of rows (PNG third edition, 9.2) that numpy undoes faster than Pillow: Up at once for a row, Sub px by px, so that Sub pays only
# where at most this share of the rows has it.
_SUB: Final = 1
_UP: Final = 2
_FEW: Final = 1 / 4
# Deflate's block of bytes as they are (RFC 1951, 3.2.4): a flag, the length and its complement.
_ZLIB_START: Final = b"\x78\x01"
_STORED: Final = struct.Struct("<BHH")
_STORED_MOST: Final = 65_535
# The stubs take the class for an instance.
_DAMAGED: Final = cast("type[Exception]", isal_zlib.error)


def unpacked(file: bytes) -> Image.Image:
    """Return a PNG or JPEG as RGB, or RGBA where the file has transparency; ``OSError`` where it is neither or damaged."""
    return _plain_png(file) or _by_pillow(file)


def photo_pixels(file: bytes) -> Bytes | None:
    """Return a JPEG's pixels (h, w, 3), packed as libvips takes them; None for other kinds and where Pillow should judge the file."""
    if not file.startswith(_JPEG_SIGNATURE):
        return None
    try:
        return cast("Bytes", simplejpeg.decode_jpeg(file, "RGB"))
    except ValueError:
        return None


def _by_pillow(file: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(file), formats=["PNG", "JPEG"])
    image.load()
    wanted = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode == wanted else image.convert(wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Packed:
    """The compressed rows of an 8-bit RGB or RGBA PNG."""

    mode: str
    size: tuple[int, int]
    body: bytes

    @property
    def row_bytes(self) -> int:
        """Return what all filtered rows weigh, each led by its filter's number."""
        return self.size[1] * (1 + self.size[0] * len(self.mode))


def _plain_png(file: bytes) -> Image.Image | None:
    """Inflate first, then undo the filters here or let Pillow, which takes bytes as deflate stores them; None for kinds that need more."""
    try:
        packed = _packed(file)
        if packed is None:
            return None
        rows = isal_zlib.decompressobj().decompress(packed.body, packed.row_bytes)
    except (struct.error, _DAMAGED):
        return None
    if len(rows) != packed.row_bytes:
        return None
    found = _unfiltered(np.frombuffer(rows, dtype=np.uint8).reshape(packed.size[1], -1), len(packed.mode))
    return Image.frombytes(packed.mode, packed.size, _stored(rows), "zip", packed.mode, 0) if found is None else Image.fromarray(found)


def _unfiltered(rows: Bytes, bands: int) -> Bytes | None:
    """Return the pixels (h, w, bands) of filtered rows, None where Pillow is the faster."""
    kinds = rows[:, 0]
    if kinds.max() > _UP or np.count_nonzero(kinds == _SUB) > _FEW * len(kinds):
        return None
    pixels = np.empty((len(rows), (rows.shape[1] - 1) // bands, bands), dtype=np.uint8)
    above = np.zeros_like(pixels[0])
    for kind, row, into in zip(kinds.tolist(), rows[:, 1:].reshape(pixels.shape), pixels, strict=True):
        match kind:
            case 2:
                np.add(row, above, out=into)
            case 1:
                np.add.accumulate(row, axis=0, out=into)
            case _:
                into[...] = row
        above = into
    return pixels


def _packed(file: bytes) -> _Packed | None:
    if not file.startswith(_SIGNATURE):
        return None
    parts = list(_chunks(file))
    width, height, depth, kind, _, _, interlaced = _HEADER.unpack(parts[0][1])
    if depth != 8 or kind not in _MODES or interlaced or any(name == b"tRNS" for name, _ in parts):
        return None
    return _Packed(mode=_MODES[kind], size=(width, height), body=b"".join(body for name, body in parts if name == b"IDAT"))


def _chunks(file: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Yield name and body of each chunk up to the end; ``struct.error`` where the file stops before it."""
    view, at, name = memoryview(file), len(_SIGNATURE), b""
    while name != b"IEND":
        length, name = _CHUNK.unpack_from(view, at)
        at += _CHUNK.size
        yield name, view[at : at + length]
        at += length + _CRC_BYTES


def _stored(rows: bytes) -> bytes:
    view, count = memoryview(rows), len(rows)
    parts: list[bytes | memoryview] = [_ZLIB_START]
    for start in range(0, count, _STORED_MOST):
        block = view[start : start + _STORED_MOST]
        parts += (_STORED.pack(start + len(block) == count, len(block), len(block) ^ _STORED_MOST), block)
    parts.append(struct.pack(">I", isal_zlib.adler32(rows)))
    return b"".join(parts)
