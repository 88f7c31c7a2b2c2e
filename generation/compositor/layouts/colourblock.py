"""Colour blocks: flat fields on a grid of three by four; headline in one, product in one, action in one, an accent between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generation.brief import Direction
from generation.colour import Colour, contrast
from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.column import Column, Setting, copy_column, or_without_support
from generation.compositor.layouts.figures import read_figure
from generation.compositor.layouts.furniture import Button, button, floor_shadows, ground, support
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import copy_tone, photo_in, picture_tones, rectangle, set_on, sharp_in
from generation.compositor.layouts.stage import LONG, lift_for, stand
from generation.compositor.pictures import PictureKind
from generation.compositor.scene import Align, ArtLayer, Layer, Role, Scene, TextLayer
from generation.compositor.typeset.block import fit_block

# x, y, width and height in shares of the artboard.
Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """The fields of one proportion, in shares of its sides; ``small`` is left out where five would be too many."""

    headline: Rect
    product: Rect
    action: Rect
    accent: Rect
    small: Rect | None = None


_THIRD: Final = 1 / 3
_GRIDS: Final = {
    Aspect.PORTRAIT: _Grid(
        headline=(0, 0, 1, 0.375),
        product=(0, 0.375, 2 * _THIRD, 0.4375),
        accent=(2 * _THIRD, 0.375, _THIRD, 0.21875),
        small=(2 * _THIRD, 0.59375, _THIRD, 0.21875),
        action=(0, 0.8125, 1, 0.1875),
    ),
    Aspect.SQUARE: _Grid(
        headline=(0, 0, 0.58, 0.625),
        product=(0.58, 0.25, 0.42, 0.75),
        accent=(0.58, 0, 0.42, 0.25),
        action=(0, 0.625, 0.58, 0.375),
    ),
    Aspect.WIDE: _Grid(
        headline=(0, 0, 0.5, 0.7),
        product=(0.5, 0, 0.34, 1),
        accent=(0.84, 0, 0.16, 0.5),
        small=(0.84, 0.5, 0.16, 0.5),
        action=(0, 0.7, 0.5, 0.3),
    ),
    Aspect.STORY: _Grid(
        headline=(0, 0, 1, 0.42),
        action=(0, 0.42, 1, 0.23),
        product=(0, 0.65, 2 * _THIRD, 0.35),
        accent=(2 * _THIRD, 0.65, _THIRD, 0.175),
        small=(2 * _THIRD, 0.825, _THIRD, 0.175),
    ),
    Aspect.TOWER: _Grid(
        headline=(0, 0, 1, 0.36),
        product=(0, 0.36, 1, 0.36),
        accent=(0, 0.72, 0.5, 0.06),
        small=(0.5, 0.72, 0.5, 0.06),
        action=(0, 0.78, 1, 0.22),
    ),
    # The accent and the small field stand side by side where the artboard is narrow.
    Aspect.STRIP: _Grid(headline=(0, 0, 0.5, 1), product=(0.5, 0, 0.2, 1), accent=(0.7, 0, 0.06, 1), action=(0.76, 0, 0.24, 1)),
}
_SQUARE_FOR_LONG: Final = _Grid(
    headline=(0, 0, 1, 0.34),
    product=(0, 0.34, 2 * _THIRD, 0.43),
    accent=(2 * _THIRD, 0.34, _THIRD, 0.215),
    small=(2 * _THIRD, 0.555, _THIRD, 0.215),
    action=(0, 0.77, 1, 0.23),
)
# A tower narrower than this has no fields worth the name.
_TOO_NARROW: Final = 0.2
# Types smaller than this share of the short side do not fill a field of their own.
_LEAST_FIGURE: Final = 0.05
_MOST_FIGURE: Final = 0.13
_TOWER_TURN: Final = 74.0
# A field this much wider than high holds support and action side by side.
_ROW: Final = 2.7
_BREAK_OUT: Final = 0.09
_LEAST_APART: Final = 0.1
# The action's field must leave the button its contrast, with a little to spare.
_CARRIES: Final = 3.1


def suits(order: Order) -> float:
    """Return how well blocks suit the order: they want a product or a photo for one of their fields."""
    if order.artboard.ratio < _TOO_NARROW:
        return 0.0
    if order.product is not None:
        return 0.0 if order.product.kind is PictureKind.PACKSHOT else 0.72
    return 0.76 if sharp_in(order, _at(order, _grid(order).product)) else 0.0


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None where there is nothing to show or the copy cannot be set in its fields."""
    if suits(order) == 0.0:
        return None
    return or_without_support(order, _blocks)


def _blocks(order: Order) -> Scene | None:
    tones = _tones(order)
    head = _headline(order)
    foot = _action(order, tones)
    if head is None or foot is None:
        return None
    figure = _figure(order)
    layers = (
        ground(order, (0.5, 0.5)),
        *_fields(order, tones, plain=bool(figure)),
        *_shown(order, apart=not figure),
        *head.layers,
        *figure,
        *foot,
    )
    return Scene(artboard=order.artboard, layers=layers, dropped=_dropped(order, layers))


