"""Checklist: headline, a card of ticked rows, the product standing at the card's corner, offer and action below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.cards import card, disc, on_card
from generation.compositor.layouts.column import Setting, copy_column
from generation.compositor.layouts.furniture import brand_row, button, floor_shadows, ground, headline_block, offer_row, support
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.rows import MOST, Rows, measure_rows
from generation.compositor.layouts.stage import Standing, is_long, lift_for, stand, stands_free
from generation.compositor.scene import Layer, Role, Scene, TextLayer
from generation.compositor.typeset.block import TextBlock

_HEADLINE: Final = {
    Aspect.SQUARE: (0.108, 0.24, 2),
    Aspect.PORTRAIT: (0.138, 0.26, 3),
    Aspect.STORY: (0.122, 0.17, 3),
    Aspect.TOWER: (0.21, 0.22, 5),
}
_FEWEST: Final = 2
_PADDING: Final = {Aspect.TOWER: 0.085}
_USUAL_PADDING: Final = 0.052
_AIR: Final = 0.03
# The shares of a card's width that its rows may get beside a product.
_ROWS_BESIDE: Final = (0.62, 0.72)
# How much of its height a product keeps over the card that it stands in front of.
_OVERLAP: Final = 0.45
_LEAST_PRODUCT: Final = 0.24
# Shares of a wide ad's measure for its copy: long words ask for more, long rows for less.
_WIDE_COLUMNS: Final = (0.41, 0.48, 0.34, 0.55)
_TOWER_TURN: Final = 70.0


def suits(order: Order) -> float:
    """Return how well a checklist suits the order: it needs benefits; call-outs show them better where there is a product to point at."""
    if len(order.copy.points) < _FEWEST or order.artboard.aspect is Aspect.STRIP:
        return 0.0
    return 0.965 if len(order.copy.points) > _FEWEST else 0.8


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None without benefits or where they cannot be read."""
    if not suits(order):
        return None
    match order.artboard.aspect:
        case Aspect.WIDE:
            return _wide(order)
        case Aspect.TOWER:
            return _tower(order)
        case Aspect.STORY:
            return _story(order)
        case _:
            return _stacked(order)


def _points(order: Order) -> tuple[str, ...]:
    return order.copy.points[:MOST]


def _padding(order: Order) -> float:
    return _PADDING.get(order.artboard.aspect, _USUAL_PADDING) * order.s


@dataclass(frozen=True, slots=True, kw_only=True)
class _Card:
    """A card with its rows and the product at its corner."""

    box: Box
    rows: Rows
    inner: Box
    product: Standing | None

    def layers(self, order: Order, *, behind: bool = True) -> list[Layer]:
        """Return shape, card, rows and product."""
        layers: list[Layer] = []
        if self.product is not None and behind:
            radius = 0.44 * order.s
            layers.append(disc(order, (max(self.box.right - 0.2 * order.s, self.product.bounds.cx), self.product.bounds.cy), radius))
        layers += [*card(order, self.box), *self.rows.place(on_card(order), self.inner)]
        if self.product is not None:
            layers += [*floor_shadows(self.product.bounds, self.product.contact, order.scheme.colour("shadow")), self.product.layer]
        return layers


def _beside(order: Order, room: Box, *, floor: float, lead: float) -> _Card | None:
    """Set the rows on the reading side of a card that fills ``room``, the product on the other side with its foot on ``floor``."""
    shares = _ROWS_BESIDE if stands_free(order) else (1.0,)
    cards = (_card_at(order, room, share, floor=floor, lead=lead) for share in shares)
    return next((found for found in cards if found is not None), None)


def _card_at(order: Order, room: Box, share: float, *, floor: float, lead: float) -> _Card | None:
    pad = _padding(order)
    inner_width = room.w - 2 * pad
    rows = measure_rows(on_card(order), _points(order), width=inner_width * share, height=room.h - 2 * pad, lead=lead)
    if rows is None:
        return None
    height = min(room.h, rows.loose + 2 * pad)
    box = Box(x=room.x, y=room.y + (room.h - height) / 2, w=room.w, h=height)
    inner = Box(x=box.x + pad, y=box.y + pad, w=inner_width * share, h=height - 2 * pad)
    product = _at_side(order, box, inner.x + rows.width + _AIR * order.s, floor) if stands_free(order) else None
    return _Card(box=box, rows=rows, inner=inner, product=product)


def _at_side(order: Order, box: Box, left: float, floor: float) -> Standing | None:
    """Return the product between the rows and the artboard's margin, over the card's edge."""
    assert order.product is not None  # noqa: S101 - the caller has asked for a product
    right = max(box.right, order.artboard.width - 0.035 * order.s)
    lowest = max(floor, box.bottom)
    zone = Box(x=left, y=box.y - 0.02 * order.s, w=right - left, h=lowest - box.y + 0.02 * order.s)
    angle = lift_for(order.product)
    standing = stand(order.product, zone, angle=angle, max_scale=order.artboard.max_upscale)
    if standing.bounds.h >= 0.8 * zone.h:
        return standing
    # What is too small to fill the side stands on the card's lower edge, over its corner.
    foot = min(1.0, (box.bottom + (1 - _OVERLAP) * standing.bounds.h - zone.y) / zone.h)
    return stand(order.product, zone, angle=angle, foot=foot, max_scale=order.artboard.max_upscale)


