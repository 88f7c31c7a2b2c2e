"""Hero cut-out: the product stands free before one cropped brand shape; headline above or beside it, offer and action below."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.corner import solve_corner
from generation.compositor.layouts.figures import read_figure
from generation.compositor.layouts.furniture import (
    Button,
    Support,
    brand_row,
    button,
    floor_shadows,
    ground,
    headline_block,
    offer_row,
    support,
)
from generation.compositor.layouts.numerals import Numeral, numeral
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.stage import LONG, UPRIGHT, Standing, centred, disc, is_long, lift_for, stand
from generation.compositor.layouts.strip import solve_strip
from generation.compositor.pictures import PictureKind
from generation.compositor.scene import Form, Layer, PictureLayer, Role, Scene, ShadowLayer, ShapeLayer, TextLayer

# Largest headline as a share of the short side, and its share of the height, by proportions.
_HEADLINE: Final = {Aspect.SQUARE: (0.14, 0.25, 2), Aspect.PORTRAIT: (0.15, 0.26, 3), Aspect.STORY: (0.135, 0.24, 3)}
# Nothing may stand between touching and clearly apart: shapes and copy keep this share of the short side between them.
_AIR: Final = 0.024
# A plinth's top is so deep and its side so high at most; with air they make what stands between its product's foot and the copy.
_DEEPEST: Final = 0.09
_HIGHEST: Final = 0.03
_UNDER_PLINTH: Final = 0.09
_UNDER: Final = 0.05
# A long product turns up in a tower, in a narrow one the more.
_TOWER_TURN: Final = 74.0
_NARROW: Final = 0.22
# Narrower than this a tower has room for a price as large as its headline.
_NEEDLE: Final = 0.18
_NARROW_TURN: Final = 84.0


def suits(order: Order) -> float:
    """Return how well a free-standing product suits the order: it is the surest layout there is."""
    return 0.9 if order.product is not None else 0.0


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None where there is no product or the headline cannot be set."""
    if order.product is None:
        return None
    aspect = order.artboard.aspect
    if aspect is Aspect.SQUARE and order.product.aspect < LONG:
        return _square(order)
    return _beside(order) if aspect is Aspect.WIDE else _SOLVERS.get(aspect, _stacked)(order)


def _square(order: Order) -> Scene | None:
    """Square: a compact product is larger beside the copy than under it; of a corner and a side it takes what shows more of it."""
    corner = None if _is_packshot(order) else solve_corner(order)
    return max((scene for scene in (corner, _beside(order)) if scene), key=_shown, default=None)


def _shown(scene: Scene) -> float:
    """Return the area of the product's picture in px squared."""
    return max((layer.box.w * layer.box.h for layer in scene.layers if isinstance(layer, PictureLayer)), default=0.0)


def _scene(order: Order, layers: list[Layer], dropped: list[Role]) -> Scene:
    if _is_packshot(order):
        # A picture that keeps its own ground cannot stand before shapes: the room stays as plain as the picture.
        layers = [layer for layer in layers if layer.role not in (Role.DECORATION, Role.SHADOW)]
    return Scene(artboard=order.artboard, layers=tuple(layers), dropped=tuple(dropped))


def _product(order: Order, zone: Box, *, angle: float | None = None, foot: float = 1.0) -> Standing:
    assert order.product is not None  # noqa: S101 - solve() returns before this without a product
    turn = lift_for(order.product) if angle is None or _is_packshot(order) else angle
    return stand(order.product, zone, angle=turn, foot=foot, max_scale=order.artboard.max_upscale)


def _is_packshot(order: Order) -> bool:
    return order.product is not None and order.product.kind is PictureKind.PACKSHOT


def _disc(order: Order, centre: tuple[float, float], diameter: float) -> ShapeLayer:
    return disc(order, centred(centre, diameter))


