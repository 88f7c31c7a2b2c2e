"""Every word and phrase that a brief may contain, in one index, and the one pass that finds them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from babel import Locale

from generation.copywriter.tables import LANGUAGES, table, words_of
from generation.copywriter.words import Word, split

ANY = "any"
_SHORTEST_STEM = 3


class Kind(StrEnum):
    """What a recognised phrase says."""

    PRODUCT = "product"
    OCCASION = "occasion"
    TONE = "tone"
    OBJECTIVE = "objective"
    AUDIENCE = "audience"
    STRENGTH = "strength"
    OFFER = "offer"
    ROLE = "role"
    FRAME = "frame"
    COLOUR = "colour"
    PLACE = "place"
    PEOPLE = "people"
    ASKED_LANGUAGE = "asked_language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A phrase found in a prompt: words ``first`` up to, not including, ``last``."""

    kind: Kind
    value: str
    language: str
    first: int
    last: int
    display: str = ""

    @property
    def length(self) -> int:
        """Number of words covered."""
        return self.last - self.first


class Findings:
    """The words of a prompt and the phrases found in them, in order."""

    def __init__(self, words: Sequence[Word], hits: Sequence[Hit]) -> None:
        self.words = words
        self.hits = hits

    def of(self, kind: Kind, value: str | None = None) -> list[Hit]:
        """Return the hits of one kind, or of one kind and value."""
        return [hit for hit in self.hits if hit.kind is kind and value in {None, hit.value}]

    def starting(self, first: int, last: int) -> Sequence[Hit]:
        """Return the hits that begin at words ``first`` up to, not including, ``last``."""
        return self.hits[bisect_left(self.hits, first, key=_first) : bisect_left(self.hits, last, key=_first)]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of words that lie between two characters of the prompt; ``(0, 0)`` when none does."""
        first = bisect_left(self.words, start, key=lambda word: word.start)
        last = bisect_right(self.words, end, key=lambda word: word.end)
        return (first, last) if first < last else (0, 0)


def _first(hit: Hit) -> int:
    return hit.first


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    kind: Kind
    value: str
    language: str
    display: str
    rest: tuple[frozenset[str], ...]
    last_is_stem: bool


@dataclass(slots=True)
class _Index:
    exact: dict[str, list[_Entry]] = field(default_factory=dict)
    stems: dict[str, list[_Entry]] = field(default_factory=dict)
    longest_stem: int = 0


def scan(words: Sequence[Word]) -> tuple[Hit, ...]:
    """Return every phrase of the vocabulary that occurs in ``words``, in order; hits may overlap."""
    index = _index()
    return tuple(hit for position in range(len(words)) for hit in _hits_at(index, words, position))


def undominated(hits: Iterable[Hit], languages: tuple[str, ...]) -> tuple[Hit, ...]:
    """Return the hits of ``languages`` (and names) that do not lie inside a longer one: in "green tea" nothing is green."""
    wanted = sorted((hit for hit in hits if hit.language in languages or hit.language == ANY), key=lambda hit: -hit.length)
    cover: dict[int, Hit] = {}
    kept = []
    for hit in wanted:
        over = cover.get(hit.first)
        if over is not None and over.length > hit.length and over.last >= hit.last:
            continue
        kept.append(hit)
        if hit.kind is Kind.FRAME:
            continue
        for position in range(hit.first, hit.last):
            cover.setdefault(position, hit)
    return tuple(sorted(kept, key=lambda hit: (hit.first, -hit.length)))


def _hits_at(index: _Index, words: Sequence[Word], position: int) -> Iterator[Hit]:
    word = words[position]
    seen: set[tuple[Kind, str, str, int]] = set()
    for entry in _candidates(index, word):
        last = position + 1 + len(entry.rest)
        key = (entry.kind, entry.value, entry.language, last)
        if key not in seen and _continues(entry, words, position + 1):
            seen.add(key)
            yield Hit(kind=entry.kind, value=entry.value, language=entry.language, first=position, last=last, display=entry.display)


def _candidates(index: _Index, word: Word) -> Iterator[_Entry]:
    for form in word.forms:
        yield from index.exact.get(form, ())
        for length in range(_SHORTEST_STEM, min(len(form), index.longest_stem) + 1):
            yield from index.stems.get(form[:length], ())


def _continues(entry: _Entry, words: Sequence[Word], position: int) -> bool:
    if position + len(entry.rest) > len(words):
        return False
    for offset, wanted in enumerate(entry.rest):
        forms = words[position + offset].forms
        if entry.last_is_stem and offset == len(entry.rest) - 1:
            return any(form.startswith(tuple(wanted)) for form in forms)
        if wanted.isdisjoint(forms):
            return False
    return True


@cache
def _index() -> _Index:
    index = _Index()
    for kind, value, language, phrase, display in _phrases():
        _enter(index, kind=kind, value=value, language=language, phrase=phrase, display=display)
    return index


def _enter(index: _Index, *, kind: Kind, value: str, language: str, phrase: str, display: str) -> None:
    words = split(phrase)
    if not words:
        return
    is_stem = phrase.endswith("*")
    rest = tuple(frozenset({word.folded} if is_stem else word.forms) for word in words[1:])
    entry = _Entry(kind=kind, value=value, language=language, display=display, rest=rest, last_is_stem=is_stem and bool(rest))
    if is_stem and not rest:
        index.stems.setdefault(words[0].folded, []).append(entry)
        index.longest_stem = max(index.longest_stem, len(words[0].folded))
        return
    for form in words[0].forms if kind is Kind.PRODUCT else words[0].forms[:1]:
        index.exact.setdefault(form, []).append(entry)


def _phrases() -> Iterator[tuple[Kind, str, str, str, str]]:
    yield from _product_phrases()
    for kind in (Kind.OCCASION, Kind.TONE, Kind.OBJECTIVE, Kind.AUDIENCE, Kind.STRENGTH, Kind.OFFER, Kind.ROLE, Kind.FRAME):
        yield from _column_phrases(kind, table("cues")[kind])
    yield from _column_phrases(Kind.COLOUR, table("colours"))
    yield from _language_phrases()
    yield from _market_phrases()


def _product_phrases() -> Iterator[tuple[Kind, str, str, str, str]]:
    for products in table("products").values():
        yield from _column_phrases(Kind.PRODUCT, products)


def _column_phrases(kind: Kind, entries: dict[str, list[str]]) -> Iterator[tuple[Kind, str, str, str, str]]:
    for value, columns in entries.items():
        for language, column in zip(LANGUAGES, columns, strict=True):
            for phrase in filter(None, column.split("|")):
                yield kind, value, language, phrase, phrase


def _language_phrases() -> Iterator[tuple[Kind, str, str, str, str]]:
    tongues = table("tongues")
    for value, columns in tongues["names"].items():
        for asker, column in zip(LANGUAGES, columns, strict=True):
            for name in filter(None, column.split("|")):
                for pattern in tongues["asking"][asker].split("|"):
                    yield Kind.ASKED_LANGUAGE, value, ANY, pattern.replace("{n}", name), name
    for value, phrases in tongues["speakers"].items():
        for phrase in phrases.split("|"):
            yield Kind.ASKED_LANGUAGE, value, ANY, phrase, phrase


def _market_phrases() -> Iterator[tuple[Kind, str, str, str, str]]:
    for code, market in table("markets").items():
        for kind, member in ((Kind.PLACE, "places"), (Kind.PEOPLE, "people")):
            for phrase in filter(None, market[member].split("|")):
                yield kind, code, ANY, phrase, phrase
    for section, kind in (("places", Kind.PLACE), ("people", Kind.PEOPLE), ("feasts", Kind.OCCASION)):
        for value, column in words_of(section):
            for phrase in column.split("|"):
                yield kind, value, ANY, phrase, phrase
    for code, name in _country_names():
        yield Kind.PLACE, code, ANY, name, name


_TOWNS = frozenset({("GD", "es")})
"""Countries whose name is first of all a town where that language is spoken: Granada."""


def _country_names() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        for code, name in Locale.parse(language, sep="-").territories.items():
            if (
                (code, language) not in _TOWNS
                and len(code) == len("FR")
                and code.isalpha()
                and code not in {"EA", "EU", "EZ", "IC", "QO", "RE", "UN", "XA", "XB", "ZZ", "JE"}
            ):
                yield code, name