def _grid(order: Order) -> _Grid:
    """Return the grid for the artboard; in a square a long picture takes a grid like the upright artboards'."""
    shown = order.product or order.photo
    long = shown is not None and shown.aspect >= LONG
    return _SQUARE_FOR_LONG if order.artboard.aspect is Aspect.SQUARE and long else _GRIDS[order.artboard.aspect]


def _at(order: Order, rect: Rect) -> Box:
    """Return a field in px, on whole px, so that neighbours meet without a seam."""
    board = order.artboard
    left, top = round(rect[0] * board.width), round(rect[1] * board.height)
    right, bottom = round((rect[0] + rect[2]) * board.width), round((rect[1] + rect[3]) * board.height)
    return Box(x=left, y=top, w=right - left, h=bottom - top)


def _inner(order: Order, rect: Rect) -> Box:
    """Return what copy may fill of a field: inside its padding, and inside the clear zone."""
    board, field = order.artboard, _at(order, rect)
    pad = board.margin if board.aspect is not Aspect.STORY else 0.045 * order.s
    safe = board.safe if board.aspect is Aspect.STORY else board.frame
    left, top = max(field.x + pad, safe.x), max(field.y + pad, safe.y)
    right, bottom = min(field.right - pad, safe.right), min(field.bottom - pad, safe.bottom)
    return Box(x=left, y=top, w=right - left, h=bottom - top)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tones:
    """The flat tones of the fields."""

    copy: Colour
    product: Colour
    action: Colour
    accent: Colour


def _tones(order: Order) -> _Tones:
    lit, shade = picture_tones(order)
    product, copy = lit.mixed(shade, 0.5), copy_tone(order)
    return _Tones(copy=copy, product=product, action=_third(order, copy, product), accent=order.scheme.colour("accent"))


def _third(order: Order, copy: Colour, product: Colour) -> Colour:
    """Return the action's tone: a relative of the ground, light or deep, apart from both neighbours; it carries the button."""
    _, chroma, hue = order.scheme.colour("ground_rim").lch
    tries = (
        order.scheme.colour("shape_lit").mixed(order.scheme.colour("shape_shade"), 0.5),
        Colour.oklch(0.95, min(chroma, 0.05), hue),
        Colour.oklch(0.28, max(0.03, min(chroma, 0.07)), hue),
    )
    accent = order.scheme.colour("accent")
    carrying = [tone for tone in tries if contrast(tone, accent) >= _CARRIES] or [copy]
    return max(carrying, key=lambda tone: min(_distance(tone, copy), _distance(tone, product), _LEAST_APART))


def _distance(first: Colour, second: Colour) -> float:
    one, two = first.lch, second.lch
    return abs(one[0] - two[0]) + abs(one[1] - two[1])


def _headline(order: Order) -> Column | None:
    strip, wide = order.artboard.aspect is Aspect.STRIP, order.artboard.aspect is Aspect.WIDE
    share = {Aspect.STRIP: 0.25, Aspect.TOWER: 0.24, Aspect.STORY: 0.13, Aspect.WIDE: 0.16}.get(order.artboard.aspect, 0.128)
    lines = {Aspect.STRIP: 2, Aspect.TOWER: 6}.get(order.artboard.aspect, 4)
    bare = not (strip or wide)
    setting = Setting(
        share=share,
        lines=lines,
        support_lines=1 if strip else 3,
        action=False,
        bare=bare,
        anchor={Aspect.STRIP: 0.5, Aspect.TOWER: 0.0}.get(order.artboard.aspect, 1.0),
    )
    return copy_column(_without_figure(order) if _figure(order) else order, _inner(order, _grid(order).headline), setting)


def _without_figure(order: Order) -> Order:
    """Return the order for the action's field where the figure has a field of its own: its note, or the subheadline, is left."""
    copy = order.copy
    return replace(order, copy=replace(copy, figure=None, figure_note=None, subheadline=copy.figure_note or copy.subheadline))


def _action(order: Order, tones: _Tones) -> list[Layer] | None:
    """Return supporting copy and button for their field, side by side in a low one and stacked in a high one."""
    box, s, aspect = _inner(order, _grid(order).action), order.s, order.artboard.aspect
    set_order = set_on(_without_figure(order) if _figure(order) else order, tones.action)
    slim = aspect in (Aspect.STRIP, Aspect.TOWER)
    action = button(set_order, max_width=box.w * 0.58 if aspect is Aspect.PORTRAIT or aspect is Aspect.STORY else box.w, arrow=not slim)
    if aspect is Aspect.STRIP:
        return list(action.place(set_order, box.cx - action.width / 2, box.cy - action.height / 2))
    if aspect is Aspect.WIDE:
        return list(action.place(set_order, box.x, box.cy - action.height / 2))
    if box.w > _ROW * box.h and aspect is not Aspect.STORY:
        return _row(set_order, box, action)
    gap = (0.12 if slim else 0.04) * s
    column = support(set_order, width=box.w, max_lines=5 if slim else 2, height=box.h - action.height - gap)
    top = box.bottom - action.height
    layers: list[Layer] = list(column.place(set_order, box.x, box.y)) if column else []
    return [*layers, *action.place(set_order, box.x, top, width=box.w if slim else None)]


