"""What stands on a review card: stars, the customer's words as large as they go, who said so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.cards import paper
from generation.compositor.layouts.marks import STARS, STARS_ASPECT, opening_quote, stars
from generation.compositor.layouts.order import Order
from generation.compositor.scene import Layer, Role, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block, set_block

# Height of the stars, largest letters of the quotation, gaps under the stars and over the name; shares of the short side.
_MEASURES: Final = {
    Aspect.WIDE: (0.062, 0.15, 0.06, 0.06),
    Aspect.TOWER: (0.115, 0.19, 0.10, 0.11),
    Aspect.STORY: (0.056, 0.118, 0.045, 0.05),
}
_USUAL: Final = (0.05, 0.122, 0.042, 0.05)
_WORDS_A_LINE: Final = 2
_MOST_LINES: Final = 8
_TOWER_LINES: Final = 12
_NAME_ON_ONE_LINE: Final = 24
_WITH_A_TOWN: Final = 2
_EASTERN: Final = frozenset("٠١٢٣٤٥٦٧٨٩")
_TO_EASTERN: Final = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A measured quotation: ``foot`` is where its own ink ends below its box's top, ``height`` everything with the name under it."""

    words: TextBlock
    name: tuple[TextBlock, ...]
    mark_height: float
    gaps: tuple[float, float]
    role: Role = Role.QUOTE

    @property
    def foot(self) -> float:
        """Return the distance from the top of the stars to the quotation's lowest ink."""
        return self.mark_height + self.gaps[0] + self.words.rise + self.words.ink_height

    @property
    def name_height(self) -> float:
        """Return the height of the name's lines."""
        return sum(block.height for block in self.name) + 0.5 * sum(block.size for block in self.name[1:])

    @property
    def height(self) -> float:
        """Return the height of all, to the last line's lowest ink."""
        return self.foot + (self.gaps[1] + self.name_height + self.name[-1].depth if self.name else 0.0)

    def place(self, order: Order, inner: Box, *, name_at_foot: bool) -> list[Layer]:
        """Return the layers with the stars' top on ``inner``'s; the name follows the words or stands on the box's foot."""
        layers = self._mark(order, inner)
        y = inner.y + self.mark_height + self.gaps[0] + self.words.rise
        layers.append(TextLayer(block=self.words, x=inner.x, y=y, colour=order.ink, role=self.role))
        y = inner.bottom - self.name_height if name_at_foot else inner.y + self.foot + self.gaps[1]
        for number, block in enumerate(self.name):
            colour = order.soft_ink if number else order.ink
            layers.append(TextLayer(block=block, x=inner.x, y=y, colour=colour, role=Role.QUOTE_BY))
            y += block.height + 0.5 * block.size
        return layers

    def _mark(self, order: Order, inner: Box) -> list[Layer]:
        """Return the stars with the rating's number, or an opening quotation mark where the brief gives no rating."""
        rating = order.copy.rating
        if rating is None:
            box = Box(x=inner.x, y=inner.y, w=self.mark_height * 1.19, h=self.mark_height)
            return [opening_quote(order, box, order.scheme.colour("accent"))]
        width = min(self.mark_height * STARS_ASPECT, inner.w)
        box = Box(x=inner.x, y=inner.y, w=width, h=width / STARS_ASPECT)
        number = None if rating == STARS or order.copy.rating_note else _number(order, inner.right - box.right)
        layers: list[Layer] = [stars(order, box, rating, paper(order))]
        if number is not None:
            x = box.right + 0.45 * self.mark_height
            layers.append(TextLayer(block=number, x=x, y=box.cy - number.cap / 2, colour=order.ink, role=Role.LABEL))
        return layers


def measure(order: Order, *, width: float, height: float, name_width: float, grow: float = 1.0) -> Quotation | None:
    """Fit the quotation into ``width`` x ``height`` px, its name into ``name_width``; None where it cannot be read.

    ``grow`` lets short words on a card of their own become larger than beside a product.
    """
    mark, share, below, above = (value * order.s for value in _MEASURES.get(order.artboard.aspect, _USUAL))
    name = _name(order, name_width)
    name_height = sum(block.height for block in name) + 0.5 * sum(block.size for block in name[1:]) + (above if name else 0.0)
    room = height - mark - below - name_height
    words = _words(order, width, room, share * grow)
    if words is None:
        return None
    return Quotation(words=words, name=name, mark_height=mark, gaps=(below, above))


def _words(order: Order, width: float, room: float, share: float) -> TextBlock | None:
    text = order.copy.quote or ""
    lines = min(_TOWER_LINES if order.artboard.aspect is Aspect.TOWER else _MOST_LINES, 1 + len(text.split()) // _WORDS_A_LINE)
    for part in (1.0, 0.92, 0.84):
        block = fit_block(
            text,
            order.display,
            width=width,
            height=max(1.0, room * part),
            max_lines=max(2, lines),
            max_size=share,
            min_size=order.headline_floor * 1.02,
        )
        if block is not None and block.rise + block.ink_height <= room:
            return block
    return None


def _name(order: Order, width: float) -> tuple[TextBlock, ...]:
    """Return the name in heavy letters, what is said of the customer ("Verified buyer, May 2026") below it in light ones."""
    first, rest = _parted(order.copy.quote_by or "")
    lines = ((first, order.label), (rest, order.text))
    size = order.text_size
    blocks = (fit_block(text, style, width=width, max_lines=1, max_size=size, min_size=size * 0.7) for text, style in lines if text)
    return tuple(block for block in blocks if block is not None)


def _parted(who: str) -> tuple[str, str]:
    """Part a name after the town where more follows, else after its first comma where it is long."""
    parts = [part.strip() for part in who.replace("،", ",").split(",")]
    cut = 2 if len(parts) > _WITH_A_TOWN else 1 if len(who) > _NAME_ON_ONE_LINE else len(parts)
    rest = ", ".join(parts[cut:])
    return ", ".join(parts[:cut]), rest[:1].upper() + rest[1:]


def _number(order: Order, room: float) -> TextBlock | None:
    """Return the rating as the language writes it, where there is room for it beside the stars."""
    rating = order.copy.rating or 0.0
    shown = f"{rating:.1f}"
    if order.copy.language.startswith("ar") and _EASTERN.intersection(_all_words(order)):
        shown = shown.translate(_TO_EASTERN)
    else:
        shown = _localised(rating, order.copy.language) or shown
    block = set_block(shown, order.label, size=order.text_size, lines=1)
    return block if block.width + order.text_size <= room else None


def _all_words(order: Order) -> str:
    copy = order.copy
    return "".join(part for part in (copy.headline, copy.subheadline, copy.figure, copy.quote, *copy.points) if part)


def _localised(rating: float, language: str) -> str | None:
    try:
        return str(format_decimal(rating, format="0.0", locale=Locale.parse(language, sep="-")))
    except (UnknownLocaleError, ValueError):
        return None
