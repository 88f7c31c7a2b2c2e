"""Taking words away: what stood under them is drawn again from the ground around, where that is plain enough to be told."""

from __future__ import annotations

import math
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generation.colour import Colour
from generation.compositor.artboard import Box

# Levels of 255 by which a ring may differ from a plane through it: a flat or graded ground; a soft texture, for inpainting.
_PLAIN: Final = 9.0
_SOFT: Final = 26.0
_SHARE: Final = 88.0
# In heights of the letters: how far the erased part reaches over them, and how wide the ring is that tells the ground.
_REACH: Final = 0.3
_RING: Final = 0.45
_INK: Final = 42.0
# Levels from which a pixel belongs to a letter, and how far its soft edge reaches, in heights.
_LETTERS: Final = 12.0
_SOFTNESS: Final = 0.05
# Per cent of the ring that must be ground, and how often it is looked for.
_MAJORITY: Final = 62
_ROUNDS: Final = 5
_MOST_MASKED: Final = 0.8
# Where corners are looked at, in heights of a plate, and the px by which a sharp one may begin late.
_NEAR_TOP: Final = 0.1
_SHARP: Final = 1.5

Pixels = NDArray[np.uint8]


class GroundTooBusyError(Exception):
    """What lies under the words is a photo or a texture that nobody could tell from its surroundings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """The picture without a text, and the colour that the text had."""

    pixels: Pixels
    ink: Colour


def erase(pixels: Pixels, box: Box, *, size: float) -> Erased:
    """Return the picture without what stands in ``box``; ``size`` is its letters' height in px. Raises :class:`GroundTooBusyError`."""
    inner = _cut(pixels, box.grown(_REACH * size))
    outer = _cut(pixels, box.grown((_REACH + _RING) * size))
    plane, spread = _surface(pixels, outer, inner)
    if spread <= _PLAIN:
        under = plane[_within(inner, outer)]
        made = pixels.copy()
        # Only what is no ground is drawn again, so that no edge shows where the part ends.
        letters = _grown(np.abs(pixels[inner].astype(float) - under).max(axis=2) > _LETTERS, max(2, round(_SOFTNESS * size)))
        made[inner][letters] = np.clip(np.rint(under[letters]), 0, 255).astype(np.uint8)
        return Erased(pixels=made, ink=_ink(pixels, inner, under))
    if spread <= _SOFT and find_spec("cv2") is not None:
        return _inpainted(pixels, inner, plane[_within(inner, outer)], size=size)
    raise GroundTooBusyError


def ink_of(pixels: Pixels, box: Box, ground: Colour) -> Colour:
    """Return the colour in a box that stands out most from its ground."""
    area = pixels[_cut(pixels, box)].astype(float)
    apart = np.abs(area - np.array([ground.red, ground.green, ground.blue], dtype=float)).sum(axis=2)
    red, green, blue = (int(value) for value in np.median(area[apart >= np.percentile(apart, 92)], axis=0))
    return Colour(red, green, blue)


def radius_of(pixels: Pixels, box: Box, fill: Colour) -> float:
    """Return the radius of a plate's corners in px, told by where its colour begins near its upper edge."""
    row = pixels[min(pixels.shape[0] - 1, round(box.y + _NEAR_TOP * box.h)), round(box.x) : round(box.cx)].astype(float)
    same = np.abs(row - np.array([fill.red, fill.green, fill.blue], dtype=float)).max(axis=1) <= _PLAIN * 2
    begins = float(np.argmax(same)) if same.any() else 0.0
    half = box.h / 2
    pill = half - math.sqrt(half**2 - (half - _NEAR_TOP * box.h) ** 2)
    return half if begins >= 0.75 * pill else 0.22 * box.h if begins > _SHARP else 0.06 * box.h


def tone_of(pixels: Pixels, box: Box, *, most: float) -> Colour:
    """Return the one colour of a plate; raises :class:`GroundTooBusyError` where nine tenths of its rim differ by over ``most`` levels."""
    rim = np.concatenate([part.reshape(-1, 3) for part in _rims(pixels, box)]).astype(float)
    middle = np.median(rim, axis=0)
    if float(np.percentile(np.abs(rim - middle).max(axis=1), _SHARE)) > most:
        raise GroundTooBusyError
    red, green, blue = (int(value) for value in middle)
    return Colour(red, green, blue)


