"""Review card: a customer's words large on a card with stars and name; the product stands outside and overlaps the card's corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts import praise, quotation
from generation.compositor.layouts.cards import card, disc, on_card
from generation.compositor.layouts.column import Column, Setting, copy_column
from generation.compositor.layouts.furniture import brand_row, floor_shadows, ground
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.quotation import Quotation
from generation.compositor.layouts.stage import UPRIGHT, Standing, is_long, lift_for, stand, stands_free
from generation.compositor.scene import Layer, Role, Scene

_PADDING: Final = {Aspect.TOWER: 0.075, Aspect.WIDE: 0.062}
_USUAL_PADDING: Final = 0.05
# The headline under the card is a second voice: the customer's is the first.
_HEADLINE: Final = {Aspect.SQUARE: 0.062, Aspect.PORTRAIT: 0.07, Aspect.STORY: 0.072, Aspect.TOWER: 0.135}
_GAP: Final = {Aspect.TOWER: 0.13}
_USUAL_GAP: Final = 0.056
# The product keeps this much of its height over the card: a long one floats there, others stand on the ad's foot if they can.
_OVERLAP_LONG: Final = 0.42
_OVERLAP: Final = 0.2
# Words share a wide card with an upright product; without any product they grow.
_BESIDE_UPRIGHT: Final = 0.63
_ALONE: Final = 1.55
_MANY_LETTERS: Final = 70
_AIR: Final = 0.03
# Below this share of the short side a quotation no longer leads; supporting copy goes first.
_LEADING: Final = 0.074


def suits(order: Order) -> float:
    """Return how well a review card suits the order: it is made for a quotation, and a strip has no room for one."""
    if not order.copy.quote or order.artboard.aspect is Aspect.STRIP:
        return 0.0
    return 0.8 if order.photo is not None and order.product is None else 1.0


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None without a quotation or where it cannot be read."""
    if not suits(order):
        return None
    if praise.suits(order):
        found = praise.solve(order)
        if found is not None:
            return found
    match order.artboard.aspect:
        case Aspect.WIDE:
            return _wide(order)
        case Aspect.TOWER:
            return _tower(order)
        case _:
            return _stacked(order)


def _padding(order: Order) -> float:
    return _PADDING.get(order.artboard.aspect, _USUAL_PADDING) * order.s


def _gap(order: Order) -> float:
    return _GAP.get(order.artboard.aspect, _USUAL_GAP) * order.s


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """A stacked ad, measured: the card, what is on it, and the column under it."""

    card: Box
    said: Quotation
    foot: Column
    column_right: float
    dropped: tuple[Role, ...]


