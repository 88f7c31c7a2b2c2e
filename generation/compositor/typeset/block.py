"""Blocks: lines broken with a balanced rag and sized to fill a box, never to overflow it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from generation.compositor.typeset.breaks import chunks, inside_clauses
from generation.compositor.typeset.faces import open_face
from generation.compositor.typeset.shape import APOSTROPHES, ShapedLine, Style, shape_line

# Scripts with marks far above and below the line need more room between lines (craft: Arabic >= 1.42, CJK a tenth more).
_TALL_SCRIPT_LEADING = {
    "ar": 1.46,
    "fa": 1.46,
    "ur": 1.6,
    "hi": 1.32,
    "mr": 1.32,
    "bn": 1.3,
    "ta": 1.3,
    "te": 1.36,
    "th": 1.34,
    "km": 1.5,
    "my": 1.55,
    "lo": 1.36,
    "am": 1.2,
}
_CJK_LANGUAGES = frozenset({"ja", "zh", "ko"})
_CJK_LEADING = 1.16
_MAX_CHUNKS = 160
_TIE = 1.06
# Kerning across spaces and side bearings: as much may a text set on lines be narrower than the same text on one line.
_SLACK = 0.9
# How much smaller type may be so that no line ends with a little word that leads on.
_WORTH_A_KIND_END = 0.86
_UNKIND_WORTH = 0.8
# A clause shorter than this share of the longest does not get a line of its own.
_LONELY_CLAUSE = 0.36
# A line below this share of the widest stands alone, and what that costs.
_LONELY = 0.42
_LONELY_WORTH = 0.9
# Sizes in px at which tight type is set as it comes, and as tight as it may be.
_OPEN_AT = 10.0
_TIGHT_FROM = 26.0
# How free an apostrophe stands in small type, in em: wholly below the first size in px, not at all from the second.
_FREE = 0.045
_FREE_AT = 24.0
_FREE_FROM = 40.0
_STOPS = ".!?\u2026\u061f"
_LITTLE_WORD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """Lines at one size. All measures in px; the origin is the top of the first line's capitals (or its highest ink)."""

    lines: tuple[ShapedLine, ...]
    style: Style
    size: float
    leading: float

    @property
    def cap(self) -> float:
        """Return the distance from the origin to the first baseline."""
        return _cap(self.lines, self.style) * self.size

    @property
    def width(self) -> float:
        """Return the ink width of the widest line."""
        return max((line.ink_width for line in self.lines), default=0.0) * self.size

    @property
    def depth(self) -> float:
        """Return how far the last line's ink hangs below its baseline."""
        return max(0.0, -self.lines[-1].bottom) * self.size if self.lines else 0.0

    @property
    def rise(self) -> float:
        """Return how far ink of the first line stands above the origin (accents, tall marks)."""
        return self.ink_span[0]

    @property
    def pitch(self) -> float:
        """Return the distance between baselines."""
        return self.leading * self.size

    @property
    def height(self) -> float:
        """Return the distance from the origin to the last baseline."""
        return self.cap + self.pitch * (len(self.lines) - 1)

    @property
    def ink_height(self) -> float:
        """Return the height from the origin to the lowest ink."""
        return self.height + self.depth

    @property
    def ink_span(self) -> tuple[float, float]:
        """Return how far ink stands above the origin, and the height from there to the lowest ink."""
        cap = self.cap
        rise = max(0.0, self.lines[0].top * self.size - cap) if self.lines else 0.0
        return rise, rise + cap + self.pitch * (len(self.lines) - 1) + self.depth

    @property
    def text(self) -> str:
        """Return the block's text with its line breaks."""
        return "\n".join(line.text for line in self.lines)


def natural_leading(style: Style) -> float:
    """Return the style's leading, raised to what the language's script needs."""
    tongue = style.language.split("-")[0].lower()
    if tongue in _CJK_LANGUAGES:
        return max(style.leading * 1.1, _CJK_LEADING)
    return max(style.leading, _TALL_SCRIPT_LEADING.get(tongue, 0.0))


def set_block(text: str, style: Style, *, size: float, lines: int) -> TextBlock:
    """Set ``text`` at a given size on exactly as many lines as asked for (fewer where it has fewer pieces)."""
    return TextBlock(lines=_balanced(text, style, lines), style=style, size=size, leading=natural_leading(style))


