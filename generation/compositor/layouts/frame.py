"""Frame: a border in a tone of the brand all around and everything inside on one axis; the product may step over the border."""

from __future__ import annotations

from typing import Final

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.column import Setting, copy_column, or_without_support
from generation.compositor.layouts.furniture import Button, button, floor_shadows, ground, offer_row, support
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import frame_tone, photo_in, sharp_in
from generation.compositor.layouts.stage import LONG, Standing, disc, lift_for, stand
from generation.compositor.pictures import PictureKind
from generation.compositor.scene import Align, ArtLayer, Form, Layer, Role, Scene, ShapeLayer

_BORDER: Final = {Aspect.STRIP: 0.055, Aspect.TOWER: 0.06}
_USUAL_BORDER: Final = 0.05
# Air between border and copy.
_PADDING: Final = {Aspect.STRIP: 0.10, Aspect.TOWER: 0.065, Aspect.WIDE: 0.07}
_USUAL_PADDING: Final = 0.06
_HEADLINE: Final = {Aspect.SQUARE: (0.105, 2), Aspect.PORTRAIT: (0.125, 3), Aspect.TOWER: (0.215, 6), Aspect.WIDE: (0.15, 3)}
# Copy that has the frame to itself is set this large.
_ALONE: Final = {Aspect.SQUARE: 0.19, Aspect.PORTRAIT: 0.21, Aspect.TOWER: 0.23, Aspect.WIDE: 0.21}
# The share of the height that is kept for a picture, and the room that copy alone leaves over its last row.
_PICTURE: Final = 0.36
_REST: Final = 0.06
_TOWER_TURN: Final = 74.0
_DISC: Final = 0.6


