"""Labels of call-outs: what is pointed out in heavy letters, what is said of it below in light ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generation.compositor.layouts.order import Order
from generation.compositor.scene import Align, Role, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block
from generation.compositor.typeset.shape import Style

# Words that open what is said of a thing: "40 hours / on one charge", "Leder / aus Italien".
_LEADING_ON: Final = re.compile(
    "on|in|for|with|without|per|by|from|to|of|at|and|under|over|"
    "sur|en|dans|pour|avec|sans|par|depuis|dès|à|au|aux|de|du|des|et|"
    "con|sin|para|por|desde|hasta|y|a|al|del|em|no|na|com|sem|até|e|"
    "mit|ohne|für|pro|aus|auf|bei|von|zum|zur|im|am|und|ab|nach|als|"
    "voor|met|zonder|uit|op|di|da|senza|ogni|"
    "في|من|على|مع|بدون|خلال|لكل|إلى|عن|بلا",
    re.IGNORECASE,
)
_UNIT: Final = 6
_LINES: Final = 3
_SIZE: Final = 0.97
# What is said of a thing is a caption: it may be a little smaller than copy that must be read.
_CAPTION: Final = 0.87
_LEADING: Final = 1.3
_SAME: Final = 0.965


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A measured label: ``head`` over ``tail`` (if it has one), ``gap`` px between the one's last baseline and the other's top."""

    head: TextBlock
    tail: TextBlock | None
    gap: float

    @property
    def width(self) -> float:
        """Return the width of the widest line in px."""
        return max(self.head.width, self.tail.width if self.tail else 0.0)

    @property
    def height(self) -> float:
        """Return the height from the highest to the lowest ink in px."""
        head = self.head.rise + self.head.ink_height
        return head if self.tail is None else self.head.rise + self.head.height + self.gap + self.tail.ink_height

    def place(self, order: Order, x: float, top: float, align: Align) -> tuple[TextLayer, ...]:
        """Return the label with its highest ink at ``top``, hung on ``x``."""
        y = top + self.head.rise
        head = TextLayer(block=self.head, x=x, y=y, colour=order.ink, role=Role.POINT, align=align)
        if self.tail is None:
            return (head,)
        below = y + self.head.height + self.gap
        return (head, TextLayer(block=self.tail, x=x, y=below, colour=order.soft_ink, role=Role.LABEL, align=align))


def label(order: Order, text: str, width: float, *, lines: int = _LINES) -> Label | None:
    """Set a point in ``width`` px on up to ``lines`` lines; None where it does not fit legibly."""
    head, tail = parted(text)
    for one, two in ((head, tail), (text, "")):
        found = _set(order, one, two, width, lines)
        if found is not None:
            return found
    return None


def _set(order: Order, head: str, tail: str, width: float, lines: int) -> Label | None:
    size = max(1.01 * order.size(0.0, order.label), _SIZE * order.text_size)
    over = _block(head, order.label, size, width, lines - bool(tail))
    under = _block(tail, order.text, _CAPTION * size, width, lines - 1) if tail else None
    if over is None or (tail and under is None) or len(over.lines) + (len(under.lines) if under else 0) > lines:
        return None
    return Label(head=over, tail=under, gap=_LEADING * under.size - under.cap if under else 0.0)


def _block(text: str, style: Style, size: float, width: float, lines: int) -> TextBlock | None:
    if lines < 1:
        return None
    floor = size * _SAME
    return fit_block(text, style, width=width, max_lines=lines, max_size=size / _SAME, min_size=floor)


def parted(text: str) -> tuple[str, str]:
    """Part a point after its number and unit, or before the first word that leads on; the second part may be empty."""
    words = text.split()
    if any(character.isdecimal() for character in words[0]):
        unit = len(words) > 1 and words[0][-1].isdecimal() and len(words[1]) <= _UNIT
        cut = 2 if unit else 1
    else:
        cut = next((place for place, word in enumerate(words) if place and _LEADING_ON.fullmatch(word)), len(words))
    return " ".join(words[:cut]), " ".join(words[cut:])
