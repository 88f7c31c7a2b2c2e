"""Us against them: two columns of short lines in the same order, ours raised on a card with ticks, theirs flat with crosses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generation.colour import Colour
from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.cards import card, on_card
from generation.compositor.layouts.column import Setting, copy_column
from generation.compositor.layouts.furniture import brand_row, button, floor_shadows, ground, headline_block, offer_row, support
from generation.compositor.layouts.marks import cross
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.rows import LEAD, MOST, check_mark
from generation.compositor.layouts.stage import Standing, lift_for, stand, stands_free
from generation.compositor.scene import Form, Layer, Role, Scene, ShapeLayer, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block
from generation.compositor.typeset.faces import open_face
from generation.compositor.typeset.shape import Style

_HEADLINE: Final = {Aspect.SQUARE: (0.105, 0.22, 2), Aspect.PORTRAIT: (0.13, 0.24, 3), Aspect.STORY: (0.105, 0.14, 2)}
_FEWEST: Final = 2
_ENOUGH: Final = 3
_TYPE: Final = {Aspect.SQUARE: 0.037, Aspect.PORTRAIT: 0.04, Aspect.STORY: 0.04, Aspect.WIDE: 0.054}
_STEPS: Final = (1.0, 0.92, 0.85, 0.78)
_SAME: Final = 0.965
_LINES: Final = 3
_PADDING: Final = 0.036
_BETWEEN: Final = 0.03
# Our column ends this much below theirs, and begins higher by its head: the product, or the brand's name.
_RAISED: Final = 0.025
_MARK: Final = 1.3
_MARK_GAP: Final = 0.5
_LEAST_GAP: Final = 0.85
_MOST_GAP: Final = 1.9
_HEAD: Final = 0.085
_PRODUCT_HEADS: Final = (0.36, 0.30, 0.24, 0.18)
# The product breaks out of the card's top by this much where the headline is as near as it may be.
_BREAKS_OUT: Final = 0.006
_MUTED: Final = 0.42
_MUTED_DARK: Final = 0.85
_CROSS: Final = 0.55


def suits(order: Order) -> float:
    """Return how well two columns suit the order: they need benefits and, for each, what it replaces."""
    pairs = min(len(order.copy.points), len(order.copy.counterpoints))
    if pairs < _FEWEST or order.artboard.aspect in (Aspect.STRIP, Aspect.TOWER):
        return 0.0
    return 1.0 if pairs >= _ENOUGH else 0.92


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None without pairs or where they cannot be read."""
    if not suits(order):
        return None
    match order.artboard.aspect:
        case Aspect.WIDE:
            return _wide(order)
        case Aspect.STORY:
            return _stacked(order, order.artboard.safe, story=True)
        case _:
            return _stacked(order, order.artboard.frame, story=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Two columns measured together: each row as high as the taller of its two lines."""

    ours: tuple[TextBlock, ...]
    theirs: tuple[TextBlock, ...]
    size: float

    @property
    def indent(self) -> float:
        """Return how far the words stand from the marks' edge."""
        return (_MARK + _MARK_GAP) * self.size

    def heights(self) -> tuple[float, ...]:
        """Return the rows' own heights."""
        pairs = zip(self.ours, self.theirs, strict=True)
        return tuple(max(_MARK * self.size, *(block.rise + block.ink_height for block in pair)) for pair in pairs)

    def height(self, gap: float) -> float:
        """Return the whole height with gaps of ``gap`` times the letters' size."""
        heights = self.heights()
        return sum(heights) + gap * self.size * (len(heights) - 1)


def _measured(order: Order, *, width: float, height: float, lead: float) -> _Table | None:
    """Fit both columns of words into ``width`` x ``height`` px each."""
    count = min(MOST, len(order.copy.points), len(order.copy.counterpoints))
    floor = max(order.artboard.smallest_type(open_face(style.voice).metrics.x_height) for style in (order.label, order.text)) * 1.01 / _SAME
    for step in _STEPS:
        size = max(floor, min(lead / LEAD, _TYPE.get(order.artboard.aspect, 0.04) * order.s * step))
        room = width - (_MARK + _MARK_GAP) * size
        ours, theirs = (
            _blocks(texts[:count], style, room, size)
            for texts, style in ((order.copy.points, order.label), (order.copy.counterpoints, order.text))
        )
        if ours and theirs and size <= lead / LEAD:
            table = _Table(ours=ours, theirs=theirs, size=size)
            if table.height(_LEAST_GAP) <= height:
                return table
    return None


def _blocks(texts: tuple[str, ...], style: Style, width: float, size: float) -> tuple[TextBlock, ...] | None:
    if width <= 0:
        return None
    blocks = [fit_block(text, style, width=width, max_lines=_LINES, max_size=size, min_size=size * _SAME) for text in texts]
    sets = tuple(block for block in blocks if block is not None)
    return sets if len(sets) == len(texts) else None


def _columns(order: Order, room: Box, *, lead: float, head: float, with_product: bool) -> list[Layer] | None:
    """Return the two columns in ``room``; the product, if it is to be there, else the brand's name heads ours, ``head`` px tall."""
    s, pad = order.s, _PADDING * order.s
    width = (room.w - _BETWEEN * s) / 2
    free = room.h - head - 2 * pad - _RAISED * s
    table = _measured(order, width=width - 2 * pad, height=free, lead=lead)
    if table is None:
        return None
    body = min(free, table.height(_MOST_GAP))
    tall = head + body + 2 * pad + _RAISED * s
    ours = Box(x=room.x, y=room.y + (room.h - tall) / 2, w=width, h=tall)
    start = ours.y + head + pad
    theirs = Box(x=ours.right + _BETWEEN * s, y=start - pad, w=width, h=body + 2 * pad)
    layers: list[Layer] = [_flat_card(order, theirs), *card(order, ours)]
    layers += _rows(order, table, (ours.x + pad, theirs.x + pad), start, body)
    if with_product:
        over = min(0.04 * s, ours.y - room.y + _BREAKS_OUT * s)
        return layers + _product(order, Box(x=ours.x + pad, y=ours.y - over, w=ours.w - 2 * pad, h=head + over))
    return layers + (_name(order, Box(x=ours.x + pad, y=ours.y + pad, w=ours.w - 2 * pad, h=head - pad)) if head else [])


def _flat_card(order: Order, box: Box) -> ShapeLayer:
    return ShapeLayer(form=Form.ROUNDED, box=box, fill=_quiet(order), radius=0.035 * order.s, role=Role.CARD)


def _quiet(order: Order) -> Colour:
    """Return the tone of their card: the ground on its way to the brand's shape, so that it is of the scheme and still steps back."""
    return order.scheme.colour("ground_rim").mixed(order.scheme.colour("shape_lit"), _MUTED_DARK if order.scheme.dark else _MUTED)


def _rows(order: Order, table: _Table, lefts: tuple[float, float], start: float, body: float) -> list[Layer]:
    """Return marks and words of both columns, row by row on the same heights."""
    heights = table.heights()
    gap = (body - sum(heights)) / max(1, len(heights) - 1)
    mark = _MARK * table.size
    inside = on_card(order)
    layers: list[Layer] = []
    y = start
    for first, second, height in zip(table.ours, table.theirs, heights, strict=True):
        for block, left, is_ours in ((first, lefts[0], True), (second, lefts[1], False)):
            box = Box(x=left, y=y + (height - mark) / 2, w=mark, h=mark)
            layers.append(check_mark(inside, box) if is_ours else _cross(order, box))
            top = y + (height - block.ink_height - block.rise) / 2 + block.rise
            top = y + height / 2 - block.cap / 2 if len(block.lines) == 1 else top
            colour = inside.ink if is_ours else order.soft_ink
            layers.append(TextLayer(block=block, x=left + table.indent, y=top, colour=colour, role=Role.POINT))
        y += height + gap
    return layers


def _cross(order: Order, box: Box) -> Layer:
    tone = _quiet(order)
    return cross(box, tone.mixed(order.ink, _CROSS), tone)


def _product(order: Order, zone: Box) -> list[Layer]:
    assert order.product is not None  # noqa: S101 - the caller has asked for a product
    product: Standing = stand(order.product, zone, angle=lift_for(order.product), max_scale=order.artboard.max_upscale)
    return [*floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow"), strength=0.7), product.layer]


def _name(order: Order, box: Box) -> list[Layer]:
    if not order.copy.brand_name:
        return []
    size = order.text_size * 1.04
    block = fit_block(order.copy.brand_name, order.label, width=box.w, max_lines=1, max_size=size, min_size=size * 0.6)
    if block is None:
        return []
    return [TextLayer(block=block, x=box.x, y=box.cy - block.cap / 2 + 0.006 * order.s, colour=on_card(order).ink, role=Role.LABEL)]


def _stacked(order: Order, frame: Box, *, story: bool) -> Scene | None:
    """Square, portrait and story: brand, headline, columns, offer row; a story's lower third stays ground."""
    board, s = order.artboard, order.s
    row = brand_row(order, width=frame.w)
    top = frame.y + row.rise + row.height + (0.05 * s if row.height else 0.0)
    share, of_height, lines = _HEADLINE[board.aspect]
    headline = headline_block(order, width=frame.w, height=of_height * board.height, share=share, lines=lines)
    if headline is None:
        return None
    action = button(order, max_width=frame.w * 0.56)
    column = None if story else support(order, width=frame.w - action.width - 0.045 * s, max_lines=2)
    lower, lower_top = offer_row(order, frame, action, column)
    if story:
        lower = list(action.place(order, frame.x, lower_top))
    start = top + headline.rise + headline.ink_height + 0.045 * s
    room = Box(x=frame.x, y=start, w=frame.w, h=lower_top - 0.045 * s - start)
    found = _best(order, room, headline.size)
    if found is None:
        return None
    layers: list[Layer] = [ground(order, (0.3, 0.6)), *(_stage(order, frame.bottom) if story else [])]
    layers += [*found, *row.place(order, frame, frame.y + row.rise)]
    layers.append(TextLayer(block=headline, x=frame.x, y=top + headline.rise, colour=order.ink, role=Role.HEADLINE))
    gone = (Role.FIGURE,) if order.copy.figure and column is None else ()
    return Scene(artboard=board, layers=(*layers, *lower), dropped=gone)


def _best(order: Order, room: Box, lead: float) -> list[Layer] | None:
    """Return the columns with the product over ours as large as there is room for it, else without."""
    named = _HEAD if order.copy.brand_name else 0.0
    shown = stands_free(order) and order.artboard.aspect is not Aspect.STORY
    heads = [(head, True) for head in _PRODUCT_HEADS if shown] + [(named, False), (0.0, False)]
    found = (_columns(order, room, lead=lead, head=head * order.s, with_product=product) for head, product in heads)
    return next((columns for columns in found if columns is not None), None)


def _stage(order: Order, top: float) -> list[Layer]:
    """Return the product in a story's lower third, or the brand's shape there, cropped."""
    board, s = order.artboard, order.s
    zone = Box(x=0.06 * board.width, y=top + 0.06 * s, w=0.88 * board.width, h=0.955 * board.height - top - 0.06 * s)
    lit, shade = order.scheme.colour("shape_lit"), order.scheme.colour("shape_shade")
    radius = min(0.46 * s, zone.h * 0.5)
    round_box = Box(x=zone.cx - radius, y=zone.cy - radius + 0.02 * s, w=2 * radius, h=2 * radius)
    if not stands_free(order) or order.product is None:
        wide = 0.7 * s
        round_box = Box(x=0.35 * board.width, y=zone.y + 0.02 * s, w=2 * wide, h=2 * wide)
        return [ShapeLayer(form=Form.ELLIPSE, box=round_box, fill=lit, fill_to=shade, opacity=0.85)]
    product = stand(order.product, zone, angle=lift_for(order.product), foot=0.97, max_scale=board.max_upscale)
    shadows = floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow"))
    return [ShapeLayer(form=Form.ELLIPSE, box=round_box, fill=lit, fill_to=shade, opacity=0.85), *shadows, product.layer]


def _wide(order: Order) -> Scene | None:
    """Wide: copy on the reading side, the columns on the other."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    for share in (0.36, 0.30, 0.42):
        width = frame.w * share
        setting = Setting(share=0.12, lines=4, support_lines=3, anchor=0.5)
        column = copy_column(order, Box(x=frame.x, y=frame.y, w=width, h=frame.h), setting)
        left = frame.x + width + 0.06 * s
        room = Box(x=left, y=frame.y, w=frame.right - left, h=frame.h)
        fits = column is not None and column.right <= left - 0.03 * s
        found = _best(order, room, column.headline.block.size) if column is not None and fits else None
        if column is not None and found is not None:
            dropped = tuple(role for role in column.dropped if role not in (Role.LABEL, Role.SUBHEADLINE))
            return Scene(artboard=board, layers=(ground(order, (0.6, 0.5)), *found, *column.layers), dropped=dropped)
    return None
