"""The stage: a free-standing product fitted into a zone, turned if it is long, and the place where it touches the floor."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.layouts.order import Order
from generation.compositor.pictures import PictureKind, Study
from generation.compositor.scene import Form, PictureLayer, ShapeLayer

# Long things gain from a lift; upright ones stand.
LONG: Final = 1.35
LIFT: Final = 12.0
UPRIGHT: Final = 0.8
_CONTACT_BAND: Final = 0.035
MAX_UPSCALE: Final = 1.6
# A pattern's tile in px below which its lines turn to noise.
_LEAST_TILE: Final = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A placed product: its layer, the bounds of what is visible, and the contact (a flat box on the floor)."""

    layer: PictureLayer
    bounds: Box
    contact: Box


def stands_free(order: Order) -> bool:
    """Tell whether there is a product that can stand before shapes and cards: one that keeps its own ground cannot."""
    return order.product is not None and order.product.kind is not PictureKind.PACKSHOT


def is_long(order: Order) -> bool:
    """Tell whether there is a product that is much wider than high."""
    return order.product is not None and order.product.aspect >= LONG


def lift_for(study: Study) -> float:
    """Return the angle, counter-clockwise degrees, that suits the product."""
    return LIFT if study.aspect >= LONG and study.kind is not PictureKind.PACKSHOT and not study.level else 0.0


def stand(study: Study, zone: Box, *, angle: float, foot: float = 1.0, max_scale: float = MAX_UPSCALE) -> Standing:
    """Place the product as large as ``zone`` allows; its lowest point lies at ``foot`` (share of the zone's height).

    ``max_scale`` bounds how far its pixels may be enlarged. What is known to stand level is not turned, whatever ``angle`` says.
    """
    angle = 0.0 if study.level else angle
    turned = _turned_hull(study, angle)
    width, height = _extent(turned, 0), _extent(turned, 1)
    scale = min(zone.w / width, zone.h / height, max_scale)
    left, top = min(x for x, _ in turned), min(y for _, y in turned)
    bounds = Box(x=zone.cx - width * scale / 2, y=zone.y + zone.h * foot - height * scale, w=width * scale, h=height * scale)
    # The hull is measured about the subject's centre, so the centre sits where the hull's own origin lands.
    cx, cy = bounds.x - left * scale, bounds.y - top * scale
    box = Box(x=cx - study.subject.w * scale / 2, y=cy - study.subject.h * scale / 2, w=study.subject.w * scale, h=study.subject.h * scale)
    layer = (
        _uncut(study, box, scale)
        if study.kind is PictureKind.PACKSHOT
        else PictureLayer(index=study.index, box=box, crop=study.subject, angle=angle, cut_out=True)
    )
    return Standing(layer=layer, bounds=bounds, contact=_contact(turned, cx, cy, scale, bounds))


def disc(order: Order, box: Box) -> ShapeLayer:
    """Return the brand's disc that a product stands before, with the order's pattern in it."""
    return ShapeLayer(
        form=Form.ELLIPSE,
        box=box,
        fill=order.scheme.colour("shape_lit"),
        fill_to=order.scheme.colour("shape_shade"),
        pattern=order.pattern,
        pattern_ink=order.ink,
        pattern_opacity=0.085,
        pattern_tile=max(_LEAST_TILE, 0.125 * order.s),
    )


def centred(centre: tuple[float, float], diameter: float) -> Box:
    """Return the square about a centre."""
    return Box(x=centre[0] - diameter / 2, y=centre[1] - diameter / 2, w=diameter, h=diameter)


def _uncut(study: Study, box: Box, scale: float) -> PictureLayer:
    """Return a packshot with a rim of its own ground, melting into an artboard of the same tone."""
    rim = min(
        0.06 * max(study.subject.w, study.subject.h),
        study.subject.x,
        study.subject.y,
        study.width - study.subject.right,
        study.height - study.subject.bottom,
    )
    rim = max(0.0, rim)
    return PictureLayer(index=study.index, box=box.grown(rim * scale), crop=study.subject.grown(rim), feather=max(1.0, 0.8 * rim * scale))


def _turned_hull(study: Study, angle: float) -> list[tuple[float, float]]:
    """Return the hull in source px about the subject's centre, turned counter-clockwise (y points down)."""
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    points = [((x - 0.5) * study.subject.w, (y - 0.5) * study.subject.h) for x, y in study.hull]
    return [(x * cosine + y * sine, y * cosine - x * sine) for x, y in points]


def _extent(points: list[tuple[float, float]], axis: int) -> float:
    values = [point[axis] for point in points]
    return max(1.0, max(values) - min(values))


def _contact(turned: list[tuple[float, float]], cx: float, cy: float, scale: float, bounds: Box) -> Box:
    """Return the part of the floor that the product touches: what lies within a few percent of its lowest point."""
    floor = max(y for _, y in turned)
    band = _CONTACT_BAND * _extent(turned, 1)
    touching = [x for x, y in _dense(turned) if y >= floor - band]
    left, right = cx + min(touching) * scale, cx + max(touching) * scale
    width = max(right - left, bounds.w * 0.22)
    height = max(4.0, bounds.w * 0.035)
    middle = (left + right) / 2
    return Box(x=middle - width / 2, y=cy + floor * scale - height * 0.62, w=width, h=height)


def _dense(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return points along the hull's edges, so that a long flat foot counts as one."""
    steps = 12
    dense = []
    for index, (x, y) in enumerate(points):
        nx, ny = points[(index + 1) % len(points)]
        dense += [(x + (nx - x) * step / steps, y + (ny - y) * step / steps) for step in range(steps)]
    return dense