def suits(order: Order) -> float:
    """Return how well a frame suits the order: it carries anything, and copy alone better than most."""
    if order.product is not None:
        return 0.7 if order.product.kind is not PictureKind.PACKSHOT else 0.82
    return 0.72 if _shows_photo(order) else 0.66


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None where the headline cannot be set."""
    match order.artboard.aspect:
        case Aspect.STRIP:
            return _strip(order)
        case Aspect.STORY:
            return _story(order)
        case Aspect.WIDE | Aspect.SQUARE if _beside(order):
            return _wide(order)
        case _:
            return or_without_support(order, _axis)


def _beside(order: Order) -> bool:
    """Tell whether the picture stands beside the copy: on wide artboards, and compact ones in a square."""
    if order.artboard.aspect is Aspect.WIDE:
        return _has_picture(order)
    return order.product is not None and order.product.aspect < LONG


def _shows_photo(order: Order) -> bool:
    return order.photo is not None and sharp_in(order, _inside(order))


def _border(order: Order) -> float:
    return _BORDER.get(order.artboard.aspect, _USUAL_BORDER) * order.s


def _inside(order: Order) -> Box:
    """Return the box inside the border."""
    return Box(x=0, y=0, w=order.artboard.width, h=order.artboard.height).grown(-_border(order))


def _page(order: Order) -> Box:
    """Return the box that copy hangs in."""
    return _inside(order).grown(-_PADDING.get(order.artboard.aspect, _USUAL_PADDING) * order.s)


def _frame(order: Order) -> ArtLayer:
    board, inside = order.artboard, _inside(order)
    hole = f"M{inside.x:.2f} {inside.y:.2f}V{inside.bottom:.2f}H{inside.right:.2f}V{inside.y:.2f}Z"
    markup = f'<path fill="{frame_tone(order).hex}" d="M0 0H{board.width}V{board.height}H0Z{hole}"/>'
    return ArtLayer(name="frame", markup=markup, view=(board.width, board.height), box=Box(x=0, y=0, w=board.width, h=board.height))


def _scene(order: Order, picture: tuple[list[Layer], list[Layer]], copy: list[Layer], dropped: tuple[Role, ...]) -> Scene:
    """Return ground, what lies behind the border, the border, what stands before it, and the copy."""
    behind, before = picture
    centre = (0.5, 0.55)
    layers = (ground(order, centre), *behind, _frame(order), *before, *copy)
    return Scene(artboard=order.artboard, layers=layers, dropped=dropped)


def _picture(order: Order, room: Box, bleed: Box) -> tuple[list[Layer], list[Layer]]:
    """Return the product before its disc in ``room``, or the photo in ``bleed``: layers behind the border and before it."""
    if order.product is None:
        return ([photo_in(order, bleed)], []) if _shows_photo(order) and order.photo else (_sunrise(order), [])
    if order.product.kind is PictureKind.PACKSHOT:
        # A picture with a ground of its own stays behind the border.
        return [_standing(order, _within(room, _inside(order).grown(-0.04 * order.s))).layer], []
    product = _standing(order, room)
    shadows = floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow"))
    return [disc(order, _behind(order, product, room))], [*shadows, product.layer]


def _within(room: Box, inside: Box) -> Box:
    left, top = max(room.x, inside.x), max(room.y, inside.y)
    return Box(x=left, y=top, w=min(room.right, inside.right) - left, h=min(room.bottom, inside.bottom) - top)


def _behind(order: Order, product: Standing, room: Box) -> Box:
    """Return the disc's box: about the product's axis, clear of the copy above and below its room."""
    diameter = min(_DISC * order.s, room.h + 0.02 * order.s, max(1.2 * product.bounds.h, 0.72 * product.bounds.w))
    return Box(x=product.bounds.cx - diameter / 2, y=product.bounds.cy - diameter / 2, w=diameter, h=diameter)


def _sunrise(order: Order) -> list[Layer]:
    """Return a disc that rises over the border's foot, so near to the ground's tone that copy may cross it."""
    board, s = order.artboard, order.s
    tone = order.scheme.colour("ground_rim").mixed(order.scheme.colour("shape_lit"), 0.4)
    wide = board.aspect in (Aspect.WIDE, Aspect.STRIP)
    diameter = 1.5 * s if wide else 1.05 * s
    top = board.height - (0.62 if wide else 0.34) * s
    box = Box(x=board.width / 2 - diameter / 2, y=top, w=diameter, h=diameter)
    return [ShapeLayer(form=Form.ELLIPSE, box=box, fill=tone)]


def _standing(order: Order, zone: Box) -> Standing:
    assert order.product is not None  # noqa: S101 - callers ask for a product only where there is one
    tower = order.artboard.aspect is Aspect.TOWER and order.product.aspect >= LONG and order.product.kind is not PictureKind.PACKSHOT
    turn = _TOWER_TURN if tower else lift_for(order.product)
    probe = stand(order.product, zone, angle=turn, max_scale=order.artboard.max_upscale)
    foot = 0.5 + 0.5 * min(1.0, probe.bounds.h / zone.h)
    return stand(order.product, zone, angle=turn, foot=foot, max_scale=order.artboard.max_upscale)


def _has_picture(order: Order) -> bool:
    return order.product is not None or _shows_photo(order)


def _axis(order: Order) -> Scene | None:
    """Square, portrait, tower, and wide copy alone: brand and headline on the axis, the picture, and a last row that closes it."""
    board, s, page = order.artboard, order.s, _page(order)
    foot, foot_top, dropped = _foot(order, page)
    share, lines = _HEADLINE[board.aspect]
    if not _has_picture(order):
        share, lines = _ALONE[board.aspect], lines + 2
    least = _PICTURE * board.height if _has_picture(order) else _REST * s
    setting = Setting(share=share, lines=lines, align=Align.CENTRE, action=False, bare=True, anchor=0.0 if _has_picture(order) else 0.45)
    box = Box(x=page.x, y=page.y, w=page.w, h=foot_top - least - page.y)
    head = copy_column(order, box, setting)
    if head is None:
        return None
    gap = 0.13 * s if board.aspect is Aspect.TOWER else 0.045 * s
    reach = 0.0 if board.aspect is Aspect.TOWER else 0.75 * (page.x - _inside(order).x + _border(order))
    room = Box(x=page.x - reach, y=head.foot + gap, w=page.w + 2 * reach, h=foot_top - gap - head.foot - gap)
    inside = _inside(order)
    bleed = Box(x=inside.x, y=head.foot + gap, w=inside.w, h=foot_top - 1.15 * gap - head.foot - gap)
    return _scene(order, _picture(order, room, bleed), [*head.layers, *foot], (*head.dropped, *dropped))


def _foot(order: Order, page: Box) -> tuple[list[Layer], float, tuple[Role, ...]]:
    """Return the last row, its top and what it drops: support left and action right; on the axis where there is room for one only."""
    tower = order.artboard.aspect is Aspect.TOWER
    action = button(order, max_width=page.w * (1.0 if tower else 0.58), arrow=not tower)
    if tower:
        return _closing_column(order, page, action)
    column = support(order, width=page.w - action.width - 0.045 * order.s, max_lines=3, height=0.18 * order.artboard.height)
    dropped = (Role.SUBHEADLINE,) if column is None else ()
    if column is None or not column.blocks:
        top = page.bottom - action.height
        return list(action.place(order, page.cx - action.width / 2, top)), top, dropped
    return (*offer_row(order, page, action, column), dropped)


def _closing_column(order: Order, page: Box, action: Button) -> tuple[list[Layer], float, tuple[Role, ...]]:
    column = support(order, width=page.w, max_lines=5, height=0.15 * order.artboard.height)
    top = page.bottom - action.height
    layers: list[Layer] = list(action.place(order, page.x, top, width=page.w))
    if column is None or not column.blocks:
        return layers, top, () if column else (Role.SUBHEADLINE,)
    top -= column.ink_height + 0.13 * order.s
    return [*column.place(order, page.cx, top, Align.CENTRE), *layers], top, ()


def _story(order: Order) -> Scene | None:
    """9:16: the copy on the axis of the clear zone, the picture under it."""
    board, s, safe, inside = order.artboard, order.s, order.artboard.safe, _inside(order)
    box = Box(x=safe.x + 0.045 * s, y=safe.y, w=safe.w - 0.09 * s, h=safe.h)
    alone = not _has_picture(order)
    setting = Setting(share=0.18 if alone else 0.125, lines=5 if alone else 3, align=Align.CENTRE, packed=True)
    column = copy_column(order, box, setting)
    if column is None:
        return None
    top = column.foot + 0.06 * s
    room = Box(x=0.02 * s, y=top, w=board.width - 0.04 * s, h=inside.bottom - 0.06 * s - top)
    bleed = Box(x=inside.x, y=top + 0.01 * s, w=inside.w, h=inside.bottom - top - 0.01 * s)
    return _scene(order, _picture(order, room, bleed), list(column.layers), column.dropped)


def _wide(order: Order) -> Scene | None:
    """Wide, and square with a compact product: copy on one edge, the picture opposite."""
    s, page, inside = order.s, _page(order), _inside(order)
    width = page.w * 0.49
    column = copy_column(order, Box(x=page.x, y=page.y, w=width, h=page.h), Setting(share=0.15, lines=4, anchor=0.5))
    if column is None:
        return None
    left = column.right + 0.06 * s
    room = Box(x=left, y=inside.y + 0.05 * s, w=order.artboard.width - 0.01 * s - left, h=inside.h - 0.1 * s)
    seam = max(left, inside.x + inside.w * 0.52)
    bleed = Box(x=seam, y=inside.y, w=inside.right - seam, h=inside.h)
    return _scene(order, _picture(order, room, bleed), list(column.layers), column.dropped)


def _strip(order: Order) -> Scene | None:
    """4:1 and 8:1: copy, picture, action in one row."""
    board, s, page, inside = order.artboard, order.s, _page(order), _inside(order)
    action = button(order, max_width=page.w * 0.26, arrow=False)
    show = min(page.w * 0.26, board.height * 1.7) if _has_picture(order) else 0.0
    left = page.right - action.width
    box = Box(x=page.x, y=page.y, w=left - 0.3 * s - show - page.x, h=page.h)
    column = copy_column(order, box, Setting(share=0.25, lines=2, support_lines=1, action=False, anchor=0.5))
    if column is None:
        return None
    room = Box(x=left - 0.12 * s - show, y=0.1 * s, w=show, h=board.height - 0.2 * s)
    bleed = Box(x=room.x, y=inside.y, w=show, h=inside.h)
    copy = [*column.layers, *action.place(order, left, (board.height - action.height) / 2)]
    return _scene(order, _picture(order, room, bleed), copy, column.dropped)
