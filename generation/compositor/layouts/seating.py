"""Seating: which words take which of an ad's measured places, by how well each fills each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, permutations
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.layouts.given import Spot, Stand
from generation.compositor.layouts.order import Order
from generation.compositor.scene import Role
from generation.compositor.typeset.block import TextBlock, fit_block
from generation.compositor.typeset.faces import open_face
from generation.compositor.typeset.shape import Style

# More places than these are a list or a table, whose smallest say nothing of the rest.
_MOST: Final = 6
# Lines that words may be broken into in a place; what is one line by nature stays one.
_LINES: Final = {Role.HEADLINE: 8, Role.SUBHEADLINE: 5, Role.NOTE: 4, Role.FIGURE: 1, Role.LABEL: 1}
_WEIGHTS: Final = {Role.HEADLINE: 2.0, Role.FIGURE: 1.2, Role.SUBHEADLINE: 1.0, Role.NOTE: 1.0, Role.LABEL: 0.4}
# What the place of the largest letters is worth to the headline, alone and beside a figure, which may lead instead; what an order of
# reading that is turned about costs.
_OWN_PLACE: Final = 0.8
_BESIDE_FIGURE: Final = 0.35
_TURNED: Final = 0.3
_SLACK: Final = ((1.0, 1.0), (1.07, 1.12), (1.22, 1.28))
# A headline is so many times as large as running copy usually is.
_SEEN: Final = 1.7
# Words in a place where they cannot be read are worse off than without one; a headline needs one.
_UNREAD: Final = -0.1
_HOMELESS_HEADLINE: Final = -9.0
# What it is worth to the headline to be as large as it can be.
_LARGE: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One thing to say, as it is set: ``least`` is its smallest size in px."""

    role: Role
    text: str
    style: Style
    least: float

    def set_in(self, box: Box, *, most: float = math.inf, widest: float = math.inf) -> TextBlock | None:
        """Return the words as large as the box and ``most`` (px) allow, accents included; None where they could not be read.

        Words that would be too small by a little are set a little larger than their box, up to ``widest`` (px): it was only measured.
        """
        blocks = (_fitted(self, round(min(box.w * wide, max(box.w, widest)), 1), round(box.h * high, 1), most) for wide, high in _SLACK)
        return next((block for block in blocks if block is not None), None)


@lru_cache(maxsize=2048)
def _fitted(words: Words, width: float, height: float, most: float) -> TextBlock | None:
    """Fit words into a box; a block's height does not count what stands above its first line's capitals, so that is tried again."""
    room = height
    for _ in range(3):
        block = fit_block(
            words.text, words.style, width=width, height=max(1.0, room), max_lines=_LINES[words.role], max_size=most, min_size=words.least
        )
        if block is None or block.rise + block.ink_height <= height * 1.01:
            return block
        room -= block.rise
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Words and the place that they take; None where none is left for them."""

    words: Words
    spot: Spot | None


def words_of(order: Order) -> tuple[Words, ...]:
    """Return what an order says besides brand and action, in the order of reading: label, headline, figure, then what goes on from them."""
    copy = order.copy
    note = copy.figure_note if copy.figure and copy.figure_note else None
    said = (
        (Role.LABEL, copy.label, order.text),
        (Role.HEADLINE, copy.headline, order.display),
        (Role.FIGURE, copy.figure, order.label),
        (Role.NOTE, note, order.text),
        (Role.SUBHEADLINE, copy.subheadline if note is None else None, order.text),
    )
    return tuple(Words(role=role, text=text, style=style, least=_least(order, style)) for role, text, style in said if text)


def _least(order: Order, style: Style) -> float:
    """Return the smallest size in px: what can be read, and for a headline what is seen to be one."""
    seen = _SEEN * order.text_size if style is order.display else 0.0
    return max(seen, _readable(order, style))


def _readable(order: Order, style: Style) -> float:
    return order.artboard.smallest_type(open_face(style.voice).metrics.x_height)


def seated(words: Sequence[Words], spots: Sequence[Spot]) -> tuple[Seat, ...]:
    """Return each of the words with the place that suits it best, all taken together: filled well, and read in the same order."""
    places = sorted((spot for spot in spots if spot.stand in (Stand.HEADLINE, Stand.TEXT)), key=lambda spot: -spot.box.w * spot.box.h)
    places = sorted(places[:_MOST], key=lambda spot: (spot.box.y, spot.box.x))
    choices = [*places, *([None] * max(0, len(words) - 1))]
    largest = max(
        (block.size for one in words for spot in places if (block := one.set_in(spot.box)) and one.role is Role.HEADLINE), default=1.0
    )
    own = _BESIDE_FIGURE if any(one.role is Role.FIGURE for one in words) else _OWN_PLACE
    fills = {(one, at): _worth(one, spot, largest, own) for one in words for at, spot in enumerate(choices)}

    def worth(taken: tuple[int, ...]) -> float:
        sat = [at for at in taken if choices[at] is not None]
        turned = sum(first > second for first, second in pairwise(sat))
        return sum(fills[one, at] for one, at in zip(words, taken, strict=True)) - _TURNED * turned

    best = max(permutations(range(len(choices)), len(words)), key=worth)
    return tuple(Seat(words=one, spot=choices[at]) for one, at in zip(words, best, strict=True))


def _worth(words: Words, spot: Spot | None, largest: float, own: float) -> float:
    """Return what it is worth to have words in a place.

    That is how much of it they fill; to the headline also how near to its ``largest`` size (px) it is there, and its ``own`` place.
    """
    if spot is None:
        return 0.0 if words.role is not Role.HEADLINE else _HOMELESS_HEADLINE
    block = words.set_in(spot.box)
    if block is None:
        return _UNREAD
    worth = _WEIGHTS[words.role] * min(1.0, block.width * (block.rise + block.ink_height) / (spot.box.w * spot.box.h))
    if words.role is not Role.HEADLINE:
        return worth
    return worth + (own if spot.stand is Stand.HEADLINE else 0.0) + _LARGE * block.size / largest
