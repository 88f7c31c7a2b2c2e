"""Veils: one colour laid over pixels, as strongly as each row or column asks; in strips that stay in the processor's cache."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from generation.colour import Colour

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

_STRIP = 32
_HALF = np.uint16(128)


def levels(shares: Floats) -> Bytes:
    """Return shares 0..1 as whole levels 0..255, the nearest."""
    scaled = shares * np.float32(255)
    scaled += np.float32(0.5)
    return cast("Bytes", np.clip(scaled, 0, 255, out=scaled).astype(np.uint8))


def lay_veil(canvas: Image.Image, part: tuple[int, int, int, int], colour: Colour, strength: Bytes, *, vertical: bool) -> None:
    """Lay a veil on a part (left, top, columns, rows) of an RGB canvas; ``strength`` has a level for each row, else for each column."""
    left, top, columns, rows = part
    seen = np.flatnonzero(strength)
    if not len(seen):
        return
    first, last = int(seen[0]), int(seen[-1]) + 1
    box = (left, top + first, left + columns, top + last) if vertical else (left + first, top, left + last, top + rows)
    pixels = np.array(canvas.crop(box))
    _blend(pixels, colour, strength[first:last], vertical=vertical)
    canvas.paste(Image.fromarray(pixels), box)


def _blend(pixels: Bytes, colour: Colour, strength: Bytes, *, vertical: bool) -> None:
    """Blend in place: (old x (255 - s) + new x s) / 255 to the nearest, by shifts, as Pillow's own paste rounds."""
    rows, columns, bands = pixels.shape
    flat = pixels.reshape(rows, columns * bands)
    lain = np.tile(np.array(colour.rgb, dtype=np.uint16), columns)
    share = strength.astype(np.uint16)[:, None] if vertical else np.repeat(strength.astype(np.uint16), bands)[None, :]
    sums = np.empty((_STRIP, columns * bands), dtype=np.uint16)
    other = np.empty_like(sums)
    for start in range(0, rows, _STRIP):
        strip = flat[start : start + _STRIP]
        here = share[start : start + _STRIP] if vertical else share
        total, carry = sums[: len(strip)], other[: len(strip)]
        np.multiply(strip, 255 - here, out=total, dtype=np.uint16)
        np.multiply(lain, here, out=carry)
        total += carry
        total += _HALF
        np.right_shift(total, 8, out=carry)
        total += carry
        total >>= 8
        strip[...] = total
