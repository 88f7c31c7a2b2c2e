"""Numerals: a figure set as large as its room allows, its unit beside it on the same baseline or under it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generation.colour import Colour
from generation.compositor.artboard import Box
from generation.compositor.layouts.figures import Figure
from generation.compositor.layouts.order import Order
from generation.compositor.scene import Align, Role, TextLayer
from generation.compositor.typeset.block import TextBlock, resized, set_block

_UNIT: Final = 0.3
_UNIT_GAP: Final = 0.12
_UNDER_GAP: Final = 0.11
_UNIT_UNDER: Final = 0.34
# A unit goes under the number where standing beside it would cost the number more than this.
_WORTH_BESIDE: Final = 0.66
# The space inside a figure (before a percent sign, between thousands) is narrower than one between words.
_TIGHT: Final = -0.03
_STEPS: Final = 8
# A number that is not this much larger than running copy leads nothing.
_LEAST: Final = 1.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A set figure: number, unit (with words that come before the number above it), and whether the unit stands beside it."""

    number: TextBlock
    unit: TextBlock | None
    lead: TextBlock | None
    beside: bool

    @property
    def height(self) -> float:
        """Return the height from the highest to the lowest ink."""
        lead = self.lead.ink_height + _UNDER_GAP * self.number.size if self.lead else 0.0
        under = self.unit.ink_height + _UNDER_GAP * self.number.size if self.unit and not self.beside else 0.0
        beside = self.unit.depth if self.unit and self.beside else 0.0
        return lead + self.number.rise + max(self.number.ink_height, self.number.height + beside) + under

    @property
    def width(self) -> float:
        """Return the width of number and unit."""
        unit = self.unit.width if self.unit else 0.0
        if self.beside:
            return self.number.width + _UNIT_GAP * self.number.size + unit
        return max(self.number.width, unit, self.lead.width if self.lead else 0.0)

    def place(self, x: float, y: float, colour: Colour, align: Align = Align.LEFT) -> tuple[TextLayer, ...]:
        """Return the layers, the highest ink at ``y``; ``x`` is the left edge, or the axis where centred."""
        layers = []
        left = x - self.width / 2 if align is Align.CENTRE and self.beside else x
        hang = Align.LEFT if self.beside else align
        if self.lead is not None:
            layers.append(TextLayer(block=self.lead, x=x, y=y, colour=colour, role=Role.FIGURE, align=align))
            y += self.lead.ink_height + _UNDER_GAP * self.number.size
        y += self.number.rise
        layers.insert(0, TextLayer(block=self.number, x=left, y=y, colour=colour, role=Role.FIGURE, align=hang))
        if self.unit is not None and self.beside:
            at = left + self.number.width + _UNIT_GAP * self.number.size
            layers.append(TextLayer(block=self.unit, x=at, y=y + self.number.cap - self.unit.cap, colour=colour, role=Role.FIGURE))
        elif self.unit is not None:
            below = y + self.number.ink_height + _UNDER_GAP * self.number.size
            layers.append(TextLayer(block=self.unit, x=x, y=below + self.unit.rise, colour=colour, role=Role.FIGURE, align=align))
        return tuple(layers)


def numeral(order: Order, figure: Figure, *, width: float, height: float, most: float) -> Numeral | None:
    """Set a figure in ``width`` x ``height`` px, the number at most ``most`` px; None where it would not be larger than running copy."""
    style = replace(order.display, word_space=_TIGHT, leading=1.0)
    number = set_block(figure.number.replace(" ", "\u00a0"), style, size=1.0, lines=1)
    unit = set_block(figure.after, order.label, size=1.0, lines=1) if figure.after else None
    lead = set_block(figure.before, order.label, size=1.0, lines=1) if figure.before else None
    alone = min(most, width / number.width)
    beside = min(most, width / (number.width + _UNIT_GAP + _UNIT * unit.width)) if unit else alone
    stands_beside = unit is not None and beside >= _WORTH_BESIDE * alone
    size = beside if stands_beside else alone
    for _ in range(_STEPS):
        found = _sized(order, (number, unit, lead), size, width, beside=stands_beside)
        if found.height <= height and found.width <= width * 1.001:
            return found if found.number.size >= _LEAST * order.text_size else None
        size *= min(0.97, height / found.height, width / found.width)
    return None


def _sized(
    order: Order, parts: tuple[TextBlock, TextBlock | None, TextBlock | None], size: float, width: float, *, beside: bool
) -> Numeral:
    number, unit, lead = parts
    small = max(order.text_size, _UNIT * size if beside else _UNIT_UNDER * size)
    return Numeral(
        number=resized(number, size),
        unit=resized(unit, min(small, width / unit.width) if not beside else small) if unit else None,
        lead=resized(lead, min(max(order.text_size, 0.5 * _UNIT_UNDER * size), width / lead.width)) if lead else None,
        beside=beside,
    )


def numeral_box(layers: tuple[TextLayer, ...]) -> Box:
    """Return the box around a placed numeral."""
    left, top = min(layer.box.x for layer in layers), min(layer.box.y for layer in layers)
    right, bottom = max(layer.box.right for layer in layers), max(layer.box.bottom for layer in layers)
    return Box(x=left, y=top, w=right - left, h=bottom - top)