def _above(order: Order, room: Box, lead: float) -> _Card | None:
    """Set the rows over the whole width of a card; a long product lies over its lower edge, and takes the rest of ``room``."""
    pad = _padding(order)
    inner_width = room.w - 2 * pad
    rows = measure_rows(on_card(order), _points(order), width=inner_width, height=room.h - 2 * pad, lead=lead)
    if rows is None or order.product is None:
        return None
    height = min(rows.loose, max(rows.tight, 0.55 * room.h - pad))
    box = Box(x=room.x, y=room.y, w=room.w, h=height + 2 * pad + 0.04 * order.s)
    top = box.y + pad + height + 0.02 * order.s
    zone = Box(x=room.x + 0.08 * room.w, y=top, w=0.92 * room.w + 0.02 * order.s, h=room.bottom - top)
    if zone.h < _LEAST_PRODUCT * order.s:
        return None
    product = stand(order.product, zone, angle=lift_for(order.product), max_scale=order.artboard.max_upscale)
    if product.bounds.y < box.bottom < product.bounds.y + 0.08 * order.s:
        box = Box(x=box.x, y=box.y, w=box.w, h=product.bounds.y + 0.1 * order.s - box.y)
    inner = Box(x=box.x + pad, y=box.y + pad, w=inner_width, h=height)
    return _Card(box=box, rows=rows, inner=inner, product=product)


def _headline(order: Order, width: float) -> TextBlock | None:
    share, of_height, lines = _HEADLINE[order.artboard.aspect]
    return headline_block(order, width=width, height=of_height * order.artboard.height, share=share, lines=lines)


def _stacked(order: Order) -> Scene | None:
    """Square and portrait: brand, headline, card, offer row."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row = brand_row(order, width=frame.w)
    top = frame.y + row.rise + row.height + (0.052 * s if row.height else 0.0)
    headline = _headline(order, frame.w)
    if headline is None:
        return None
    action = button(order, max_width=frame.w * 0.56)
    column = support(order, width=frame.w - action.width - 0.045 * s, max_lines=2)
    lower, lower_top = offer_row(order, frame, action, column)
    start = top + headline.rise + headline.ink_height + 0.055 * s
    room = Box(x=frame.x, y=start, w=frame.w, h=lower_top - 0.055 * s - start)
    set_card = (_above(order, room, headline.size) if is_long(order) and stands_free(order) else None) or _beside(
        order, room, floor=room.bottom, lead=headline.size
    )
    if set_card is None:
        return None
    middle = set_card.product.bounds.cy if set_card.product else set_card.box.cy
    layers: list[Layer] = [ground(order, (0.6, middle / board.height)), *_unshaped(order, set_card)]
    layers += row.place(order, frame, frame.y + row.rise)
    layers.append(TextLayer(block=headline, x=frame.x, y=top + headline.rise, colour=order.ink, role=Role.HEADLINE))
    return Scene(artboard=board, layers=(*layers, *lower), dropped=_dropped(order, supported=column is not None))


def _unshaped(order: Order, set_card: _Card) -> list[Layer]:
    """Return the card without a shape behind it: between headline and offer there is no room for one."""
    return set_card.layers(order, behind=False)


def _dropped(order: Order, *, supported: bool) -> tuple[Role, ...]:
    """Return what found no room; the rows say what a subheadline would, so that with them it is not missed."""
    return (Role.FIGURE,) if order.copy.figure and not supported else ()


def _story(order: Order) -> Scene | None:
    """9:16: brand, headline, rows and action in the clear zone; the product below has the lower third."""
    board, s, safe = order.artboard, order.s, order.artboard.safe
    row = brand_row(order, width=safe.w)
    top = safe.y + row.rise + row.height + (0.042 * s if row.height else 0.01 * s)
    headline = _headline(order, safe.w)
    if headline is None:
        return None
    action = button(order, max_width=safe.w)
    start = top + headline.rise + headline.ink_height + 0.045 * s
    room = Box(x=safe.x, y=start, w=safe.w, h=safe.bottom - action.height - 0.05 * s - start)
    pad = _padding(order) * 0.85
    rows = measure_rows(on_card(order), _points(order), width=room.w - 2 * pad, height=room.h - 2 * pad, lead=headline.size)
    if rows is None:
        return None
    height = min(room.h, rows.loose + 2 * pad)
    box = Box(x=room.x, y=room.y, w=room.w, h=height)
    y = min(box.bottom + 0.05 * s, safe.bottom - action.height)
    zone = Box(
        x=0.06 * board.width, y=y + action.height + 0.055 * s, w=0.88 * board.width, h=0.955 * board.height - y - action.height - 0.055 * s
    )
    layers: list[Layer] = [ground(order, (0.5, zone.cy / board.height))]
    layers += _lower_third(order, zone)
    inner = Box(x=box.x + pad, y=box.y + pad, w=box.w - 2 * pad, h=height - 2 * pad)
    layers += [*card(order, box), *rows.place(on_card(order), inner), *row.place(order, safe, safe.y + row.rise)]
    layers.append(TextLayer(block=headline, x=safe.x, y=top + headline.rise, colour=order.ink, role=Role.HEADLINE))
    return Scene(artboard=board, layers=(*layers, *action.place(order, safe.x, y)), dropped=_dropped(order, supported=False))


def _lower_third(order: Order, zone: Box) -> list[Layer]:
    """Return the product before the brand's disc below the action, or the disc alone, cropped, where there is none."""
    board, s = order.artboard, order.s
    if order.product is None or not stands_free(order):
        return [disc(order, (0.72 * board.width, board.height), board.height - zone.y)]
    angle = lift_for(order.product)
    product = stand(order.product, zone, angle=angle, foot=0.97, max_scale=board.max_upscale)
    radius = min(0.46 * s, product.bounds.cy + 0.02 * s - zone.y + 0.02 * s)
    shadows = floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow"))
    return [disc(order, (product.bounds.cx, product.bounds.cy + 0.02 * s), radius), *shadows, product.layer]


