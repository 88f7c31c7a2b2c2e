"""Raster files: a finished artboard in the format asked for, under the weight that its placement takes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from PIL import Image

from generation.compositor.export import png


class RasterFormat(StrEnum):
    """The file formats of the wire."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    AVIF = "avif"


MEDIA_TYPES: Final = {
    RasterFormat.PNG: "image/png",
    RasterFormat.JPEG: "image/jpeg",
    RasterFormat.WEBP: "image/webp",
    RasterFormat.AVIF: "image/avif",
}
EXTENSIONS: Final = {RasterFormat.PNG: "png", RasterFormat.JPEG: "jpg", RasterFormat.WEBP: "webp", RasterFormat.AVIF: "avif"}

# Qualities in order of trial; the first is the usual one, the others only where a weight limit asks for them.
_JPEG_QUALITIES: Final = (88, 82, 76, 70, 62, 54)
_WEBP_QUALITIES: Final = (82, 74, 66, 58)
_AVIF_QUALITIES: Final = (70, 60, 50)
_COLOURS: Final = (256, 192, 128)
# JPEG's colour at full resolution or, as usual, at half of it (4:2:0). Half saves a fifth of the bytes and more than a third of the time,
# and dulls letters and fine lines of saturated colour: two lines of red type in a feed ad are what a thousandth of steps as large as
# these is (levels of red and blue against green, from one px to the next). Of the rows of px every sixteenth is asked.
_FULL_COLOUR, _HALF_COLOUR = 0, 2
_SAMPLED: Final = 16
_STEP: Final = 90
_STEPS: Final = 1 / 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class RasterFile:
    """An encoded artboard; ``note`` says what had to give way to the weight limit, if anything."""

    content: bytes
    format: RasterFormat
    note: str | None = None


def encode(image: Image.Image, *, wanted: RasterFormat | None, max_bytes: int | None, xmp: bytes) -> RasterFile:
    """Return the artboard (RGB) as a file carrying ``xmp``.

    Without a wanted format it is PNG, or JPEG where PNG is too heavy for ``max_bytes``. With one it stays that format, at the best
    quality that fits; the lightest try is returned where none does, and inspection then says so.
    """
    lightest: RasterFile | None = None
    for number, file in enumerate(_tries(image, wanted, xmp, limited=max_bytes is not None)):
        if max_bytes is None or len(file.content) <= max_bytes:
            return RasterFile(content=file.content, format=file.format, note=file.note if number else None)
        if lightest is None or len(file.content) < len(lightest.content):
            lightest = file
    assert lightest is not None  # noqa: S101 - every format is tried at least once
    return lightest


def _tries(image: Image.Image, wanted: RasterFormat | None, xmp: bytes, *, limited: bool) -> Iterator[RasterFile]:
    match wanted:
        case RasterFormat.JPEG:
            yield from _jpegs(image, xmp, limited=limited)
        case RasterFormat.WEBP:
            for quality in _WEBP_QUALITIES:
                yield RasterFile(
                    content=_saved(image, "WEBP", quality=quality, method=2, xmp=xmp), format=wanted, note=f"quality lowered to {quality}"
                )
        case RasterFormat.AVIF:
            for quality in _AVIF_QUALITIES:
                yield RasterFile(
                    content=_saved(image, "AVIF", quality=quality, speed=8, xmp=xmp), format=wanted, note=f"quality lowered to {quality}"
                )
        case _:
            yield from _pngs(image, xmp)
            if wanted is None:
                yield from _jpegs(image, xmp, limited=limited)


def _pngs(image: Image.Image, xmp: bytes) -> Iterator[RasterFile]:
    yield RasterFile(content=png.with_xmp(png.encode(image), xmp), format=RasterFormat.PNG)
    for colours in _COLOURS:
        reduced = image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.FLOYDSTEINBERG)
        content = png.with_xmp(_saved(reduced, "PNG", optimize=True), xmp)
        yield RasterFile(content=content, format=RasterFormat.PNG, note=f"reduced to {colours} colours")


def _jpegs(image: Image.Image, xmp: bytes, *, limited: bool) -> Iterator[RasterFile]:
    best = _FULL_COLOUR if _has_fine_colour(image) else _HALF_COLOUR
    for quality in _JPEG_QUALITIES:
        # Full colour is given up first when the file must be light.
        subsampling = best if quality == _JPEG_QUALITIES[0] else _HALF_COLOUR
        # Tables made for the picture save four percent for as much time again: worth it where bytes count.
        content = _saved(image, "JPEG", quality=quality, subsampling=subsampling, optimize=limited, xmp=xmp)
        yield RasterFile(content=content, format=RasterFormat.JPEG, note=f"quality lowered to {quality}")


def _has_fine_colour(image: Image.Image) -> bool:
    """Tell whether an RGB picture has many abrupt steps of colour, which half resolution would smear."""
    rows = image.resize((image.width, -(-image.height // _SAMPLED)), Image.Resampling.NEAREST)
    red, green, blue = (np.asarray(band).astype(np.int16) for band in rows.split())
    steps = np.abs(np.diff(red - green, axis=1)) + np.abs(np.diff(blue - green, axis=1))
    return bool(np.count_nonzero(steps > _STEP) > _STEPS * steps.size)


def _saved(image: Image.Image, name: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, name, **options)
    return buffer.getvalue()
