"""Vertical setting: Japanese and Chinese headlines in columns from right to left, in the fonts' own vertical forms."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final

import uharfbuzz as hb

from generation.compositor.typeset.block import TextBlock
from generation.compositor.typeset.breaks import chunks, inside_clauses
from generation.compositor.typeset.itemise import itemise
from generation.compositor.typeset.shape import Glyph, GlyphRun, ShapedLine, Style, measured

# Columns stand this many em apart, characters this much further than their own height.
COLUMN_PITCH: Final = 1.34
_CHARACTER_SPACE: Final = 0.06
_FULL_WIDTH: Final = frozenset({"W", "F"})
_DASHES: Final = frozenset("…―—‥·・")
_VERTICAL_LANGUAGES: Final = frozenset({"ja", "zh"})
# Each further column begins this much lower, as a hand would set it; in em.
STEP_DOWN: Final = 0.9
# Ending a column inside a clause costs as much as setting the type so much smaller.
_BROKEN_WORTH: Final = 0.72
# Copy of more phrases than this is too long to stand in several columns.
_MOST_PHRASES: Final = 14


def may_stand(text: str, language: str) -> bool:
    """Tell whether a text may be set in columns: in a language that is, and of full-width characters only.

    Letters of other scripts and numbers would have to lie on their side, and spaces mean nothing between columns.
    """
    stands = all(unicodedata.east_asian_width(letter) in _FULL_WIDTH and not letter.isspace() for letter in text if letter not in _DASHES)
    return stands and language.split("-", maxsplit=1)[0].lower() in _VERTICAL_LANGUAGES


def is_vertical(block: TextBlock) -> bool:
    """Tell whether a block was set in columns: one line that hangs far below its baseline."""
    return len(block.lines) == 1 and -block.lines[0].bottom > block.lines[0].top


def fit_vertical(
    text: str, style: Style, *, width: float, height: float, max_columns: int, max_size: float, min_size: float
) -> TextBlock | None:
    """Return the largest setting in at most ``max_columns`` columns inside ``width`` x ``height`` px, or None below ``min_size``.

    The block is one line whose ink is the whole of the columns, so that it is placed, measured and painted as any other.
    """
    best: TextBlock | None = None
    most = 0.0
    for count in range(1, max_columns + 1):
        line, broken = _columns(text, style, count)
        if not line.runs:
            continue
        size = min(max_size, width / line.ink_width, height / (line.top - line.bottom))
        worth = size * _BROKEN_WORTH**broken if size >= min_size else 0.0
        if worth > most:
            best, most = TextBlock(lines=(line,), style=style, size=size, leading=1.0), worth
    return best


@lru_cache(maxsize=256)
def _columns(text: str, style: Style, count: int) -> tuple[ShapedLine, int]:
    """Set the text in ``count`` columns of phrases; also return how many of them end inside a clause."""
    pieces = chunks(" ".join(text.split()), style.language)
    inside = inside_clauses(pieces)
    cuts = _cuts([len(piece.strip()) for piece in pieces], inside, min(count, len(pieces)))
    columns = ["".join(piece.strip() for piece in pieces[start:end]) for start, end in pairwise((0, *cuts, len(pieces)))]
    runs: list[GlyphRun] = []
    for number, column in enumerate(columns):
        x = -number * COLUMN_PITCH
        pen = -number * STEP_DOWN
        for run, pen_after in _shape_column(column, style, x, pen):
            runs.append(run)
            pen = pen_after
    return measured("\n".join(columns), tuple(runs), 0.0), sum(inside[cut - 1] for cut in cuts)


def _cuts(lengths: Sequence[int], inside: Sequence[bool], count: int) -> tuple[int, ...]:
    """Return before which phrases columns begin: as few as can be inside a clause, then so that the lowest foot is as high as can be."""
    count = count if len(lengths) <= _MOST_PHRASES else 1

    def cost(cuts: tuple[int, ...]) -> tuple[int, float]:
        edges = pairwise((0, *cuts, len(lengths)))
        lowest = max(sum(lengths[start:end]) + number * STEP_DOWN for number, (start, end) in enumerate(edges))
        return sum(inside[cut - 1] for cut in cuts), lowest

    return min(combinations(range(1, len(lengths)), count - 1), key=cost)


def _shape_column(text: str, style: Style, x: float, pen: float) -> list[tuple[GlyphRun, float]]:
    """Shape one column from ``pen`` (em, upwards) down; x is the column's middle."""
    shaped = []
    for item in itemise(text, [0] * len(text), style.voice, style.language):
        buffer = hb.Buffer()
        buffer.add_str(text, item.start, item.end - item.start)
        buffer.direction = "ttb"
        buffer.script = item.script
        buffer.language = style.language
        hb.shape(item.face.font, buffer, {"vert": True, "vrt2": True})
        glyphs, upem = [], item.face.upem
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions or [], strict=True):
            glyphs.append(Glyph(info.codepoint, x + position.x_offset / upem, pen + position.y_offset / upem))
            pen += position.y_advance / upem - _CHARACTER_SPACE
        shaped.append((GlyphRun(item.face, tuple(glyphs)), pen))
    return shaped
