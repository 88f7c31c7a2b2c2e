"""The proof card: one small object that shows what the brief states as proof, a paid sum, a review, a price or the points kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.layouts.cards import card, on_card, paper
from generation.compositor.layouts.marks import STARS_ASPECT, stars
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.rows import check_mark, measure_rows
from generation.compositor.scene import GroundLayer, Layer, Role, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block
from generation.compositor.typeset.shape import Style

# Sizes as shares of the short side; what must be read is never smaller than can be.
_WORDS: Final = 0.033
_NOTE: Final = 0.027
_NUMBER: Final = 1.8
_PADDING: Final = 0.034
_RADIUS: Final = 0.028
_MARK: Final = 1.42
_STARS: Final = 1.15
_LONGEST_QUOTE: Final = 90
_MOST_POINTS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A measured card, its layers about its own upper left corner; ``shows`` are the kinds of copy on it."""

    layers: tuple[Layer, ...]
    width: float
    height: float
    shows: frozenset[Role]

    def place(self, order: Order, x: float, y: float) -> list[Layer]:
        """Return the card's layers with its upper left corner at ``x``, ``y``."""
        box = Box(x=x, y=y, w=self.width, h=self.height)
        return [*card(order, box, radius=_RADIUS * order.s), *(_moved(layer, x, y) for layer in self.layers)]


def proof_card(order: Order, *, width: float, height: float, lead: float) -> Proof | None:
    """Return the card for what the order's copy can prove, within ``width`` x ``height`` px; ``lead`` is the headline's size.

    A customer's words go first, then a figure with what it measures, then a price or discount, then points; None without any.
    """
    inside = on_card(order)
    room = Box(x=_PADDING * order.s, y=_PADDING * order.s, w=width - 2 * _PADDING * order.s, h=height - 2 * _PADDING * order.s)
    if room.w <= 0 or room.h <= 0:
        return None
    found = (maker(inside, room, lead) for maker in (_review, _stated, _offer, _points))
    return next((proof for proof in found if proof is not None and proof.height <= height), None)


def proves(order: Order) -> bool:
    """Tell whether the copy holds anything that a card could show."""
    copy = order.copy
    return bool(copy.stat or copy.figure or copy.points or (copy.quote and len(copy.quote) <= _LONGEST_QUOTE))


def _review(order: Order, room: Box, lead: float) -> Proof | None:
    copy, size = order.copy, _size(order)
    if not copy.quote or len(copy.quote) > _LONGEST_QUOTE:
        return None
    words = _fit(copy.quote, order.label, room.w, lines=5, size=min(1.12 * size, lead / 1.3), least=0.999)
    name = _fit(copy.quote_by, order.text, room.w, lines=1, size=_note(order), least=0.72) if copy.quote_by else None
    if words is None:
        return None
    y, layers = room.y, list[Layer]()
    if copy.rating is not None:
        box = Box(x=room.x, y=y, w=_STARS * size * STARS_ASPECT, h=_STARS * size)
        layers.append(stars(order, box, copy.rating, paper(order)))
        y = box.bottom + 0.62 * size
    layers.append(_text(words, room.x, y + words.rise, order, Role.QUOTE))
    y += words.rise + words.ink_height
    if name is not None:
        y += 0.6 * size
        layers.append(_text(name, room.x, y + name.rise, order, Role.QUOTE_BY, soft=True))
        y += name.rise + name.ink_height
    return _closed(layers, room, y, {Role.QUOTE})


def _stated(order: Order, room: Box, lead: float) -> Proof | None:
    copy = order.copy
    if not copy.stat:
        return None
    return _sum(order, room, (copy.stat, copy.stat_note), lead, frozenset({Role.NOTE}))


def _offer(order: Order, room: Box, lead: float) -> Proof | None:
    copy = order.copy
    if not copy.figure:
        return None
    return _sum(order, room, (copy.figure, copy.figure_note or copy.label), lead, frozenset({Role.FIGURE}))


