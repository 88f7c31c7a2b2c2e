"""Acted offer: the letters do what the offer says; cut where the discount cuts, or set as often as the offer gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from generation.colour import CONTRAST_LARGE, Colour, contrast, reach_contrast, readable_on
from generation.compositor.artboard import Aspect
from generation.compositor.layouts.figures import quantity, read_figure
from generation.compositor.layouts.furniture import brand_row, button, ground, headline_block, offer_row, squared, support
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import brings_a_picture
from generation.compositor.scene import Cut, Layer, Role, Scene, TextLayer
from generation.compositor.scheme import Scheme
from generation.compositor.typeset.block import TextBlock, resized, set_block
from generation.compositor.typeset.shape import Style
from generation.fonts import Voice

# A cut rises to the right by this tangent (6.8 degrees); its lower part moves by these shares of the short side.
_SLOPE: Final = 0.119
_MOVE: Final = (0.040, 0.014)
# The letters that are cut: tall, tight and black.
_GIANT: Final = Voice(family="Anton", weight=400)
_TIGHT: Final = -0.012
# A first word that says half, alone before the rest of the headline.
_HALF: Final = re.compile(
    r"^(half|halb\w*|mitad|moiti\u00e9|metade|met\u00e0|mezzo|medio|halve|hel?ft|po\u0142owa)\b[\s,.:]*(?=\S)", re.IGNORECASE
)
_FIFTY: Final = 50.0
_HALVED: Final = 0.5
_CUT_BETWEEN: Final = (15.0, 85.0)
_TIMES: Final = re.compile(r"^\s*(\d)\s?[xX\u00d7]\s?(\d)\s*$")
_MOST_ROWS: Final = 3
_LONGEST_UNIT: Final = 10
# A unit is this share of the giant's size, this far behind it; a sign this far before it, in the giant's own em.
_UNIT: Final = 0.26
_UNIT_GAP: Final = 0.07
_SIGN_GAP: Final = 0.07
# The giant's largest height, the headline's size and lines, by proportions; the giant's in shares of the artboard's height.
_SIZES: Final = {
    Aspect.SQUARE: (0.46, 0.135, 2),
    Aspect.PORTRAIT: (0.46, 0.15, 3),
    Aspect.STORY: (0.30, 0.14, 3),
    Aspect.WIDE: (0.60, 0.15, 4),
}
_ROW_GAP: Final = 0.035
_LINE_GAP: Final = 0.065
_LEAST: Final = 0.16
_FLAT_CONTRAST: Final = 4.7
_RED_TURN: Final = 24.0
_WARM_PINKS: Final = (330.0, 40.0)
_CHROMATIC: Final = 0.04
_COMPLEMENT: Final = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What is set giant, on how many rows, where it is cut (share from the foot, None where it is not), and the line that follows.

    A ``sign`` before the giant is not cut, a ``unit`` stands small on its foot line.
    """

    giant: str
    line: str
    rows: int = 1
    cut: float | None = None
    sign: str = ""
    unit: str = ""


def read_act(order: Order) -> Act | None:
    """Return what the offer can act out; None for an offer without a number that letters could do."""
    figure = read_figure(order.copy.figure or "")
    value, headline = quantity(figure.number), order.copy.headline
    if order.copy.figure and (times := _TIMES.match(order.copy.figure)):
        return Act(giant=f"{times[1]}\u00d7{times[2]}", line=headline, rows=min(int(times[1]), _MOST_ROWS))
    if value is None or not figure.percent or figure.before:
        return None
    if value == _FIFTY and (half := _HALF.match(headline)):
        return Act(giant=half[1].upper(), line=headline[half.end() :], cut=_HALVED)
    if not _CUT_BETWEEN[0] <= value <= _CUT_BETWEEN[1] or len(figure.after) > _LONGEST_UNIT:
        return None
    number = "".join(figure.number.lstrip("-\u2212\u2013").split())
    sign = "\u2212" if not figure.after or figure.number[0] in "-\u2212\u2013" else ""
    return Act(giant=number, line=headline, cut=value / 100, sign=sign, unit=figure.after)


def suits(order: Order) -> float:
    """Return how well the letters can act the offer out: best for a half that the headline names; a customer's picture goes before."""
    if order.copy.direction.value == "rtl" or order.artboard.aspect not in _SIZES or order.photo is not None:
        return 0.0
    act = read_act(order)
    if act is None:
        return 0.0
    if brings_a_picture(order):
        return 0.5
    if act.line != order.copy.headline:
        return 0.99
    # Beside a picture of what is sold, letters alone must say as much as "half".
    return 0.95 if act.cut == _HALVED else 0.88


