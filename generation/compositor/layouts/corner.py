"""The hero of a square: headline over the whole width, copy and action at the foot of one side, the product filling the other corner."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.layouts.furniture import Button, Support, brand_row, button, floor_shadows, ground, headline_block, support
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.stage import Standing, centred, disc, lift_for, stand
from generation.compositor.scene import Layer, Role, Scene, ShapeLayer, TextLayer

# The headline's largest size and its share of the height; two lines of it lead, and what is left belongs to the product.
_HEADLINE: Final = 0.2
_OF_HEIGHT: Final = 0.3
# The side's copy takes so much of the width, more only where the action is longer.
_SIDE: Final = 0.34
_LONGEST_ACTION: Final = 0.46
# Between headline or copy and what stands beside them.
_AIR: Final = 0.035
# The disc's radius at most and at least, and by how much of it an edge crops it.
_RADIUS: Final = 0.44
_LEAST_RADIUS: Final = 0.22
_CROPPED: Final = 0.14


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """Copy over the action, both at the frame's foot: where the copy begins, and the box that the two take."""

    action: Button
    column: Support | None
    top: float
    box: Box


def solve_corner(order: Order) -> Scene | None:
    """Lay the square out; None without a product or where the headline cannot be read."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row = brand_row(order, width=frame.w)
    top = frame.y + row.height + (0.055 * s if row.height else 0.0)
    headline = headline_block(order, width=frame.w, height=_OF_HEIGHT * board.height, share=_HEADLINE, lines=2)
    if order.product is None or headline is None:
        return None
    lead = TextLayer(block=headline, x=frame.x, y=top + headline.rise, colour=order.ink, role=Role.HEADLINE)
    side = _side(order, frame, lead.box.bottom + _AIR * s)
    left, above = side.box.right + _AIR * s, lead.box.bottom + _AIR * s
    zone = Box(x=left, y=above, w=frame.right + 0.4 * board.margin - left, h=frame.bottom - above)
    product = _standing(order, zone)
    layers: list[Layer] = [ground(order, (product.bounds.cx / board.width, product.bounds.cy / board.height))]
    layers += [
        _behind(order, product, (lead.box, side.box)),
        *floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow")),
    ]
    layers += [product.layer, *row.place(order, frame, frame.y), lead]
    layers += side.column.place(order, frame.x, side.top) if side.column else ()
    layers += side.action.place(order, frame.x, frame.bottom - side.action.height)
    return Scene(artboard=board, layers=tuple(layers), dropped=() if side.column else (Role.SUBHEADLINE,))


def _side(order: Order, frame: Box, highest: float) -> _Side:
    action = button(order, max_width=_LONGEST_ACTION * frame.w)
    top = frame.bottom - action.height
    column = support(order, width=max(_SIDE * frame.w, action.width), max_lines=4, height=top - 0.05 * order.s - highest)
    width = max(action.width, column.width if column and column.blocks else 0.0)
    if column and column.blocks:
        top -= 0.05 * order.s + column.ink_height
    return _Side(action=action, column=column, top=top, box=Box(x=frame.x, y=top, w=width, h=frame.bottom - top))


def _standing(order: Order, zone: Box) -> Standing:
    """Return the product as large as its corner; one that its width limits stands a little above the corner's floor."""
    assert order.product is not None  # noqa: S101 - solve_corner() returns before this without a product
    angle, most = lift_for(order.product), order.artboard.max_upscale
    spare = 1.0 - stand(order.product, zone, angle=angle, max_scale=most).bounds.h / zone.h
    return stand(order.product, zone, angle=angle, foot=1.0 - 0.4 * spare, max_scale=most)


def _behind(order: Order, product: Standing, copy: tuple[Box, ...]) -> ShapeLayer:
    """Return the disc: as large as the copy lets it be, cropped by the far edge, the product breaking out of it towards the copy."""
    board, s = order.artboard, order.s
    radius = _RADIUS * s
    while radius > _LEAST_RADIUS * s and any(_near(box, _centre(order, product, radius), radius + 0.8 * _AIR * s) for box in copy):
        radius -= 0.008 * s
    return disc(order, centred(_centre(order, product, radius), min(2 * radius, 1.5 * board.height)))


def _centre(order: Order, product: Standing, radius: float) -> tuple[float, float]:
    """Return the centre of a disc of this radius: cropped by the side clearly, and by the foot clearly or not at all."""
    board, s = order.artboard, order.s
    x = max(product.bounds.cx, board.width - (1.0 - _CROPPED) * radius)
    y = product.bounds.cy + 0.02 * s
    over = y + radius - board.height
    return x, (board.height - (1.0 - _CROPPED) * radius if -0.025 * s < over < _CROPPED * radius else y)


def _near(box: Box, centre: tuple[float, float], radius: float) -> bool:
    x, y = min(max(centre[0], box.x), box.right), min(max(centre[1], box.y), box.bottom)
    return math.hypot(x - centre[0], y - centre[1]) < radius
