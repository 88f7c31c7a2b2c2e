"""Full bleed: a photo fills the artboard (on strips and towers a window), copy on its calm side under a veil in its darkest hue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generation.brief import Direction
from generation.compositor.artboard import Aspect, Box
from generation.compositor.calm import CalmMap
from generation.compositor.crop import photo_layer
from generation.compositor.layouts.furniture import brand_row, button, ground, headline_block, offer_row, support
from generation.compositor.layouts.order import Order
from generation.compositor.scene import Layer, PictureLayer, Role, Scene, ScrimLayer, Side, TextLayer

_HEAD_STRENGTH: Final = 0.5
_FOOT_STRENGTH: Final = 0.58


def suits(order: Order) -> float:
    """Return how well the order's photo fills the artboard; one that would have to be blown up does not."""
    if order.photo is None:
        return 0.0
    enlarged = max(order.artboard.width / order.photo.width, order.artboard.height / order.photo.height)
    return 0.9 if enlarged <= order.artboard.max_upscale else 0.0


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None where there is no photo or the headline cannot be set."""
    if order.photo is None:
        return None
    match order.artboard.aspect:
        case Aspect.STRIP:
            return _strip(order)
        case Aspect.WIDE:
            return _column(order)
        case Aspect.STORY:
            return _story(order)
        case Aspect.TOWER:
            return _tower(order)
        case _:
            return _stacked(order)


def cover(order: Order, box: Box) -> PictureLayer:
    """Return the photo filling ``box``, cropped about its faces and what catches the eye."""
    assert order.photo is not None  # noqa: S101 - solve() returns before this without a photo
    return photo_layer(order.photo, box)


def _whole(order: Order) -> Box:
    return Box(x=0, y=0, w=order.artboard.width, h=order.artboard.height)


def _veil(order: Order, side: Side, *, copy_until: float, fade: float, strength: float) -> ScrimLayer:
    """Return a veil from one side: full as far as the copy reaches (px from that side), then fading over ``fade`` px."""
    board = order.artboard
    vertical = side in (Side.TOP, Side.BOTTOM)
    reach = copy_until + fade
    box = Box(
        x=board.width - reach if side is Side.RIGHT else 0.0,
        y=board.height - reach if side is Side.BOTTOM else 0.0,
        w=board.width if vertical else reach,
        h=reach if vertical else board.height,
    )
    return ScrimLayer(box=box, colour=order.scheme.colour("shadow"), strength=strength, side=side, hold=copy_until / reach)


def _calmest(order: Order, boxes: Sequence[Box]) -> int:
    """Return which of the boxes that copy could take lies on the calmest part of the photo, clear of faces."""
    assert order.photo is not None  # noqa: S101 - solve() returns before this without a photo
    turned = float(order.artboard.width) if order.copy.direction is Direction.RTL else None
    return CalmMap(photo=order.photo, layer=cover(order, _whole(order)), turned=turned).calmest(boxes)


def _stacked(order: Order) -> Scene | None:
    """Square and portrait: headline on the calmer end, offer row at the foot."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row = brand_row(order, width=frame.w)
    action = button(order, max_width=frame.w * 0.56)
    column = support(order, width=frame.w - action.width - 0.045 * s, max_lines=3)
    headline = headline_block(order, width=frame.w, height=board.height * 0.3, share=0.135, lines=3)
    if headline is None:
        return None
    lower, foot_top = offer_row(order, frame, action, column)
    heights = (frame.y + row.height + (0.055 * s if row.height else 0.0) + headline.rise, foot_top - 0.06 * s - headline.ink_height)
    places = [Box(x=frame.x, y=y - headline.rise, w=headline.width, h=headline.rise + headline.ink_height) for y in heights]
    on_top = _calmest(order, places) == 0
    head_y = heights[0] if on_top else heights[1]
    layers: list[Layer] = [cover(order, _whole(order))]
    if on_top:
        layers.append(_veil(order, Side.TOP, copy_until=head_y + headline.ink_height, fade=0.34 * s, strength=_HEAD_STRENGTH))
    elif row.height:
        layers.append(_veil(order, Side.TOP, copy_until=frame.y + row.height, fade=0.2 * s, strength=_HEAD_STRENGTH))
    layers.append(
        _veil(
            order,
            Side.BOTTOM,
            copy_until=board.height - (foot_top if on_top else head_y - headline.rise),
            fade=0.3 * s,
            strength=_FOOT_STRENGTH,
        )
    )
    layers += row.place(order, frame, frame.y)
    layers.append(TextLayer(block=headline, x=frame.x, y=head_y, colour=order.ink, role=Role.HEADLINE))
    return Scene(artboard=board, layers=(*layers, *lower), dropped=() if column else (Role.SUBHEADLINE,))


