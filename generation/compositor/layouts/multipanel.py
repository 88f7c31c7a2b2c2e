"""Multipanel: every picture of a collection in a pane of its own, equal gutters between them, a caption each where points are given."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.column import Setting, copy_column, fit_headline, least_headline, or_without_support
from generation.compositor.layouts.furniture import brand_row, button, ground, headline_block, offer_row, support
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panes import FEWEST, MOST, filled, shared_out
from generation.compositor.pictures import PictureKind, Study
from generation.compositor.scene import Layer, Role, Scene, TextLayer

# From so many pictures on, showing all of them goes before everything that one picture could do.
_COLLECTION: Final = 3
_GUTTER: Final = {Aspect.TOWER: 0.03, Aspect.STRIP: 0.04}
_USUAL_GUTTER: Final = 0.016
_HEADLINE: Final = {Aspect.SQUARE: (0.094, 2), Aspect.PORTRAIT: (0.112, 2)}
# The pictures' least and largest shares of the height in upright ads, of the width in wide ones.
_LEAST: Final = {Aspect.SQUARE: 0.46, Aspect.PORTRAIT: 0.5, Aspect.STORY: 0.36, Aspect.TOWER: 0.34}
_WIDE_SHARE: Final = 0.54
_TOO_NARROW: Final = 0.2
# Panes of a strip narrower than this share of their height show nothing.
_NARROWEST: Final = 0.7


def suits(order: Order) -> float:
    """Return how well the order's pictures make a collection; two may be better served by a layout that leads with one."""
    count = len(shown(order))
    if count < FEWEST or order.artboard.ratio < _TOO_NARROW:
        return 0.0
    if order.artboard.aspect is Aspect.STRIP:
        return 0.93 if count <= _COLLECTION else 0.0
    return 1.0 if count >= _COLLECTION else 0.955


def shown(order: Order) -> tuple[Study, ...]:
    """Return the pictures that get a pane."""
    return order.panels[:MOST]


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None for fewer than two pictures, or where the headline cannot be set."""
    if suits(order) == 0.0:
        return None
    match order.artboard.aspect:
        case Aspect.STRIP:
            return _strip(order)
        case Aspect.WIDE:
            return _beside(order)
        case Aspect.STORY | Aspect.TOWER:
            return _under(order)
        case _:
            return or_without_support(order, _stacked)


def _panes(order: Order, whole: Box) -> list[Layer] | None:
    """Return the filled panes; None where a photo would be blown up too far."""
    pictures = shown(order)
    panes = shared_out(whole, pictures, _GUTTER.get(order.artboard.aspect, _USUAL_GUTTER) * order.s)
    for pane, picture in zip(panes, pictures, strict=True):
        scale = max(pane.w / picture.width, pane.h / picture.height)
        if picture.kind is PictureKind.PHOTO and scale > order.artboard.max_upscale:
            return None
    return filled(order, panes, pictures)[0]


def _unsaid(order: Order, layers: list[Layer]) -> tuple[Role, ...]:
    """Return that the copy's points found no room, where the panes carry no captions."""
    captioned = any(layer.role is Role.POINT for layer in layers)
    return () if captioned or not order.copy.points else (Role.POINT,)


