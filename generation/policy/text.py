"""Text and phrases in a form in which they compare: case, accents, invisible marks and letters written as digits are folded away."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "œ": "oe", "æ": "ae", "ø": "o", "ı": "i", "ł": "l", "đ": "d", "ё": "е",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": "",
    }
)  # fmt: skip
# "c0caine", "p0rn", "$ex": a sign that stands for a letter, where letters stand around it.
_DISGUISES: Final = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a", "$": "s"}
_SPACED: Final = re.compile(r"(?<!\w)(?:[a-z][ .*_-]){3,}[a-z](?!\w)")
_PLURAL: Final = "(?:e?s)?"
_ARABIC_PREFIX: Final = "(?:[وف]?(?:ال|لل|[بلك](?:ال)?)?)"
# The article is among the prefixes: "اليهود" is also found in "لليهود".
_SHORTEST_WITH_ARTICLE: Final = 4
_HEBREW_PREFIX: Final = "(?:[והבלמשכ]{0,2})"
# Within one clause: no full stop, exclamation or question mark stands between the words of a phrase.
_BETWEEN: Final = r"[^\w.!?؟。！？]{1,3}"
_NUMBER: Final = r"\d[\d.,  ]{0,9}"
_FEW_WORDS: Final = rf"(?:{_BETWEEN}\w+){{0,3}}?{_BETWEEN}"
# Scripts that part their words by spaces; in others a phrase is looked for wherever it stands.
_PARTED: Final = ("LATIN", "CYRILLIC", "ARABIC", "HEBREW", "GREEK", "DIGIT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Folded ``text`` and, for each of its characters, where it stands in ``raw``."""

    raw: str
    text: str
    places: tuple[int, ...]

    def quote(self, start: int, end: int) -> str:
        """Return the words of the original between two places of the folded text."""
        return self.raw[self.places[start] : self.places[end - 1] + 1]


def fold(raw: str) -> Folded:
    """Return ``raw`` folded; every phrase of the rules is folded alike."""
    pairs = [(letter, at) for at in range(len(raw)) for letter in _folded(_undisguised(raw, at))]
    spaced = [match.span() for match in _SPACED.finditer("".join(letter for letter, _ in pairs))]
    kept = [pair for number, pair in enumerate(pairs) if pair[0].isalnum() or not any(start < number < end for start, end in spaced)]
    return Folded(raw=raw, text="".join(letter for letter, _ in kept), places=tuple(at for _, at in kept))


@cache
def pattern(phrases: str) -> re.Pattern[str]:
    """Return what finds any of ``phrases``, which ``|`` parts.

    In a phrase ``*`` ends a stem, ``#`` is a number, and ``~`` stands for at most three words.
    """
    return re.compile("|".join(_phrase(phrase.strip()) for phrase in phrases.split("|") if phrase.strip()))


def word_starts(text: str) -> list[int]:
    """Return where the words of ``text`` begin, in order."""
    return [match.start() for match in re.finditer(r"\w+", text)]


def words_between(starts: Sequence[int], first: tuple[int, int], second: tuple[int, int]) -> int:
    """Count the words that begin between two spans; 0 where they touch or overlap."""
    left, right = sorted((first, second))
    return bisect_left(starts, right[0]) - bisect_left(starts, left[1]) if left[1] < right[0] else 0


def _folded(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character.casefold().translate(_LETTERS))
    bare = "".join(part for part in decomposed if not unicodedata.combining(part) and unicodedata.category(part) != "Cf")
    return bare.translate(_LETTERS)


def _undisguised(raw: str, at: int) -> str:
    character = raw[at]
    if character not in _DISGUISES:
        return character
    before, after = raw[at - 1 : at] if at else "", raw[at + 1 : at + 2]
    stands_in = after.isalpha() and (before.isalpha() or (character in "$@" and not before.isalnum()))
    return _DISGUISES[character] if stands_in else character


def _phrase(phrase: str) -> str:
    tokens = phrase.split()
    body = ""
    for number, token in enumerate(tokens):
        gap = "" if number == 0 or token == "~" else _FEW_WORDS if tokens[number - 1] == "~" else _BETWEEN  # noqa: S105 - a sign of the rules
        body += gap + ("" if token == "~" else _token(token))  # noqa: S105 - a sign of the rules
    before, after = ("(?<!\\w)" if _is_parted(phrase[0]) else ""), ("(?!\\w)" if _is_parted(phrase.rstrip("*")[-1]) else "")
    return f"{before}{body}{after}"


def _token(token: str) -> str:
    if token == "#":  # noqa: S105 - a sign of the rules
        return _NUMBER
    stem = token.rstrip("*")
    script = unicodedata.name(stem[0], "")
    folded = re.escape("".join(_folded(character) for character in stem))
    folded = folded.removeprefix("ال") if len(folded) > _SHORTEST_WITH_ARTICLE else folded
    prefix = _ARABIC_PREFIX if script.startswith("ARABIC") else _HEBREW_PREFIX if script.startswith("HEBREW") else ""
    ending = r"\w*" if token.endswith("*") else _PLURAL if script.startswith("LATIN") else ""
    return prefix + folded + ending


def _is_parted(character: str) -> bool:
    return character == "#" or unicodedata.name(character, "").startswith(_PARTED)
