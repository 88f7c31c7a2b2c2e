"""The app window: a drawn screen that shows an ad's points done, each row ticked, under a title and a full bar; tilted as one."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from generation.brief import Direction
from generation.colour import Colour, readable_on
from generation.compositor.artboard import Box
from generation.compositor.layouts.cards import on_card, paper
from generation.compositor.layouts.order import Order
from generation.compositor.scene import ArtLayer
from generation.compositor.tokens import text_style
from generation.compositor.typeset.block import TextBlock, fit_block, set_block
from generation.compositor.typeset.outlines import line_path
from generation.compositor.typeset.shape import Style

# Everything tilted on an ad has this angle, degrees counter-clockwise.
TILT: Final = 5.0
MOST_ROWS: Final = 4
# Parts of the window in units of a row's letters: padding, title, bar and the spaces after them, ticks and the words' indent, air.
_PAD: Final = 1.5
_TITLE: Final = 1.16
_AFTER_TITLE: Final = 0.85
_BAR: Final = 0.36
_AFTER_BAR: Final = 0.9
_TICK: Final = 1.3
_INDENT: Final = 1.95
_ROW_AIR: Final = 1.36
_LAST: Final = 0.5
_RADIUS: Final = 0.62
_WEIGHT: Final = 550
_LONGEST_TITLE: Final = 24
# Rows without words of their own (a brief that lists nothing): their number, how many are done, and the lengths of their grey lines.
_GREY_ROWS: Final = 4
_GREY: Final = (8.2, 6.4, 7.4, 5.2)
_OPEN: Final = 3
_STEP: Final = 0.94
_STEPS: Final = 26
# The shadow: how far it falls, and how far it fades to both sides of its edge.
_SHADE: Final = (0.9, 1.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppWindow:
    """A measured window: ``unit`` is the size of a row's letters, ``rows`` their words (none: grey lines), all in px."""

    unit: float
    width: float
    height: float
    visible: float
    title: TextBlock | None
    rows: tuple[TextBlock | None, ...]

    def place(self, order: Order, x: float, y: float, tones: tuple[Colour, Colour]) -> ArtLayer:
        """Return the window with its upper corner on the reading side at ``x``, ``y``, in ``tones``: marks and shadow."""
        turn = math.radians(TILT)
        margin = (_SHADE[0] + 2.6 * _SHADE[1]) * self.unit
        wide = self.width * math.cos(turn) + self.height * math.sin(turn) + 2 * margin
        tall = self.width * math.sin(turn) + self.height * math.cos(turn) + 2 * margin
        corner = (margin, margin + self.width * math.sin(turn))
        box = Box(x=x - corner[0], y=y - corner[1], w=wide, h=tall)
        pen = _Pen(order=order, window=self, tones=tones)
        turned = f'<g transform="translate({corner[0]:.2f} {corner[1]:.2f}) rotate({-TILT:g})">{pen.markup()}</g>'
        rtl = order.copy.direction is Direction.RTL
        markup = f'<g transform="translate({wide:.2f} 0) scale(-1 1)">{turned}</g>' if rtl else turned
        return ArtLayer(name=self.name, markup=markup, view=(wide, tall), box=box)

    @property
    def name(self) -> str:
        """Return what the window shows, in words."""
        blocks = [block.text.replace("\n", " ") for block in (self.title, *self.rows) if block is not None]
        return "screen: " + ", ".join(blocks) if blocks else "screen"


def measure(order: Order, *, visible: float, height: float, least: float) -> AppWindow | None:
    """Fit the window: ``visible`` px of its width are seen, the rest bleeds; None where its rows would be smaller than ``least`` px."""
    card = on_card(order)
    unit = min(0.1 * order.s, height / 8.0)
    for _ in range(_STEPS):
        if unit < least:
            return None
        rows = _rows(card, visible, unit)
        if rows is not None:
            tall = _height(rows, unit)
            if tall <= height:
                title = _title(card, visible, unit)
                return AppWindow(unit=unit, width=1.14 * visible, height=tall, visible=visible, title=title, rows=rows)
        unit *= _STEP
    return None


