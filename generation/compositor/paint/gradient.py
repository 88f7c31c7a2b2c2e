"""Gradients: ramps through OKLab, laid out radially or along a line, dithered so that they do not band."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import cast

import numpy as np
from numpy.typing import NDArray

from generation.colour import Colour, from_oklab, to_oklab

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Fractions = NDArray[np.int16]

_RAMP = 2048
_NOISE_SIDE = 256
# Just over half a level hides the steps between neighbouring 8-bit tones.
_DITHER = 0.6
# Levels are summed in whole 64ths, which 16 bits hold with room for the noise.
_FRACTION_BITS = 6
_FRACTION = 1 << _FRACTION_BITS
_WHITE = 255


@lru_cache(maxsize=256)
def ramp(start: Colour, end: Colour) -> Fractions:
    """Return, for each sRGB channel, 2,048 levels (0..255, in 64ths, half a level added) from ``start`` to ``end`` through OKLab."""
    share = np.linspace(0.0, 1.0, _RAMP)[:, None]
    mixture = to_oklab(np.array(start.rgb)) * (1 - share) + to_oklab(np.array(end.rgb)) * share
    return cast("Fractions", np.ascontiguousarray(((from_oklab(mixture) + 0.5) * _FRACTION + 0.5).astype(np.int16).T))


@lru_cache(maxsize=1)
def _noise() -> Fractions:
    generator = np.random.Generator(np.random.PCG64(20))
    level = (generator.random((_NOISE_SIDE, _NOISE_SIDE), dtype=np.float32) - 0.5) * 2 * _DITHER
    return cast("Fractions", np.round(level * _FRACTION).astype(np.int16))


def coloured(position: Floats, start: Colour, end: Colour, *, origin: tuple[int, int] = (0, 0)) -> Bytes:
    """Return the pixels (h, w, 3) whose ramp position 0..1 is given, dithered; ``origin`` fixes the dither to the artboard."""
    index = (position * np.float32(_RAMP - 1)).astype(np.int32)
    height, width = position.shape
    left, top = origin[0] % _NOISE_SIDE, origin[1] % _NOISE_SIDE
    noise = np.tile(_noise(), (height // _NOISE_SIDE + 2, width // _NOISE_SIDE + 2))[top : top + height, left : left + width]
    pixels = np.empty((height, width, 3), dtype=np.uint8)
    level = np.empty((height, width), dtype=np.int16)
    for channel, steps in enumerate(ramp(start, end)):
        np.take(steps, index, out=level, mode="clip")
        level += noise
        np.maximum(level, 0, out=level)
        level >>= _FRACTION_BITS
        np.minimum(level, _WHITE, out=level)
        pixels[:, :, channel] = level
    return pixels


def radial(size: tuple[int, int], centre: tuple[float, float], rows: tuple[int, int]) -> Floats:
    """Return, for ``rows`` [start, end) of an artboard, 0 at ``centre`` (shares of its sides) rising to 1 at the farthest corner."""
    width, height = size
    aspect = width / height
    stretch_x, stretch_y = max(1.0, aspect), max(1.0, 1 / aspect)
    x = ((np.arange(width, dtype=np.float32) + np.float32(0.5)) / np.float32(width) - np.float32(centre[0])) * np.float32(stretch_x)
    y = ((np.arange(*rows, dtype=np.float32) + np.float32(0.5)) / np.float32(height) - np.float32(centre[1])) * np.float32(stretch_y)
    farthest = math.hypot(max(centre[0], 1 - centre[0]) * stretch_x, max(centre[1], 1 - centre[1]) * stretch_y)
    return cast("Floats", np.sqrt(x[None, :] ** 2 + y[:, None] ** 2) / np.float32(farthest))


def lit(size: tuple[float, float], offset: tuple[float, float], part: tuple[int, int]) -> Floats:
    """Return the ramp of a surface lit from the upper left, for the ``part`` (columns, rows) that begins ``offset`` px inside it."""
    columns, rows = part
    x = (np.arange(columns, dtype=np.float32) + np.float32(0.5 + offset[0])) / np.float32(size[0]) - np.float32(0.4)
    y = (np.arange(rows, dtype=np.float32) + np.float32(0.5 + offset[1])) / np.float32(size[1]) - np.float32(0.3)
    return cast("Floats", np.clip(np.sqrt(x[None, :] ** 2 + y[:, None] ** 2) / np.float32(0.92), 0.0, 1.0))
