"""Rows of points: each with a mark before it, all in one size, spread evenly over the height that they get."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generation.colour import Colour, contrast, readable_on
from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.cards import paper
from generation.compositor.layouts.marks import check
from generation.compositor.layouts.order import Order
from generation.compositor.scene import Form, Layer, Role, ShapeLayer, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block
from generation.compositor.typeset.faces import open_face
from generation.compositor.typeset.shape import Style

MOST: Final = 4
# A headline is at least so much larger than other copy.
LEAD: Final = 1.3
_SIZES: Final = {Aspect.SQUARE: 0.046, Aspect.PORTRAIT: 0.052, Aspect.STORY: 0.052, Aspect.WIDE: 0.062, Aspect.TOWER: 0.112}
_STEPS: Final = (1.0, 0.92, 0.85, 0.78, 0.7)
_MARK: Final = 1.34
_MARK_GAP: Final = 0.6
_LEAST_GAP: Final = 0.62
_MOST_GAP: Final = 1.5
_LINES: Final = 2
_TOWER_LINES: Final = 3
# The typesetter takes slightly smaller letters for fewer lines.
_SAME: Final = 0.965
_SEEN: Final = 2.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Measured rows: the blocks, the size that they share, and the mark's diameter; ``tight`` is the least height, all in px."""

    blocks: tuple[TextBlock, ...]
    size: float

    @property
    def mark(self) -> float:
        """Return the diameter of a mark."""
        return _MARK * self.size

    @property
    def indent(self) -> float:
        """Return how far the words stand from the marks' edge."""
        return self.mark + _MARK_GAP * self.size

    @property
    def width(self) -> float:
        """Return the width of the widest row, mark included."""
        return self.indent + max(block.width for block in self.blocks)

    def heights(self) -> tuple[float, ...]:
        """Return each row's own height."""
        return tuple(max(self.mark, block.rise + block.ink_height) for block in self.blocks)

    @property
    def tight(self) -> float:
        """Return the least height."""
        return sum(self.heights()) + (len(self.blocks) - 1) * _LEAST_GAP * self.size

    @property
    def loose(self) -> float:
        """Return the height beyond which rows fall apart."""
        return sum(self.heights()) + (len(self.blocks) - 1) * _MOST_GAP * self.size

    def place(self, order: Order, inner: Box, *, rules: bool = True) -> list[Layer]:
        """Return the rows from ``inner``'s top on, spread over its height, with hairlines between them."""
        heights = self.heights()
        spare = min(inner.h, self.loose) - sum(heights)
        gap = spare / max(1, len(heights) - 1)
        layers: list[Layer] = []
        y = inner.y
        for number, (block, height) in enumerate(zip(self.blocks, heights, strict=True)):
            if number and rules:
                layers.append(_rule(order, inner, y - gap / 2))
            layers.append(check_mark(order, Box(x=inner.x, y=y + (height - self.mark) / 2, w=self.mark, h=self.mark)))
            top = y + (height - block.ink_height - block.rise) / 2 + block.rise
            # One line stands on its capitals' middle, beside the mark's.
            top = y + height / 2 - block.cap / 2 if len(block.lines) == 1 else top
            layers.append(TextLayer(block=block, x=inner.x + self.indent, y=top, colour=order.ink, role=Role.POINT))
            y += height + gap
        return layers


def measure_rows(order: Order, texts: Sequence[str], *, width: float, height: float, lead: float) -> Rows | None:
    """Fit the rows into ``width`` x ``height`` px, in letters as large as they may be beside a headline of size ``lead``.

    None where they cannot be read or the headline would not lead.
    """
    style = point_style(order)
    floor = order.artboard.smallest_type(open_face(style.voice).metrics.x_height) * 1.01
    share = _SIZES.get(order.artboard.aspect, 0.046) * order.s
    for step in _STEPS:
        size = max(floor / _SAME, min(share * step, lead / LEAD))
        if size > lead / LEAD:
            return None
        rows = _rows(order, texts, style, width, size)
        if rows is not None and rows.tight <= height:
            return rows
    return None


def point_style(order: Order) -> Style:
    """Return the letters of points: those of labels."""
    return order.label


def _rows(order: Order, texts: Sequence[str], style: Style, width: float, size: float) -> Rows | None:
    lines = _TOWER_LINES if order.artboard.aspect is Aspect.TOWER else _LINES
    room = width - (_MARK + _MARK_GAP) * size
    blocks = (
        [fit_block(text, style, width=room, max_lines=lines, max_size=size, min_size=size * _SAME) for text in texts] if room > 0 else []
    )
    sets = tuple(block for block in blocks if block is not None)
    return Rows(blocks=sets, size=size) if sets and len(sets) == len(texts) else None


def check_mark(order: Order, box: Box) -> Layer:
    """Return a check mark in the action's colour, or in ink where that colour is lost on a card."""
    disc = mark_tone(order)
    return check(box, disc, readable_on(disc, hue=disc.lch[2], chroma=0.02))


def mark_tone(order: Order) -> Colour:
    """Return the colour of check marks on a card."""
    accent = order.scheme.colour("accent")
    return accent if contrast(accent, paper(order)) >= _SEEN else order.ink


def _rule(order: Order, inner: Box, y: float) -> ShapeLayer:
    weight = max(1.0, 0.0022 * order.s)
    return ShapeLayer(form=Form.ROUNDED, box=Box(x=inner.x, y=y - weight / 2, w=inner.w, h=weight), fill=order.ink, opacity=0.13)