def _rows(order: Order, visible: float, unit: float) -> tuple[TextBlock | None, ...] | None:
    width = visible - (2 * _PAD + _INDENT) * unit
    points = order.copy.points[:MOST_ROWS]
    if not points:
        return (None,) * _GREY_ROWS if width >= max(_GREY) * unit else None
    blocks = [_line(text, _words(order), width, unit) for text in points]
    return tuple(blocks) if all(block is not None for block in blocks) else None


def _words(order: Order) -> Style:
    return text_style(order.pairing, order.copy.language, weight=_WEIGHT, leading=1.18)


def _line(text: str, style: Style, width: float, size: float) -> TextBlock | None:
    if width <= 0:
        return None
    return fit_block(text, style, width=width, max_lines=2, max_size=size, min_size=0.985 * size)


def _title(order: Order, visible: float, unit: float) -> TextBlock | None:
    name = order.copy.brand_name or order.copy.label
    return _line(name, order.label, 0.6 * visible, _TITLE * unit) if name and len(name) <= _LONGEST_TITLE else None


def _row_height(block: TextBlock | None, unit: float) -> float:
    return max(_TICK * unit, block.rise + block.ink_height if block else 0.0) + _ROW_AIR * unit


def _height(rows: tuple[TextBlock | None, ...], unit: float) -> float:
    head = (_PAD + 0.72 * _TITLE + _AFTER_TITLE + _BAR + _AFTER_BAR) * unit
    return head + sum(_row_height(block, unit) for block in rows) + _LAST * unit


