"""Full bleed: a photo fills the artboard where copy finds a calm place on it; where it finds none, the photo draws back from the copy."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.brief import Direction
from generation.compositor.artboard import Aspect, Box
from generation.compositor.calm import CalmMap
from generation.compositor.layouts.furniture import brand_row, button, headline_block, offer_row, support
from generation.compositor.layouts.melt import deep_ground, drawn_back, veil
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import photo_in
from generation.compositor.layouts.strip import solve_strip
from generation.compositor.scene import Layer, PictureLayer, Role, Scene, ScrimLayer, Side, TextLayer

# How strong veils over a calm place are at first, and the share of the copy's reach that has all of that strength.
_HEAD_STRENGTH: Final = 0.5
_FOOT_STRENGTH: Final = 0.58
_HELD: Final = 0.6
_DAY: Final = 0.5
# Where the photo draws back, in shares of the short side: how far it reaches under the copy, and how far beyond it it is still dimmed.
_LAP: Final = 0.06
_WIDE_LAP: Final = 0.09
_FADE: Final = 0.2
_WIDE_FADE: Final = 0.3
_EDGE: Final = 0.3
_HEADLINE: Final = {Aspect.SQUARE: 0.115, Aspect.PORTRAIT: 0.135}
_WIDE_HEADLINE: Final = 0.15


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
    # A product that was given beside the photo belongs to other layouts.
    order = replace(order, product=None)
    match order.artboard.aspect:
        case Aspect.STRIP:
            return solve_strip(order)
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
    return photo_in(order, box)


def _whole(order: Order) -> Box:
    return Box(x=0, y=0, w=order.artboard.width, h=order.artboard.height)


def _calm_map(order: Order) -> CalmMap:
    """Return where the photo, filling the artboard, is calm and clear of faces."""
    assert order.photo is not None  # noqa: S101 - solve() returns before this without a photo
    turned = float(order.artboard.width) if order.copy.direction is Direction.RTL else None
    return CalmMap(photo=order.photo, layer=cover(order, _whole(order)), turned=turned)


def _stacked(order: Order) -> Scene | None:
    """Square and portrait: headline on the calmer end, offer row at the foot; else all copy at the foot, under the photo."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row = brand_row(order, width=frame.w)
    action = button(order, max_width=frame.w * 0.56)
    column = support(order, width=frame.w - action.width - 0.045 * s, max_lines=3)
    headline = headline_block(order, width=frame.w, height=board.height * 0.3, share=_HEADLINE[board.aspect], lines=3)
    if headline is None:
        return None
    lower, foot_top = offer_row(order, frame, action, column)
    tall = headline.rise + headline.ink_height
    tops = (frame.y + row.height + (0.055 * s if row.height else 0.0), foot_top - 0.06 * s - tall)
    calm = _calm_map(order)
    places = [Box(x=frame.x, y=top, w=headline.width, h=tall) for top in tops]
    place = calm.calmest(places)
    offer = Box(x=frame.x, y=foot_top, w=frame.w, h=frame.bottom - foot_top)
    if calm.is_calm(places[place]) and calm.is_clear(offer):
        behind = _under_stack(
            order, place == 0, tops[0] + tall if place == 0 else frame.y + row.height, foot_top if place == 0 else tops[1]
        )
        brand_y, head_y = frame.y, tops[place] + headline.rise
    else:
        head_y = tops[1] + headline.rise
        brand_y = tops[1] - (row.height + 0.05 * s if row.height else 0.0)
        copy_until = board.height - brand_y + row.rise
        behind = drawn_back(order, Side.BOTTOM, copy_until=copy_until, lap=_LAP * s, fade=_FADE * s)
    layers = [*behind, *row.place(order, frame, brand_y)]
    layers.append(TextLayer(block=headline, x=frame.x, y=head_y, colour=order.ink, role=Role.HEADLINE))
    return Scene(artboard=board, layers=(*layers, *lower), dropped=() if column else (Role.SUBHEADLINE,))


def _under_stack(order: Order, on_top: bool, upper: float, lower: float) -> list[Layer]:  # noqa: FBT001 - which end the headline took
    """Return the photo and its veils: from the top as far as copy reaches (px), and from the foot up to where it begins again."""
    s, foot = order.s, order.artboard.height - lower
    head = 0.34 if on_top else 0.2
    return [
        cover(order, _whole(order)),
        veil(order, Side.TOP, whole=_HELD * upper, until=upper + head * s, strength=_strength(order, _HEAD_STRENGTH)),
        veil(order, Side.BOTTOM, whole=_HELD * foot, until=foot + 0.3 * s, strength=_strength(order, _FOOT_STRENGTH)),
    ]


def _strength(order: Order, of_night: float) -> float:
    """Return how strong a veil is: a white one over a light photo needs less than a dark one, and more would be fog."""
    return of_night if order.scheme.dark else _DAY * of_night


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
    layers: list[Layer] = [deep_ground(order), cover(order, window), *_edges(order, window), *row.place(order, frame, frame.y)]
    layers.append(TextLayer(block=headline, x=frame.x, y=head_y, colour=order.ink, role=Role.HEADLINE))
    layers += column.place(order, frame.x, column_top) if column else ()
    layers += action.place(order, frame.x, foot, width=frame.w)
    return Scene(artboard=board, layers=tuple(layers), dropped=() if column else (Role.SUBHEADLINE,))