def _row(order: Order, box: Box, action: Button) -> list[Layer]:
    """Return one row about the field's middle: support left, action right; an action alone starts the row."""
    top = box.cy - action.height / 2
    tall = max(box.h, action.height) + 0.04 * order.s
    column = support(order, width=box.w - action.width - 0.045 * order.s, max_lines=3, height=tall)
    if column is None or not column.blocks:
        return list(action.place(order, box.x, top))
    words = column.place(order, box.x, box.cy - column.height / 2)
    return [*words, *action.place(order, box.right - action.width, top)]


def _figure(order: Order) -> tuple[TextLayer, ...]:
    """Return the figure large in the accent's field, where the artboard has room for one there."""
    board, s = order.artboard, order.s
    if not order.copy.figure or board.aspect in (Aspect.STORY, Aspect.TOWER, Aspect.STRIP):
        return ()
    field = _at(order, _grid(order).accent)
    box = field.grown(-0.045 * s)
    parts = read_figure(order.copy.figure)
    lines = [line for line in (parts.before, parts.number.replace(" ", "\u00a0"), parts.after) if line]
    least = max(_LEAST_FIGURE * s, order.text_size * 1.1)
    style = replace(order.label, leading=1.12)
    block = fit_block("\n".join(lines), style, width=box.w, height=box.h, max_lines=len(lines), max_size=_MOST_FIGURE * s, min_size=least)
    if block is None:
        return ()
    ink = order.scheme.colour("on_accent")
    y = field.cy - block.height / 2
    return (TextLayer(block=block, x=field.cx, y=y, colour=ink, role=Role.FIGURE, align=Align.CENTRE),)


def _fields(order: Order, tones: _Tones, *, plain: bool) -> list[Layer]:
    """Return the fields, each whole and flat, and the quarter discs that give the accents their form."""
    grid = _grid(order)
    layers: list[Layer] = [rectangle(_at(order, grid.headline), tones.copy), rectangle(_at(order, grid.action), tones.action)]
    layers += _product_field(order, _at(order, grid.product), tones)
    accent = _at(order, grid.accent)
    layers.append(rectangle(accent, tones.accent))
    if not plain:
        layers.append(_quarter(order, accent, tones.copy))
    if grid.small:
        layers.append(rectangle(_at(order, grid.small), tones.copy.mixed(tones.product, 0.5)))
        layers.append(_quarter(order, _at(order, grid.small), tones.product, turned=True))
    return layers


def _product_field(order: Order, field: Box, tones: _Tones) -> list[Layer]:
    if order.product is None:
        return [photo_in(order, field)] if order.photo else []
    return [rectangle(field, tones.product)]


def _quarter(order: Order, field: Box, fill: Colour, *, turned: bool = False) -> ArtLayer:
    """Return a quarter disc in a corner of its field: the far upper one, or, ``turned``, the near lower one."""
    reach = 0.86 * min(field.w, field.h)
    far = turned == (order.copy.direction is Direction.RTL)
    x, y = (field.w if far else 0.0), (field.h if turned else 0.0)
    markup = (
        f'<clipPath id="field"><rect width="{field.w:.1f}" height="{field.h:.1f}"/></clipPath>'
        f'<circle clip-path="url(#field)" cx="{x:.1f}" cy="{y:.1f}" r="{reach:.1f}" fill="{fill.hex}"/>'
    )
    return ArtLayer(name="quarter disc", markup=markup, view=(field.w, field.h), box=field)


def _shown(order: Order, *, apart: bool) -> list[Layer]:
    """Return the product in its field; a long one steps over the field's far edge unless copy stands there."""
    if order.product is None:
        return []
    s, board, field = order.s, order.artboard, _at(order, _grid(order).product)
    over = _BREAK_OUT * s if apart and board.aspect is not Aspect.SQUARE and order.product.aspect >= LONG else 0.0
    over = over if field.right < board.width else 0.0
    pad = 0.035 * s
    zone = Box(x=field.x + pad, y=field.y + pad, w=field.w - 2 * pad + over, h=field.h - 2 * pad)
    tower = board.aspect is Aspect.TOWER and order.product.aspect >= LONG
    turn = _TOWER_TURN if tower else lift_for(order.product)
    probe = stand(order.product, zone, angle=turn, max_scale=board.max_upscale)
    product = stand(order.product, zone, angle=turn, foot=0.5 + 0.5 * min(1.0, probe.bounds.h / zone.h), max_scale=board.max_upscale)
    return [*floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow")), product.layer]


def _dropped(order: Order, layers: tuple[Layer, ...]) -> tuple[Role, ...]:
    """Return the copy that the order has and the fields have no room for."""
    found = {layer.role for layer in layers}
    copy = order.copy
    gone = [Role.FIGURE] if copy.figure and Role.FIGURE not in found else []
    gone += [Role.LABEL] if copy.label else []
    said = found & {Role.FIGURE, Role.SUBHEADLINE, Role.NOTE}
    return (*gone, *((Role.SUBHEADLINE,) if copy.subheadline and not said else ()))
