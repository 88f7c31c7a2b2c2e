"""Praise: a customer's words are the headline; their card takes the ad, the product stands before its corner, the rating by the action."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts import quotation
from generation.compositor.layouts.cards import card, disc, on_card
from generation.compositor.layouts.furniture import Button, brand_row, button, floor_shadows, ground
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.quotation import Quotation
from generation.compositor.layouts.stage import LONG, Standing, lift_for, stand
from generation.compositor.pictures import PictureKind
from generation.compositor.scene import Layer, Role, Scene, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block

_PADDING: Final = 0.052
# The card's share of the height at most, and the ground left under it for the product to stand on, as a share of the short side.
_CARD: Final = {Aspect.SQUARE: 0.62, Aspect.PORTRAIT: 0.60}
_UNDER: Final = 0.105
_UNDER_LONG: Final = 0.2
# A product keeps this much of its height over the card, the rest below; a long one floats higher.
_OVERLAP: Final = 0.56
_AIR: Final = 0.03
# The name, and the column under the card, leave the rest of the width to the product.
_NAME: Final = 0.56
_COLUMN: Final = 0.64
_NOTE: Final = 0.9
_GROW: Final = 1.5
# Where the copywriter's own headlines come from: beside a customer's words they are one voice too many.
_WRITTEN: Final = "headline."
_WRITTEN_BELOW: Final = "subheadline."


def suits(order: Order) -> bool:
    """Tell whether the customer's words may lead alone: the artboard is a feed's, and the brief gave no headline of its own."""
    return order.artboard.aspect in _CARD and order.copy.sources.get("headline", "").startswith(_WRITTEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Foot:
    """The row under the card: the action, and the rating beside it."""

    action: Button
    note: TextBlock | None
    width: float


def solve(order: Order) -> Scene | None:
    """Lay the ad out; None where the words cannot be read on the card."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    shown = order.product is not None and order.product.kind is not PictureKind.PACKSHOT
    row = brand_row(order, width=frame.w)
    top = frame.y + row.rise + row.height + (0.05 * s if row.height else 0.0)
    foot = _foot(order, frame.w * (_COLUMN if shown else 1.0))
    foot_top = frame.bottom - foot.action.height
    under = (_UNDER_LONG if _long(order) else _UNDER if shown else 0.06) * s
    box = Box(x=frame.x, y=top, w=frame.w, h=min(foot_top - under - top, _CARD[board.aspect] * board.height))
    inner = box.grown(-_PADDING * s)
    name = inner.w * (_NAME if shown else 1.0)
    said = quotation.measure(on_card(order), width=inner.w, height=inner.h, name_width=name, grow=1.0 if shown else _GROW)
    if said is None:
        return None
    said = replace(said, role=Role.HEADLINE)
    product = _standing(order, _Room(frame=frame, foot=foot, card=box, said=said)) if shown else None
    light = (0.62, product.bounds.cy / board.height) if product else (0.5, 0.4)
    layers: list[Layer] = [ground(order, light)]
    layers += [_shape(order, product, frame.x + foot.width, box)] if product else []
    layers += [*card(order, box), *said.place(on_card(order), inner, name_at_foot=True)]
    layers += row.place(order, frame, frame.y + row.rise)
    if product is not None:
        layers += [*floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow")), product.layer]
    layers += _foot_row(order, frame, foot)
    return Scene(artboard=board, layers=tuple(layers), dropped=_dropped(order))


def _dropped(order: Order) -> tuple[Role, ...]:
    """Return what the brief gives and the ad has no place for; a line of ours is not missed."""
    copy = order.copy
    given = copy.subheadline and not copy.sources.get("subheadline", "").startswith(_WRITTEN_BELOW)
    return (*((Role.FIGURE,) if copy.figure else ()), *((Role.SUBHEADLINE,) if given else ()))


def _foot(order: Order, width: float) -> _Foot:
    words = order.copy.rating_note
    action = button(order, max_width=0.62 * width if words else width, arrow=not words)
    room = width - action.width - _AIR * order.s
    size = _NOTE * order.text_size
    floor = 1.01 * order.size(0.0, order.text)
    size = max(size, floor)
    tries = (fit_block(words, order.text, width=room, max_lines=lines, max_size=size, min_size=size * 0.98) for lines in (2, 3) if words)
    note = next((block for block in tries if block is not None), None) if room > 0 else None
    return _Foot(action=action, note=note, width=action.width + (_AIR * order.s + note.width if note else 0.0))


def _foot_row(order: Order, frame: Box, foot: _Foot) -> list[Layer]:
    top = frame.bottom - foot.action.height
    layers: list[Layer] = list(foot.action.place(order, frame.x, top))
    if foot.note is not None:
        y = top + (foot.action.height - foot.note.height) / 2
        x = frame.x + foot.action.width + _AIR * order.s
        layers.append(TextLayer(block=foot.note, x=x, y=y, colour=order.ink, role=Role.NOTE))
    return layers


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """What the product keeps clear of: the frame, the row on its foot, and what is said on the card."""

    frame: Box
    foot: _Foot
    card: Box
    said: Quotation


def _standing(order: Order, room: _Room) -> Standing:
    """Return the product at the card's lower corner: over it by its share, below the words and beside the row under the card.

    A long one lies across the card's lower edge, between the words and the action.
    """
    s, board, product, box = order.s, order.artboard, order.product, room.card
    assert product is not None  # noqa: S101 - solve() asks for a product only where there is one
    inner = box.grown(-_PADDING * s)
    below, air = inner.y + room.said.foot, _AIR * s
    if _long(order):
        left = inner.x + max((block.width for block in room.said.name), default=0.0) + air
        floor = room.frame.bottom - room.foot.action.height - 0.02 * s
        zone = Box(x=left, y=below + air, w=0.975 * board.width - left, h=floor - below - air)
    else:
        floor = room.frame.bottom + 0.01 * s
        top = max(below + air, floor - (floor - box.bottom) / (1 - _OVERLAP))
        left = max(room.frame.x + room.foot.width, inner.x + _NAME * inner.w) + air
        zone = Box(x=left, y=top, w=room.frame.right - 0.01 * s - left, h=floor - top)
    return stand(product, zone, angle=lift_for(product), max_scale=board.max_upscale)


def _long(order: Order) -> bool:
    return order.product is not None and order.product.kind is not PictureKind.PACKSHOT and order.product.aspect >= LONG


def _shape(order: Order, product: Standing, edge: float, box: Box) -> Layer:
    """Return the one shape behind the product, cropped by the artboard's far edge and clear of the row under the card."""
    s = order.s
    left = max(edge + 0.025 * s, product.bounds.x - 0.03 * s)
    if _long(order):
        left = max(left, 0.56 * order.artboard.width)
    radius = 0.40 * s
    return disc(order, (left + radius, max(box.bottom - 0.2 * s + radius, order.artboard.height - 0.9 * radius)), radius)
