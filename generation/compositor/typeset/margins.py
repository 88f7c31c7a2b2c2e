"""Optical margins: how far a line's ends stand out of its edge, so that it looks flush; marks hang, round and slanted letters overhang.

A margin that every line touches with its outermost ink looks ragged: a quotation mark leaves a hole above the letters below it, and an O
or an A seems set in. Rules 2 and 4 of the house's look: punctuation hangs, round glyphs overhang by 0.3 to 1 % of the short side.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, cast

import numpy as np
import uharfbuzz as hb
from numpy.typing import NDArray

from generation.compositor.typeset.faces import Face
from generation.compositor.typeset.shape import GlyphRun, ShapedLine, Style, shape_line

# The share of each mark that hangs: all of what is light, part of what is wide or carries weight of its own.
_OPENING: Final = dict.fromkeys("“”„‟‘‚‛\"'「『", 1.0) | dict.fromkeys("«»‹›《〈", 0.7) | dict.fromkeys("([（［【", 0.3)
_CLOSING: Final = (
    dict.fromkeys("“”‘’\"'.,。、，．،۔」』*", 1.0)
    | dict.fromkeys("«»‹›》〉-‐‑", 0.7)
    | dict.fromkeys(":;؛…", 0.5)
    | dict.fromkeys("–)]）］】", 0.3)
)
# No more than this hangs at one end, whatever stands there together; in em.
_MOST: Final = 0.55
# Rows at which a letter's edge is looked at, how deep a hollow counts (em), and the share of the mean depth that stands out.
_ROWS: Final = 16
_DEEPEST: Final = 0.12
_SHARE: Final = 0.4
# How far along a curve its points are taken.
_CURVE_SHARES: Final = np.arange(1, 9)[:, None, None] / 8

Point = tuple[float, float]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Overhang:
    """How far a line stands out of its left and its right edge, in em."""

    left: float = 0.0
    right: float = 0.0


def overhang(line: ShapedLine, style: Style) -> Overhang:
    """Return how far the ends of a line shaped in ``style`` stand out of its edges; nothing where it has no ink or only marks."""
    opening, closing = _marks(line.text, _OPENING), _marks(line.text[::-1], _CLOSING)
    letters = line.text[opening : len(line.text) - closing]
    if not line.runs or not letters.strip():
        return Overhang()
    bare = shape_line(letters, style) if opening or closing else line
    left, right = _letter(bare.runs, left=True), _letter(bare.runs, left=False)
    before, after = _hung(line.text, style, opening, _OPENING), _hung(line.text[::-1], style, closing, _CLOSING, backwards=True)
    if style.rtl:
        before, after = after, before
    return Overhang(left=min(_MOST, left + before), right=min(_MOST, right + after))


def _marks(text: str, shares: dict[str, float]) -> int:
    """Return how many characters from the start are marks that hang, with the spaces between them and the letters."""
    count = 0
    while count < len(text) and (text[count] in shares or (count and text[count].isspace())):
        count += 1
    return count


def _hung(text: str, style: Style, count: int, shares: dict[str, float], *, backwards: bool = False) -> float:
    """Return how much of the first ``count`` marks hangs: what the ink shrinks by as each is taken off, times its share."""
    total, share = 0.0, 0.0
    widths = [shape_line(rest[::-1] if backwards else rest, style).ink_width for rest in (text[start:] for start in range(count + 1))]
    for mark, (wide, narrow) in zip(text, pairwise(widths), strict=False):
        share = shares.get(mark, share)
        total += share * max(0.0, wide - narrow)
    return total


def _letter(runs: tuple[GlyphRun, ...], *, left: bool) -> float:
    """Return how far the outermost letter stands out, in em."""
    for run in runs if left else runs[::-1]:
        for glyph in run.glyphs if left else run.glyphs[::-1]:
            extents = run.face.font.get_glyph_extents(glyph.id)
            if extents is not None and extents.width:
                return 0.0 if run.face.colour else _hollow(run.face, glyph.id, left=left)
    return 0.0


@lru_cache(maxsize=4096)
def _hollow(face: Face, glyph: int, *, left: bool) -> float:
    """Return the share of a glyph's mean hollow, from its outermost ink inwards over its own height, in em."""
    edges = _edges(face, glyph)
    if not edges:
        return 0.0
    outermost = min(low for low, _ in edges) if left else max(high for _, high in edges)
    depths = [(low - outermost if left else outermost - high) / face.upem for low, high in edges]
    return _SHARE * sum(min(depth, _DEEPEST) for depth in depths) / len(depths)


def _edges(face: Face, glyph: int) -> list[Point]:
    """Return the leftmost and rightmost ink in font units at rows spread evenly over a glyph's height."""
    pen = _Pen()
    face.font.draw_glyph(glyph, _FUNCTIONS, pen)
    if not pen.segments:
        return []
    segments = np.array(pen.segments, dtype=np.float64)
    lowest, highest = float(segments[:, :, 1].min()), float(segments[:, :, 1].max())
    step = (highest - lowest) / _ROWS
    rows = (_crossings(segments, lowest + (number + 0.5) * step) for number in range(_ROWS))
    return [(float(row.min()), float(row.max())) for row in rows if len(row)]


def _crossings(segments: Floats, y: float) -> Floats:
    """Return where segments of shape (n, 2 ends, 2) cross a height."""
    ends = segments[:, :, 1]
    (x0, y0), (x1, y1) = segments[(ends.min(axis=1) <= y) & (y < ends.max(axis=1))].transpose(1, 2, 0)
    return cast("Floats", x0 + (x1 - x0) * (y - y0) / (y1 - y0))


class _Pen:
    """Collect an outline as straight segments."""

    def __init__(self) -> None:
        self.segments: list[tuple[Point, Point]] = []
        self.at: Point = (0.0, 0.0)

    def move(self, x: float, y: float) -> None:
        self.at = (x, y)

    def line(self, x: float, y: float) -> None:
        self.segments.append((self.at, (x, y)))
        self.at = (x, y)

    def curve(self, *points: Point) -> None:
        """Go along a Bezier curve from where the pen is (de Casteljau's construction)."""
        for x, y in _on_curve(np.array((self.at, *points))):
            self.line(x, y)


def _on_curve(points: Floats) -> list[Point]:
    """Return points spread evenly over a curve's parameter, its end the last."""
    level = points[None]
    while level.shape[1] > 1:
        level = level[:, :-1] + (level[:, 1:] - level[:, :-1]) * _CURVE_SHARES
    return cast("list[Point]", level[:, 0].tolist())


def _functions() -> hb.DrawFuncs:
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, pen: pen.move(x, y))
    functions.set_line_to_func(lambda x, y, pen: pen.line(x, y))
    functions.set_quadratic_to_func(lambda cx, cy, x, y, pen: pen.curve((cx, cy), (x, y)))
    functions.set_cubic_to_func(lambda ax, ay, bx, by, x, y, pen: pen.curve((ax, ay), (bx, by), (x, y)))
    functions.set_close_path_func(lambda _pen: None)
    return functions


_FUNCTIONS = _functions()
