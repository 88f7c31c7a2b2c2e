"""Full bleed: a photo fills the artboard; copy stands on its calm side under a veil in the scene's own darkest hue."""

from __future__ import annotations

from typing import Final

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.furniture import brand_row, button, support
from generation.compositor.layouts.order import Order
from generation.compositor.scene import Layer, PictureLayer, Role, Scene, ScrimLayer, Side, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block

_STRENGTH: Final = 0.66
_FOOT_STRENGTH: Final = 0.78


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
        case _:
            return _stacked(order)


def cover(order: Order, box: Box) -> PictureLayer:
    """Return the photo filling ``box``, cropped about its middle."""
    photo = order.photo
    assert photo is not None  # noqa: S101 - solve() returns before this without a photo
    scale = max(box.w / photo.width, box.h / photo.height)
    width, height = box.w / scale, box.h / scale
    crop = Box(x=(photo.width - width) / 2, y=(photo.height - height) * 0.42, w=width, h=height)
    return PictureLayer(index=photo.index, box=box, crop=crop, role=Role.PHOTO)


def _whole(order: Order) -> Box:
    return Box(x=0, y=0, w=order.artboard.width, h=order.artboard.height)


def _veil(order: Order, box: Box, side: Side, strength: float = _STRENGTH) -> ScrimLayer:
    return ScrimLayer(box=box, colour=order.scheme.colour("shadow"), strength=strength, side=side)


def _headline(order: Order, *, width: float, height: float, share: float, lines: int) -> TextBlock | None:
    return fit_block(order.copy.headline, order.display, width=width, height=height, max_lines=lines, max_size=share * order.s, min_size=order.artboard.smallest_type(0.5))


def _calmer(order: Order, first: str, second: str) -> str:
    calm = order.photo.calm if order.photo else None
    if calm is None:
        return first
    return first if calm.busy[first] <= calm.busy[second] else second


def _stacked(order: Order) -> Scene | None:
    """Square, portrait and tower: headline on the calmer end, offer row at the foot."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    tower = board.aspect is Aspect.TOWER
    row = brand_row(order, width=frame.w, with_label=not tower)
    action = button(order, max_width=frame.w if tower else frame.w * 0.56, arrow=not tower)
    column = support(order, width=frame.w if tower else frame.w - action.width - 0.045 * s, max_lines=4 if tower else 3)
    headline = _headline(order, width=frame.w, height=board.height * 0.3, share=0.24 if tower else 0.135, lines=6 if tower else 3)
    if headline is None:
        return None
    foot_top = frame.bottom - (action.height if not tower else action.height + (column.ink_height + 0.1 * s if column and column.blocks else 0.0))
    if column and column.blocks and not tower:
        foot_top = min(foot_top, frame.bottom - column.height - 0.1 * order.text_size)
    on_top = _calmer(order, "top", "bottom") == "top"
    head_y = frame.y + row.height + (0.055 * s if row.height else 0.0) + headline.rise if on_top else foot_top - 0.06 * s - headline.ink_height
    layers: list[Layer] = [cover(order, _whole(order))]
    veil_foot = head_y + headline.ink_height + 0.26 * s if on_top else frame.y + row.height + 0.2 * s
    layers.append(_veil(order, Box(x=0, y=0, w=board.width, h=veil_foot), Side.TOP, _STRENGTH if on_top else 0.5))
    lower_from = (head_y if not on_top else foot_top) - 0.24 * s
    layers.append(_veil(order, Box(x=0, y=lower_from, w=board.width, h=board.height - lower_from), Side.BOTTOM, _FOOT_STRENGTH))
    layers += row.place(order, frame, frame.y)
    layers.append(TextLayer(block=headline, x=frame.x, y=head_y, colour=order.ink, role=Role.HEADLINE))
    if tower:
        layers += column.place(order, frame.x, foot_top) if column else ()
        layers += action.place(order, frame.x, frame.bottom - action.height, width=frame.w)
    else:
        layers += action.place(order, frame.right - action.width, frame.bottom - action.height)
        if column and column.blocks:
            y = frame.bottom - action.height / 2 - column.height / 2 if column.height <= action.height else frame.bottom - column.height - 0.1 * order.text_size
            layers += column.place(order, frame.x, y)
    return Scene(artboard=board, layers=tuple(layers), dropped=() if column else (Role.SUBHEADLINE,))


def _story(order: Order) -> Scene | None:
    """9:16: copy and action inside the clear zone, on a veil from the top."""
    board, s, safe = order.artboard, order.s, order.artboard.safe
    row = brand_row(order, width=safe.w)
    headline = _headline(order, width=safe.w, height=board.height * 0.24, share=0.135, lines=3)
    if headline is None:
        return None
    action = button(order, max_width=safe.w * 0.8)
    top = safe.y + row.height + (0.05 * s if row.height else 0.0) + headline.rise
    y = top + headline.ink_height + 0.05 * s
    column = support(order, width=safe.w * 0.94, max_lines=3, height=safe.bottom - y - action.height - 0.06 * s)
    layers: list[Layer] = [cover(order, _whole(order)), _veil(order, Box(x=0, y=0, w=board.width, h=board.height * 0.82), Side.TOP, 0.8)]
    layers += row.place(order, safe, safe.y)
    layers.append(TextLayer(block=headline, x=safe.x, y=top, colour=order.ink, role=Role.HEADLINE))
    if column and column.blocks:
        layers += column.place(order, safe.x, y)
        y += column.ink_height + 0.055 * s
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
    headline = _headline(order, width=width, height=foot - head_top - below - 0.08 * s, share=0.135, lines=3)
    if headline is None:
        return None
    y = max(head_top, foot - 0.08 * s - below - headline.ink_height)
    x = frame.x
    layers: list[Layer] = [cover(order, _whole(order)), _veil(order, Box(x=0, y=0, w=board.width * 0.74, h=board.height), Side.LEFT, 0.84)]
    layers += row.place(order, frame, frame.y)
    layers.append(TextLayer(block=headline, x=x, y=y, colour=order.ink, role=Role.HEADLINE))
    layers += column.place(order, x, y + headline.ink_height + 0.05 * s) if column else ()
    layers += action.place(order, x, foot)
    return Scene(artboard=board, layers=tuple(layers), dropped=() if column else (Role.SUBHEADLINE,))


def _strip(order: Order) -> Scene | None:
    """4:1 and 8:1: copy at one end, action at the other, the photo clear between them."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    action = button(order, max_width=frame.w * 0.26, arrow=False)
    row = brand_row(order, width=frame.w * 0.2, with_label=False)
    width = frame.w * 0.5
    headline = _headline(order, width=width, height=board.height * 0.5, share=0.24, lines=2)
    if headline is None:
        return None
    above = row.height + 0.11 * s if row.height else 0.0
    y = (board.height - above - headline.ink_height) / 2
    layers: list[Layer] = [cover(order, _whole(order))]
    layers.append(_veil(order, Box(x=0, y=0, w=board.width * 0.72, h=board.height), Side.LEFT, 0.86))
    layers += row.place(order, frame, y)
    layers.append(TextLayer(block=headline, x=frame.x, y=y + above, colour=order.ink, role=Role.HEADLINE))
    layers += action.place(order, frame.right - action.width, (board.height - action.height) / 2)
    return Scene(artboard=board, layers=tuple(layers), dropped=(Role.SUBHEADLINE,) if order.copy.subheadline else ())