def _stacked(order: Order) -> Scene | None:
    """Square, portrait and story: brand, card, then headline and action with the product beside them."""
    board = order.artboard
    frame = board.safe if board.aspect is Aspect.STORY else board.frame
    row = brand_row(order, width=frame.w)
    top = frame.y + row.rise + row.height + (0.05 * order.s if row.height else 0.0)
    found = _measured(order, frame, top)
    if found is None:
        return None
    inner = found.card.grown(-_padding(order))
    inside = on_card(order)
    product = _beside(order, frame, found, inner.y + found.said.foot)
    middle = product.bounds.cy / board.height if product else 0.5
    layers: list[Layer] = [ground(order, (0.62, middle))]
    layers += _disc(order, product, found) if product else _horizon(order)
    layers += card(order, found.card)
    layers += found.said.place(inside, inner, name_at_foot=product is not None and not is_long(order))
    layers += row.place(order, frame, frame.y + row.rise)
    layers += [*floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow")), product.layer] if product else []
    return Scene(artboard=board, layers=(*layers, *found.foot.layers), dropped=found.dropped)


def _measured(order: Order, frame: Box, top: float) -> _Plan | None:
    """Measure with supporting copy first; without it where the quotation would get too small."""
    plans = (_attempt(order, frame, top, bare=bare) for bare in (False, True))
    found = [plan for plan in plans if plan is not None]
    return next((plan for plan in found if plan.said.words.size >= _LEADING * order.s), found[-1] if found else None)


def _attempt(order: Order, frame: Box, top: float, *, bare: bool) -> _Plan | None:
    s = order.s
    share = 0.52 if _beside_column(order) else 1.0
    width = frame.w * share
    setting = Setting(
        share=_HEADLINE[order.artboard.aspect], lines=3 if share < 1 else 2, support_lines=2, packed=True, brand=False, bare=bare
    )
    column = copy_column(order, Box(x=frame.x, y=0.0, w=width, h=0.44 * s), setting)
    if column is None:
        return None
    card_box = Box(x=frame.x, y=top, w=frame.w, h=frame.bottom - column.foot - _gap(order) - top)
    inner = card_box.grown(-_padding(order))
    name_width = inner.w * (0.56 if stands_free(order) else 1.0)
    said = quotation.measure(on_card(order), width=inner.w, height=inner.h, name_width=name_width, grow=_grow(order))
    if said is None:
        return None
    card_box = _hugged(order, card_box, said)
    placed = copy_column(order, Box(x=frame.x, y=frame.bottom - column.foot, w=width, h=0.44 * s), setting)
    if placed is None:
        return None
    return _Plan(card=card_box, said=said, foot=placed, column_right=frame.x + width, dropped=_dropped(order, placed, bare=bare))


def _grow(order: Order) -> float:
    return 1.0 if stands_free(order) else _ALONE


def _hugged(order: Order, box: Box, said: Quotation) -> Box:
    """Return the card no taller than what stands on it asks for; beside a product it takes all of the room."""
    if stands_free(order):
        return box
    height = min(box.h, said.height + 2 * _padding(order) + 0.03 * order.s)
    return Box(x=box.x, y=box.y + (box.h - height) * 0.5, w=box.w, h=height)


def _beside_column(order: Order) -> bool:
    """Tell whether the product stands beside the column under the card; in a story a long one has the room below to itself."""
    return order.product is not None and not (order.artboard.aspect is Aspect.STORY and order.product.aspect >= UPRIGHT)


def _dropped(order: Order, column: Column, *, bare: bool) -> tuple[Role, ...]:
    gone = [role for role in column.dropped if role is not Role.LABEL]
    if bare and order.copy.figure:
        gone.append(Role.FIGURE)
    if bare and order.copy.subheadline:
        gone.append(Role.SUBHEADLINE)
    return tuple(dict.fromkeys(gone))


def _beside(order: Order, frame: Box, found: _Plan, words_foot: float) -> Standing | None:
    """Return the product at the card's lower corner, below the quotation and beside the column, its foot on the ad's."""
    product, s, board = order.product, order.s, order.artboard
    if product is None:
        return None
    floor = board.height * 0.95 if board.aspect is Aspect.STORY else frame.bottom
    if not _beside_column(order):
        zone = Box(x=0.04 * board.width, y=frame.bottom + 0.05 * s, w=0.92 * board.width, h=floor - frame.bottom - 0.05 * s)
        return stand(product, zone, angle=lift_for(product), foot=0.97, max_scale=board.max_upscale)
    left = found.column_right + _AIR * s
    top = words_foot + _AIR * s if stands_free(order) else found.card.bottom + _AIR * s
    right = frame.right + (0.02 * s if is_long(order) else 0.0)
    zone = Box(x=left, y=top, w=right - left, h=floor - top)
    standing = stand(product, zone, angle=lift_for(product), max_scale=board.max_upscale)
    share = _OVERLAP_LONG if is_long(order) else _OVERLAP
    wanted = max(found.card.bottom + (1 - share) * standing.bounds.h, top + standing.bounds.h)
    if not stands_free(order) or wanted >= floor:
        return standing
    return stand(product, zone, angle=lift_for(product), foot=(wanted - top) / zone.h, max_scale=board.max_upscale)


def _disc(order: Order, product: Standing, found: _Plan) -> list[Layer]:
    """Return the one shape behind the product, cropped by the artboard's edge and clear of the column."""
    if not stands_free(order):
        return []
    s, board = order.s, order.artboard
    if not _beside_column(order):
        radius = min(0.42 * s, product.bounds.cy - board.safe.bottom - _AIR * s)
        centre = (product.bounds.cx, product.bounds.cy)
    else:
        left = max(found.column_right + 0.012 * s, product.bounds.x - 0.06 * s)
        radius = 0.46 * s
        centre = (left + radius, max(found.card.bottom - 0.055 * s + radius, product.bounds.cy))
    return [disc(order, centre, radius)]


def _horizon(order: Order) -> list[Layer]:
    """Return the cropped shape that gives the lower third of a story its form where no product stands there."""
    board = order.artboard
    if board.aspect is not Aspect.STORY:
        return []
    return [disc(order, (0.74 * board.width, 1.0 * board.height), 0.30 * board.height)]


def _wide(order: Order) -> Scene | None:
    """Wide: brand, headline and action on the reading side, the card on the other with the product at its corner."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    width = frame.w * (0.34 if len(order.copy.quote or "") > _MANY_LETTERS else 0.40)
    column = copy_column(order, Box(x=frame.x, y=frame.y, w=width, h=frame.h), Setting(share=0.118, lines=4, support_lines=3, anchor=0.5))
    if column is None:
        return None
    left = frame.x + width + 0.07 * s
    box = Box(x=left, y=frame.y, w=frame.right - left, h=frame.h - (0.09 * s if stands_free(order) else 0.0))
    inner = box.grown(-_padding(order))
    upright = stands_free(order) and order.product is not None and order.product.aspect < UPRIGHT
    words = inner.w * (_BESIDE_UPRIGHT if upright else 1.0)
    name = inner.w * 0.5 if stands_free(order) and not upright else words
    said = quotation.measure(on_card(order), width=words, height=inner.h, name_width=name, grow=_grow(order))
    if said is None:
        return None
    box = _hugged(order, box, said)
    inner = box.grown(-_padding(order))
    product = _at_corner(order, box, inner.x + name, box.y if upright else inner.y + said.foot)
    layers: list[Layer] = [ground(order, (0.72, 0.55)), *card(order, box)]
    layers += said.place(on_card(order), Box(x=inner.x, y=inner.y, w=words, h=inner.h), name_at_foot=stands_free(order))
    if product is not None:
        layers += [*floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow")), product.layer]
    return Scene(artboard=board, layers=(*layers, *column.layers), dropped=tuple(role for role in column.dropped if role is not Role.LABEL))


def _at_corner(order: Order, box: Box, left: float, top: float) -> Standing | None:
    """Return the product over the card's lower corner, beside the words or, where it is long, under them beside the name."""
    if order.product is None or not stands_free(order):
        return None
    s, board = order.s, order.artboard
    floor = board.height - 0.05 * s
    zone = Box(x=left + _AIR * s, y=top + _AIR * s, w=box.right + 0.01 * s - left - _AIR * s, h=floor - top - _AIR * s)
    return stand(order.product, zone, angle=lift_for(order.product), max_scale=board.max_upscale)


def _tower(order: Order) -> Scene | None:
    """1:4 and 1:8: one column of brand, card, product, headline and action."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row = brand_row(order, width=frame.w, with_label=False)
    top = frame.y + row.rise + row.height + (0.11 * s if row.height else 0.0)
    setting = Setting(
        share=_HEADLINE[Aspect.TOWER], lines=5, support_lines=4, packed=True, brand=False, bare=True, stretched=True, arrow=False
    )
    probe = copy_column(order, Box(x=frame.x, y=0.0, w=frame.w, h=0.34 * board.height), setting)
    if probe is None:
        return None
    foot_top = frame.bottom - probe.foot
    room = foot_top - _gap(order) - top
    pad = _padding(order)
    share = 0.6 if stands_free(order) else 1.0
    width = frame.w - 2 * pad
    said = quotation.measure(on_card(order), width=width, height=room * share - 2 * pad, name_width=width, grow=_grow(order))
    column = copy_column(order, Box(x=frame.x, y=foot_top, w=frame.w, h=0.34 * board.height), setting)
    if said is None or column is None:
        return None
    height = said.height + 2 * pad
    y = top if stands_free(order) else top + (room - height) / 2
    box = Box(x=frame.x, y=y, w=frame.w, h=height)
    layers: list[Layer] = [ground(order, (0.5, 0.62))]
    product = _under_card(order, box, foot_top)
    if product is not None:
        layers.append(disc(order, (board.width * 0.56, product.bounds.cy), min(0.68 * s, foot_top - 0.07 * s - product.bounds.cy)))
    layers += [*card(order, box), *said.place(on_card(order), box.grown(-pad), name_at_foot=False)]
    if product is not None:
        layers += [*floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow")), product.layer]
    layers += row.place(order, frame, frame.y + row.rise)
    return Scene(artboard=board, layers=(*layers, *column.layers), dropped=_dropped(order, column, bare=True))


def _under_card(order: Order, box: Box, foot_top: float) -> Standing | None:
    """Return the product in the room between card and headline, near the card; a long one is turned upright where that is taller."""
    if order.product is None or not stands_free(order):
        return None
    s, board = order.s, order.artboard
    top = box.bottom + 0.05 * s
    zone = Box(x=0.05 * s, y=top, w=board.width - 0.1 * s, h=foot_top - 0.1 * s - top)
    turn = 70.0 if is_long(order) and zone.h > 1.1 * zone.w else lift_for(order.product)
    probe = stand(order.product, zone, angle=turn, max_scale=board.max_upscale)
    spare = max(0.0, zone.h - probe.bounds.h)
    return stand(order.product, zone, angle=turn, foot=1.0 - 0.5 * spare / zone.h, max_scale=board.max_upscale)
