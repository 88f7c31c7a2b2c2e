"""Split: copy on a panel of the ground's tone, picture or product on a field of the brand's; the product crosses the seam."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.column import Column, Setting, copy_column
from generation.compositor.layouts.furniture import button, floor_shadows, ground
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import (
    Point,
    copy_tone,
    photo_in,
    picture_tones,
    polygon,
    rings,
    sharp_in,
)
from generation.compositor.layouts.stage import LONG, Standing, lift_for, stand
from generation.compositor.pictures import PictureKind
from generation.compositor.scene import GroundLayer, Layer, Role, Scene

# The seam's slant in degrees, from the vertical between columns and from the horizontal between rows.
_LEAN: Final = 8.0
_TILT: Final = 5.5
# What the product reaches over the seam, and the air that copy keeps from it, as shares of the short side.
_CROSS: Final = 0.06
_AIR: Final = 0.04
_TOWER_TURN: Final = 74.0
# A photo not wider than this shows its people taller beside the copy than under it.
_UPRIGHT_PHOTO: Final = 1.15
# From this proportion on there is width for a larger headline.
_VERY_WIDE: Final = 2.0


def suits(order: Order) -> float:
    """Return how well the order splits: a wide artboard with a product or a photo is made for it.

    A packshot keeps the ground that it came with, so that there are no two sides.
    """
    if _packshot(order) or (order.product is None and not _photo_serves(order)):
        return 0.0
    return {Aspect.WIDE: 0.86, Aspect.SQUARE: 0.8, Aspect.STRIP: 0.7}.get(order.artboard.aspect, 0.74)


def _photo_serves(order: Order) -> bool:
    """Tell whether the photo is large enough for its half."""
    board = order.artboard
    half = Box(x=0, y=0, w=board.width * 0.5, h=board.height) if _in_columns(order) else Box(x=0, y=0, w=board.width, h=board.height * 0.6)
    return sharp_in(order, half)


def solve(order: Order) -> Scene | None:
    """Lay the ad out in columns or rows; None where there is nothing to show or the headline cannot be set."""
    if suits(order) == 0.0:
        return None
    if order.artboard.aspect is Aspect.STRIP:
        return _strip(order)
    return _columns(order) if _in_columns(order) else _rows(order)


def _in_columns(order: Order) -> bool:
    aspect = order.artboard.aspect
    shown = order.product or order.photo
    compact = shown is not None and shown.aspect < (LONG if order.product else _UPRIGHT_PHOTO)
    return aspect in (Aspect.WIDE, Aspect.STRIP) or (aspect is Aspect.SQUARE and compact)


def _slanted(order: Order) -> bool:
    """Variations take turns: leaning seam, straight seam."""
    return order.variation % 2 == 0


def _field(order: Order, centre: Point) -> GroundLayer:
    """Return the brand's field, lit behind the product; it fills the artboard, and the copy's panel covers its part of it."""
    lit, shade = picture_tones(order)
    board = order.artboard
    return GroundLayer(centre_colour=lit, rim_colour=shade, centre=(centre[0] / board.width, centre[1] / board.height))


def _packshot(order: Order) -> bool:
    return order.product is not None and order.product.kind is PictureKind.PACKSHOT


def _standing(order: Order, zone: Box, *, angle: float | None = None, low: bool = False) -> Standing:
    """Place the product in the middle of its zone, or, ``low``, on its floor."""
    assert order.product is not None  # noqa: S101 - callers ask for a product only where there is one
    turn = lift_for(order.product) if angle is None else angle
    probe = stand(order.product, zone, angle=turn, max_scale=order.artboard.max_upscale)
    foot = 1.0 if low else 0.5 + 0.5 * min(1.0, probe.bounds.h / zone.h)
    return stand(order.product, zone, angle=turn, foot=foot, max_scale=order.artboard.max_upscale)


def _shown(order: Order, product: Standing) -> list[Layer]:
    return [*floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow")), product.layer]


def _columns(order: Order) -> Scene | None:
    """Wide, and square with an upright product: copy left, product right."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    lean = math.tan(math.radians(_LEAN)) * board.height if _slanted(order) else 0.0
    middle = board.width * (0.53 if board.aspect is Aspect.WIDE else 0.56)
    top, foot = middle + lean / 2, middle - lean / 2
    # The headline's last line is the one that comes near the leaning seam.
    width = foot + 0.26 * lean - _AIR * s - frame.x
    column = copy_column(
        order, Box(x=frame.x, y=frame.y, w=width, h=frame.h), Setting(share=0.15 if board.ratio < _VERY_WIDE else 0.19, lines=4, anchor=0.5)
    )
    if column is None:
        return None
    panel = polygon(order, "copy panel", ((0, 0), (top, 0), (foot, board.height), (0, board.height)), copy_tone(order))
    if order.product is None:
        window = Box(x=foot, y=0, w=board.width - foot, h=board.height)
        return _with_photo(order, window, replace(window, x=top, w=board.width - top), panel, column)
    left = max(column.right + _AIR * s, middle - _CROSS * s)
    zone = Box(x=left, y=0.08 * s, w=board.width - 0.05 * s - left, h=board.height - 0.16 * s)
    product = _standing(order, zone)
    centre = (product.bounds.cx, product.bounds.cy)
    return _with_product(order, product, centre, panel, column)


