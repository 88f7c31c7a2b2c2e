"""Columns: a Japanese or Chinese headline stands upright at the right, the subject rests large at the lower left, the rest is room."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.furniture import brand_row, button, floor_shadows, ground, support
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.stage import stand
from generation.compositor.pictures import PictureKind
from generation.compositor.scene import Align, Form, Layer, Role, Scene, ShapeLayer, TextLayer
from generation.compositor.typeset.vertical import fit_vertical, may_stand

_LONGEST: Final = 22
_UPRIGHT_BOARDS: Final = frozenset({Aspect.SQUARE, Aspect.PORTRAIT})


def suits(order: Order) -> float:
    """Return how well the headline stands upright: short ones in languages that are set so, on boards with room for them."""
    headline = order.copy.headline
    if order.artboard.aspect not in _UPRIGHT_BOARDS or len(headline) > _LONGEST or not may_stand(headline, order.copy.language):
        return 0.0
    return 0.96


def solve(order: Order) -> Scene | None:
    """Lay the ad out; None where the headline may not stand, or not large enough."""
    if not suits(order):
        return None
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row = brand_row(order, width=frame.w * 0.5, with_label=False)
    action = button(order, max_width=frame.w * 0.46, arrow=False)
    foot = frame.bottom - action.height
    column = support(order, width=frame.w * 0.42, max_lines=3, height=0.16 * board.height)
    text_height = column.ink_height + 0.05 * s if column and column.blocks else 0.0
    style = replace(order.display, voice=replace(order.display.voice, weight=min(order.display.voice.weight, 500)))
    headline = fit_vertical(
        order.copy.headline,
        style,
        width=frame.w * 0.42,
        height=foot - text_height - 0.07 * s - frame.y,
        max_columns=3,
        max_size=0.125 * s,
        min_size=order.headline_floor,
    )
    if headline is None:
        return None
    left = frame.right - max(action.width, column.width if column else 0.0)
    layers: list[Layer] = [ground(order, (0.3, 0.62)), *_subject(order, min(left, frame.right - headline.width) - 0.04 * s)]
    layers += row.place(order, frame, frame.y)
    layers.append(TextLayer(block=headline, x=frame.right, y=frame.y, colour=order.ink, role=Role.HEADLINE, align=Align.RIGHT))
    layers += column.place(order, left, foot - text_height) if column else ()
    layers += action.place(order, left, foot)
    return Scene(artboard=board, layers=tuple(layers), dropped=() if column else (Role.SUBHEADLINE,))


def _subject(order: Order, right: float) -> list[Layer]:
    """Return the product before a large disc cropped by the lower left corner; the disc alone where there is none."""
    board, s = order.artboard, order.s
    diameter = 0.86 * s
    centre = (min(0.26 * board.width, right - diameter / 2), 0.66 * board.height)
    disc = ShapeLayer(
        form=Form.ELLIPSE,
        box=Box(x=centre[0] - diameter / 2, y=centre[1] - diameter / 2, w=diameter, h=diameter),
        fill=order.scheme.colour("shape_lit"),
        fill_to=order.scheme.colour("shape_shade"),
    )
    if order.product is None:
        return [disc]
    zone = Box(x=0.05 * s, y=centre[1] - 0.36 * s, w=max(0.3 * s, right - 0.05 * s), h=0.72 * s)
    product = stand(order.product, zone, angle=0.0, foot=0.96, max_scale=board.max_upscale)
    if order.product.kind is PictureKind.PACKSHOT:
        return [product.layer]
    return [disc, *floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow")), product.layer]