def _arch(order: Order, box: Box) -> ShapeLayer:
    return ShapeLayer(
        form=Form.ARCH,
        box=box,
        fill=order.scheme.colour("shape_lit"),
        fill_to=order.scheme.colour("shape_shade"),
        pattern=order.pattern,
        pattern_ink=order.ink,
        pattern_opacity=0.07,
        pattern_tile=0.125 * order.s,
    )


def _lower_row(order: Order, frame: Box) -> tuple[Button, Support | None]:
    """Measure the last row: action at the end, supporting copy before it in what is left of the width."""
    action = button(order, max_width=frame.w * 0.56)
    return action, support(order, width=frame.w - action.width - 0.045 * order.s, max_lines=3)


def _stacked(order: Order) -> Scene | None:
    """Square and portrait: brand, headline, hero, offer row, on two edges."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    share, of_height, lines = _HEADLINE[board.aspect]
    row = brand_row(order, width=frame.w)
    top = frame.y + row.height + (0.055 * s if row.height else 0.0)
    headline = headline_block(order, width=frame.w, height=board.height * of_height, share=share, lines=lines)
    if headline is None:
        return None
    action, column = _lower_row(order, frame)
    lower, lower_top = offer_row(order, frame, action, column)
    dropped = [Role.SUBHEADLINE] if column is None else []
    text_foot = top + headline.rise + headline.ink_height
    upright = order.product is not None and order.product.aspect < UPRIGHT
    below = (_UNDER_PLINTH if upright else _UNDER) * s
    zone = Box(x=frame.x - 0.02 * s, y=text_foot + 0.035 * s, w=frame.w + 0.04 * s, h=lower_top - below - text_foot - 0.035 * s)
    layers: list[Layer] = [ground(order, (0.54, zone.cy / board.height))]
    layers += _hero(order, zone, text_foot)
    layers += row.place(order, frame, frame.y)
    layers.append(TextLayer(block=headline, x=frame.x, y=top + headline.rise, colour=order.ink, role=Role.HEADLINE))
    return _scene(order, layers + lower, dropped)


def _hero(order: Order, zone: Box, text_foot: float) -> list[Layer]:
    """Return shape, shadows and product for a zone between headline and offer row."""
    board, s = order.artboard, order.s
    zone = _over_the_disc(order, zone)
    product = _product(order, zone, foot=_settled(order, zone))
    if order.product is not None and order.product.aspect < UPRIGHT:
        shadows = floor_shadows(product.contact, product.contact, order.scheme.colour("shadow"), strength=0.8)
        return [*_upright_set(order, product, text_foot), *shadows, product.layer]
    diameter = min(0.71 * s, (product.bounds.bottom + 0.11 * s - text_foot - _AIR * s))
    highest = text_foot + _AIR * s * 1.6 + diameter / 2
    centre = (
        board.width * 1.07 - diameter / 2,
        max(highest, min(product.bounds.cy + 0.05 * s, product.bounds.bottom + 0.11 * s - diameter / 2)),
    )
    if order.product is not None and order.product.aspect < LONG:
        middle = product.bounds.cy + 0.03 * s
        # A whole disc ends clear of the copy above and of the row below.
        diameter = min(diameter, 2 * (middle - text_foot - _AIR * s), 2 * (zone.bottom + _UNDER * s - _AIR * s - middle))
        centre = (product.bounds.cx, product.bounds.cy + 0.03 * s)
    shadows = floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow"))
    return [_disc(order, centre, diameter), *shadows, product.layer]


def _over_the_disc(order: Order, zone: Box) -> Box:
    """Return the zone for a long product: where its height is what limits it, at the edge that crops the disc, else all of it."""
    if order.product is None or order.product.aspect < LONG or _is_packshot(order):
        return zone
    spare = zone.w - _product(order, zone).bounds.w
    return replace(zone, x=zone.x + 0.8 * spare, w=zone.w - spare)


def _settled(order: Order, zone: Box) -> float:
    """Return where the foot goes: on the zone's floor, or, where the width is what limits the product, a little below the middle."""
    spare = zone.h - _product(order, zone).bounds.h
    upright = order.product is not None and order.product.aspect < UPRIGHT
    return 1.0 if upright or spare < 0.06 * order.s else 1.0 - 0.42 * spare / zone.h


