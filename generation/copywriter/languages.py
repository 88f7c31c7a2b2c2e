"""Which language a prompt is written in, and which one its ad should speak."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from generation.brief import Direction
from generation.copywriter.scripts import tongue_of_words
from generation.copywriter.tables import LANGUAGES, table
from generation.copywriter.vocabulary import Hit, Kind
from generation.copywriter.words import Word, split

DEFAULT_LANGUAGE = "en"
_STOP_WEIGHT = 1.0
_NOUN_WEIGHT = 0.9
_HEAD_START = 0.5
"""What English is given where anything speaks for it: most briefs are written in it, and other languages borrow its nouns."""
_LETTER_WEIGHT = 0.6
_TELLING_LETTERS = {
    "ß": "de",
    "ä": "de",
    "ö": "de",
    "ü": "de",
    "ñ": "es",
    "¿": "es",
    "¡": "es",
    "ã": "pt",
    "õ": "pt",
    "œ": "fr",
    "è": "fr",
    "ù": "fr",
    "î": "fr",
    "ş": "tr",
    "ğ": "tr",
    "ı": "tr",
}
_SCRIPTS = (("ar", "\u0600", "\u06ff"), ("ru", "\u0400", "\u04ff"))
"""Languages by the range of their letters."""
_TELLING_KINDS = frozenset({Kind.PRODUCT, Kind.OCCASION, Kind.ROLE, Kind.OFFER, Kind.FRAME, Kind.OBJECTIVE, Kind.AUDIENCE})
_HOMES = {
    "en": "US",
    "fr": "FR",
    "es": "ES",
    "de": "DE",
    "pt": "BR",
    "ar": "EG",
    "it": "IT",
    "nl": "NL",
    "tr": "TR",
    "ru": "RU",
    "id": "ID",
    "sw": "KE",
    "he": "IL",
    "hi": "IN",
    "ja": "JP",
    "ko": "KR",
    "zh": "CN",
    "zh-Hant": "TW",
}
"""The country by whose habits a language's numbers are set where no market is named."""
_TRADITIONAL_HOMES = frozenset({"hant", "tw", "hk", "mo"})
"""Parts of language tags by which Chinese is written with traditional letters."""
_SENTENCE = re.compile(r"[^.;\n!?()。؛।]+")
_LONGEST_NAME = 40
_LEAST_EVIDENCE = 0.9
_SURE = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A language with how sure we are, 0 to 1; ``language`` is None where nothing tells."""

    language: str | None
    certainty: float


def detect(words: Sequence[Word], hits: Iterable[Hit] = ()) -> Guess:
    """Guess the language of ``words`` by script, frequent words, known nouns and letters that only one language uses."""
    if not words:
        return Guess(language=None, certainty=0.0)
    script = _language_by_script(words) or tongue_of_words(word.raw for word in words)
    if script in LANGUAGES:
        return Guess(language=script, certainty=1.0)
    scores = _scores(words, hits)
    # A tie goes to the language that briefs are most often written in.
    ranked = sorted(scores.items(), key=lambda score: (-score[1], score[0] != DEFAULT_LANGUAGE))[:2]
    if not ranked or ranked[0][1] < _LEAST_EVIDENCE:
        return Guess(language=None, certainty=0.0)
    lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
    return Guess(language=ranked[0][0], certainty=min(1.0, lead / _SURE))


def _language_by_script(words: Sequence[Word]) -> str | None:
    """Return the language whose letters begin most of the words, where one language alone is written in that script."""
    for language, first, last in _SCRIPTS:
        if language in LANGUAGES and 2 * sum(1 for word in words if first <= word.raw[0] <= last) > len(words):
            return language
    return None


def direction_of(language: str) -> Direction:
    """Return the base direction of a language tag."""
    return Direction.RTL if language.split("-", maxsplit=1)[0] in {"ar", "he", "fa", "ur"} else Direction.LTR


def supported(tag: str | None) -> str | None:
    """Return the primary language of a BCP 47 or POSIX tag when we write it, else None."""
    parts = (tag or "").replace("_", "-").strip().lower().split("-")
    if parts[0] == "zh" and "zh-Hant" in LANGUAGES and not _TRADITIONAL_HOMES.isdisjoint(parts):
        return "zh-Hant"
    return parts[0] if parts[0] in LANGUAGES else None


def lone_language(prompt: str) -> tuple[str, tuple[int, int]] | None:
    """Return the language that a sentence of its own names ("English."), and where it stands; None where none does."""
    names = _language_names()
    for sentence in _SENTENCE.finditer(prompt):
        said = " ".join(word.folded for word in split(sentence[0])) if len(sentence[0]) <= _LONGEST_NAME else ""
        if said in names and sentence[0].strip() != prompt.strip():
            return names[said], sentence.span()
    return None


@cache
def _language_names() -> dict[str, str]:
    return {
        " ".join(word.folded for word in split(name)): language
        for language, columns in table("tongues")["names"].items()
        for column in columns
        for name in column.split("|")
        if name and language in LANGUAGES
    }


def locale_for(language: str, market: str | None) -> Locale:
    """Return the CLDR locale by which numbers, money and dates are set: the market's habits where the CLDR knows them."""
    region = market if market and market.isalpha() else _region_habits(language, market)
    for territory in (region, _HOMES.get(language)):
        try:
            return Locale.parse(f"{language}-{territory}", sep="-") if territory else Locale.parse(language, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(language, sep="-")


def _region_habits(language: str, market: str | None) -> str | None:
    """Return the country whose habits stand for a region's: the West African franc zone sets numbers as Senegal does."""
    return {
        ("fr", "011"): "SN",
        ("fr", "002"): "SN",
        ("fr", "017"): "CM",
        ("ar", "015"): "MA",
        ("ar", "145"): "AE",
        ("es", "419"): "MX",
    }.get((language, market or ""))


def _scores(words: Sequence[Word], hits: Iterable[Hit]) -> dict[str, float]:
    scores: defaultdict[str, float] = defaultdict(float)
    stops = _stop_words()
    for word in words:
        for language in stops.get(word.raw.lower().replace("’", "'"), ()):
            scores[language] += _STOP_WEIGHT
        for letter in set(word.raw.lower()) & _TELLING_LETTERS.keys():
            scores[_TELLING_LETTERS[letter]] += _LETTER_WEIGHT
    speakers: defaultdict[int, set[str]] = defaultdict(set)
    for hit in hits:
        if hit.kind in _TELLING_KINDS and hit.language in LANGUAGES:
            speakers[hit.first].add(hit.language)
    for languages in speakers.values():
        for language in languages:
            scores[language] += _NOUN_WEIGHT / len(languages)  # "hotel" tells little, "zapatos" much
    if DEFAULT_LANGUAGE in scores:
        scores[DEFAULT_LANGUAGE] += _HEAD_START
    return scores


@cache
def _stop_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language, column in table("tongues")["stop"].items():
        for word in column.replace("’", " ").split():
            found[word] = (*found.get(word, ()), language)
    return found
