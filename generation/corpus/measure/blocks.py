"""Blocks of type: lines of one size and colour that stand under each other, and how they hang."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from generation.corpus.measure.ink import Line
from generation.corpus.measure.regions import Box
from generation.corpus.reference import BoxAlign

_AS_LARGE: Final = 0.72
_LEADING: Final = 1.05
_ALIKE: Final = 14.0
# Edges are one edge up to this share of the picture's width.
_ONE_EDGE: Final = 0.012
_CENTRED: Final = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that are read as one: their bounds, the size of their letters (px), how many marks they have, and how they hang."""

    box: Box
    size: float
    lines: int
    marks: int
    align: BoxAlign


def blocks_of(lines: Sequence[Line], *, width: int) -> list[Block]:
    """Return the blocks that lines make, from the top of a picture of this width."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.top):
        above = next((group for group in reversed(groups) if _follows(group[-1], line)), None)
        if above is None:
            groups.append([line])
        else:
            above.append(line)
    return [_block(group, width) for group in groups]


def _follows(above: Line, line: Line) -> bool:
    small, large = sorted((above.size, line.size))
    gap = line.box.top - above.box.bottom
    shared = min(above.box.right, line.box.right) - max(above.box.left, line.box.left)
    alike = sum((one - other) ** 2 for one, other in zip(above.colour, line.colour, strict=True)) <= _ALIKE**2
    return small >= _AS_LARGE * large and -0.5 * large <= gap <= _LEADING * large and shared > 0 and alike


def _block(lines: Sequence[Line], width: int) -> Block:
    box = lines[0].box
    for line in lines[1:]:
        box = box.joined(line.box)
    return Block(
        box=box,
        size=max(line.size for line in lines),
        lines=len(lines),
        marks=sum(line.marks for line in lines),
        align=_hang(lines, box, width),
    )


def _hang(lines: Sequence[Line], box: Box, width: int) -> BoxAlign:
    """Return the edge on which the lines agree best; a single line hangs where it stands in the picture."""
    if len(lines) == 1:
        if abs(box.cx - width / 2) <= _CENTRED * width:
            return BoxAlign.CENTRE
        return BoxAlign.LEFT if box.left <= width - box.right else BoxAlign.RIGHT
    spreads = {
        BoxAlign.LEFT: np.ptp([line.box.left for line in lines]),
        BoxAlign.CENTRE: np.ptp([line.box.cx for line in lines]),
        BoxAlign.RIGHT: np.ptp([line.box.right for line in lines]),
    }
    if spreads[BoxAlign.LEFT] <= _ONE_EDGE * width:
        return BoxAlign.LEFT
    return min(spreads, key=lambda align: float(spreads[align]))