def _upright_set(order: Order, product: Standing, text_foot: float) -> list[Layer]:
    """Return table, arch and plinth for an upright product; the product breaks out of the arch's top."""
    s, board, floor = order.s, order.artboard, product.bounds.bottom
    width = min(max(0.56 * s, product.bounds.w * 2.0), board.width * 0.86)
    top = max(text_foot + 0.03 * s, product.bounds.y + 0.10 * product.bounds.h)
    wall = _arch(order, Box(x=product.bounds.cx - width / 2, y=top, w=width, h=floor - top))
    plinth_width = max(product.bounds.w * 1.75, 0.30 * s)
    return [wall, *_table(order, floor - 0.028 * s), *_plinth(order, product.bounds.cx, floor, plinth_width)]


def _table(order: Order, top: float) -> list[Layer]:
    """Return a table: one ellipse much wider than the artboard, so that its edge is nearly straight, with a lit rim."""
    board, s = order.artboard, order.s
    surface = order.scheme.colour("ground_centre" if not order.scheme.dark else "ground_rim")
    rim = surface.shifted(lightness=0.03 if not order.scheme.dark else 0.10)
    box = Box(x=-0.7 * board.width, y=top, w=2.4 * board.width, h=2.6 * (board.height - top))
    lower = Box(x=box.x, y=box.y + max(2.0, 0.004 * s), w=box.w, h=box.h)
    shade = Box(x=box.x, y=box.y - 0.008 * s, w=box.w, h=box.h)
    return [
        ShapeLayer(form=Form.ELLIPSE, box=shade, fill=order.scheme.colour("shape_shade"), opacity=0.35),
        ShapeLayer(form=Form.ELLIPSE, box=box, fill=rim),
        ShapeLayer(form=Form.ELLIPSE, box=lower, fill=surface),
    ]


def _plinth(order: Order, cx: float, floor: float, width: float) -> list[Layer]:
    """Return a low round plinth whose top face carries the product's foot at ``floor``."""
    s = order.s
    depth, rise = min(0.15 * width, _DEEPEST * s), min(0.085 * width, _HIGHEST * s)
    face = Box(x=cx - width / 2, y=floor - depth * 0.62, w=width, h=depth)
    body, foot = Box(x=face.x, y=face.cy, w=width, h=rise), Box(x=face.x, y=face.y + rise, w=width, h=depth)
    top_tone, side_tone = order.scheme.colour("ground_centre"), order.scheme.colour("shape_lit")
    if order.scheme.dark:
        top_tone = order.scheme.colour("shape_lit").shifted(lightness=0.06)
    cast = Box(x=cx - width * 0.62, y=foot.cy - depth * 0.25, w=width * 1.3, h=depth * 1.25)
    side_end = order.scheme.colour("shape_shade")
    return [
        ShadowLayer(box=cast, colour=order.scheme.colour("shadow"), peak=0.38),
        ShapeLayer(form=Form.ELLIPSE, box=foot, fill=side_tone, fill_to=side_end),
        ShapeLayer(form=Form.ROUNDED, box=body, fill=side_tone, fill_to=side_end),
        ShapeLayer(form=Form.ELLIPSE, box=face, fill=top_tone.shifted(lightness=0.02)),
    ]


