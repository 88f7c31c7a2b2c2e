"""Attention: what catches the eye in a picture, where it is calm, and whether it is a drawing of letters rather than a photo."""

from __future__ import annotations

import math
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray

from generation.colour import Colour
from generation.compositor.artboard import Box

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Lab = NDArray[np.floating]

UNREST_CELLS: Final = 24
# Of the weight that stands out, this share is kept inside the salient box on either axis.
_KEPT: Final = 0.93
_FLAT: Final = 1.5
# Shadows: the darkest percentage, how much chroma has a hue, and which share of them must have it.
_DARKEST: Final = 25
_TINTED: Final = 0.015
_ENOUGH: Final = 0.12
# Rows of letters: strong edges in a row, and how tall a line of type is as a share of the height.
_EDGE: Final = 46.0
_MANY_EDGES: Final = 9
_FEW_EDGES: Final = 3
_LINE_HEIGHTS: Final = (0.012, 0.2)
_GRADIENT_FULL: Final = 40.0


def standing_out(lab: Lab) -> Floats:
    """Return for each px of OKLab, 0 to 1, how far its colour stands out from the whole (frequency-tuned saliency, Achanta et al. 2009)."""
    distance = np.linalg.norm(lab - lab.mean(axis=(0, 1)), axis=2)
    weight = np.clip(distance - np.percentile(distance, 70), 0, None) ** 2
    most = float(weight.max())
    return cast("Floats", (weight / most if most > 0 else weight).astype(np.float32))


def shade(lab: Lab) -> Colour | None:
    """Return the colour that shadows in OKLab have: the middle of the darkest quarter's tinted part, None where that is hardly tinted."""
    flat = lab.reshape(-1, 3)
    dark = flat[flat[:, 0] <= np.percentile(flat[:, 0], _DARKEST)]
    tinted = dark[np.hypot(dark[:, 1], dark[:, 2]) > _TINTED]
    if len(tinted) < _ENOUGH * len(dark):
        return None
    # Summed as vectors, so that the strongest tints decide.
    lightness, a, b = float(np.median(tinted[:, 0])), *(float(value) for value in tinted[:, 1:].mean(axis=0))
    return Colour.oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def focus(weight: Floats) -> tuple[float, float]:
    """Return the middle of what stands out, in shares of the sides."""
    total = float(weight.sum())
    if total <= 0:
        return 0.5, 0.5
    rows, columns = weight.shape
    x = float((weight.sum(axis=0) * (np.arange(columns) + 0.5)).sum()) / total / columns
    y = float((weight.sum(axis=1) * (np.arange(rows) + 0.5)).sum()) / total / rows
    return x, y


def salient_box(weight: Floats) -> Box:
    """Return, in shares of the sides, the box about what stands out, its outermost few percent left out; the whole where nothing does."""
    if float(weight.sum()) <= 0:
        return Box(x=0.0, y=0.0, w=1.0, h=1.0)
    left, right = _middle_part(weight.sum(axis=0))
    top, bottom = _middle_part(weight.sum(axis=1))
    return Box(x=left, y=top, w=right - left, h=bottom - top)


def _middle_part(line: Floats) -> tuple[float, float]:
    share = np.cumsum(line) / float(line.sum())
    first = int(np.searchsorted(share, (1 - _KEPT) / 2))
    last = int(np.searchsorted(share, 1 - (1 - _KEPT) / 2)) + 1
    return first / len(line), min(1.0, last / len(line))


def unrest(rgb: Bytes, weight: Floats) -> tuple[tuple[float, ...], ...]:
    """Return rows of cells, 0 (calm) to 1: the mean of what stands out and of tone that changes from pixel to pixel."""
    grey = rgb.astype(np.float32).mean(axis=2)
    gradient_y, gradient_x = np.gradient(grey)
    busy = np.clip(np.hypot(gradient_x, gradient_y) / np.float32(_GRADIENT_FULL), 0, 1)
    mixed = 0.5 * weight + 0.5 * busy
    rows = np.array_split(mixed, UNREST_CELLS, axis=0)
    return tuple(
        tuple(round(float(cell.mean()), 4) if cell.size else 0.0 for cell in np.array_split(row, UNREST_CELLS, axis=1)) for row in rows
    )


def flat_share(rgb: Bytes) -> float:
    """Return the share of pixels that are exactly as light as their neighbours: little of a photo, most of a drawing."""
    grey = rgb.astype(np.float32).mean(axis=2)
    across, down = np.abs(np.diff(grey, axis=1))[:-1], np.abs(np.diff(grey, axis=0))[:, :-1]
    return float(np.mean((across < _FLAT) & (down < _FLAT)))


def lines_of_type(rgb: Bytes) -> int:
    """Return how many bands of rows look like lines of type: many strong edges from side to side, with calm rows over and under."""
    grey = rgb.astype(np.float32).mean(axis=2)
    edges = np.sum(np.abs(np.diff(grey, axis=1)) > _EDGE, axis=1)
    busy = edges >= _MANY_EDGES
    starts = np.flatnonzero(np.diff(np.concatenate(([0], busy.astype(np.int8), [0]))))
    height = len(edges)
    return sum(_is_line(edges, int(first), int(last), height) for first, last in zip(starts[::2], starts[1::2], strict=True))


def _is_line(edges: NDArray[np.int_], first: int, last: int, height: int) -> bool:
    least, most = (share * height for share in _LINE_HEIGHTS)
    near = max(3, height // 40)
    over, under = edges[max(0, first - near) : first], edges[last : last + near]
    calm = all(len(side) and int(side.min()) <= _FEW_EDGES for side in (over, under))
    return least <= last - first <= most and calm
