"""Cards: light panels with soft shadows that carry proof, and the order that copy on them is set by."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.colour import Colour, contrast
from generation.compositor.artboard import Box
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import set_on
from generation.compositor.scene import Form, Layer, Role, ShadowLayer, ShapeLayer

RADIUS: Final = 0.041
_PAPER: Final = (0.988, 0.009)
# Ink of the ground is kept on the card where it reads at least so well there.
_EASY: Final = 7.0


def paper(order: Order) -> Colour:
    """Return the tone of a card: almost white, tinted towards the ground."""
    return Colour.oklch(*_PAPER, order.scheme.colour("ground_rim").lch[2])


def on_card(order: Order) -> Order:
    """Return the order for copy on a card: the scheme's own inks where they read there, else inks of the same hue that do."""
    tone = paper(order)
    if contrast(order.ink, tone) >= _EASY:
        scheme = replace(order.scheme, ground_centre=tone.hex, ground_rim=tone.hex)
        return replace(order, scheme=scheme)
    return set_on(order, tone)


def card(order: Order, box: Box, *, radius: float | None = None) -> list[Layer]:
    """Return a card with its two shadows, a wide one drawn in at its sides and a tight one."""
    s, dark = order.s, order.scheme.dark
    corner = RADIUS * s if radius is None else radius
    shade = order.scheme.colour("shadow")
    wide = Box(x=box.x + 0.03 * s, y=box.y + 0.05 * s, w=box.w - 0.06 * s, h=box.h - 0.022 * s)
    tight = Box(x=box.x, y=box.y + 0.004 * s, w=box.w, h=box.h)
    return [
        ShadowLayer(box=wide, colour=shade, peak=0.5 if dark else 0.32, blur=0.05 * s, radius=corner),
        ShadowLayer(box=tight, colour=shade, peak=0.3 if dark else 0.12, blur=0.012 * s, radius=corner),
        ShapeLayer(form=Form.ROUNDED, box=box, fill=paper(order), radius=corner, role=Role.CARD),
    ]


def disc(order: Order, centre: tuple[float, float], radius: float) -> ShapeLayer:
    """Return the brand shape that stands behind a card and a product, its measures in px."""
    return ShapeLayer(
        form=Form.ELLIPSE,
        box=Box(x=centre[0] - radius, y=centre[1] - radius, w=2 * radius, h=2 * radius),
        fill=order.scheme.colour("shape_lit"),
        fill_to=order.scheme.colour("shape_shade"),
        opacity=0.85,
        pattern=order.pattern,
        pattern_ink=order.ink,
        pattern_tile=0.12 * order.s,
    )