def cropped(order: Order, art: ArtLayer, seen: Box) -> ArtLayer:
    """Return art, drawn 1:1, without what lies outside ``seen``: no time goes into pixels that nobody sees."""
    left, top = max(art.box.x, seen.x), max(art.box.y, seen.y)
    right, bottom = min(art.box.right, seen.right), min(art.box.bottom, seen.bottom)
    # Art for right-to-left ads is drawn mirrored already.
    across = art.box.right - right if order.copy.direction is Direction.RTL else left - art.box.x
    markup = f'<g transform="translate({-across:.2f} {art.box.y - top:.2f})">{art.markup}</g>'
    box = Box(x=left, y=top, w=right - left, h=bottom - top)
    return replace(art, markup=markup, view=(box.w, box.h), box=box)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    """Draws a window upright, its reading-side corner at the origin; right-to-left ones are mirrored later, so words turn back here."""

    order: Order
    window: AppWindow
    tones: tuple[Colour, Colour]

    def markup(self) -> str:
        """Return the window's markup."""
        return "".join((*self._sheet(), *self._head(), *self._list()))

    @property
    def _u(self) -> float:
        return self.window.unit

    @property
    def _paper(self) -> Colour:
        return paper(self.order)

    @property
    def _ink(self) -> Colour:
        return on_card(self.order).ink

    def _faint(self, share: float) -> str:
        return self._paper.mixed(self.tones[0], share).hex

    def _sheet(self) -> list[str]:
        u, wide, tall = self._u, self.window.width, self.window.height
        sheet = f'width="{wide:.2f}" height="{tall:.2f}" rx="{_RADIUS * u:.2f}"'
        return [*self._shade(), f'<rect {sheet} fill="{self._paper.hex}"/>']

    def _shade(self) -> list[str]:
        """Return the window's soft shadow, darker than the field and in its hue."""
        u, wide, tall = self._u, self.window.width, self.window.height
        # The filter needs room around the sheet.
        area = 'x="-20%" y="-20%" width="140%" height="150%" color-interpolation-filters="sRGB"'
        blur = f'<filter id="soft" {area}><feGaussianBlur stdDeviation="{0.75 * _SHADE[1] * u:.2f}"/></filter>'
        sheet = f'x="{0.4 * u:.2f}" y="{_SHADE[0] * u:.2f}" width="{wide:.2f}" height="{tall:.2f}" rx="{_RADIUS * u:.2f}"'
        return [blur, f'<rect {sheet} fill="{self.tones[1].hex}" opacity="0.5" filter="url(#soft)"/>']

    def _head(self) -> list[str]:
        u, window = self._u, self.window
        cap = 0.72 * _TITLE * u
        top = _PAD * u
        parts = (
            [self._text(window.title, _PAD * u, top, self._ink)] if window.title else [self._bar(_PAD * u, top + 0.2 * u, 6.0 * u, 0.5 * u)]
        )
        done, count = self._done(), len(window.rows)
        tally = set_block(f"{done}/{count}", self.order.label, size=0.86 * u, lines=1)
        parts.append(self._text(tally, window.visible - _PAD * u - tally.width, top + cap - tally.cap, self._ink.mixed(self._paper, 0.35)))
        y, wide = top + cap + _AFTER_TITLE * u, window.width - 2 * _PAD * u
        shown = window.visible - 2 * _PAD * u
        full = wide if done == count else shown * done / count
        parts.append(self._bar(_PAD * u, y, wide, _BAR * u))
        parts.append(self._bar(_PAD * u, y, full, _BAR * u, fill=self.tones[0].hex))
        return parts

    def _done(self) -> int:
        return len(self.window.rows) if self.window.rows[0] is not None else _OPEN

    def _list(self) -> list[str]:
        u, parts = self._u, []
        y = (_PAD + 0.72 * _TITLE + _AFTER_TITLE + _BAR + _AFTER_BAR) * u
        for number, block in enumerate(self.window.rows):
            tall = _row_height(block, u)
            if number:
                parts.append(self._rule(y))
            middle = y + tall / 2
            parts += self._mark(_PAD * u + _TICK * u / 2, middle, open_=number >= self._done())
            left = (_PAD + _INDENT) * u
            if block is None:
                parts.append(self._bar(left, middle - 0.27 * u, _GREY[number] * u, 0.54 * u))
            else:
                top = middle - block.cap / 2 if len(block.lines) == 1 else middle - (block.rise + block.ink_height) / 2 + block.rise
                parts.append(self._text(block, left, top, self._ink))
            y += tall
        return parts

    def _rule(self, y: float) -> str:
        wide = self.window.width - 2 * _PAD * self._u
        return f'<rect x="{_PAD * self._u:.2f}" y="{y:.2f}" width="{wide:.2f}" height="{0.055 * self._u:.2f}" fill="{self._faint(0.16)}"/>'

    def _bar(self, x: float, y: float, wide: float, tall: float, *, fill: str | None = None) -> str:
        return (
            f'<rect x="{x:.2f}" y="{y:.2f}" width="{wide:.2f}" height="{tall:.2f}" rx="{tall / 2:.2f}" fill="{fill or self._faint(0.2)}"/>'
        )

    def _mark(self, x: float, y: float, *, open_: bool) -> list[str]:
        u, tone = self._u, self.tones[0]
        radius = _TICK * u / 2
        if open_:
            accent = self.order.scheme.colour("accent").hex
            return [
                f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{0.92 * radius:.2f}" fill="none" stroke="{accent}" stroke-width="{0.12 * u:.2f}"/>'
            ]
        tick = readable_on(tone, hue=tone.lch[2], chroma=0.02).hex
        stroke = f'fill="none" stroke="{tick}" stroke-width="{0.21 * radius:.2f}" stroke-linecap="round" stroke-linejoin="round"'
        start, down, up = (-0.42, 0.04), (0.3, 0.3), (0.56, -0.62)
        steps = f"l{down[0] * radius:.2f} {down[1] * radius:.2f} {up[0] * radius:.2f} {up[1] * radius:.2f}"
        path = f"M{x + start[0] * radius:.2f} {y + start[1] * radius:.2f}{steps}"
        disc = f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="{tone.hex}"/>'
        return [disc, self._kept(f'<path d="{path}" {stroke}/>', x)]

    def _text(self, block: TextBlock, left: float, top: float, colour: Colour) -> str:
        rtl = self.order.copy.direction is Direction.RTL
        lines = []
        for number, line in enumerate(block.lines):
            start = left + (block.width - line.ink_width * block.size if rtl else 0.0)
            lines.append(line_path(line, start, top + block.cap + number * block.pitch, block.size))
        return self._kept(f'<path d="{"".join(lines)}" fill="{colour.hex}"/>', left + block.width / 2)

    def _kept(self, markup: str, axis: float) -> str:
        """Return what must not be mirrored turned about its own axis, so that mirroring the window sets it right again."""
        if self.order.copy.direction is not Direction.RTL:
            return markup
        return f'<g transform="translate({2 * axis:.2f} 0) scale(-1 1)">{markup}</g>'