def _story(order: Order) -> Scene | None:
    """9:16: everything to read stands in the clear zone; the hero has the lower third to itself."""
    board, s, safe = order.artboard, order.s, order.artboard.safe
    row = brand_row(order, width=safe.w)
    top = safe.y + row.rise + row.height + (0.05 * s if row.height else 0.01 * s)
    share, of_height, lines = _HEADLINE[Aspect.STORY]
    headline = headline_block(order, width=safe.w, height=board.height * of_height, share=share, lines=lines)
    if headline is None:
        return None
    action = button(order, max_width=safe.w * 0.8)
    y = top + headline.rise + headline.ink_height + 0.05 * s
    column = support(order, width=safe.w * 0.94, max_lines=3, height=safe.bottom - y - action.height - 0.05 * s)
    column_layers = list(column.place(order, safe.x, y)) if column else []
    y += (column.ink_height + 0.055 * s) if column and column.blocks else 0.0
    zone = Box(
        x=board.width * 0.03, y=y + action.height + 0.06 * s, w=board.width * 0.94, h=board.height * 0.955 - y - action.height - 0.06 * s
    )
    product = _product(order, zone, foot=max(0.93, _fill(order, zone)))
    centre_y = product.bounds.cy + 0.04 * s
    diameter = min(0.94 * s, 2 * (centre_y - y - action.height - 0.035 * s))
    layers: list[Layer] = [ground(order, (0.5, product.bounds.cy / board.height))]
    layers.append(
        _disc(
            order,
            (product.bounds.cx + (0.12 * board.width if is_long(order) else 0.0), centre_y),
            diameter,
        )
    )
    layers += [
        *floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow")),
        product.layer,
        *row.place(order, safe, safe.y + row.rise),
    ]
    layers.append(TextLayer(block=headline, x=safe.x, y=top + headline.rise, colour=order.ink, role=Role.HEADLINE))
    layers += [*column_layers, *action.place(order, safe.x, y)]
    return _scene(order, layers, [] if column else [Role.SUBHEADLINE])


def _beside(order: Order) -> Scene | None:
    """Wide: a text column on the reading side, the hero before a large disc on the other."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    column_width = frame.w * (0.56 if board.aspect is Aspect.SQUARE else 0.49 if board.ratio < 2 else 0.46)
    row = brand_row(order, width=column_width, with_label=False)
    action = button(order, max_width=column_width)
    head_top = frame.y + row.height + (0.075 * s if row.height else 0.0)
    foot = frame.bottom - action.height
    column = support(order, width=column_width * 0.96, max_lines=2, height=0.24 * board.height)
    column_height = column.ink_height + 0.05 * s if column and column.blocks else 0.0
    headline = headline_block(order, width=column_width, height=foot - head_top - column_height - 0.09 * s, share=0.19, lines=3)
    if headline is None:
        return None
    block_height = headline.rise + headline.ink_height + column_height
    hung = board.aspect is Aspect.SQUARE
    y = head_top + (0.0 if hung else max(0.0, (foot - 0.06 * s - head_top - block_height) / 2))
    headline_layer = TextLayer(block=headline, x=frame.x, y=y + headline.rise, colour=order.ink, role=Role.HEADLINE)
    # In a square headline and brand hang on the upper margin, support and action stand on the lower one.
    support_top = foot - column_height if hung else y + headline.rise + headline.ink_height + 0.05 * s
    support_layers = column.place(order, frame.x, support_top) if column else ()
    text_right = frame.x + max(headline.width, column.width if column else 0.0, action.width, row.name.width if row.name else 0.0)
    left = min(frame.x + column_width, text_right) + 0.05 * s
    zone = Box(x=left, y=frame.y * 0.9, w=board.width - left - frame.y * 0.6, h=board.height - frame.y * 1.8)
    product = _product(order, zone, foot=0.5 + 0.5 * _fill(order, zone))
    layers: list[Layer] = [ground(order, (zone.cx / board.width, 0.5)), _side_disc(order, zone, text_right)]
    layers += [
        *floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow")),
        product.layer,
        *row.place(order, frame, frame.y),
        headline_layer,
        *support_layers,
    ]
    layers += action.place(order, frame.x, foot)
    return _scene(order, layers, [] if column else [Role.SUBHEADLINE])


def _side_disc(order: Order, zone: Box, text_right: float) -> ShapeLayer:
    """Return a disc so large that it becomes the far side's wall, or one that stands whole where that would cross the copy."""
    board, s = order.artboard, order.s
    for share in (0.64, 0.7, 0.78):
        radius = share * board.height
        cx = max(text_right + 0.05 * s, zone.x - 0.02 * s) + radius
        corner = ((board.width - cx) ** 2 + (0.5 * board.height) ** 2) ** 0.5
        if corner < radius * 0.985 and cx < board.width * 1.05:
            return _disc(order, (cx, board.height / 2), 2 * radius)
    radius = min(0.465 * board.height, zone.cx - text_right - 0.04 * s, board.width - 0.03 * s - zone.cx)
    if radius >= 0.3 * s:
        return _disc(order, (zone.cx, board.height / 2), 2 * radius)
    # No room for a whole one: a larger one begins clear of the copy and is cropped by the far edge.
    return _disc(order, (text_right + 0.05 * s + 0.42 * s, board.height / 2), 0.84 * s)


