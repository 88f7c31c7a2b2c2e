"""Shaping: one line of text becomes glyphs with positions in em, in visual order, whatever its scripts and directions."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from generation.compositor.typeset import bidi
from generation.compositor.typeset.faces import Face
from generation.compositor.typeset.itemise import Item, itemise
from generation.fonts import Voice

# Scripts whose letters join or stack: spacing them apart breaks the word.
_UNSPACED_SCRIPTS = frozenset({"Arab", "Syrc", "Mong", "Nkoo", "Deva", "Beng", "Taml", "Telu", "Khmr", "Mymr", "Thai", "Laoo"})
# Figures stand on the line: old-style ones dance in a price, and a "20" of theirs is half as high as its percent sign.
_FEATURES = {"kern": True, "liga": True, "clig": True, "calt": True, "lnum": True}
# Letter-spaced type must not carry ligatures, or gaps look uneven.
_SPACED_FEATURES = {**_FEATURES, "liga": False, "clig": False}
_LIGATURE_TRACKING = 0.01
# Full-width marks carry half an em of white; where two meet, the white between them is closed (JLREQ 3.1.4).
_WIDE_OPENING = frozenset("「『（《〈【〔［｛")
_WIDE_CLOSING = frozenset("」』）》〉】〕］｝。、，．")
# Fonts kern an apostrophe as closely as it goes: drawn closer still, it grows into its neighbours ("n'a" is read as "ma").
APOSTROPHES = frozenset("'’‘ʼ")


_THIN_SPACES = frozenset("\u2009\u200a\u202f")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a text is set: voice, letter and word space in em, leading as a multiple of the size, BCP 47 language.

    ``apostrophe`` is the least letter space on both sides of an apostrophe, in em.
    """

    voice: Voice
    tracking: float = 0.0
    word_space: float = 0.0
    apostrophe: float = 0.0
    leading: float = 1.0
    language: str = "en"
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph at its pen position: ``x`` from the line's start, ``y`` upwards from the baseline, both in em."""

    id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face, left to right."""

    face: Face
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """One line, measured in em. Ink is what is really drawn: ``top`` and ``bottom`` are upwards from the baseline."""

    text: str
    runs: tuple[GlyphRun, ...]
    advance: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def ink_width(self) -> float:
        """Return the width of what is drawn."""
        return max(0.0, self.right - self.left)


@lru_cache(maxsize=4096)
def shape_line(text: str, style: Style) -> ShapedLine:
    """Shape one line (no line breaks inside); surrounding spaces are dropped."""
    text = text.strip()
    base = 1 if style.rtl else 0
    levels = bidi.levels(text, base)
    runs: list[GlyphRun] = []
    pen = 0.0
    for item in _visual_items(itemise(text, levels, style.voice, style.language)):
        glyphs, pen = _shape_item(text, item, style, pen)
        runs.append(GlyphRun(item.face, tuple(glyphs)))
    return measured(text, tuple(runs), pen)


def _visual_items(items: list[Item]) -> list[Item]:
    return [items[index] for index in bidi.visual_order([item.level for item in items])]


def _shape_item(text: str, item: Item, style: Style, pen: float) -> tuple[list[Glyph], float]:
    buffer = hb.Buffer()
    # The whole text is context: letters join across a change of face.
    buffer.add_str(text, item.start, item.end - item.start)
    buffer.direction = "rtl" if item.level % 2 else "ltr"
    buffer.script = item.script
    buffer.language = style.language
    buffer.guess_segment_properties()
    spaced = item.script not in _UNSPACED_SCRIPTS and not item.face.colour
    tracking = style.tracking if spaced else 0.0
    features = _SPACED_FEATURES if tracking > _LIGATURE_TRACKING else _FEATURES
    hb.shape(item.face.font, buffer, features | _half_widths(text, item))
    glyphs: list[Glyph] = []
    infos, positions, upem = buffer.glyph_infos, buffer.glyph_positions or [], item.face.upem
    for index, (info, position) in enumerate(zip(infos, positions, strict=True)):
        glyphs.append(Glyph(info.codepoint, pen + position.x_offset / upem, position.y_offset / upem))
        pen += position.x_advance / upem
        cluster_ends = index + 1 == len(infos) or infos[index + 1].cluster != info.cluster
        if cluster_ends and position.x_advance:
            pen += (_space_after(text, info.cluster, style) if spaced else 0.0) + (
                style.word_space if _is_space(text[info.cluster]) else 0.0
            )
    return glyphs, pen


def _half_widths(text: str, item: Item) -> dict[str, list[tuple[int, int, bool]]]:
    """Return the feature that sets marks half as wide, for those beside another one that leave a hole between them."""
    wide = _WIDE_OPENING | _WIDE_CLOSING
    halves = [
        (index, index + 1, True)
        for index in range(item.start, item.end)
        if (text[index] in _WIDE_CLOSING and text[index + 1 : index + 2] in wide)
        or (text[index] in _WIDE_OPENING and index > item.start and text[index - 1] in _WIDE_OPENING)
    ]
    return {"halt": halves} if halves else {}


def _space_after(text: str, index: int, style: Style) -> float:
    """Return the letter space after a character: type is never drawn closer to an apostrophe than its font has it."""
    beside = bool(APOSTROPHES.intersection(text[index : index + 2]))
    return max(style.tracking, style.apostrophe) if beside else style.tracking


def _is_space(character: str) -> bool:
    """Tell whether a character parts words; thin spaces part the groups of a number, and stay thin."""
    return unicodedata.category(character) == "Zs" and character not in _THIN_SPACES


def measured(text: str, runs: tuple[GlyphRun, ...], pen: float) -> ShapedLine:
    """Return the line of these runs with its ink measured; ``pen`` is its advance in em."""
    left, right, top, bottom = float("inf"), float("-inf"), float("-inf"), float("inf")
    for run in runs:
        upem = run.face.upem
        for glyph in run.glyphs:
            extents = run.face.font.get_glyph_extents(glyph.id)
            if extents is None or not extents.width:
                continue
            x, y = glyph.x + extents.x_bearing / upem, glyph.y + extents.y_bearing / upem
            left, right = min(left, x), max(right, x + extents.width / upem)
            top, bottom = max(top, y), min(bottom, y + extents.height / upem)
    if left > right:
        return ShapedLine(text, runs, pen, 0.0, 0.0, 0.0, 0.0)
    return ShapedLine(text, runs, pen, left, right, top, bottom)
