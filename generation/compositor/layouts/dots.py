"""Pictures of numbers: so many dots of so many, the last one filled as far as the number goes; bars that are so many times as long."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from generation.brief import Direction
from generation.colour import Colour
from generation.compositor.artboard import Box
from generation.compositor.layouts.figures import Share
from generation.compositor.layouts.order import Order
from generation.compositor.scene import ArtLayer, Form, Layer, ShapeLayer

_GAP: Final = 0.23
_EMPTY_TONE: Final = 0.1
# Smaller dots, in px where people see the ad, are a texture and no number.
_LEAST_SEEN: Final = 4.5
_MOST: Final = 0.26
# A grid this near to the width of its room counts as filling it.
_FULL: Final = 0.97


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Dots in rows: how many there are, how many make a row, and a dot's diameter in px."""

    count: int
    columns: int
    dot: float

    @property
    def rows(self) -> int:
        """Return the number of rows."""
        return math.ceil(self.count / self.columns)

    @property
    def width(self) -> float:
        """Return the width of a full row in px."""
        return (self.columns + (self.columns - 1) * _GAP) * self.dot

    @property
    def height(self) -> float:
        """Return the height of all rows in px."""
        return (self.rows + (self.rows - 1) * _GAP) * self.dot

    def place(self, index: int) -> tuple[float, float]:
        """Return the centre of a dot, from the grid's corner."""
        row, column = divmod(index, self.columns)
        step = (1 + _GAP) * self.dot
        return column * step + self.dot / 2, row * step + self.dot / 2


def grid_in(order: Order, share: Share, width: float, height: float) -> Grid | None:
    """Return the grid with the largest dots that fit; full rows that fill the width are preferred. None where dots would be too small."""
    count = share.whole or math.ceil(share.filled)
    if width <= 0 or height <= 0:
        return None
    # So many of so many stand in whole rows; a number that is only counted may leave its last row open.
    columns = [number for number in range(1, count + 1) if share.whole is None or count % number == 0]
    grids = [_grid(count, number, width, height, _MOST * order.s) for number in columns]
    best = max(grids, key=lambda grid: (grid.dot * _order_of(grid, width), -grid.columns))
    seen = best.dot * order.artboard.view_width / order.artboard.width
    return best if seen >= _LEAST_SEEN else None


def _order_of(grid: Grid, width: float) -> float:
    """Return how well a grid is ordered, to be weighed against its size: filling the width, in one row, no dot left on its own."""
    fills = 1.0 if grid.width >= _FULL * width else 0.45 + 0.3 * grid.width / width
    last = grid.count - (grid.rows - 1) * grid.columns
    return fills * (1.35 if grid.rows == 1 else 1.0) * (0.6 if grid.rows > 1 and last == 1 else 1.0)


def _grid(count: int, columns: int, width: float, height: float, most: float) -> Grid:
    rows = math.ceil(count / columns)
    dot = min(width / (columns + (columns - 1) * _GAP), height / (rows + (rows - 1) * _GAP), most)
    return Grid(count=count, columns=columns, dot=dot)


def dots(order: Order, share: Share, grid: Grid, x: float, y: float) -> ArtLayer:
    """Return the dots with their corner at ``x``, ``y``; they fill in reading direction."""
    full, part = int(share.filled), share.filled - int(share.filled)
    box = Box(x=x, y=y, w=grid.width, h=grid.height)
    filled, empty = order.scheme.colour("accent"), empty_tone(order)
    marks = [_dot(order, grid, index, filled if index < full else empty) for index in range(grid.count)]
    if part and full < grid.count:
        marks.append(_part(order, grid, full, part, filled))
    name = f"{share.filled:g} of {share.whole} dots" if share.whole else f"{share.filled:g} dots"
    return ArtLayer(name=name, markup="".join(marks), view=(grid.width, grid.height), box=box)


def empty_tone(order: Order) -> Colour:
    """Return the tone of what is not filled: the ground, a little towards the ink."""
    return order.scheme.colour("ground_centre" if order.scheme.dark else "ground_rim").mixed(order.ink, _EMPTY_TONE)


def _turned(order: Order) -> bool:
    return order.copy.direction is Direction.RTL


def _dot(order: Order, grid: Grid, index: int, fill: Colour) -> str:
    x, y = grid.place(index)
    x = grid.width - x if _turned(order) else x
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{grid.dot / 2:.2f}" fill="{fill.hex}"/>'


def _part(order: Order, grid: Grid, index: int, part: float, fill: Colour) -> str:
    """Fill one dot from its leading side, to a hard edge."""
    x, y = grid.place(index)
    x = grid.width - x if _turned(order) else x
    wide = part * grid.dot
    left = x + grid.dot / 2 - wide if _turned(order) else x - grid.dot / 2
    clip = f'<clipPath id="part"><rect x="{left:.2f}" y="{y - grid.dot / 2:.2f}" width="{wide:.2f}" height="{grid.dot:.2f}"/></clipPath>'
    return f'{clip}<circle clip-path="url(#part)" cx="{x:.2f}" cy="{y:.2f}" r="{grid.dot / 2:.2f}" fill="{fill.hex}"/>'


def bars(order: Order, times: float, box: Box) -> list[Layer]:
    """Return two bars, the lower ``times`` as long as the upper and as long as the box is wide."""
    thick = min(box.h * 0.4, 0.12 * order.s)
    gap = 0.4 * thick
    short = Box(x=box.x, y=box.y, w=box.w / times, h=thick)
    long = Box(x=box.x, y=box.y + thick + gap, w=box.w, h=thick)
    radius = min(0.2 * thick, short.w / 2)
    return [
        ShapeLayer(form=Form.ROUNDED, box=short, fill=empty_tone(order), radius=radius),
        ShapeLayer(form=Form.ROUNDED, box=long, fill=order.scheme.colour("accent"), radius=radius),
    ]
