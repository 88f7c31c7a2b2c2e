"""Veils: one colour laid over pixels, as strongly as each row or column asks; in strips that stay in the processor's cache."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from generation.colour import Colour

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

# Samples at a time.
_STRIP = 100_000
_HALF = np.uint16(128)


def levels(shares: Floats) -> Bytes:
    """Return shares 0..1 as whole levels 0..255, the nearest."""
    scaled = shares * np.float32(255)
    scaled += np.float32(0.5)
    return cast("Bytes", np.clip(scaled, 0, 255, out=scaled).astype(np.uint8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Veil:
    """One colour over a part (left, top, columns, rows); ``strength`` has a level 0..255 for each row if ``vertical``, else each column."""

    part: tuple[int, int, int, int]
    colour: Colour
    strength: Bytes
    vertical: bool

    def on(self, canvas: Image.Image) -> None:
        """Lay the veil on an RGB canvas."""
        box = self._seen()
        pixels = np.array(canvas.crop(box))
        self._blend(pixels)
        canvas.paste(Image.fromarray(pixels), box)

    def over(self, pixels: Bytes) -> None:
        """Lay the veil over pixels (h, w, 3), in place."""
        left, top, right, bottom = self._seen()
        part = pixels[top:bottom, left:right]
        blended = np.ascontiguousarray(part)
        self._blend(blended)
        if blended is not part:
            part[...] = blended

    def _shown(self) -> slice:
        """Return the rows or columns that are veiled at all."""
        seen = np.flatnonzero(self.strength)
        return slice(int(seen[0]), int(seen[-1]) + 1) if len(seen) else slice(0, 0)

    def _seen(self) -> tuple[int, int, int, int]:
        """Return the box (left, top, right, bottom) that is veiled at all."""
        left, top, columns, rows = self.part
        shown = self._shown()
        if self.vertical:
            return left, top + shown.start, left + columns, top + shown.stop
        return left + shown.start, top, left + shown.stop, top + rows

    def _blend(self, pixels: Bytes) -> None:
        """Blend in place: (old x (255 - s) + new x s) / 255 to the nearest, by shifts, as Pillow's own paste rounds."""
        rows, columns, bands = pixels.shape
        flat = pixels.reshape(rows, columns * bands)
        colour = np.tile(np.array(self.colour.rgb, dtype=np.uint16), columns)
        levels = self.strength[self._shown()].astype(np.uint16)
        share = levels[:, None] if self.vertical else np.repeat(levels, bands)[None, :]
        step = max(1, _STRIP // flat.shape[1])
        totals, parts = np.empty((2, min(step, rows), flat.shape[1]), dtype=np.uint16)
        for start in range(0, rows, step):
            strip = flat[start : start + step]
            here = share[start : start + step] if self.vertical else share
            total, part = totals[: len(strip)], parts[: len(strip)]
            np.copyto(total, strip)
            total *= 255 - here
            np.multiply(colour, here, out=part)
            part += _HALF
            total += part
            np.right_shift(total, 8, out=part)
            total += part
            total >>= 8
            np.copyto(strip, total, casting="unsafe")
