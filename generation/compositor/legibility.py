"""Legibility on real pixels: the contrast that every line of copy has against what is painted under it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from generation.colour import CONTRAST_LARGE, CONTRAST_TEXT, Colour, contrast, linearise
from generation.compositor.artboard import Artboard
from generation.compositor.scene import Role, ShapeLayer, TextLayer

# WCAG 2.2 calls text large from 24 px, bold from 18.66 px; measured after scaling to the size people see.
_LARGE_PX: Final = 24.0
_LARGE_BOLD_PX: Final = 18.66
_BOLD: Final = 700
_DILATE_EM: Final = 0.15
# A button must stand out from what is around it (WCAG 2.2, 1.4.11); the ring is this share of its height wide.
BUTTON_CONTRAST: Final = 3.0
_RING: Final = 0.22
_WEIGHTS: Final = np.array([0.2126, 0.7152, 0.0722])
_LUMINANCE_OF_BYTE: Final = linearise(np.arange(256) / 255.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineContrast:
    """One line's contrast: the fifth percentile and the median over the pixels under and around it, and what it must reach."""

    role: Role
    line: int
    low: float
    median: float
    needed: float

    @property
    def passed(self) -> bool:
        """Tell whether the line holds its contrast."""
        return self.low >= self.needed


def measure(layer: TextLayer, under: Image.Image, board: Artboard) -> tuple[LineContrast, ...]:
    """Measure each line of a text layer against ``under``, the artboard without any copy."""
    return tuple(_measure_line(layer, index, under, board) for index in range(len(layer.block.lines)))


def _measure_line(layer: TextLayer, index: int, under: Image.Image, board: Artboard) -> LineContrast:
    line, size = layer.block.lines[index], layer.block.size
    baseline = layer.y + layer.block.cap + index * layer.block.pitch
    left, grow = layer.line_left(index), _DILATE_EM * size
    area = (
        max(0, math.floor(left - grow)),
        max(0, math.floor(baseline - line.top * size - grow)),
        min(under.width, math.ceil(left + line.ink_width * size + grow)),
        min(under.height, math.ceil(baseline - line.bottom * size + grow)),
    )
    needed = needed_contrast(layer, board)
    if area[2] <= area[0] or area[3] <= area[1]:
        return LineContrast(role=layer.role, line=index, low=0.0, median=0.0, needed=needed)
    found = ratios(np.asarray(under.crop(area)), layer.colour.luminance)
    return LineContrast(role=layer.role, line=index, low=float(np.percentile(found, 5)), median=float(np.median(found)), needed=needed)


def ratios(pixels: NDArray[np.uint8], ink: float) -> NDArray[np.floating]:
    """Return the WCAG ratio of each pixel (..., 3) against an ink of this relative luminance."""
    ground = _LUMINANCE_OF_BYTE[pixels] @ _WEIGHTS
    lighter, darker = np.maximum(ground, ink), np.minimum(ground, ink)
    return cast("NDArray[np.floating]", (lighter + 0.05) / (darker + 0.05))


def needed_contrast(layer: TextLayer, board: Artboard) -> float:
    """Return the ratio that a text layer must reach at the size people see it."""
    seen = layer.block.size * board.view_width / board.width
    large = _LARGE_BOLD_PX if layer.block.style.voice.weight >= _BOLD else _LARGE_PX
    return CONTRAST_LARGE if seen >= large else CONTRAST_TEXT


def button_contrast(button: ShapeLayer, under: Image.Image) -> float:
    """Return the WCAG ratio between a button's fill and the median tone of the ring around it (0 where no ring is visible)."""
    tone = ring_tone(button, under)
    return contrast(button.fill, tone) if tone is not None else 0.0


def ring_tone(button: ShapeLayer, under: Image.Image) -> Colour | None:
    """Return the median colour of the ring around a button, None where nothing of it is on the artboard."""
    pixels = np.asarray(under)
    outer, inner = button.box.grown(button.box.h * _RING), button.box.grown(2.0)
    rows, columns = np.mgrid[_span(outer.y, outer.bottom, under.height), _span(outer.x, outer.right, under.width)]
    ring = ~((columns >= inner.x) & (columns <= inner.right) & (rows >= inner.y) & (rows <= inner.bottom))
    around = pixels[rows[ring], columns[ring]]
    if not len(around):
        return None
    red, green, blue = (int(value) for value in np.median(around, axis=0))
    return Colour(red, green, blue)


def _span(start: float, end: float, limit: int) -> slice:
    return slice(max(0, int(start)), max(1, min(limit, int(end) + 1)))
