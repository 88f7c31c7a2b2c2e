"""Picture window: a photo or a product scene fills the upper part, copy stands below it; the copy's panel is the product's table."""

from __future__ import annotations

from typing import Final

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.column import Setting, copy_column, fit_headline, least_headline, or_without_support
from generation.compositor.layouts.furniture import brand_row, button, floor_shadows, ground, offer_row, support
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import copy_tone, photo_in, picture_tones, rectangle, set_on, sharp_in
from generation.compositor.layouts.stage import LONG, UPRIGHT, Standing, lift_for, stand
from generation.compositor.pictures import PictureKind
from generation.compositor.scene import Form, GroundLayer, Layer, Role, Scene, ShapeLayer, TextLayer

# The window's largest share of the height, by proportions; what copy needs comes first.
_WINDOW: Final = {Aspect.SQUARE: 0.6, Aspect.PORTRAIT: 0.64, Aspect.STORY: 0.6, Aspect.TOWER: 0.5}
_LEAST_WINDOW: Final = {Aspect.SQUARE: 0.44, Aspect.PORTRAIT: 0.46, Aspect.STORY: 0.35, Aspect.TOWER: 0.25}
_HEADLINE: Final = {Aspect.SQUARE: (0.098, 2), Aspect.PORTRAIT: (0.118, 3)}
_UPRIGHT_MORE: Final = 0.07
# A tower narrower than this has no window worth the name.
_TOO_NARROW: Final = 0.2
# The table that a product stands on: its depth as seen from a little above, and how far in from its front edge a foot stands.
_TABLE: Final = 0.075
_STAND_IN: Final = 0.55
_TOWER_TURN: Final = 74.0
# The disc behind a product: its share of the short side, its shift off the product's axis, and how much lighter than the wall it is.
_SUN: Final = 0.7
_SUN_SHIFT: Final = 0.04
_SUN_LIFT: Final = 0.085


def suits(order: Order) -> float:
    """Return how well a window suits the order: upright artboards with a photo or a free-standing product."""
    if order.artboard.aspect not in _WINDOW or order.artboard.ratio < _TOO_NARROW:
        return 0.0
    if order.product is not None and order.product.kind is not PictureKind.PACKSHOT:
        cramped = order.artboard.aspect is Aspect.SQUARE and order.product.aspect < UPRIGHT
        return 0.6 if cramped else 0.78
    return 0.84 if sharp_in(order, _greatest(order)) else 0.0


def _greatest(order: Order) -> Box:
    board = order.artboard
    return Box(x=0, y=0, w=board.width, h=board.height * _WINDOW[board.aspect])


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None for wide ones, without a picture, and where the headline cannot be set."""
    if suits(order) == 0.0:
        return None
    return or_without_support(order, _stacked) if order.artboard.aspect in _HEADLINE else _under(order)


def _stacked(order: Order) -> Scene | None:
    """Square and portrait: window, headline, and a last row of supporting copy and action."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    action = button(order, max_width=frame.w * 0.56)
    column = support(order, width=frame.w - action.width - 0.045 * s, max_lines=3, height=0.16 * board.height)
    lower, lower_top = offer_row(order, frame, action, column)
    row = brand_row(order, width=frame.w)
    over = row.height + row.rise + (0.045 * s if row.height else 0.0) if order.product is None else 0.0
    share, lines = _HEADLINE[board.aspect]
    height = lower_top - 0.11 * s - over - _least(order)
    block = fit_headline(order, width=frame.w, height=height, share=share, lines=lines, least=least_headline(order))
    if block is None:
        return None
    y = lower_top - 0.052 * s - block.ink_height
    seam = y - block.rise - 0.052 * s - over
    headline = TextLayer(block=block, x=frame.x, y=y, colour=order.ink, role=Role.HEADLINE)
    signature = row.place(order, frame, seam + 0.048 * s + row.rise) if order.product is None else _on_wall(order, frame)
    dropped = (Role.SUBHEADLINE,) if column is None else ()
    return Scene(artboard=board, layers=(*_view(order, seam), *signature, headline, *lower), dropped=dropped)


def _least(order: Order) -> float:
    """Return the least height of the window in px; an upright product needs more of it."""
    upright = order.product is not None and order.product.aspect < UPRIGHT
    return order.artboard.height * (_LEAST_WINDOW[order.artboard.aspect] + (_UPRIGHT_MORE if upright else 0.0))


def _on_wall(order: Order, frame: Box) -> tuple[Layer, ...]:
    """Return brand and label in the window's upper corners, in the ink that the wall takes."""
    wall = set_on(order, picture_tones(order)[1])
    row = brand_row(wall, width=frame.w)
    return row.place(wall, frame, frame.y + row.rise)


def _view(order: Order, seam: float) -> list[Layer]:
    """Return what the window shows above ``seam``, and the panel under it."""
    board = order.artboard
    panel = rectangle(Box(x=0, y=seam, w=board.width, h=board.height - seam), copy_tone(order))
    if order.product is None:
        assert order.photo is not None  # noqa: S101 - suits() refuses an order without either
        return [ground(order, (0.5, 0.9)), photo_in(order, Box(x=0, y=0, w=board.width, h=seam))]
    row = brand_row(order, width=board.frame.w)
    top = board.frame.y + row.rise + row.height + (0.045 * order.s if row.height else 0.0)
    return _scene(order, Box(x=0, y=top, w=board.width, h=seam - top), panel)