def in_two_hues(scheme: Scheme) -> Scheme:
    """Return the scheme flat, with one strong ink for letters and button: no gradient, no third hue."""
    flat = scheme.colour("ground_centre").mixed(scheme.colour("ground_rim"), 0.5)
    lightness, chroma, hue = flat.lch
    own = scheme.colour("accent")
    # Giant letters and a button's face read at what large type needs, so a brand's colour stays its own down to there.
    enough = CONTRAST_LARGE if scheme.name == "brand" else _FLAT_CONTRAST
    if contrast(own, flat) >= enough and not _opposite(own.lch[2], hue, chroma):
        strong = own
    elif scheme.dark:
        strong = reach_contrast(Colour.oklch(0.9, max(0.06, min(0.13, chroma)), hue + 30), flat, _FLAT_CONTRAST)
    else:
        pink = hue >= _WARM_PINKS[0] or hue <= _WARM_PINKS[1]
        strong = reach_contrast(Colour.oklch(0.49, 0.2, hue + (_RED_TURN if pink else 0.0)), flat, _FLAT_CONTRAST)
    soft = reach_contrast(strong.shifted(lightness=-0.11 if lightness > 0.5 else 0.05, chroma=0.85), flat, 6.0)
    return replace(
        scheme,
        ground_centre=flat.hex,
        ground_rim=flat.hex,
        ink=strong.hex,
        soft_ink=soft.hex,
        accent=strong.hex,
        on_accent=readable_on(strong, hue=hue, chroma=0.02).hex,
    )