def _rims(pixels: Pixels, box: Box) -> tuple[Pixels, ...]:
    """Return four strips just inside a box, clear of its rounded corners."""
    top, bottom, left, right = round(box.y), round(box.bottom), round(box.x), round(box.right)
    deep, inset = max(2, round(0.1 * box.h)), round(0.5 * box.h)
    return (
        pixels[top + 2 : top + 2 + deep, left + inset : right - inset],
        pixels[bottom - 2 - deep : bottom - 2, left + inset : right - inset],
    )


def _cut(pixels: Pixels, box: Box) -> tuple[slice, slice]:
    height, width = pixels.shape[:2]
    rows = slice(max(0, math.floor(box.y)), min(height, math.ceil(box.bottom)))
    return rows, slice(max(0, math.floor(box.x)), min(width, math.ceil(box.right)))


def _within(inner: tuple[slice, slice], outer: tuple[slice, slice]) -> tuple[slice, slice]:
    rows, columns = ((slice(one.start - other.start, one.stop - other.start)) for one, other in zip(inner, outer, strict=True))
    return rows, columns


def _surface(pixels: Pixels, outer: tuple[slice, slice], inner: tuple[slice, slice]) -> tuple[NDArray[np.float64], float]:
    """Fit a bowed surface through the ring between two boxes, channel by channel; return it over the outer box, and how far it strays."""
    area = pixels[outer].astype(float)
    rows, columns = np.mgrid[0 : area.shape[0], 0 : area.shape[1]] / max(area.shape[:2])
    ring = np.ones(area.shape[:2], dtype=bool)
    ring[_within(inner, outer)] = False
    if ring.sum() < len("ground"):
        raise GroundTooBusyError
    surface = np.stack([np.ones_like(rows), rows, columns, rows**2, columns**2, rows * columns], axis=2)
    terms = surface[ring]
    around = area[ring]
    kept = np.ones(len(around), dtype=bool)
    for _ in range(_ROUNDS):
        # Other words in the ring are no ground: what strays far is left out of the next fit.
        factors, *_ = np.linalg.lstsq(terms[kept], around[kept], rcond=None)
        strays = np.abs(around - terms @ factors).max(axis=1)
        kept = strays <= max(_PLAIN, float(np.percentile(strays, _MAJORITY)))
    return surface @ factors, float(np.percentile(strays, _MAJORITY))


def _ink(pixels: Pixels, inner: tuple[slice, slice], plane: NDArray[np.float64]) -> Colour:
    """Return the colour of what stands out most from the ground."""
    area = pixels[inner].astype(float)
    apart = np.abs(area - plane.reshape(-1, 3).mean(axis=0)).sum(axis=2)
    strong = area[apart >= np.percentile(apart, 95)]
    red, green, blue = (int(value) for value in np.median(strong, axis=0))
    return Colour(red, green, blue)


def _grown(mask: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """Return a mask with its edges moved outwards by so many px."""
    grown = mask.copy()
    for _ in range(by):
        wider = grown.copy()
        wider[1:] |= grown[:-1]
        wider[:-1] |= grown[1:]
        wider[:, 1:] |= grown[:, :-1]
        wider[:, :-1] |= grown[:, 1:]
        grown = wider
    return grown


def _inpainted(pixels: Pixels, inner: tuple[slice, slice], plane: NDArray[np.float64], *, size: float) -> Erased:
    """Fill the letters alone from what lies around each of them."""
    import cv2

    area = pixels[inner]
    ink = _ink(pixels, inner, plane)
    near = np.abs(area.astype(float) - np.array([ink.red, ink.green, ink.blue])).max(axis=2) <= 2 * _INK
    wide = max(3, round(0.12 * size)) | 1
    mask = np.zeros(pixels.shape[:2], dtype=np.uint8)
    mask[inner] = cv2.dilate(near.astype(np.uint8), np.ones((wide, wide), np.uint8))
    if mask[inner].mean() > _MOST_MASKED:
        raise GroundTooBusyError
    return Erased(pixels=cv2.inpaint(pixels, mask, float(wide), cv2.INPAINT_TELEA).astype(np.uint8), ink=ink)
