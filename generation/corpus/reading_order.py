"""In which order boxes are read: rows from the top, within a row from where the script begins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol, TypeVar

# Boxes stand in one row where they overlap by this share of the lower one's height.
_SAME_ROW: Final = 0.6
# Edges are about one within this share of the row's height.
_SAME_COLUMN: Final = 0.5


class Boxed(Protocol):
    """Anything with a place: left, top, width and height in one unit."""

    @property
    def x(self) -> float:
        """Return the left edge."""

    @property
    def y(self) -> float:
        """Return the upper edge."""

    @property
    def w(self) -> float:
        """Return the width."""

    @property
    def h(self) -> float:
        """Return the height."""


Some = TypeVar("Some", bound=Boxed)


def in_reading_order(boxes: Iterable[Some], *, rtl: bool = False) -> tuple[Some, ...]:
    """Return the boxes as they are read."""
    waiting = sorted(boxes, key=lambda box: (box.y, box.x))
    read: list[Some] = []
    while waiting:
        first = waiting[0]
        row = [box for box in waiting if box is first or _beside(first, box)]
        read += sorted(row, key=lambda box: (_column(-(box.x + box.w) if rtl else box.x, first), box.y))
        waiting = [box for box in waiting if box not in row]
    return tuple(read)


def _column(edge: float, first: Boxed) -> int:
    """Return the same number for edges that are about one: what stands there under each other is read downwards."""
    return round(edge / (_SAME_COLUMN * max(first.h, 1e-9)))


def _beside(first: Boxed, other: Boxed) -> bool:
    """Tell whether two boxes stand side by side: in one row, and neither above the other."""
    shared = min(first.y + first.h, other.y + other.h) - max(first.y, other.y)
    apart = other.x >= first.x + first.w or first.x >= other.x + other.w
    return apart and shared >= _SAME_ROW * min(first.h, other.h)
