"""Plates under type: flat shapes of one colour around a line, of which the button is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from generation.corpus.measure.ink import Line
from generation.corpus.measure.regions import Box, Field, regions

# Pixels of a plate differ by so much at most (OKLab, lightness 0 to 100): its own gradient, and what compression adds.
_FLAT: Final = 7.0
_LARGEST: Final = 0.2
_FILLED: Final = 0.5
_HEIGHTS: Final = (1.25, 7.0)
_WIDE: Final = 1.25
_CENTRED: Final = 0.2
_ITSELF: Final = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A flat shape and the line that stands on it."""

    box: Box
    line: Line
    colour: tuple[float, float, float]


def button_of(lab: Field, lines: Sequence[Line]) -> Plate | None:
    """Return the plate that asks to be pressed: one line in its middle; of several, the strongest and lowest."""
    plates = [plate for line in lines if (plate := _plate(lab, line)) is not None and _holds_one(plate, lines)]
    ground = np.median(lab.reshape(-1, 3), axis=0)
    return max(plates, key=lambda plate: _pull(plate, ground, lab.shape[0]), default=None)


def _plate(lab: Field, line: Line) -> Plate | None:
    height, width = lab.shape[:2]
    ring = line.box.grown(max(2, round(0.22 * line.size)), width, height)
    edge = np.concatenate([lab[ring.top, ring.left : ring.right], lab[ring.bottom - 1, ring.left : ring.right]])
    colour = np.median(edge, axis=0)
    reach = line.box.grown(round(8 * line.size), width, height)
    flat = np.linalg.norm(lab[reach.cut] - colour, axis=2) <= _FLAT
    around = [region for region in regions(flat, lab[reach.cut]) if _covers(_moved(region.box, reach), line.box)]
    if not around:
        return None
    largest = max(around, key=lambda region: region.size)
    box = _moved(largest.box, reach)
    lowest, highest = _HEIGHTS
    fits = lowest * line.size <= box.height <= highest * line.size and box.width >= _WIDE * box.height
    inside = box.area <= _LARGEST * height * width and largest.fill >= _FILLED and box.width < width and _leaves(box, reach, width, height)
    if not (fits and inside and abs(box.cx - line.box.cx) <= _CENTRED * box.width):
        return None
    return Plate(box=box, line=line, colour=(float(colour[0]), float(colour[1]), float(colour[2])))


def _leaves(box: Box, reach: Box, width: int, height: int) -> bool:
    """Tell whether the plate ends within what was looked at."""
    return (
        (box.left > reach.left or reach.left == 0)
        and (box.right < reach.right or reach.right == width)
        and (box.top > reach.top or reach.top == 0)
        and (box.bottom < reach.bottom or reach.bottom == height)
    )


def _covers(plate: Box, line: Box) -> bool:
    return plate.left <= line.left and plate.right >= line.right and plate.top <= line.top + 1 and plate.bottom >= line.bottom - 1


def _moved(box: Box, by: Box) -> Box:
    return Box(left=box.left + by.left, top=box.top + by.top, right=box.right + by.left, bottom=box.bottom + by.top)


def _holds_one(plate: Plate, lines: Sequence[Line]) -> bool:
    """Tell whether no second line of type stands on the plate; a small mark beside the words is an arrow."""
    # The plate's own shape may have passed for a line.
    held = [line for line in lines if plate.box.shared(line.box) > 0.5 * line.box.area and line.box.area <= _ITSELF * plate.box.area]
    return all(line is plate.line or line.box.area < 0.15 * plate.line.box.area for line in held)


def _pull(plate: Plate, ground: Field, height: int) -> float:
    lightness, green, blue = (one - other for one, other in zip(plate.colour, ground.tolist(), strict=True))
    return float((0.5 * lightness**2 + 2 * green**2 + 2 * blue**2) ** 0.5) + 40.0 * plate.box.cy / height