def _fill(order: Order, zone: Box) -> float:
    """Return how much of the zone's height the product takes, so that it can be centred by its middle."""
    probe = _product(order, zone)
    return min(1.0, probe.bounds.h / zone.h)


def _tower(order: Order) -> Scene | None:
    """1:4 and 1:8: one column of brand, headline, hero, support, action."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row = brand_row(order, width=frame.w, with_label=False)
    top = frame.y + row.height + (0.16 * s if row.height else 0.0)
    headline = headline_block(order, width=frame.w, height=board.height * 0.3, share=0.24, lines=6)
    if headline is None:
        return None
    action = button(order, max_width=frame.w, arrow=False)
    foot = frame.bottom - action.height
    price = _large_price(order)
    column = support(_without_figure(order) if price else order, width=frame.w, max_lines=5, height=board.height * 0.14)
    column_top = foot - (column.ink_height + 0.14 * s if column and column.blocks else 0.0)
    price_top = column_top - (price.height + 0.1 * s if price else 0.0)
    text_foot = top + headline.rise + headline.ink_height
    zone = Box(x=board.width * 0.02, y=text_foot + 0.12 * s, w=board.width * 0.96, h=price_top - 0.2 * s - text_foot - 0.12 * s)
    turn = (_NARROW_TURN if board.ratio < _NARROW else _TOWER_TURN) if is_long(order) else 0.0
    probe = _product(order, zone, angle=turn)
    product = _product(order, zone, angle=turn, foot=0.5 + 0.5 * min(1.0, probe.bounds.h / zone.h))
    layers: list[Layer] = [
        ground(order, (0.5, zone.cy / board.height)),
        _disc(order, (board.width * 0.62, product.bounds.cy + 0.05 * s), 1.36 * s),
    ]
    layers += [
        *floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow")),
        product.layer,
        *row.place(order, frame, frame.y),
    ]
    layers.append(TextLayer(block=headline, x=frame.x, y=top + headline.rise, colour=order.ink, role=Role.HEADLINE))
    layers += price.place(frame.x, price_top, order.ink) if price else ()
    layers += column.place(order, frame.x, column_top) if column else ()
    layers += action.place(order, frame.x, foot, width=frame.w)
    return _scene(order, layers, [] if column else [Role.SUBHEADLINE])


def _large_price(order: Order) -> Numeral | None:
    """Return the price over the whole width where a tower is so high that everything else leaves room."""
    if order.artboard.ratio > _NEEDLE or not order.copy.figure:
        return None
    return numeral(order, read_figure(order.copy.figure), width=order.artboard.frame.w, height=0.6 * order.s, most=0.3 * order.s)


def _without_figure(order: Order) -> Order:
    return replace(
        order, copy=replace(order.copy, figure=None, figure_note=None, subheadline=order.copy.figure_note or order.copy.subheadline)
    )


_SOLVERS: Final = {Aspect.STRIP: solve_strip, Aspect.TOWER: _tower, Aspect.STORY: _story}
