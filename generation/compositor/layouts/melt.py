"""Melting: a photo draws back from the copy and fades into a flat ground of its own darkest hue, so that nothing it shows is covered."""

from __future__ import annotations

from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import photo_in
from generation.compositor.scene import GroundLayer, Layer, ScrimLayer, Side

# Of the fade beyond the copy, this share is too dark to show what matters.
_DIM: Final = 0.45


def drawn_back(order: Order, side: Side, *, copy_until: float, lap: float, fade: float) -> list[Layer]:
    """Return ground, photo and the veil that joins them; the copy stands at ``side`` as far as ``copy_until`` px from it.

    The photo begins ``lap`` px inside the copy's end, where the veil is still whole, and is free of it ``fade`` px beyond that end.
    """
    assert order.photo is not None  # noqa: S101 - who draws a photo back has one
    seam = copy_until - lap
    view, clear = beyond(order, side, seam), beyond(order, side, copy_until + _DIM * fade)
    return [deep_ground(order), photo_in(order, view, clear=clear), veil(order, side, whole=seam, until=copy_until + fade)]


def deep_ground(order: Order) -> GroundLayer:
    """Return the flat ground that a photo fades into: the same tone as its veil."""
    deep = order.scheme.colour("shadow")
    return GroundLayer(centre_colour=deep, rim_colour=deep, centre=(0.5, 0.5))


def beyond(order: Order, side: Side, start: float) -> Box:
    """Return what lies further than ``start`` px from one side of the artboard."""
    board = order.artboard
    match side:
        case Side.TOP:
            return Box(x=0, y=start, w=board.width, h=board.height - start)
        case Side.BOTTOM:
            return Box(x=0, y=0, w=board.width, h=board.height - start)
        case Side.LEFT:
            return Box(x=start, y=0, w=board.width - start, h=board.height)
        case Side.RIGHT:
            return Box(x=0, y=0, w=board.width - start, h=board.height)


def veil(order: Order, side: Side, *, whole: float, until: float, strength: float = 1.0) -> ScrimLayer:
    """Return a veil in the photo's darkest hue: of full strength as far as ``whole`` px from its side, gone at ``until`` px."""
    board = order.artboard
    box = Box(
        x=board.width - until if side is Side.RIGHT else 0.0,
        y=board.height - until if side is Side.BOTTOM else 0.0,
        w=board.width if side in (Side.TOP, Side.BOTTOM) else until,
        h=until if side in (Side.TOP, Side.BOTTOM) else board.height,
    )
    return ScrimLayer(box=box, colour=order.scheme.colour("shadow"), strength=strength, side=side, hold=whole / until)