def _stacked(order: Order) -> Scene | None:
    """Square and portrait: panes from edge to edge, under them brand and headline, and a last row of supporting copy and action."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    action = button(order, max_width=frame.w * 0.56)
    column = support(order, width=frame.w - action.width - 0.045 * s, max_lines=2, height=0.12 * board.height)
    lower, lower_top = offer_row(order, frame, action, column)
    row = brand_row(order, width=frame.w)
    over = row.height + row.rise + (0.042 * s if row.height else 0.0)
    share, lines = _HEADLINE[board.aspect]
    room = lower_top - 0.1 * s - over - _LEAST[board.aspect] * board.height
    block = fit_headline(order, width=frame.w, height=room, share=share, lines=lines, least=least_headline(order))
    if block is None:
        return None
    y = lower_top - 0.048 * s - block.ink_height
    seam = y - block.rise - 0.046 * s - over
    panes = _panes(order, Box(x=0, y=0, w=board.width, h=seam))
    if panes is None:
        return None
    headline = TextLayer(block=block, x=frame.x, y=y, colour=order.ink, role=Role.HEADLINE)
    copy = [*row.place(order, frame, seam + 0.044 * s + row.rise), headline, *lower]
    dropped = (*((Role.SUBHEADLINE,) if column is None else ()), *_unsaid(order, panes))
    return Scene(artboard=board, layers=(ground(order, (0.5, 0.9)), *panes, *copy), dropped=dropped)


def _under(order: Order) -> Scene | None:
    """Story and tower: copy on top, where it is clear of the apps' own controls, and the panes under it down to the edge."""
    board, s = order.artboard, order.s
    tower = board.aspect is Aspect.TOWER
    frame = board.frame if tower else board.safe
    room = min(frame.h, board.height * (1 - _LEAST[board.aspect]) - frame.y)
    setting = Setting(
        share=0.23 if tower else 0.122, lines=6 if tower else 3, packed=True, label=not tower, stretched=tower, arrow=not tower
    )
    column = copy_column(order, Box(x=frame.x, y=frame.y, w=frame.w, h=room), setting)
    if column is None:
        return None
    top = column.foot + (0.13 if tower else 0.065) * s
    panes = _panes(_without_points(order), Box(x=0, y=top, w=board.width, h=board.height - top))
    if panes is None:
        return None
    dropped = (*column.dropped, *_unsaid(order, panes))
    return Scene(artboard=board, layers=(ground(order, (0.5, 0.2)), *panes, *column.layers), dropped=dropped)


def _without_points(order: Order) -> Order:
    """Return the order for panes without captions: in stories the apps' own controls lie there, towers and strips have no room."""
    return replace(order, copy=replace(order.copy, points=()))


def _beside(order: Order) -> Scene | None:
    """Wide: one column of copy on the reading side, the panes from there to the far edges."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    left = board.width * (1 - _WIDE_SHARE)
    width = left - 0.055 * s - frame.x
    column = copy_column(order, Box(x=frame.x, y=frame.y, w=width, h=frame.h), Setting(share=0.118, lines=4, anchor=0.45))
    panes = _panes(order, Box(x=left, y=0, w=board.width - left, h=board.height))
    if column is None or panes is None:
        return None
    dropped = (*column.dropped, *_unsaid(order, panes))
    return Scene(artboard=board, layers=(ground(order, (0.2, 0.5)), *panes, *column.layers), dropped=dropped)


def _strip(order: Order) -> Scene | None:
    """4:1 and 8:1: one row of brand and headline, panes, action."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    action = button(order, max_width=frame.w * 0.26, arrow=False)
    row = brand_row(order, width=frame.w * 0.24, with_label=False)
    count = len(shown(order))
    span = min(count * board.height, 0.44 * frame.w)
    if span / count < _NARROWEST * board.height:
        return None
    width = frame.w - action.width - span - 0.3 * s
    headline = headline_block(order, width=width, height=board.height * 0.5, share=0.24, lines=2)
    if headline is None:
        return None
    above = row.height + 0.12 * s if row.height else 0.0
    y = (board.height - above - headline.rise - headline.ink_height) / 2
    x = frame.right - action.width - 0.13 * s - span
    panes = _panes(_without_points(order), Box(x=x, y=0, w=span, h=board.height))
    if panes is None:
        return None
    copy: list[Layer] = [*row.place(order, frame, y)]
    copy.append(TextLayer(block=headline, x=frame.x, y=y + above + headline.rise, colour=order.ink, role=Role.HEADLINE))
    copy += action.place(order, frame.right - action.width, (board.height - action.height) / 2)
    gone = ((Role.SUBHEADLINE,) if order.copy.subheadline else ()) + _unsaid(order, panes)
    return Scene(artboard=board, layers=(ground(order, (0.5, 0.5)), *panes, *copy), dropped=gone)
