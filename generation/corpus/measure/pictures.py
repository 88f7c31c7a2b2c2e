"""Where an ad shows something: the areas that are neither type nor an even ground."""

from __future__ import annotations

from collections.abc import Sequence
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


def pictures_of(lab: Field, taken: Sequence[Box]) -> list[Box]:
    """Return the boxes of up to three pictured things, the largest first; ``taken`` is where type and buttons stand."""
    height, width = lab.shape[:2]
    steps = _steps(lab)
    pad = max(2, round(0.008 * min(height, width)))
    for box in taken:
        steps[box.grown(pad, width, height).cut] = False
    near = max(2, round(_NEAR * min(height, width)))
    found = [
        _shrunk(region.box, near, steps)
        for region in regions(_spread(steps, near), lab)
        if region.box.area >= _SMALLEST * height * width and steps[region.box.cut].mean() >= _SPARSE * _STEP / 30
    ]
    return sorted(found, key=lambda box: -box.area)[:_MOST]


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
    inner = steps[box.cut]
    rows, columns = np.flatnonzero(inner.any(axis=1)), np.flatnonzero(inner.any(axis=0))
    if not len(rows):
        return Box(
            left=box.left + by,
            top=box.top + by,
            right=max(box.left + by + 1, box.right - by),
            bottom=max(box.top + by + 1, box.bottom - by),
        )
    return Box(
        left=box.left + int(columns[0]),
        top=box.top + int(rows[0]),
        right=box.left + int(columns[-1]) + 1,
        bottom=box.top + int(rows[-1]) + 1,
    )