def _opposite(hue: float, other: float, chroma: float) -> bool:
    """Tell whether a hue is the complement that a scheme takes where a brief gives it no accent."""
    return chroma > _CHROMATIC and abs((hue - other) % 360 - 180.0) < _COMPLEMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letters:
    """The giant letters, measured: sign and unit beside the block that is cut or repeated."""

    block: TextBlock
    sign: TextBlock | None
    unit: TextBlock | None
    act: Act
    s: float

    @property
    def start(self) -> float:
        """Return how far the block stands behind the letters' left edge."""
        return self.sign.width + _SIGN_GAP * self.block.size if self.sign else 0.0

    @property
    def width(self) -> float:
        """Return the width of all of them, where the cut has moved them."""
        moved = self.start + self.block.width + (_MOVE[0] * self.s if self.act.cut is not None else 0.0)
        return moved + (_UNIT_GAP * self.block.size + self.unit.width if self.unit else 0.0)

    @property
    def height(self) -> float:
        """Return the height of all rows."""
        one, gaps = self.block.rise + self.block.ink_height, (self.act.rows - 1) * _ROW_GAP * self.s
        return self.act.rows * one + gaps + (_MOVE[1] * self.s if self.act.cut is not None else 0.0)

    def place(self, order: Order, x: float, y: float) -> list[Layer]:
        """Return the layers with the highest ink at ``y``."""
        block, left, top = self.block, x + self.start, y + self.block.rise
        layers: list[Layer] = []
        for row in range(self.act.rows):
            row_top = top + row * (block.rise + block.ink_height + _ROW_GAP * self.s)
            layers.append(TextLayer(block=block, x=left, y=row_top, colour=order.ink, role=Role.FIGURE, cut=self._cut(top)))
        if self.sign:
            # A block's origin is its own highest ink: the sign goes by the baseline.
            layers.append(TextLayer(block=self.sign, x=x, y=top + block.cap - self.sign.cap, colour=order.ink, role=Role.FIGURE))
        if self.unit:
            foot = top + block.height + (_MOVE[1] * self.s if self.act.cut is not None else 0.0)
            behind = x + self.width - self.unit.width
            layers.append(TextLayer(block=self.unit, x=behind, y=foot - self.unit.height, colour=order.ink, role=Role.FIGURE))
        return layers

    def _cut(self, top: float) -> Cut | None:
        if self.act.cut is None:
            return None
        middle = top + self.block.height * (1 - self.act.cut)
        right, down = (share * self.s for share in _MOVE)
        return Cut(y=middle + 0.5 * _SLOPE * self.block.width, slope=_SLOPE, right=right, down=down)


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None where the letters have nothing to act."""
    act = read_act(order)
    if act is None or suits(order) == 0.0:
        return None
    quiet = replace(order, copy=replace(order.copy, headline=act.line, figure=None, subheadline=_note(order)))
    return (_beside if order.artboard.aspect is Aspect.WIDE else _stacked)(quiet, act)


def _stacked(order: Order, act: Act) -> Scene | None:
    """Square, portrait and story: brand, letters, line, and the last row."""
    board, s = order.artboard, order.s
    frame = board.safe if board.aspect is Aspect.STORY else board.frame
    tallest, share, lines = _SIZES[board.aspect]
    row = brand_row(order, width=frame.w)
    action = button(order, max_width=frame.w * 0.5, arrow=False)
    column = support(order, width=frame.w - action.width - 0.06 * s, max_lines=3, height=0.2 * board.height)
    foot, foot_top = offer_row(order, frame, action, column)
    row_y = frame.y + (row.rise if board.aspect is Aspect.STORY else 0.0)
    top = row_y + row.height + (0.06 * s if row.height else 0.0)
    letters = _letters(order, act, frame.w, tallest * board.height * (1.15 if act.rows > 1 else 1.0))
    if letters is None:
        return None
    room = foot_top - 0.075 * s - top - letters.height - _LINE_GAP * s
    line = headline_block(order, width=frame.w, height=room, share=share, lines=lines)
    if line is None:
        return None
    spare = max(0.0, room - line.rise - line.ink_height)
    y = top + (0.4 * spare if board.aspect is Aspect.PORTRAIT else 0.0)
    line_y = y + letters.height + _LINE_GAP * s + line.rise + (0.35 * spare if board.aspect is not Aspect.STORY else 0.0)
    layers: list[Layer] = [ground(order, (0.5, 0.5)), *row.place(order, frame, row_y), *letters.place(order, frame.x, y)]
    layers.append(TextLayer(block=line, x=frame.x, y=line_y, colour=order.ink, role=Role.HEADLINE))
    return Scene(artboard=board, layers=(*layers, *squared(foot)), dropped=() if column else (Role.SUBHEADLINE,))


def _beside(order: Order, act: Act) -> Scene | None:
    """Wide: letters on the reading side as tall as they go, line, note and action in a column beside them."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row = brand_row(order, width=frame.w)
    top = frame.y + row.height + (0.08 * s if row.height else 0.0)
    letters = _letters(order, act, 0.6 * frame.w, frame.bottom - top)
    if letters is None:
        return None
    x = frame.x + letters.width + 0.09 * s
    width = frame.right - x
    action = button(order, max_width=width, arrow=False)
    column = support(order, width=width, max_lines=3, height=0.24 * board.height)
    foot = frame.bottom - action.height
    below = column.ink_height + 0.06 * s if column and column.blocks else 0.0
    line = headline_block(
        order, width=width, height=foot - below - 0.06 * s - top, share=_SIZES[Aspect.WIDE][1], lines=_SIZES[Aspect.WIDE][2]
    )
    if line is None:
        return None
    y = frame.bottom - letters.height
    layers: list[Layer] = [ground(order, (0.5, 0.5)), *row.place(order, frame, frame.y), *letters.place(order, frame.x, y)]
    line_y = min(max(y, top), foot - below - 0.06 * s - line.rise - line.ink_height) + line.rise
    layers.append(TextLayer(block=line, x=x, y=line_y, colour=order.ink, role=Role.HEADLINE))
    layers += column.place(order, x, foot - below) if column else ()
    layers += squared(action.place(order, x, foot))
    return Scene(artboard=board, layers=tuple(layers), dropped=() if column else (Role.SUBHEADLINE,))


def _note(order: Order) -> str | None:
    """Return the line beside the action: what was quoted, else the deadline, else the subheadline."""
    copy = order.copy
    return copy.subheadline if copy.sources.get("subheadline") == "quoted" else copy.figure_note or copy.subheadline


def _letters(order: Order, act: Act, width: float, height: float) -> _Letters | None:
    """Return the letters as large as the room allows, None where they would not be giant."""
    style = Style(voice=_GIANT, tracking=_TIGHT, language=order.copy.language)
    block = set_block(act.giant, style, size=1.0, lines=1)
    sign = set_block(act.sign, style, size=1.0, lines=1) if act.sign else None
    unit = set_block(act.unit, order.label, size=_UNIT, lines=1) if act.unit else None
    whole = _Letters(block=block, sign=sign, unit=unit, act=act, s=0.0)
    moved = _MOVE if act.cut is not None else (0.0, 0.0)
    gaps = (act.rows - 1) * _ROW_GAP * order.s
    size = min((width - moved[0] * order.s) / whole.width, (height - gaps - moved[1] * order.s) / whole.height)
    if size < _LEAST * order.s:
        return None
    grown = [resized(one, one.size * size) if one else None for one in (sign, unit)]
    return _Letters(block=resized(block, size), sign=grown[0], unit=grown[1], act=act, s=order.s)