def _edges(order: Order, window: Box) -> list[Layer]:
    """Return veils that let a tower's window fade into the ground over and under it."""
    deep, fade = order.scheme.colour("shadow"), min(_EDGE * order.s, 0.25 * window.h)
    upper = Box(x=0, y=window.y, w=window.w, h=fade)
    lower = Box(x=0, y=window.bottom - fade, w=window.w, h=fade)
    return [
        ScrimLayer(box=upper, colour=deep, strength=1.0, side=Side.TOP, hold=0.0),
        ScrimLayer(box=lower, colour=deep, strength=1.0, side=Side.BOTTOM, hold=0.0),
    ]


def _story(order: Order) -> Scene | None:
    """9:16: copy and action inside the clear zone, on the photo's calm upper part or over the photo."""
    board, s, safe = order.artboard, order.s, order.artboard.safe
    row = brand_row(order, width=safe.w)
    headline = headline_block(order, width=safe.w, height=board.height * 0.24, share=0.135, lines=3)
    if headline is None:
        return None
    action = button(order, max_width=safe.w * 0.8)
    top = safe.y + row.rise + row.height + (0.05 * s if row.height else 0.0) + headline.rise
    y = top + headline.ink_height + 0.05 * s
    column = support(order, width=safe.w * 0.94, max_lines=3, height=safe.bottom - y - action.height - 0.06 * s)
    copy: list[Layer] = [*row.place(order, safe, safe.y + row.rise)]
    copy.append(TextLayer(block=headline, x=safe.x, y=top, colour=order.ink, role=Role.HEADLINE))
    if column and column.blocks:
        copy += column.place(order, safe.x, y)
        y += column.ink_height + 0.055 * s
    copy += action.place(order, safe.x, y)
    behind = _under_story(order, Box(x=safe.x, y=safe.y, w=safe.w, h=y + action.height - safe.y))
    return Scene(artboard=board, layers=(*behind, *copy), dropped=() if column else (Role.SUBHEADLINE,))


def _under_story(order: Order, copy: Box) -> list[Layer]:
    s = order.s
    if not _calm_map(order).is_calm(copy):
        return drawn_back(order, Side.TOP, copy_until=copy.bottom, lap=_LAP * s, fade=_FADE * s)
    return [
        cover(order, _whole(order)),
        veil(order, Side.TOP, whole=_HELD * copy.bottom, until=copy.bottom + 0.5 * s, strength=_strength(order, _FOOT_STRENGTH)),
    ]


def _column(order: Order) -> Scene | None:
    """Wide: one column of copy on the calmer side, the photo under it or drawn back from it."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    width = frame.w * 0.5
    row = brand_row(order, width=width, with_label=False)
    action = button(order, max_width=width)
    foot = frame.bottom - action.height
    head_top = frame.y + row.height + (0.07 * s if row.height else 0.0)
    column = support(order, width=width * 0.92, max_lines=2, height=0.24 * board.height)
    below = column.ink_height + 0.065 * s if column and column.blocks else 0.0
    headline = headline_block(order, width=width, height=foot - head_top - below - 0.08 * s, share=_WIDE_HEADLINE, lines=3)
    if headline is None:
        return None
    y = max(head_top, foot - 0.08 * s - below - headline.ink_height)
    measure = max(headline.width, column.width if column else 0.0, action.width)
    behind, x = _beside(order, measure, y)
    layers = [*behind, *row.place(order, Box(x=x, y=frame.y, w=width, h=frame.h), frame.y)]
    layers.append(TextLayer(block=headline, x=x, y=y, colour=order.ink, role=Role.HEADLINE))
    layers += column.place(order, x, y + headline.ink_height + 0.065 * s) if column else ()
    layers += action.place(order, x, foot)
    return Scene(artboard=board, layers=tuple(layers), dropped=() if column else (Role.SUBHEADLINE,))


def _beside(order: Order, measure: float, top: float) -> tuple[list[Layer], float]:
    """Return what lies behind a column of copy this wide from ``top`` down, and the column's left edge."""
    s, board, frame = order.s, order.artboard, order.artboard.frame
    calm = _calm_map(order)
    places = [Box(x=left, y=top, w=measure, h=frame.bottom - top) for left in (frame.x, frame.right - measure)]
    chosen = calm.calmest(places)
    is_calm = calm.is_calm(places[chosen])
    # Copy that the photo makes room for stands where reading begins, unless a face is there.
    chosen = chosen if is_calm or not calm.is_clear(places[0]) else 0
    side, x = (Side.LEFT, Side.RIGHT)[chosen], places[chosen].x
    reach = x + measure if side is Side.LEFT else board.width - x
    if not is_calm:
        return drawn_back(order, side, copy_until=reach, lap=_WIDE_LAP * s, fade=_WIDE_FADE * s), x
    return [
        cover(order, _whole(order)),
        veil(order, side, whole=_HELD * reach, until=reach + 0.6 * s, strength=_strength(order, _FOOT_STRENGTH)),
    ], x
