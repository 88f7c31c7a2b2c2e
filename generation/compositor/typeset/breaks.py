"""Where a line may end: ICU's breaks, tightened by what copy needs (CJK phrases, whole Korean words, whole amounts)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import budoux
from icu4py.breakers import LineBreaker, WordBreaker

_HANGUL = re.compile(r"[\uac00-\ud7af\u1100-\u11ff\u3130-\u318f]")
_KANA_OR_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_CLAUSE_ENDS = frozenset("、，。！？；：,")
_CLAUSES = re.compile(f"[{''.join(sorted(_CLAUSE_ENDS))}]")
_HYPHENS = ("-", "\u2010", "\u2011")
_LONGEST_COMPOUND = 18
_KANA = re.compile(r"[\u3040-\u30ff]")
# \d already covers the digits of every script; U+066A is the Arabic percent sign.
_AMOUNT_END = re.compile(r"[\d%\u066a][^\S\n]*$")
_AMOUNT_GO_ON = re.compile(r"^(?:[\d%\u066a€$£¥₦₹]|FCFA|F\b|[A-Z]{3}\b|h\b|kg\b|ml\b|cl\b|g\b)")


def chunks(text: str, language: str) -> list[str]:
    """Cut one paragraph into the smallest pieces that must stay on one line; trailing spaces belong to the piece before."""
    pieces = _phrases(text) if _KANA_OR_HAN.search(text) else list(LineBreaker(text, language.split("-", maxsplit=1)[0] or "en"))
    return _join_hyphens(_join_amounts(_keep_words(pieces)))


def inside_clauses(pieces: list[str], *, shortest: float = 0.0) -> tuple[bool, ...]:
    """Mark the pieces of a Chinese or Japanese text that do not end a clause, where some before the last do: lines break after those.

    None is marked where a clause is shorter than ``shortest`` (a share of the longest): it would stand alone on its line.
    """
    ends = [piece.rstrip()[-1:] in _CLAUSE_ENDS for piece in pieces]
    text = "".join(pieces)
    clauses = [len(clause) for clause in _CLAUSES.split(text) if clause.strip()]
    if not any(ends[:-1]) or not _KANA_OR_HAN.search(text) or min(clauses, default=0) < shortest * max(clauses, default=0):
        return (False,) * len(pieces)
    return tuple(not end for end in ends)


def _phrases(text: str) -> list[str]:
    """Break by phrase where budoux sees one and after a clause, but never where ICU forbids it (kinsoku) nor inside a Chinese word."""
    allowed = _ends(list(LineBreaker(text, "ja")))
    wanted = _ends(_japanese().parse(text)) if _KANA.search(text) else _before_words(_ends(_chinese().parse(text)), text)
    wanted |= {end for end in allowed if text[end - 1 : end].isspace() or text[end - 1 : end] in _CLAUSE_ENDS}
    cuts = sorted(({end for end in wanted if end in allowed} | {len(text)}) - {0})
    return [text[start:end] for start, end in zip([0, *cuts[:-1]], cuts, strict=True)]


def _before_words(ends: set[int], text: str) -> set[int]:
    """Return the ends of phrases, each moved before the word that it would cut in two."""
    words = sorted(_ends(list(WordBreaker(text, "zh"))))
    return {max((word for word in words if word <= end), default=0) for end in ends}


def _ends(pieces: list[str]) -> set[int]:
    ends, position = set(), 0
    for piece in pieces:
        position += len(piece)
        ends.add(position)
    return ends


def _keep_words(pieces: list[str]) -> list[str]:
    """Korean breaks at spaces alone (CSS calls it keep-all)."""
    return _merge(pieces, lambda before, after: bool(_HANGUL.search(before) and _HANGUL.search(after)) and not before[-1:].isspace())


def _join_amounts(pieces: list[str]) -> list[str]:
    return _merge(pieces, lambda before, after: bool(_AMOUNT_END.search(before) and _AMOUNT_GO_ON.search(after)))


def _join_hyphens(pieces: list[str]) -> list[str]:
    """Keep short hyphenated words whole ("mettez-y", "e-mail"): a headline that breaks at a hyphen looks hyphenated."""
    return _merge(pieces, lambda before, after: before[-1:] in _HYPHENS and len(before) + len(after.rstrip()) <= _LONGEST_COMPOUND)


def _merge(pieces: list[str], sticks: Callable[[str, str], bool]) -> list[str]:
    merged: list[str] = []
    for piece in pieces:
        if merged and sticks(merged[-1], piece):
            merged[-1] += piece
        else:
            merged.append(piece)
    return merged


@lru_cache(maxsize=1)
def _japanese() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=1)
def _chinese() -> budoux.Parser:
    return budoux.load_default_simplified_chinese_parser()