def fit_block(
    text: str,
    style: Style,
    *,
    width: float,
    height: float = math.inf,
    max_lines: int,
    max_size: float,
    min_size: float,
) -> TextBlock | None:
    """Return the block with the largest type that stays inside ``width`` x ``height`` px, or None below ``min_size``.

    Every line count up to ``max_lines`` is tried. A shorter count wins a near tie, so that lines are not broken without need.
    What comes out small is set less tightly, where it still fits.
    """
    block = _fitted(text, style, width=width, height=height, max_lines=max_lines, max_size=max_size, min_size=min_size)
    if block is None or (wider := _opened(style, block.size, text)) == style:
        return block
    return _fitted(text, wider, width=width, height=height, max_lines=max_lines, max_size=block.size, min_size=min_size) or block


def _opened(style: Style, size: float, text: str) -> Style:
    """Return the style for a text of ``size`` px: tight letters open towards small sizes, where pixels close their gaps.

    Full tightness holds from 26 px, where 0.03 em is most of a px, and nothing is left of it at 10 px. Below 40 px an apostrophe stands
    freer, by up to 0.045 em at 24 px: grown together, "n'a" is read as "ma". Wide spacing stays as it is.
    """
    apostrophe = _FREE * _share(_FREE_FROM - size, _FREE_FROM - _FREE_AT) if APOSTROPHES.intersection(text) else 0.0
    tracking = style.tracking * _share(size - _OPEN_AT, _TIGHT_FROM - _OPEN_AT) if style.tracking < 0.0 else style.tracking
    return replace(style, tracking=tracking, apostrophe=max(style.apostrophe, apostrophe))


def _share(part: float, whole: float) -> float:
    return min(1.0, max(0.0, part / whole))


def _fitted(text: str, style: Style, *, width: float, height: float, max_lines: int, max_size: float, min_size: float) -> TextBlock | None:
    most = _most_lines(style, height=height, max_lines=max_lines, min_size=min_size)
    if _cannot_fit(text, style, width=width * most, size=min_size):
        return None
    best: TextBlock | None = None
    for count in range(1, most + 1):
        block = _largest(text, style, width=width, height=height, lines=count, max_size=max_size)
        if block is None or len(block.lines) != count or block.size < min_size:
            continue
        if best is None or _worth(block) > _worth(best) * _TIE:
            best = block
    return best


def _most_lines(style: Style, *, height: float, max_lines: int, min_size: float) -> int:
    """Return how many lines there is height for at the smallest size."""
    return max_lines if math.isinf(height) else min(max_lines, 1 + max(0, math.floor(height / (min_size * natural_leading(style)))))


def _cannot_fit(text: str, style: Style, *, width: float, size: float) -> bool:
    """Tell whether a text is wider at ``size`` than all lines together, however it is broken: what is far too long costs one shaping."""
    spaces = sum(character.isspace() for character in text)
    narrowest = shape_line(" ".join(text.split()), style).advance - spaces * _space_width(style)
    return narrowest * size * _SLACK > width


def _worth(block: TextBlock) -> float:
    """Return the size, less a fifth where a line ends amiss, less a tenth where one stands alone."""
    return block.size * (_UNKIND_WORTH if _ends_amiss(block) else 1.0) * (_LONELY_WORTH if _is_ragged(block) else 1.0)


def _ends_amiss(block: TextBlock) -> bool:
    """Tell whether a line before the last ends with a word that leads on, or goes on after the end of a sentence."""
    above = [line.text.split() for line in block.lines[:-1]]
    return any(words and (_leads_on(words[-1]) or any(_is_stop(word) for word in words[:-1])) for words in above)


def _is_ragged(block: TextBlock) -> bool:
    """Tell whether one of three lines or more is much shorter than the widest: a word on its own among others."""
    return len(block.lines) > _LITTLE_WORD and min(line.ink_width for line in block.lines) * block.size < _LONELY * block.width


def _largest(text: str, style: Style, *, width: float, height: float, lines: int, max_size: float) -> TextBlock | None:
    even = _sized(_balanced(text, style, lines), style, width=width, height=height, max_size=max_size)
    kind = _sized(_balanced(text, style, lines, kind_ends=True), style, width=width, height=height, max_size=max_size)
    if even is None or kind is None:
        return even
    return kind if kind.size >= even.size * _WORTH_A_KIND_END else even


def _sized(lines: tuple[ShapedLine, ...], style: Style, *, width: float, height: float, max_size: float) -> TextBlock | None:
    widest = max((line.ink_width for line in lines), default=0.0)
    if widest <= 0.0:
        return None
    leading = natural_leading(style)
    drop = max(0.0, -lines[-1].bottom)
    tall = _cap(lines, style) + leading * (len(lines) - 1) + drop
    return TextBlock(lines=lines, style=style, size=min(max_size, width / widest, height / tall), leading=leading)


