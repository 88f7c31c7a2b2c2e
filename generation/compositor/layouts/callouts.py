"""Feature call-outs: the product in the middle, its benefits around it, each at the end of a leader line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.column import Setting, copy_column
from generation.compositor.layouts.furniture import brand_row, button, floor_shadows, ground, headline_block, offer_row, support
from generation.compositor.layouts.labels import Label, label
from generation.compositor.layouts.leaders import Outline, Point, leader, outline
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import brings_a_picture
from generation.compositor.layouts.rows import LEAD
from generation.compositor.layouts.stage import LONG, Standing, lift_for, stand
from generation.compositor.pictures import PictureKind
from generation.compositor.scene import Align, Form, Layer, Role, Scene, ShapeLayer, TextLayer

_HEADLINE: Final = {Aspect.SQUARE: (0.105, 0.24, 2), Aspect.PORTRAIT: (0.135, 0.25, 2), Aspect.STORY: (0.12, 0.16, 2)}
_MOST: Final = 4
_LEAST_ROOM: Final = 0.2
# Height left over beside which the headline may take another line, its measure then, and the sizes that count as one.
_SPARE: Final = 0.16
_NARROW: Final = 0.66
_SAME: Final = 0.96
_LARGE_ENOUGH: Final = 0.1
_BESIDE: Final = {2: 2.4, 3: 1.5}
_FEWEST: Final = 2
# What software does is not pointed out on a drawn laptop.
_OFF_THE_POINT: Final = 0.7
_ENOUGH: Final = 3
# Columns of labels as shares of the short side, the narrowest that holds every label first.
_COLUMNS: Final = (0.17, 0.185, 0.20, 0.22, 0.24, 0.26, 0.28, 0.30, 0.32)
_LABEL_LINES: Final = 3
# Labels stand this far above their leaders; leaders of one side keep them apart.
_ABOVE_LEADER: Final = 0.026
_BETWEEN: Final = 0.045
_AIR: Final = 0.026
# Where leaders would like to end, by side and rank, as shares of the product's height.
_WISHES: Final = {1: (0.5,), 2: (0.3, 0.76)}
_RIGHT_LOWER: Final = 0.05
# Where upright leaders would like to end, as shares of the product's width from its near side: the first that the product reaches.
_FLAG_PLACES: Final = (0.37, 0.3, 0.22, 0.14)
_FLAG_WIDTHS: Final = (0.36, 0.3, 0.26)
_FLAG_GAP: Final = 0.022
_FLAG_STEM: Final = 0.035
_RINGS: Final = (0.70, 0.86, 1.04, 1.24)


def suits(order: Order) -> float:
    """Return how well call-outs suit the order: they need a product and benefits to point out on it, and room beside it."""
    count = len(order.copy.points)
    if order.product is None or count < _FEWEST or order.artboard.aspect in (Aspect.STRIP, Aspect.TOWER):
        return 0.0
    if order.artboard.aspect in (Aspect.STORY, Aspect.SQUARE) and order.product.aspect >= LONG:
        return 0.6
    if order.on_screen and not brings_a_picture(order):
        return _OFF_THE_POINT
    return 0.99 if count >= _ENOUGH else 0.84


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None without product or benefits, or where they find no room."""
    if not suits(order):
        return None
    solver = {Aspect.WIDE: _wide, Aspect.STORY: _story}.get(order.artboard.aspect, _stacked)
    scene = solver(order)
    return scene if scene is not None and _leads(scene) else None


