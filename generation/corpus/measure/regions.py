"""Connected regions of a mask, found row by row: each with its bounds, its size and the mean of what lies under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Field = NDArray[np.float32]
_TOUCH: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Whole pixels: left, top, and the first column and row beyond."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Return the width."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Return the height."""
        return self.bottom - self.top

    @property
    def area(self) -> int:
        """Return the number of pixels."""
        return self.width * self.height

    @property
    def cx(self) -> float:
        """Return the horizontal centre."""
        return (self.left + self.right) / 2

    @property
    def cy(self) -> float:
        """Return the vertical centre."""
        return (self.top + self.bottom) / 2

    def joined(self, other: Box) -> Box:
        """Return the box around both."""
        return Box(
            left=min(self.left, other.left),
            top=min(self.top, other.top),
            right=max(self.right, other.right),
            bottom=max(self.bottom, other.bottom),
        )

    def shared(self, other: Box) -> int:
        """Return how many pixels both have."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0, wide) * max(0, high)

    def grown(self, by: int, width: int, height: int) -> Box:
        """Return the box with every side moved outwards, within a picture of this size."""
        return Box(
            left=max(0, self.left - by), top=max(0, self.top - by), right=min(width, self.right + by), bottom=min(height, self.bottom + by)
        )

    @property
    def cut(self) -> tuple[slice, slice]:
        """Return the slices of an image that it is."""
        return slice(self.top, self.bottom), slice(self.left, self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A connected region: ``size`` in pixels, ``colour`` the mean of the field under it."""

    box: Box
    size: int
    colour: tuple[float, float, float]

    @property
    def fill(self) -> float:
        """Return which share of its box it fills."""
        return self.size / self.box.area


def regions(mask: Mask, field: Field) -> list[Region]:
    """Return the regions of a mask that touch by sides or corners; ``field`` (rows, columns, 3) is averaged under each."""
    rows, starts, ends = _runs(mask)
    if not len(rows):
        return []
    roots = _roots(rows, starts, ends)
    sums = np.concatenate([np.zeros((mask.shape[0], 1, 3)), np.cumsum(field, axis=1, dtype=np.float64)], axis=1)
    under = sums[rows, ends] - sums[rows, starts]
    names, places = np.unique(roots, return_inverse=True)
    count = len(names)
    size, total = np.zeros(count, dtype=int), np.zeros((count, 3))
    left, top, right, bottom = np.full(count, mask.shape[1]), np.full(count, mask.shape[0]), np.zeros(count, int), np.zeros(count, int)
    np.add.at(size, places, ends - starts)
    np.add.at(total, places, under)
    np.minimum.at(left, places, starts)
    np.minimum.at(top, places, rows)
    np.maximum.at(right, places, ends)
    np.maximum.at(bottom, places, rows + 1)
    return [
        Region(
            box=Box(left=int(left[at]), top=int(top[at]), right=int(right[at]), bottom=int(bottom[at])),
            size=int(size[at]),
            colour=(total[at, 0] / size[at], total[at, 1] / size[at], total[at, 2] / size[at]),
        )
        for at in range(count)
    ]


def _runs(mask: Mask) -> tuple[NDArray[np.int_], NDArray[np.int_], NDArray[np.int_]]:
    """Return the row, start and end of every run of pixels, in order."""
    padded = np.pad(mask.astype(np.int8), ((0, 0), (1, 1)))
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    return rows, starts, ends


def _roots(rows: NDArray[np.int_], starts: NDArray[np.int_], ends: NDArray[np.int_]) -> NDArray[np.int_]:
    """Return for each run the first run of its region: runs of neighbouring rows belong together where they touch."""
    parents = list(range(len(rows)))

    def root(run: int) -> int:
        while parents[run] != run:
            parents[run] = parents[parents[run]]
            run = parents[run]
        return run

    row_list, start_list, end_list = rows.tolist(), starts.tolist(), ends.tolist()
    above = 0
    for run, row in enumerate(row_list):
        while above < run and (row_list[above] < row - 1 or (row_list[above] == row - 1 and end_list[above] + _TOUCH <= start_list[run])):
            above += 1
        other = above
        while other < run and row_list[other] == row - 1 and start_list[other] < end_list[run] + _TOUCH:
            first, second = sorted((root(other), root(run)))
            parents[second] = first
            other += 1
    return np.array([root(run) for run in range(len(row_list))])