def _with_photo(order: Order, window: Box, clear: Box, panel: Layer, column: Column) -> Scene:
    """Return the scene with a photo in ``window``, of which the leaning panel leaves ``clear``."""
    layers = (ground(order, (0.5, 0.5)), photo_in(order, window, clear=clear), panel, *column.layers)
    return Scene(artboard=order.artboard, layers=layers, dropped=column.dropped)


def _with_product(order: Order, product: Standing, centre: Point, panel: Layer, column: Column) -> Scene:
    echo = rings(order, centre, picture_tones(order), first=0.62 * order.s)
    layers = (_field(order, centre), echo, panel, *_shown(order, product), *column.layers)
    return Scene(artboard=order.artboard, layers=layers, dropped=column.dropped)


def _rows(order: Order) -> Scene | None:
    """Square, portrait, story and tower: copy on top, product below; the seam rises over the side that copy leaves free."""
    board, s = order.artboard, order.s
    tower, story = board.aspect is Aspect.TOWER, board.aspect is Aspect.STORY
    frame = board.safe if story else board.frame
    share = {Aspect.SQUARE: 0.115, Aspect.TOWER: 0.24, Aspect.STORY: 0.135}.get(board.aspect, 0.15)
    room = frame.h if story else board.height * (0.5 if tower else 0.58 if order.product else 0.54) - frame.y
    setting = Setting(share=share, lines=6 if tower else 3, packed=True, label=not tower, stretched=tower, arrow=not tower)
    column = copy_column(order, Box(x=frame.x, y=frame.y, w=frame.w, h=room), setting)
    if column is None:
        return None
    slope = math.tan(math.radians(_TILT)) if _slanted(order) and not tower else 0.0
    low = max(box.bottom + slope * box.right for box in column.boxes()) + (0.13 if tower else 0.045) * s
    high = low - slope * board.width
    panel = polygon(order, "copy panel", ((0, 0), (board.width, 0), (board.width, high), (0, low)), copy_tone(order))
    if order.product is None:
        window = Box(x=0, y=high, w=board.width, h=board.height - high)
        return _with_photo(order, window, replace(window, y=low, h=board.height - low), panel, column)
    product = _below(order, column, (low, high))
    return _with_product(order, product, (product.bounds.cx, product.bounds.cy), panel, column)


def _below(order: Order, column: Column, seam: tuple[float, float]) -> Standing:
    """Place the product under the seam (its heights at both edges): a compact one beside the action, if it gets larger there."""
    board, s, (low, high) = order.artboard, order.s, seam
    assert order.product is not None  # noqa: S101 - callers ask for a product only where there is one
    if board.aspect is Aspect.TOWER:
        zone = Box(x=0.04 * s, y=low + 0.03 * s, w=board.width - 0.08 * s, h=board.height - 0.12 * s - low)
        return _standing(order, zone, angle=_TOWER_TURN if order.product.aspect > 1.0 else None)
    foot = board.height - 0.05 * s
    top = (low + high) / 2 + 0.02 * s
    middle = _standing(order, Box(x=0.04 * s, y=top, w=board.width - 0.08 * s, h=foot - top))
    action = column.box_of(Role.CTA)
    if order.product.aspect >= LONG or action is None:
        return middle
    left = action.right + 0.05 * s
    top = column.foot_beyond(left) + _AIR * s
    beside = _standing(order, Box(x=left, y=top, w=board.width - 0.05 * s - left, h=foot - top), low=True)
    return max(middle, beside, key=lambda product: product.bounds.h)


def _strip(order: Order) -> Scene | None:
    """4:1 and 8:1: copy and action on the panel, product or photo on the field at the end."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    action = button(order, max_width=frame.w * 0.26, arrow=False)
    lean = math.tan(math.radians(_LEAN)) * board.height if _slanted(order) else 0.0
    seam = board.width - min(board.width * 0.3, board.height * 1.7)
    left = seam - lean / 2 - 0.14 * s - action.width
    box = Box(x=frame.x, y=frame.y, w=left - 0.14 * s - frame.x, h=frame.h)
    column = copy_column(order, box, Setting(share=0.27, lines=2, support_lines=1, action=False, anchor=0.5))
    if column is None:
        return None
    corners = ((0.0, 0.0), (seam + lean / 2, 0.0), (seam - lean / 2, board.height), (0.0, board.height))
    panel = polygon(order, "copy panel", corners, copy_tone(order))
    full = replace(column, layers=(*column.layers, *action.place(order, left, (board.height - action.height) / 2)))
    if order.product is None:
        window = Box(x=seam - lean / 2, y=0, w=board.width - seam + lean / 2, h=board.height)
        return _with_photo(order, window, replace(window, x=seam + lean / 2, w=board.width - seam - lean / 2), panel, full)
    zone = Box(x=seam + 0.04 * s, y=0.07 * s, w=board.width - seam - 0.1 * s, h=board.height - 0.14 * s)
    product = _standing(order, zone)
    return _with_product(order, product, (product.bounds.cx, product.bounds.cy), panel, full)
