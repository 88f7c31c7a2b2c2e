"""LineBreakTest.txt: ICU's breaks, and what our own tailorings take away from them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from icu4py.breakers import LineBreaker

from generation.compositor.typeset import breaks
from tests.conformance.data import LINE_BREAKS, cases

_BREAK: Final = "÷"
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_HANGUL: Final = re.compile(r"[\uac00-\ud7af\u1100-\u11ff\u3130-\u318f]")
_HYPHENS: Final = ("-", "\u2010", "\u2011")


class Tailoring(StrEnum):
    """Why we do not break where ICU would; each is what readers of copy expect."""

    PHRASES = "CJK breaks between phrases alone (budoux), within what kinsoku allows"
    WORDS = "Korean breaks between words alone (keep-all)"
    HYPHENS = "short hyphenated words stay whole"
    AMOUNTS = "an amount stays with its unit, currency or percent sign"


@dataclass(slots=True, kw_only=True)
class Breaks:
    """What a run found: cases by whom they agree with, breaks that we leave out by reason, and breaks that we alone would make."""

    run: int = 0
    icu_as_file: int = 0
    ours_as_file: int = 0
    ours_as_icu: int = 0
    left_out: Counter[Tailoring] = field(default_factory=Counter)
    invented: list[str] = field(default_factory=list)


def run() -> Breaks:
    """Compare the file, ICU and our chunks on every case."""
    found = Breaks()
    for case in cases(LINE_BREAKS):
        text, official = _read(case)
        icu, ours = _ends(list(LineBreaker(text, _language(text)))), _ends(breaks.chunks(text, "en"))
        found.run += 1
        found.icu_as_file += icu == official
        found.ours_as_file += ours == official
        found.ours_as_icu += ours == icu
        found.left_out.update(_reason(text, end) for end in icu - ours)
        found.invented += [case] if ours - icu else []
    return found


def _read(case: str) -> tuple[str, set[int]]:
    """Return a case's text and the positions after which a line may end."""
    text, ends = "", set()
    for part in case.split()[1:]:
        if part == _BREAK:
            ends.add(len(text))
        elif part != "×":
            text += chr(int(part, 16))
    return text, ends


def _language(text: str) -> str:
    """Return the rules that our breaks start from: Japanese ones for CJK."""
    return "ja" if _CJK.search(text) else "en"


def _ends(pieces: list[str]) -> set[int]:
    ends, position = set(), 0
    for piece in pieces:
        position += len(piece)
        ends.add(position)
    return ends


def _reason(text: str, end: int) -> Tailoring:
    """Name the tailoring that left out the break before ``end``."""
    if text[:end].endswith(_HYPHENS):
        return Tailoring.HYPHENS
    if _HANGUL.search(text[:end]) and _HANGUL.search(text[end:]):
        return Tailoring.WORDS
    return Tailoring.PHRASES if _CJK.search(text) else Tailoring.AMOUNTS
