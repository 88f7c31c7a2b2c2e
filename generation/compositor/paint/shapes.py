"""Shape masks: coverage of ellipses, rounded boxes, arches, rings and arrows, and tiled patterns, all with soft edges."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from generation.compositor.scene import Form, Pattern

Floats = NDArray[np.float32]

_OVERSAMPLE = 4


def coverage(
    form: Form,
    width: float,
    height: float,
    *,
    offset: tuple[float, float],
    size: tuple[int, int],
    radius: float = 0.0,
    stroke: float = 0.0,
    flipped: bool = False,
) -> Floats:
    """Return coverage 0..1 of shape (rows, columns) ``size``, for a shape of ``width`` x ``height`` px whose corner is at ``offset``."""
    columns, rows = size
    x = (np.arange(columns, dtype=np.float32) + 0.5 - offset[0])[None, :]
    y = (np.arange(rows, dtype=np.float32) + 0.5 - offset[1])[:, None]
    if form is Form.ARROW:
        return _arrow(width, height, offset=offset, size=size, stroke=stroke, flipped=flipped)
    if form is Form.SLASH:
        return _slash(x, y, width, height, flipped=flipped)
    if form in (Form.ELLIPSE, Form.RING):
        return _ellipse(x, y, width, height, stroke if form is Form.RING else 0.0)
    return _rounded(x, y, width, height, radius, arch=form is Form.ARCH)


def _ellipse(x: Floats, y: Floats, width: float, height: float, stroke: float) -> Floats:
    a, b = width / 2, height / 2
    u, v = (x - a) / a, (y - b) / b
    radius = np.sqrt(u * u + v * v)
    # First-order distance: the implicit function over the length of its gradient.
    slope = np.sqrt((u / a) ** 2 + (v / b) ** 2) / np.maximum(radius, 1e-6)
    distance = (radius - 1.0) / np.maximum(slope, 1e-9)
    if stroke:
        distance = np.abs(distance) - stroke / 2
    return cast("Floats", np.clip(0.5 - distance, 0.0, 1.0).astype(np.float32))


def _rounded(x: Floats, y: Floats, width: float, height: float, radius: float, *, arch: bool) -> Floats:
    a, b = width / 2, height / 2
    r = min(a if arch else radius, a, b)
    px, py = x - a, y - b
    corner = (
        np.broadcast_to(np.float32(r), np.broadcast_shapes(px.shape, py.shape))
        if not arch
        else np.where(py < 0, np.float32(r), np.float32(0.0))
    )
    qx, qy = np.abs(px) - a + corner, np.abs(py) - b + corner
    outside = np.sqrt(np.maximum(qx, 0) ** 2 + np.maximum(qy, 0) ** 2)
    distance = outside + np.minimum(np.maximum(qx, qy), 0.0) - corner
    return cast("Floats", np.clip(0.5 - distance, 0.0, 1.0).astype(np.float32))


def _slash(x: Floats, y: Floats, width: float, height: float, *, flipped: bool) -> Floats:
    """Return a panel whose left edge leans eight degrees from the vertical."""
    lean = math.tan(math.radians(8.0)) * height
    along = y / height
    left = lean * (1 - along)
    distance = (left - x) if not flipped else (x - (width - left))
    inside = np.clip(0.5 - distance, 0.0, 1.0)
    return cast("Floats", (inside * np.clip(0.5 + np.minimum(x, width - x) + 0.5, 0.0, 1.0)).astype(np.float32))


def _arrow(width: float, height: float, *, offset: tuple[float, float], size: tuple[int, int], stroke: float, flipped: bool) -> Floats:
    columns, rows = size
    canvas = Image.new("L", (columns * _OVERSAMPLE, rows * _OVERSAMPLE), 0)
    pen = ImageDraw.Draw(canvas)
    weight = max(1, round(stroke * _OVERSAMPLE))
    half = stroke / 2
    middle, tip, wing = height / 2, width - half, height / 2 - half
    lines = [((half, middle), (tip, middle)), ((tip - wing, middle - wing), (tip, middle)), ((tip, middle), (tip - wing, middle + wing))]
    for start, end in lines:
        points = [((width - px if flipped else px) + offset[0], py + offset[1]) for px, py in (start, end)]
        scaled = [(px * _OVERSAMPLE, py * _OVERSAMPLE) for px, py in points]
        pen.line(scaled, fill=255, width=weight)
        for px, py in scaled:
            pen.ellipse((px - weight / 2, py - weight / 2, px + weight / 2, py + weight / 2), fill=255)
    reduced = canvas.resize((columns, rows), Image.Resampling.BOX)
    return cast("Floats", np.asarray(reduced, dtype=np.float32) / np.float32(255))


def tiled(pattern: Pattern, tile: float, *, size: tuple[int, int], origin: tuple[float, float]) -> Floats:
    """Return pattern coverage over (rows, columns) ``size``; the pattern is fixed to the artboard, not to the shape."""
    side = max(8, round(tile))
    source = _tile(pattern, side)
    columns, rows = size
    x, y = int(origin[0]) % side, int(origin[1]) % side
    repeat = (rows // side + 2, columns // side + 2)
    return np.tile(source, repeat)[y : y + rows, x : x + columns]


@lru_cache(maxsize=64)
def _tile(pattern: Pattern, side: int) -> Floats:
    big = side * _OVERSAMPLE
    canvas = Image.new("L", (big, big), 0)
    pen = ImageDraw.Draw(canvas)
    {Pattern.ZIGZAG: _zigzag, Pattern.DOTS: _dots, Pattern.STAR: _star, Pattern.WAVES: _waves, Pattern.STRIPES: _stripes}[pattern](pen, big)
    return cast("Floats", np.asarray(canvas.resize((side, side), Image.Resampling.BOX), dtype=np.float32) / np.float32(255))


def _polyline(pen: ImageDraw.ImageDraw, points: list[tuple[float, float]], weight: int) -> None:
    pen.line(points, fill=255, width=weight, joint="curve")


def _zigzag(pen: ImageDraw.ImageDraw, side: int) -> None:
    """Woven cloth turned by 45 degrees: pairs of stairs, and a broken line of dashes and dots between them."""
    weight = max(2, round(side * 0.052))
    for shift in (-1.0, 0.0, 1.0):
        for base in (0.0, 0.24):
            start = (base + shift) * side
            points = [
                (start + column * side / 4, row * side / 4)
                for column, row in (
                    (-1, -1),
                    (0, -1),
                    (0, 0),
                    (1, 0),
                    (1, 1),
                    (2, 1),
                    (2, 2),
                    (3, 2),
                    (3, 3),
                    (4, 3),
                    (4, 4),
                    (5, 4),
                    (5, 5),
                )
            ]
            _polyline(pen, points, weight)
        for dash in (0.0, 0.5):
            x, y = (0.62 + shift + dash) * side, dash * side
            _polyline(pen, [(x, y), (x + 0.24 * side, y + 0.24 * side)], weight)
            centre = (x + 0.37 * side, y + 0.37 * side)
            radius = weight * 0.62
            pen.ellipse((centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius), fill=255)


def _dots(pen: ImageDraw.ImageDraw, side: int) -> None:
    radius = side * 0.09
    for x, y in ((0.25, 0.25), (0.75, 0.75)):
        pen.ellipse((x * side - radius, y * side - radius, x * side + radius, y * side + radius), fill=255)


def _star(pen: ImageDraw.ImageDraw, side: int) -> None:
    """Rings that cross into petals, and a filled star of eight points in every second ring; outlined squares look like missing letters."""
    weight, radius = max(2, round(side * 0.02)), side / 2
    for x, y in ((0, 0), (side, 0), (0, side), (side, side), (radius, radius)):
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=255, width=weight)
    points = []
    for step in range(16):
        reach = side * (0.06 if step % 2 else 0.15 if step % 4 == 0 else 0.11)
        angle = math.radians(22.5 * step)
        points.append((radius + reach * math.cos(angle), radius + reach * math.sin(angle)))
    pen.polygon(points, fill=255)


def _waves(pen: ImageDraw.ImageDraw, side: int) -> None:
    weight = max(2, round(side * 0.05))
    for base in (0.25, 0.75):
        points = [(x, base * side + math.sin(x / side * math.tau) * side * 0.11) for x in range(-8, side + 9, 4)]
        _polyline(pen, [(float(x), y) for x, y in points], weight)


def _stripes(pen: ImageDraw.ImageDraw, side: int) -> None:
    weight = max(2, round(side * 0.16))
    for shift in (-1.0, 0.0, 1.0):
        _polyline(pen, [(shift * side - weight, side + weight), ((shift + 1) * side + weight, -weight)], weight)
