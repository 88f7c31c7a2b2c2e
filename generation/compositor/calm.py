"""Calm: which of the boxes that copy could take on a photo covers the least that matters, by an integral image of its unrest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.pictures import Study
from generation.compositor.scene import PictureLayer

# A face under copy is worse than any unrest.
_FACE: Final = 10.0
# Sky at dusk has an unrest of .01, a plain wall .03, masts before a sky .06, a table's grain .09, fur or a room .11 and more.
_CALM: Final = 0.04
# The most that any cell under calm copy may have: one mast or lamp in a wide sky says nothing to the mean.
_STIR: Final = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class CalmMap:
    """A photo as it stands on the artboard; ``turned`` is the artboard's width where the scene will be mirrored, and boxes with it."""

    photo: Study
    layer: PictureLayer
    turned: float | None = None

    def cost(self, box: Box) -> float:
        """Return the mean unrest under a box (px on the artboard), 0 to 1, and much more where a face lies there."""
        asked = box.mirrored(self.turned) if self.turned is not None else box
        part = self._in_source(asked)
        if any(face.overlaps(part) for face in self.photo.faces):
            return _FACE
        return _mean(self.photo.unrest, part) if self.photo.unrest else 0.0

    def calmest(self, boxes: Sequence[Box]) -> int:
        """Return which of the boxes is the calmest; the first of equals."""
        return min(range(len(boxes)), key=lambda number: self.cost(boxes[number]))

    def is_calm(self, box: Box) -> bool:
        """Tell whether copy in a box covers nothing that matters: sky, wall, water."""
        part = self._in_source(box.mirrored(self.turned) if self.turned is not None else box)
        return self.cost(box) <= _CALM and _most(self.photo.unrest, part) <= _STIR

    def is_clear(self, box: Box) -> bool:
        """Tell whether copy in a box covers no face."""
        return self.cost(box) < _FACE

    def _in_source(self, box: Box) -> Box:
        """Return a box of the artboard in shares of the photo's sides."""
        crop, area = self.layer.crop, self.layer.box
        scale_x, scale_y = crop.w / area.w / self.photo.width, crop.h / area.h / self.photo.height
        left = crop.x / self.photo.width + (box.x - area.x) * scale_x
        top = crop.y / self.photo.height + (box.y - area.y) * scale_y
        return Box(x=left, y=top, w=box.w * scale_x, h=box.h * scale_y)


def _most(unrest: tuple[tuple[float, ...], ...], part: Box) -> float:
    if not unrest:
        return 0.0
    top, bottom = _span(part.y, part.bottom, len(unrest))
    left, right = _span(part.x, part.right, len(unrest[0]))
    return max(max(row[left:right]) for row in unrest[top:bottom])


def _mean(unrest: tuple[tuple[float, ...], ...], part: Box) -> float:
    rows, columns = len(unrest), len(unrest[0])
    top, bottom = _span(part.y, part.bottom, rows)
    left, right = _span(part.x, part.right, columns)
    sums = _integral(unrest)
    total = sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left]
    return total / ((bottom - top) * (right - left))


def _span(start: float, end: float, count: int) -> tuple[int, int]:
    """Return the cells, at least one, that a stretch in shares touches."""
    first = min(count - 1, max(0, int(start * count)))
    return first, min(count, max(first + 1, -int(-end * count // 1)))


@lru_cache(maxsize=16)
def _integral(unrest: tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
    """Return the sums over all cells above and to the left of each corner."""
    lines = [tuple(accumulate(row, initial=0.0)) for row in unrest]
    columns = [tuple(accumulate(column, initial=0.0)) for column in zip(*lines, strict=True)]
    return tuple(zip(*columns, strict=True))