def _leads(scene: Scene) -> bool:
    """Tell whether the headline is clearly larger than the labels."""
    return _size(scene) >= LEAD * max(layer.block.size for layer in scene.texts() if layer.role is Role.POINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """The product with its labels and leaders."""

    product: Standing
    layers: tuple[Layer, ...]
    shown: int
    lines: int | None = None


def _stacked(order: Order) -> Scene | None:
    """Square and portrait: brand, headline, product with its call-outs, offer row.

    Where labels leave the product so small that height is left over, the headline takes a narrower measure and with it another line.
    """
    scene, spare = _stack(order, 1.0)
    if scene is None or spare < _SPARE * order.artboard.height:
        return scene
    again, _ = _stack(order, _NARROW)
    return again if again is not None and _size(again) >= _SAME * _size(scene) else scene


def _size(scene: Scene) -> float:
    return max(layer.block.size for layer in scene.texts() if layer.role is Role.HEADLINE)


def _stack(order: Order, measure: float) -> tuple[Scene | None, float]:
    """Return the ad with its headline in this share of the measure, and the height that its product leaves over."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    share, of_height, lines = _HEADLINE[board.aspect]
    row = brand_row(order, width=frame.w)
    top = frame.y + row.rise + row.height + (0.055 * s if row.height else 0.0)
    headline = headline_block(order, width=measure * frame.w, height=of_height * board.height, share=share, lines=lines)
    if headline is None:
        return None, 0.0
    action = button(order, max_width=frame.w * 0.56)
    column = support(order, width=frame.w - action.width - 0.045 * s, max_lines=2)
    lower, lower_top = offer_row(order, frame, action, column)
    foot = top + headline.rise + headline.ink_height
    zone = Box(x=frame.x, y=foot + 0.04 * s, w=frame.w, h=lower_top - 0.06 * s - foot - 0.04 * s)
    shown = _shown(order, zone)
    if shown is None:
        return None, 0.0
    layers: list[Layer] = [*_room(order, shown.product), *row.place(order, frame, frame.y + row.rise)]
    layers.append(TextLayer(block=headline, x=frame.x, y=top + headline.rise, colour=order.ink, role=Role.HEADLINE))
    dropped = _dropped(order, shown, supported=column is not None)
    return Scene(artboard=board, layers=(*layers, *shown.layers, *lower), dropped=dropped), zone.h - shown.product.bounds.h


def _wide(order: Order) -> Scene | None:
    """Wide: copy on the reading side, product and call-outs on the other."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    width = frame.w * (0.36 if board.ratio < 2 else 0.38)
    column = copy_column(order, Box(x=frame.x, y=frame.y, w=width, h=frame.h), Setting(share=0.125, lines=4, support_lines=3, anchor=0.5))
    if column is None:
        return None
    left = frame.x + width + 0.06 * s
    shown = _shown(order, Box(x=left, y=frame.y, w=frame.right - left, h=frame.h))
    if shown is None:
        return None
    dropped = (*_dropped(order, shown, supported=True), *(role for role in column.dropped if role is not Role.LABEL))
    return Scene(artboard=board, layers=(*_room(order, shown.product), *column.layers, *shown.layers), dropped=dropped)


def _story(order: Order) -> Scene | None:
    """9:16: headline, action and labels in the clear zone; the product reaches down into the lower third."""
    board, s, safe = order.artboard, order.s, order.artboard.safe
    row = brand_row(order, width=safe.w)
    top = safe.y + row.rise + row.height + (0.045 * s if row.height else 0.01 * s)
    share, of_height, lines = _HEADLINE[Aspect.STORY]
    headline = headline_block(order, width=safe.w, height=of_height * board.height, share=share, lines=lines)
    if headline is None:
        return None
    action = button(order, max_width=safe.w)
    y = top + headline.rise + headline.ink_height + 0.045 * s
    zone = Box(x=safe.x, y=y + action.height + 0.05 * s, w=safe.w, h=0.95 * board.height - y - action.height - 0.05 * s)
    shown = _shown(order, zone, labels_end=safe.bottom)
    if shown is None:
        return None
    layers: list[Layer] = [*_room(order, shown.product), *row.place(order, safe, safe.y + row.rise)]
    layers.append(TextLayer(block=headline, x=safe.x, y=top + headline.rise, colour=order.ink, role=Role.HEADLINE))
    layers += [*shown.layers, *action.place(order, safe.x, y)]
    return Scene(artboard=board, layers=tuple(layers), dropped=_dropped(order, shown, supported=False))


def _dropped(order: Order, shown: _Shown, *, supported: bool) -> tuple[Role, ...]:
    gone = [] if shown.shown >= min(_ENOUGH, len(order.copy.points)) else [Role.POINT]
    if not supported and order.copy.figure:
        gone.append(Role.FIGURE)
    # Benefits say what a subheadline would; with them on the ad it is not missed.
    return tuple(gone)


def _room(order: Order, product: Standing) -> list[Layer]:
    """Return the ground lit behind the product, and faint rings around it, as sound or light would spread."""
    board, s = order.artboard, order.s
    middle = product.bounds.cx, product.bounds.cy
    layers: list[Layer] = [ground(order, (middle[0] / board.width, middle[1] / board.height))]
    if order.product is None or order.product.kind is PictureKind.PACKSHOT:
        return layers
    weight = max(1.5, 0.0024 * s)
    return layers + [
        ShapeLayer(
            form=Form.RING,
            box=Box(x=middle[0] - size * s / 2, y=middle[1] - size * s / 2, w=size * s, h=size * s),
            fill=order.ink,
            opacity=0.08,
            stroke=weight,
        )
        for size in _RINGS
    ]


def _shown(order: Order, zone: Box, *, labels_end: float | None = None) -> _Shown | None:
    """Place product and labels in ``zone``, none below ``labels_end``: labels at both sides, or over and under where that shows more."""
    ways = [_flanked(order, zone, labels_end, lines=lines) for lines in (2, _LABEL_LINES)]
    counts = (_MOST, _FEWEST) if labels_end is None else (_FEWEST,)
    ways += [_flagged(order, zone, count, labels_end, share=share) for count in counts for share in _FLAG_WIDTHS]
    found = [way for way in ways if way is not None]
    return max(found, key=lambda way: _worth(order, way), default=None)


def _worth(order: Order, way: _Shown) -> tuple[bool, int, float]:
    """Rank by a product that is large enough, then by how many benefits are shown, then by the product's size.

    Labels at both sides, on the margins, are worth a smaller product, and even more so on few lines: they read at once.
    """
    area = way.product.bounds.w * way.product.bounds.h
    return area >= _LARGE_ENOUGH * order.s**2, way.shown, area * (_BESIDE[way.lines] if way.lines else 1.0)


def _flanked(order: Order, zone: Box, labels_end: float | None, *, lines: int) -> _Shown | None:
    """Set the labels in two columns on the zone's edges, each above its leader."""
    s = order.s
    column = _column_width(order, lines)
    if column is None or order.product is None:
        return None
    points = order.copy.points[:_MOST]
    inset = column + _AIR * s
    middle = Box(x=zone.x + inset, y=zone.y, w=zone.w - 2 * inset, h=zone.h)
    if middle.w < _LEAST_ROOM * s:
        return None
    product = _centred(order, middle, 0.0)
    shape = outline(order.product, product)
    end = labels_end or zone.bottom
    layers: list[Layer] = []
    wide = min(product.bounds.x - zone.x, zone.right - product.bounds.right) - _AIR * s
    for right in (False, True):
        blocks = [label(order, text, max(column, min(wide, _COLUMNS[-1] * s)), lines=lines) for text in points[1 if right else 0 :: 2]]
        sets = [block for block in blocks if block is not None]
        if len(sets) < len(blocks):
            return None
        side = _side(order, zone, shape, sets, end=end, right=right)
        if side is None:
            return None
        layers += side
    shadows = floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow"))
    return _Shown(product=product, layers=(*_grounded(order, shadows), product.layer, *layers), shown=len(points), lines=lines)


def _grounded(order: Order, shadows: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Return the shadows, unless the picture brings its own ground."""
    return () if order.product is not None and order.product.kind is PictureKind.PACKSHOT else shadows


def _side(order: Order, zone: Box, shape: Outline, blocks: list[Label], *, end: float, right: bool) -> list[Layer] | None:
    """Return one side's labels and leaders, top to bottom; None where they do not fit above ``end``."""
    s, bounds = order.s, shape.bounds
    x, align = (zone.right, Align.RIGHT) if right else (zone.x, Align.LEFT)
    reach = min(bounds.bottom, end) - bounds.y
    lowest = zone.y
    layers: list[Layer] = []
    for rank, block in enumerate(blocks):
        tall = block.height + _ABOVE_LEADER * s
        wish = bounds.y + (_WISHES[len(blocks)][rank] + (_RIGHT_LOWER if right else 0.0)) * reach
        spot = shape.side(wish, right=right, between=(lowest + tall, end))
        if spot is None:
            return None
        layers += leader(order, (x, spot[1]), spot)
        layers += block.place(order, x, spot[1] - _ABOVE_LEADER * s - block.height, align)
        lowest = spot[1] + _BETWEEN * s
    return layers


def _column_width(order: Order, lines: int) -> float | None:
    """Return the narrowest column in which every label stands on so many lines at full size."""
    points = order.copy.points[:_MOST]
    widths = (share * order.s for share in _COLUMNS)
    return next((width for width in widths if all(label(order, text, width, lines=lines) is not None for text in points)), None)


def _flagged(order: Order, zone: Box, count: int, labels_end: float | None, *, share: float) -> _Shown | None:
    """Set up to ``count`` labels over and under the product, each beside an upright leader that ends on it."""
    s = order.s
    assert order.product is not None  # noqa: S101 - suits() has asked for a product
    points = order.copy.points[:count]
    over, under = (_flags(order, share * zone.w, row) for row in (points[:_FEWEST], points[_FEWEST:]))
    if over is None or under is None:
        return None
    head, tail = (max((block.height + (_FLAG_STEM + 0.01) * s for block in row), default=0.0) for row in (over, under))
    middle = Box(x=zone.x, y=zone.y + head, w=zone.w, h=zone.h - head - tail)
    if middle.h < _LEAST_ROOM * s or (labels_end is not None and middle.y > labels_end):
        return None
    product = _centred(order, middle, lift_for(order.product))
    shape = outline(order.product, product)
    layers = [*_row(order, zone, shape, over, below=False), *_row(order, zone, shape, under, below=True)]
    if sum(layer.role is Role.POINT for layer in layers) < len(points):
        return None
    shadows = floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow"))
    return _Shown(product=product, layers=(*_grounded(order, shadows), product.layer, *layers), shown=len(points))


def _centred(order: Order, zone: Box, angle: float) -> Standing:
    """Return the product as large as the zone allows, in its middle."""
    assert order.product is not None  # noqa: S101 - suits() has asked for a product
    limit = order.artboard.max_upscale
    spare = max(0.0, zone.h - stand(order.product, zone, angle=angle, max_scale=limit).bounds.h)
    return stand(order.product, zone, angle=angle, foot=1.0 - 0.5 * spare / zone.h, max_scale=limit)


def _flags(order: Order, width: float, texts: tuple[str, ...]) -> list[Label] | None:
    blocks = [label(order, text, width) for text in texts]
    sets = [block for block in blocks if block is not None]
    return sets if len(sets) == len(blocks) else None


def _row(order: Order, zone: Box, shape: Outline, blocks: list[Label], *, below: bool) -> list[Layer]:
    """Return the labels over or under the product with their leaders; fewer where two would end on one spot or leave the zone."""
    layers: list[Layer] = []
    for rank, block in enumerate(blocks):
        spot = _flag_spot(shape, right=rank > 0, below=below)
        layers += _flag(order, zone, shape.bounds, block, spot, below=below, outward=1 if rank else -1) if spot else []
    return layers


def _flag_spot(shape: Outline, *, right: bool, below: bool) -> Point | None:
    """Return where a leader from over or under the product first meets it: in its near half, not on the far side of an opening."""
    bounds = shape.bounds
    for share in _FLAG_PLACES:
        wish = bounds.x + (1 - share if right else share) * bounds.w
        spot = shape.level(wish, below=below, between=(bounds.x, bounds.right))
        if spot is not None and (spot[1] > bounds.cy) == below:
            return spot
    return None


def _flag(order: Order, zone: Box, bounds: Box, block: Label, spot: Point, *, below: bool, outward: int) -> list[Layer]:
    """Return a label that flies outwards from its upright leader, the leader as tall as the label."""
    s, tall = order.s, block.height
    x = spot[0] + outward * _FLAG_GAP * s
    if min(x, x + outward * block.width) < zone.x or max(x, x + outward * block.width) > zone.right:
        return []
    if below:
        end = bounds.bottom + _FLAG_STEM * s + tall
        top = end - tall
    else:
        end = bounds.y - _FLAG_STEM * s - tall
        top = end
    align = Align.RIGHT if outward < 0 else Align.LEFT
    return [*leader(order, (spot[0], end), spot), *block.place(order, x, top, align)]