def _sum(order: Order, room: Box, said: tuple[str, str | None], lead: float, shows: frozenset[Role]) -> Proof | None:
    """Set a number large under a ticked line that says what it is, what follows a comma there in light letters."""
    size = _size(order)
    mark = Box(x=room.x, y=room.y, w=_MARK * size, h=_MARK * size)
    beside, x = room.w - 1.4 * mark.w, room.x + 1.4 * mark.w
    first, _, rest = (said[1] or "").replace("\u060c", ",").partition(",")
    title = _fit(first.strip(), order.label, beside, lines=3, size=size, least=0.999) if first.strip() else None
    note = _fit(_opened(rest), order.text, beside, lines=2, size=_note(order), least=0.9) if rest.strip() else None
    number = _fit(said[0], replace(order.label, tracking=-0.03), room.w, lines=1, size=min(_NUMBER * size, lead / 1.3), least=0.7)
    if number is None or (first.strip() and title is None):
        return None
    layers: list[Layer] = [check_mark(order, mark)] if title is not None else []
    y = room.y
    if title is not None:
        top = mark.cy - title.cap / 2 if len(title.lines) == 1 and note is None else y + title.rise
        layers.append(_text(title, x, top, order, Role.NOTE))
        y = top + title.ink_height
    if note is not None:
        y += 0.34 * size
        layers.append(_text(note, x, y + note.rise, order, Role.QUOTE_BY, soft=True))
        y += note.rise + note.ink_height
    y = max(y, mark.bottom) + 0.72 * size if title is not None else y
    layers.append(_text(number, room.x, y + number.rise, order, Role.FIGURE))
    return _closed(layers, room, y + number.rise + number.ink_height, shows)


def _size(order: Order) -> float:
    """Return the size of the card's words in px; a little under that of other supporting copy."""
    return min(order.text_size, order.size(_WORDS, order.label) * 1.03)


def _note(order: Order) -> float:
    """Return the size of who said it and when: a caption."""
    return min(order.text_size, max(_NOTE * order.s, 0.86 * _size(order)))


def _opened(rest: str) -> str:
    words = rest.strip()
    return words[:1].upper() + words[1:]


def _points(order: Order, room: Box, lead: float) -> Proof | None:
    points = order.copy.points[:_MOST_POINTS]
    rows = measure_rows(order, points, width=room.w, height=room.h, lead=min(lead, 1.36 * _size(order))) if points else None
    if rows is None:
        return None
    height = min(room.h, 0.55 * rows.tight + 0.45 * rows.loose)
    inner = Box(x=room.x, y=room.y, w=room.w, h=height)
    return _closed(rows.place(order, inner, rules=False), room, room.y + height, {Role.POINT})


def _fit(text: str, style: Style, width: float, *, lines: int, size: float, least: float) -> TextBlock | None:
    return fit_block(text, style, width=width, max_lines=lines, max_size=size, min_size=size * least)


def _text(block: TextBlock, x: float, y: float, order: Order, role: Role, *, soft: bool = False) -> TextLayer:
    return TextLayer(block=block, x=x, y=y, colour=order.soft_ink if soft else order.ink, role=role)


def _closed(layers: list[Layer], room: Box, foot: float, shows: set[Role] | frozenset[Role]) -> Proof:
    """Return the card hugging what stands on it."""
    right = max(layer.box.right for layer in layers if not isinstance(layer, GroundLayer))
    return Proof(layers=tuple(layers), width=right + room.x, height=foot + room.y, shows=frozenset(shows))


def _moved(layer: Layer, dx: float, dy: float) -> Layer:
    match layer:
        case GroundLayer():
            return layer
        case TextLayer():
            return replace(layer, x=layer.x + dx, y=layer.y + dy)
        case _:
            return replace(layer, box=replace(layer.box, x=layer.box.x + dx, y=layer.box.y + dy))