def _cap(lines: tuple[ShapedLine, ...], style: Style) -> float:
    if not lines:
        return 0.0
    cap = open_face(style.voice).metrics.cap_height
    return cap if _cased(lines[0].text) else max(lines[0].top, 0.0)


@lru_cache(maxsize=4096)
def _cased(text: str) -> bool:
    """Tell whether the line has capitals or digits of a cased script, so that cap height is what the eye aligns."""
    return (any(character.isupper() or character.isdigit() for character in text) and text.isascii()) or any(
        character.isupper() for character in text
    )


@lru_cache(maxsize=2048)
def _balanced(text: str, style: Style, lines: int, *, kind_ends: bool = False) -> tuple[ShapedLine, ...]:
    paragraphs = [paragraph for paragraph in text.splitlines() if paragraph.strip()] or [text]
    if len(paragraphs) > 1 and lines >= len(paragraphs):
        extra = lines - len(paragraphs)
        return tuple(
            line
            for index, paragraph in enumerate(paragraphs)
            for line in _balanced(paragraph, style, 1 + (extra if index == 0 else 0), kind_ends=kind_ends)
        )
    flat = " ".join(paragraphs)
    pieces = _fewer(chunks(flat, style.language))
    widths = tuple(shape_line(piece, style).advance for piece in pieces)
    gap = _space_width(style)
    cuts = _cut(
        widths,
        tuple(gap if piece[-1:].isspace() else 0.0 for piece in pieces),
        _short_words(pieces) if kind_ends else (False,) * len(pieces),
        min(lines, len(pieces)),
    )
    return tuple(shape_line("".join(pieces[start:end]), style) for start, end in cuts)


def _fewer(pieces: list[str]) -> list[str]:
    """Join neighbours where there are more pieces than can be weighed against each other; no letter is lost."""
    together = math.ceil(len(pieces) / _MAX_CHUNKS)
    return ["".join(pieces[start : start + together]) for start in range(0, len(pieces), together or 1)]


def _space_width(style: Style) -> float:
    face = open_face(style.voice)
    glyph = face.font.get_nominal_glyph(ord(" "))
    return (face.font.get_glyph_h_advance(glyph) / face.upem if glyph else 0.25) + style.word_space + style.tracking


def _short_words(pieces: list[str]) -> tuple[bool, ...]:
    """Mark pieces that should not end a line: little words lead on to the next ("à", "of", "in"), as does a phrase before its comma."""
    inside = inside_clauses(pieces, shortest=_LONELY_CLAUSE)
    return tuple(within or (_leads_on(piece.strip()) and piece[-1:].isspace()) for piece, within in zip(pieces, inside, strict=True))


def _leads_on(word: str) -> bool:
    return (len(word) <= _LITTLE_WORD and word.isalpha()) or word.isdecimal()


def _is_stop(word: str) -> bool:
    return word[-1:] in _STOPS and len(word) > _LITTLE_WORD


def _cut(widths: tuple[float, ...], gaps: tuple[float, ...], leads_on: tuple[bool, ...], lines: int) -> list[tuple[int, int]]:
    """Return the partition into ``lines`` runs with the narrowest widest line; ties go to the evenest, then to good line ends.

    Dynamic programming over (line, end); cost is the tuple (widest, roughness).
    """
    count = len(widths)
    prefix = [0.0]
    for width, gap in zip(widths, gaps, strict=True):
        prefix.append(prefix[-1] + width + gap)

    def run(start: int, end: int) -> float:
        return prefix[end] - prefix[start] - gaps[end - 1]

    target = prefix[count] / lines
    best: list[list[tuple[float, float, int]]] = [[(math.inf, math.inf, 0)] * (count + 1) for _ in range(lines + 1)]
    best[0][0] = (0.0, 0.0, 0)
    for line in range(1, lines + 1):
        for end in range(line, count - (lines - line) + 1):
            for start in range(line - 1, end):
                widest, rough, _ = best[line - 1][start]
                if widest == math.inf:
                    continue
                width = run(start, end)
                penalty = target if leads_on[end - 1] and end < count else 0.0
                candidate = (max(widest, width + penalty), rough + (width - target) ** 2, start)
                best[line][end] = min(best[line][end], candidate)
    cuts: list[tuple[int, int]] = []
    end = count
    for line in range(lines, 0, -1):
        start = best[line][end][2]
        cuts.append((start, end))
        end = start
    return cuts[::-1]


def resized(block: TextBlock, size: float) -> TextBlock:
    """Return the same lines at another size."""
    return replace(block, size=size)
