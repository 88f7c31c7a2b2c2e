"""Where an ad shows something: the areas that are neither type nor an even ground."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Final

import numpy as np

from generation.corpus.measure.regions import Box, Field, Mask, regions

# A step between neighbours (OKLab, lightness 0 to 100) that draws the eye.
_STEP: Final = 3.2
# Areas as near as this share of the short side are one thing.
_NEAR: Final = 0.022
_SMALLEST: Final = 0.012
_MOST: Final = 3
_SPARSE: Final = 0.16
# A pictured thing is full of steps, a disc or an arch behind it has them at its edge alone: how many there are within so much of the
# short side around a place.
_DENSE: Final = 0.13
_AROUND: Final = 0.022
# Parts of a thing take this share of its largest; what takes less is beside it.
_PART: Final = 0.16
# A photo has straight sides (so much of each is an edge, or the ad's own) and no colour that takes so much of it.
_STRAIGHT: Final = 0.55
_FLAT: Final = 0.34
_ONE_TONE: Final = 2.5


def pictures_of(lab: Field, taken: Sequence[Box]) -> list[Box]:
    """Return the boxes of up to three pictured things, the largest first; ``taken`` is where type and buttons stand."""
    height, width = lab.shape[:2]
    steps = _steps(lab)
    pad = max(2, round(0.008 * min(height, width)))
    for box in taken:
        steps[box.grown(pad, width, height).cut] = False
    near = max(2, round(_NEAR * min(height, width)))
    dense = _density(steps, max(3, round(_AROUND * min(height, width)))) >= _DENSE
    found = [
        _core(_shrunk(region.box, near, steps), steps, dense, lab)
        for region in regions(_spread(steps, near), lab)
        if region.box.area >= _SMALLEST * height * width and steps[region.box.cut].mean() >= _SPARSE * _STEP / 30
    ]
    large = [box for box in found if box is not None and box.area >= _SMALLEST * height * width]
    return sorted(large, key=lambda box: -box.area)[:_MOST]


def _core(box: Box, steps: Mask, dense: Mask, lab: Field) -> Box | None:
    """Return a photo's own box, else the bounds of what is full of detail in it; None where nothing is."""
    if _is_photo(box, steps, lab):
        return box
    full = regions(dense[box.cut], lab[box.cut])
    if not full:
        return None
    most = max(region.size for region in full)
    kept = [region.box for region in full if region.size >= _PART * most]
    core = reduce(Box.joined, kept)
    around = Box(left=box.left + core.left, top=box.top + core.top, right=box.left + core.right, bottom=box.top + core.bottom)
    return _bounds(steps, around)


def _is_photo(box: Box, steps: Mask, lab: Field) -> bool:
    height, width = steps.shape
    rows, columns = slice(box.top, box.bottom), slice(box.left, box.right)
    sides = (
        box.top <= 1 or steps[max(0, box.top - 1) : box.top + 2, columns].any(axis=0).mean() >= _STRAIGHT,
        box.bottom >= height - 1 or steps[box.bottom - 2 : box.bottom + 1, columns].any(axis=0).mean() >= _STRAIGHT,
        box.left <= 1 or steps[rows, max(0, box.left - 1) : box.left + 2].any(axis=1).mean() >= _STRAIGHT,
        box.right >= width - 1 or steps[rows, box.right - 2 : box.right + 1].any(axis=1).mean() >= _STRAIGHT,
    )
    if not all(sides):
        return False
    inside = lab[box.cut].reshape(-1, 3)[::7]
    median = np.median(inside, axis=0)
    return float((np.linalg.norm(inside - median, axis=1) <= _ONE_TONE).mean()) < _FLAT


def _density(mask: Mask, radius: int) -> Field:
    """Return which share of the square of this radius around each place is marked."""
    counts = np.pad(np.pad(mask, radius).astype(np.int32).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    side = 2 * radius + 1
    total = counts[side:, side:] - counts[:-side, side:] - counts[side:, :-side] + counts[:-side, :-side]
    return np.asarray(total / side**2, dtype=np.float32)


def _steps(lab: Field) -> Mask:
    steps = np.zeros(lab.shape[:2], dtype=bool)
    steps[:, 1:] |= np.abs(np.diff(lab, axis=1)).max(axis=2) > _STEP
    steps[1:] |= np.abs(np.diff(lab, axis=0)).max(axis=2) > _STEP
    return steps


def _spread(mask: Mask, by: int) -> Mask:
    """Return the mask with every mark grown by so many pixels to all sides."""
    counts = np.pad(np.pad(mask, by).astype(np.int32).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    side = 2 * by + 1
    return np.asarray((counts[side:, side:] - counts[:-side, side:] - counts[side:, :-side] + counts[:-side, :-side]) > 0)


def _shrunk(box: Box, by: int, steps: Mask) -> Box:
    """Return the bounds of the marks themselves within a grown region's box."""
    inside = Box(
        left=box.left + by, top=box.top + by, right=max(box.left + by + 1, box.right - by), bottom=max(box.top + by + 1, box.bottom - by)
    )
    return _bounds(steps, box) or inside


def _bounds(steps: Mask, box: Box) -> Box | None:
    """Return the bounds of the marks within a box, None where there are none."""
    inner = steps[box.cut]
    rows, columns = np.flatnonzero(inner.any(axis=1)), np.flatnonzero(inner.any(axis=0))
    if not len(rows):
        return None
    return Box(
        left=box.left + int(columns[0]),
        top=box.top + int(rows[0]),
        right=box.left + int(columns[-1]) + 1,
        bottom=box.top + int(rows[-1]) + 1,
    )