def _tower(order: Order) -> Scene | None:
    """1:4 and 1:8: a window on the photo between headline and action, on a panel of its darkest hue."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row = brand_row(order, width=frame.w, with_label=False)
    headline = headline_block(order, width=frame.w, height=board.height * 0.3, share=0.24, lines=6)
    if headline is None:
        return None
    action = button(order, max_width=frame.w, arrow=False)
    foot = frame.bottom - action.height
    column = support(order, width=frame.w, max_lines=5, height=board.height * 0.14)
    column_top = foot - (column.ink_height + 0.14 * s if column and column.blocks else 0.0)
    head_y = frame.y + row.height + (0.16 * s if row.height else 0.0) + headline.rise
    top = head_y + headline.ink_height + 0.14 * s
    window = Box(x=0, y=top, w=board.width, h=column_top - 0.16 * s - top)
    layers: list[Layer] = [ground(order, (0.5, 0.5)), cover(order, window), *row.place(order, frame, frame.y)]
    layers.append(TextLayer(block=headline, x=frame.x, y=head_y, colour=order.ink, role=Role.HEADLINE))
    layers += column.place(order, frame.x, column_top) if column else ()
    layers += action.place(order, frame.x, foot, width=frame.w)
    return Scene(artboard=board, layers=tuple(layers), dropped=() if column else (Role.SUBHEADLINE,))


def _story(order: Order) -> Scene | None:
    """9:16: copy and action inside the clear zone, on a veil from the top."""
    board, s, safe = order.artboard, order.s, order.artboard.safe
    row = brand_row(order, width=safe.w)
    headline = headline_block(order, width=safe.w, height=board.height * 0.24, share=0.135, lines=3)
    if headline is None:
        return None
    action = button(order, max_width=safe.w * 0.8)
    top = safe.y + row.rise + row.height + (0.05 * s if row.height else 0.0) + headline.rise
    y = top + headline.ink_height + 0.05 * s
    column = support(order, width=safe.w * 0.94, max_lines=3, height=safe.bottom - y - action.height - 0.06 * s)
    layers: list[Layer] = [cover(order, _whole(order))]
    layers += row.place(order, safe, safe.y + row.rise)
    layers.append(TextLayer(block=headline, x=safe.x, y=top, colour=order.ink, role=Role.HEADLINE))
    if column and column.blocks:
        layers += column.place(order, safe.x, y)
        y += column.ink_height + 0.055 * s
    layers.insert(1, _veil(order, Side.TOP, copy_until=y, fade=0.5 * s, strength=_FOOT_STRENGTH))
    layers += action.place(order, safe.x, y)
    return Scene(artboard=board, layers=tuple(layers), dropped=() if column else (Role.SUBHEADLINE,))


def _column(order: Order) -> Scene | None:
    """Wide: one column of copy on the calmer side, veiled from that side."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    width = frame.w * 0.5
    row = brand_row(order, width=width, with_label=False)
    action = button(order, max_width=width)
    foot = frame.bottom - action.height
    head_top = frame.y + row.height + (0.07 * s if row.height else 0.0)
    column = support(order, width=width * 0.92, max_lines=2, height=0.24 * board.height)
    below = column.ink_height + 0.05 * s if column and column.blocks else 0.0
    headline = headline_block(order, width=width, height=foot - head_top - below - 0.08 * s, share=0.135, lines=3)
    if headline is None:
        return None
    y = max(head_top, foot - 0.08 * s - below - headline.ink_height)
    measure = max(headline.width, column.width if column else 0.0, action.width)
    sides = [Box(x=left, y=y, w=measure, h=foot - y) for left in (frame.x, frame.right - measure)]
    side = (Side.LEFT, Side.RIGHT)[_calmest(order, sides)]
    x = sides[0].x if side is Side.LEFT else sides[1].x
    reach = x + measure if side is Side.LEFT else board.width - x
    layers: list[Layer] = [
        cover(order, _whole(order)),
        _veil(order, side, copy_until=reach, fade=0.42 * s, strength=_FOOT_STRENGTH),
    ]
    layers += row.place(order, Box(x=x, y=frame.y, w=width, h=frame.h), frame.y)
    layers.append(TextLayer(block=headline, x=x, y=y, colour=order.ink, role=Role.HEADLINE))
    layers += column.place(order, x, y + headline.ink_height + 0.05 * s) if column else ()
    layers += action.place(order, x, foot)
    return Scene(artboard=board, layers=tuple(layers), dropped=() if column else (Role.SUBHEADLINE,))


def _strip(order: Order) -> Scene | None:
    """4:1 and 8:1: copy, a window on the photo, action, in one row."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    action = button(order, max_width=frame.w * 0.26, arrow=False)
    row = brand_row(order, width=frame.w * 0.2, with_label=False)
    window_width = min(frame.w * 0.3, board.height * 2.2)
    width = frame.w - action.width - window_width - 0.3 * s
    headline = headline_block(order, width=width, height=board.height * 0.5, share=0.24, lines=2)
    if headline is None:
        return None
    above = row.height + 0.12 * s if row.height else 0.0
    y = (board.height - above - headline.rise - headline.ink_height) / 2
    window = Box(x=frame.right - action.width - 0.12 * s - window_width, y=0, w=window_width, h=board.height)
    layers: list[Layer] = [ground(order, (0.5, 0.5)), cover(order, window), *row.place(order, frame, y)]
    layers.append(TextLayer(block=headline, x=frame.x, y=y + above + headline.rise, colour=order.ink, role=Role.HEADLINE))
    layers += action.place(order, frame.right - action.width, (board.height - action.height) / 2)
    return Scene(artboard=board, layers=tuple(layers), dropped=(Role.SUBHEADLINE,) if order.copy.subheadline else ())
