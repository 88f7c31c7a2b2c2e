"""Leader lines: from a label to a dot on the product's own outline, all parallel, so that none can cross another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.stage import Standing
from generation.compositor.pictures import Study
from generation.compositor.scene import Form, Layer, ShapeLayer

_LINE: Final = 0.0026
_DOT: Final = 0.0095
_RIM: Final = 0.0035
_INWARD: Final = 0.045
# A leader ends where the product is outermost within this share of its extent.
_BAND: Final = 0.03

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Points on the outline of a placed product, in px."""

    points: tuple[Point, ...]
    bounds: Box

    def side(self, wish: float, *, right: bool, between: tuple[float, float]) -> Point | None:
        """Return the product's left or right end at the height nearest to ``wish`` that lies ``between`` two others, a little inside it."""
        return _spot(self, wish, axis=1, far=right, between=between)

    def level(self, wish: float, *, below: bool, between: tuple[float, float]) -> Point | None:
        """Return the product's upper or lower end at the place nearest to ``wish`` that lies ``between`` two others, a little inside it."""
        return _spot(self, wish, axis=0, far=below, between=between)


def outline(study: Study, standing: Standing) -> Outline:
    """Return where the study's outline lies on the artboard."""
    layer = standing.layer
    scale = layer.box.w / layer.crop.w
    box = Box(
        x=layer.box.x + (study.subject.x - layer.crop.x) * scale,
        y=layer.box.y + (study.subject.y - layer.crop.y) * scale,
        w=study.subject.w * scale,
        h=study.subject.h * scale,
    )
    cosine, sine = math.cos(math.radians(layer.angle)), math.sin(math.radians(layer.angle))
    flat = (((x - 0.5) * box.w, (y - 0.5) * box.h) for x, y in study.silhouette or study.hull)
    points = tuple((box.cx + x * cosine + y * sine, box.cy + y * cosine - x * sine) for x, y in flat)
    return Outline(points=points, bounds=standing.bounds)


def _spot(shape: Outline, wish: float, *, axis: int, far: bool, between: tuple[float, float]) -> Point | None:
    """Return the outermost place on one side at the wish; ``axis`` 1 looks along the height, 0 across."""
    other = 1 - axis
    bounds = shape.bounds
    start, extent, depth = (bounds.y, bounds.h, bounds.w) if axis else (bounds.x, bounds.w, bounds.h)
    low, high = max(between[0], start + 0.05 * extent), min(between[1], start + 0.95 * extent)
    if high < low:
        return None
    place = min(high, max(low, wish))
    near = [point[other] for point in shape.points if abs(point[axis] - place) <= _BAND * extent]
    if not near:
        return None
    inner = (max(near) - _INWARD * depth) if far else (min(near) + _INWARD * depth)
    return (inner, place) if axis else (place, inner)


def leader(order: Order, start: Point, end: Point) -> list[Layer]:
    """Return a thin straight line from ``start`` to a dot at ``end``; the two share a height or a place across."""
    s = order.s
    weight, dot, rim = max(1.5, _LINE * s), _DOT * s, _RIM * s
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    if right - left >= bottom - top:
        line = Box(x=left, y=end[1] - weight / 2, w=right - left, h=weight)
    else:
        line = Box(x=end[0] - weight / 2, y=top, w=weight, h=bottom - top)
    outer = Box(x=end[0] - dot - rim, y=end[1] - dot - rim, w=2 * (dot + rim), h=2 * (dot + rim))
    return [
        ShapeLayer(form=Form.ROUNDED, box=line, fill=order.ink, opacity=0.72),
        ShapeLayer(form=Form.ELLIPSE, box=outer, fill=order.scheme.colour("ground_rim")),
        ShapeLayer(form=Form.ELLIPSE, box=outer.grown(-rim), fill=order.scheme.colour("accent")),
    ]