def _scene(order: Order, room: Box, panel: Layer | None) -> list[Layer]:
    """Return wall, sun, table and product; ``room`` is what the product may fill, its foot the table's front edge."""
    s, (lit, shade) = order.s, picture_tones(order)
    back = room.bottom - _TABLE * s
    zone = Box(x=room.x + 0.05 * s, y=room.y, w=room.w - 0.1 * s, h=back + _STAND_IN * _TABLE * s - room.y)
    product = _standing(order, zone)
    diameter = _SUN * min(room.w, s)
    centre = (product.bounds.cx + _SUN_SHIFT * s, max(room.y + diameter / 2, back - 0.3 * diameter))
    sun = Box(x=centre[0] - diameter / 2, y=centre[1] - diameter / 2, w=diameter, h=diameter)
    table = _table(order, Box(x=0, y=back, w=order.artboard.width, h=room.bottom - back))
    shadows = floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow"))
    wall = GroundLayer(centre_colour=lit, rim_colour=shade, centre=(0.5, centre[1] / order.artboard.height))
    return [wall, _sun(order, sun), *table, *([panel] if panel else []), *shadows, product.layer]


def _sun(order: Order, box: Box) -> ShapeLayer:
    """Return the disc behind the product, lighter than the wall."""
    lit, shade = picture_tones(order)
    return ShapeLayer(
        form=Form.ELLIPSE,
        box=box,
        fill=lit.shifted(lightness=_SUN_LIFT, hue=8),
        fill_to=shade.shifted(lightness=_SUN_LIFT, hue=4),
        pattern=order.pattern,
        pattern_ink=shade.shifted(lightness=-0.2),
        pattern_opacity=0.085,
        pattern_tile=0.125 * order.s,
    )


def _table(order: Order, box: Box) -> list[Layer]:
    """Return the table's top between wall and copy: a tone between the two, with light on its front edge."""
    tone = copy_tone(order)
    top = tone.mixed(order.scheme.colour("shadow"), 0.14) if not order.scheme.dark else tone.shifted(lightness=0.07)
    edge = Box(x=box.x, y=box.bottom - 0.006 * order.s, w=box.w, h=0.006 * order.s)
    return [rectangle(box, top), rectangle(edge, tone.shifted(lightness=0.05))]


def _standing(order: Order, zone: Box) -> Standing:
    assert order.product is not None  # noqa: S101 - callers ask for a product only where there is one
    turn = _TOWER_TURN if order.artboard.aspect is Aspect.TOWER and order.product.aspect >= LONG else lift_for(order.product)
    return stand(order.product, zone, angle=turn, max_scale=order.artboard.max_upscale)


def _under(order: Order) -> Scene | None:
    """Story and tower: copy on top, where it is clear of the apps' own controls, and the window under it down to the edge."""
    board, s = order.artboard, order.s
    tower = board.aspect is Aspect.TOWER
    frame = board.frame if tower else board.safe
    room = min(frame.h, board.height * (1 - _LEAST_WINDOW[board.aspect]) - frame.y)
    setting = Setting(
        share=0.24 if tower else 0.13, lines=6 if tower else 3, packed=True, label=not tower, stretched=tower, arrow=not tower
    )
    column = copy_column(order, Box(x=frame.x, y=frame.y, w=frame.w, h=room), setting)
    if column is None:
        return None
    seam = column.foot + (0.14 if tower else 0.075) * s
    view = Box(x=0, y=seam, w=board.width, h=board.height - seam)
    layers = [*(_niche(order, view) if order.product else _photo(order, view)), *column.layers]
    return Scene(artboard=board, layers=tuple(layers), dropped=column.dropped)


def _photo(order: Order, view: Box) -> list[Layer]:
    assert order.photo is not None  # noqa: S101 - suits() refuses an order without either
    return [ground(order, (0.5, 0.2)), photo_in(order, view)]


def _niche(order: Order, view: Box) -> list[Layer]:
    """Return an arched window that runs off the foot, with a table in it and the product on that."""
    board, s, (lit, shade) = order.artboard, order.s, picture_tones(order)
    side = board.margin
    arch = Box(x=side, y=view.y, w=board.width - 2 * side, h=view.h + s)
    floor = board.height - 0.085 * s
    zone = Box(x=arch.x + 0.04 * s, y=view.y + 0.05 * s, w=arch.w - 0.08 * s, h=floor - 0.05 * s - view.y)
    product = _standing(order, zone)
    wall = ShapeLayer(
        form=Form.ARCH,
        box=arch,
        fill=lit,
        fill_to=shade,
        pattern=order.pattern,
        pattern_ink=shade.shifted(lightness=-0.2),
        pattern_opacity=0.085,
        pattern_tile=0.125 * s,
    )
    table = _table(order, Box(x=0, y=floor - _STAND_IN * _TABLE * s, w=board.width, h=board.height - floor + _TABLE * s))
    shadows = floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow"))
    return [ground(order, (0.5, 0.2)), wall, *table, *shadows, product.layer]
