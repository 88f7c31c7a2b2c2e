"""The lexicon of claims: benefits that briefs name again and again, in every language of the house, and notes of ratings."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from babel.numbers import format_decimal

from campaigns.culture.targets import Target
from generation.copywriter.amounts import ascii_digits, localise_digits, parse_number
from generation.copywriter.languages import locale_for, supported
from generation.copywriter.words import split

_NUMBER: Final = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d+(?:[.,]\d+)?")
_SLOT: Final = "{n}"
_SHORT: Final = "_short"
_BEST: Final = 5.0


def carried_claims(points: tuple[str, ...], target: Target, *, short: bool = False) -> tuple[str | None, ...]:
    """Return each point in the target's language, numbers set by its locale; None for one that the lexicon does not know.

    ``short`` takes shorter wordings where there are any.
    """
    return tuple(_carried(point, target, short=short) for point in points)


def is_claim(text: str) -> bool:
    """Tell whether the lexicon knows a claim, in whatever language it is made."""
    return _key(ascii_digits(text)) in _index()


def carried_rating_note(note: str | None, target: Target) -> str | None:
    """Return "4.8 of 5 from 2,316 reviews" as the target says it; None where the note has no two such numbers."""
    numbers = [parse_number(found) for found in _NUMBER.findall(ascii_digits(note or ""))]
    rating = next((number for number in numbers if 1.0 <= number <= _BEST), None)
    count = max(numbers, default=0.0)
    pattern = _table()["rating_note"].get(supported(target.language) or "")
    if rating is None or count <= _BEST or pattern is None:
        return None
    return str(pattern).replace("{rating}", _set(rating, target)).replace("{count}", _set(count, target))


def _carried(point: str, target: Target, *, short: bool) -> str | None:
    language = supported(target.language)
    numbers = _NUMBER.findall(ascii_digits(point))
    entry = _index().get(_key(ascii_digits(point)))
    if entry is None or language is None or len(numbers) > 1:
        return None
    wordings = (entry.get(f"{language}{_SHORT}") if short else None) or entry.get(language, "")
    said = wordings.split("|", maxsplit=1)[0]
    if not said:
        return None
    return said.replace(_SLOT, _set(parse_number(numbers[0]), target)) if numbers else said


def _set(number: float, target: Target) -> str:
    locale = locale_for(target.language, target.market)
    shown = format_decimal(number, format="#,##0.##", locale=locale, numbering_system="latn")
    return localise_digits(str(shown), locale)


def _key(text: str) -> tuple[str, ...]:
    """Return the words of a claim as they compare: folded, its number as a slot."""
    return tuple(word.folded for word in split(_NUMBER.sub(" n ", text.replace(_SLOT, " n "))))


@cache
def _index() -> dict[tuple[str, ...], dict[str, str]]:
    """Map every wording in every language to its claim."""
    index: dict[tuple[str, ...], dict[str, str]] = {}
    for claim in _table()["claims"].values():
        for wordings in claim.values():
            for wording in wordings.split("|"):
                index.setdefault(_key(wording), claim)
    return index


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("campaigns.culture") / "data" / "claims.toml").read_text("utf-8"))