def _wide(order: Order) -> Scene | None:
    """Wide: copy on the reading side, the card with its rows and the product on the other."""
    scenes = (_wide_at(order, share) for share in _WIDE_COLUMNS)
    return next((scene for scene in scenes if scene is not None), None)


def _wide_at(order: Order, share: float) -> Scene | None:
    board, s, frame = order.artboard, order.s, order.artboard.frame
    width = frame.w * share
    column = copy_column(order, Box(x=frame.x, y=frame.y, w=width, h=frame.h), Setting(share=0.13, lines=4, support_lines=3, anchor=0.5))
    if column is None:
        return None
    left = frame.x + width + 0.07 * s
    room = Box(x=left, y=frame.y, w=frame.right - left, h=frame.h)
    set_card = _beside(order, room, floor=frame.bottom, lead=column.headline.block.size)
    if set_card is None:
        return None
    middle = (set_card.box.cx / board.width, 0.5)
    dropped = tuple(role for role in column.dropped if role not in (Role.LABEL, Role.SUBHEADLINE))
    layers = (ground(order, middle), *set_card.layers(order, behind=False), *column.layers)
    return Scene(artboard=board, layers=layers, dropped=dropped)


def _tower(order: Order) -> Scene | None:
    """1:4 and 1:8: one column of brand, headline, card, product and action."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row = brand_row(order, width=frame.w, with_label=False)
    top = frame.y + row.rise + row.height + (0.14 * s if row.height else 0.0)
    headline = _headline(order, frame.w)
    if headline is None:
        return None
    action = button(order, max_width=frame.w, arrow=False)
    foot = frame.bottom - action.height
    start = top + headline.rise + headline.ink_height + 0.13 * s
    pad = _padding(order)
    room = foot - 0.12 * s - start
    rows = measure_rows(on_card(order), _points(order), width=frame.w - 2 * pad, height=room - 2 * pad, lead=headline.size)
    if rows is None:
        return None
    box = Box(x=frame.x, y=start, w=frame.w, h=min(room, rows.loose + 2 * pad))
    zone = Box(x=0.04 * s, y=box.bottom + 0.08 * s, w=board.width - 0.08 * s, h=foot - 0.12 * s - box.bottom - 0.08 * s)
    layers: list[Layer] = [ground(order, (0.5, 0.6)), *_tower_product(order, zone)]
    if len(layers) == 1:
        box = Box(x=box.x, y=start + (room - box.h) / 2, w=box.w, h=box.h)
    inner = box.grown(-pad)
    layers += [*card(order, box), *rows.place(on_card(order), inner), *row.place(order, frame, frame.y + row.rise)]
    layers.append(TextLayer(block=headline, x=frame.x, y=top + headline.rise, colour=order.ink, role=Role.HEADLINE))
    return Scene(
        artboard=board, layers=(*layers, *action.place(order, frame.x, foot, width=frame.w)), dropped=_dropped(order, supported=False)
    )


def _tower_product(order: Order, zone: Box) -> list[Layer]:
    """Return the product with the brand's disc behind it, where the card leaves room enough."""
    if order.product is None or not stands_free(order) or zone.h < 0.5 * order.s:
        return []
    turn = _TOWER_TURN if is_long(order) and zone.h > 1.1 * zone.w else lift_for(order.product)
    limit = order.artboard.max_upscale
    spare = max(0.0, zone.h - stand(order.product, zone, angle=turn, max_scale=limit).bounds.h)
    product = stand(order.product, zone, angle=turn, foot=1.0 - 0.5 * spare / zone.h, max_scale=limit)
    radius = min(0.68 * order.s, zone.h / 2 + 0.05 * order.s)
    shadows = floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow"))
    return [disc(order, (0.56 * order.artboard.width, zone.cy), radius), *shadows, product.layer]
