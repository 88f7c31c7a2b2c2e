"""Emphasis: the last words of a headline in the family's own italic, where it has one and the script knows italics."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.compositor.typeset.block import TextBlock
from generation.compositor.typeset.shape import Glyph, GlyphRun, ShapedLine, Style, measured, shape_line
from generation.fonts import FAMILIES, Genre

# Ink between the upright and the leaning words, in em, beside the space's own width.
_LEAN: Final = 0.02
_FEWEST_WORDS: Final = 3


def may_lean(text: str, style: Style) -> bool:
    """Tell whether a headline may end in italics: a serif that has them, Latin letters alone, words enough to stand out from."""
    family = FAMILIES[style.voice.family]
    latin = all(not letter.isalpha() or letter < "\u0250" for letter in text)
    return family.genre is Genre.SERIF and family.italic is not None and latin and not style.rtl and len(text.split()) >= _FEWEST_WORDS


def with_italic_end(block: TextBlock, *, whole_line: bool = False) -> TextBlock:
    """Return the block with its last word (or last line) in italics and no wider than before; unchanged where italics are not to be had."""
    if not may_lean(block.text, block.style):
        return block
    last = block.lines[-1]
    kept, _, leaning = last.text.rpartition(" ") if not whole_line else ("", "", last.text)
    line = _joined(last.text, kept, leaning, block.style)
    changed = replace(block, lines=(*block.lines[:-1], line))
    return replace(changed, size=block.size * min(1.0, block.width / changed.width)) if changed.width else block


def _joined(text: str, kept: str, leaning: str, style: Style) -> ShapedLine:
    """Shape the upright words, a space, and the leaning ones behind them."""
    leant = shape_line(leaning, replace(style, voice=replace(style.voice, italic=True)))
    if not kept:
        return leant
    upright = shape_line(kept, style)
    space = shape_line(f"{kept} n", style).advance - upright.advance - shape_line("n", style).advance
    start = upright.advance + space + _LEAN
    moved = tuple(GlyphRun(run.face, tuple(Glyph(glyph.id, glyph.x + start, glyph.y) for glyph in run.glyphs)) for run in leant.runs)
    return measured(text, (*upright.runs, *moved), start + leant.advance)
