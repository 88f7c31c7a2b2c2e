"""A prompt cut into words that compare equal however they were typed: case, accents, vowel marks and clitics removed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from generation.copywriter.scripts import UNSPACED, is_unspaced

_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u05f3\u05f4"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u0900-\u0963\u0971-\u097f\u200c\u200d"
)
# Letters of scripts in which words do not part stand alone: a phrase of them is found wherever it stands.
_WORD = re.compile(rf"[{UNSPACED}]|(?:(?![{UNSPACED}])[^\W_]|[{_MARKS}])+")
_ARABIC_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None, "گ": "ك"})
_LATIN_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ı": "i", "ł": "l", "đ": "d"})
_ARABIC_CLITICS = ("وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_HEBREW_CLITICS = ("וה", "שה", "מה", "לה", "בה", "כש", "ול", "וב", "ה", "ו", "ב", "ל", "מ", "כ", "ש")
_SHORTEST_ARABIC_STEM = 3
_SHORTEST_HEBREW_STEM = 3
_SHORTEST_PLURAL = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a prompt: where it stands, how it was written, and the folded forms under which it is looked up."""

    start: int
    end: int
    raw: str
    folded: str
    forms: tuple[str, ...]


def fold(word: str) -> str:
    """Return ``word`` without case, accents, vowel marks and spelling variants."""
    if word.isascii():
        return word.lower()
    if is_unspaced(word[0]) or "\uff01" <= word[0] <= "\uff9f":
        return unicodedata.normalize("NFKC", word).lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold().translate(_LATIN_LETTERS).translate(_ARABIC_LETTERS))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return bare.translate(_ARABIC_LETTERS)


def split(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` in order; punctuation and apostrophes part words."""
    return tuple(_word(match) for match in _WORD.finditer(text))


def is_arabic(character: str) -> bool:
    """Tell whether a character belongs to the Arabic blocks."""
    return "\u0600" <= character <= "\u06ff" or "\u0750" <= character <= "\u077f" or "\ufb50" <= character <= "\ufefc"


def is_hebrew(character: str) -> bool:
    """Tell whether a character belongs to the Hebrew block."""
    return "\u0590" <= character <= "\u05ff"


def _word(match: re.Match[str]) -> Word:
    raw = match.group()
    folded = fold(raw)
    return Word(start=match.start(), end=match.end(), raw=raw, folded=folded, forms=_forms(folded))


def _forms(folded: str) -> tuple[str, ...]:
    if folded and is_arabic(folded[0]):
        return (folded, *_without_clitics(folded))
    if folded and is_hebrew(folded[0]):
        return (folded, *_without_prefixes(folded))
    return (folded, *_singulars(folded))


def _without_clitics(folded: str) -> list[str]:
    stems = [folded[len(clitic) :] for clitic in _ARABIC_CLITICS if folded.startswith(clitic)]
    return [stem for stem in stems if len(stem) >= _SHORTEST_ARABIC_STEM]


def _without_prefixes(folded: str) -> list[str]:
    """Return a Hebrew word without the little words that are written onto it: "and", "the", "in", "to", "from", "that"."""
    stems = [folded[len(clitic) :] for clitic in _HEBREW_CLITICS if folded.startswith(clitic)]
    return [stem for stem in stems if len(stem) >= _SHORTEST_HEBREW_STEM]


def _singulars(folded: str) -> list[str]:
    if len(folded) < _SHORTEST_PLURAL or folded[-1] not in "sx":
        return []
    return [folded[:-2], folded[:-1]] if folded.endswith("es") else [folded[:-1]]
