"""Whom and where an ad is for: the market that a prompt names, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.languages import get_official_languages
from babel.numbers import get_territory_currencies

from generation.copywriter.scripts import is_unspaced
from generation.copywriter.tables import LANGUAGES, table, word_set
from generation.copywriter.vocabulary import Findings, Hit, Kind
from generation.copywriter.words import Word

_AFTER_PEOPLE = 3
_SHORTEST_LOWER_CASE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """A market: ISO 3166 country or UN M49 region, its languages in order of use, its currency (ISO 4217)."""

    code: str
    languages: tuple[str, ...]
    currency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A market as a prompt names it.

    ``addressed`` says that its people are the audience, ``asked`` that the ad is for them or for their country,
    ``theme`` that it is only scenery; a place that is merely named says where the thing is.
    """

    market: Market
    addressed: bool
    asked: bool
    theme: bool
    weak: bool


def find_market(found: Findings) -> Mention | None:
    """Return the market that the prompt names most plainly, or None."""
    people = {(hit.first, hit.value) for hit in found.of(Kind.PEOPLE)}
    named = (
        hit
        for hit in found.hits
        if hit.kind in {Kind.PLACE, Kind.PEOPLE} and _written_as_name(found.words, hit) and not _is_adjective(found.words, hit, people)
    )
    ranked = sorted((_mention(found, hit) for hit in named), key=_plainness)
    return ranked[0] if ranked else None


@cache
def market_of(code: str) -> Market:
    """Return the market of a country or region code, with the CLDR's languages and currency where our table is silent."""
    entry = table("markets").get(code, {})
    country = code.split("-", maxsplit=1)[0]
    languages = tuple(entry.get("languages", ())) or tuple(get_official_languages(country, de_facto=True))
    currencies = [] if country.isdigit() else get_territory_currencies(country)
    return Market(code=country, languages=languages, currency=entry.get("currency") or (currencies[0] if currencies else None))


def language_for(mention: Mention, own: str | None) -> str | None:
    """Return the language in which to address a market: the prompt's own where that is spoken there, else its first that we write.

    A place where something merely is ("a photographer in Lisbon") leaves a brief in its own language.
    """
    spoken = tuple(language for language in mention.market.languages if language in LANGUAGES)
    if own and (kin := next((language for language in spoken if _is_kin(language, own)), None)) and not mention.theme:
        return kin
    if mention.theme or mention.weak or not spoken or (own and not mention.asked and own not in spoken):
        return None
    if own in spoken and (own != "en" or not mention.addressed):
        return own
    return spoken[0]


def is_place_name(name: str) -> bool:
    """Tell whether a capitalised word is the name of a country in one of our languages."""
    return name.casefold() in _country_words()


def _is_kin(language: str, own: str) -> bool:
    """Tell whether two tags are ways to write one language: Chinese in simplified and in traditional letters."""
    return language != own and language.split("-", maxsplit=1)[0] == own.split("-", maxsplit=1)[0]


def _plainness(mention: Mention) -> tuple[bool, bool, bool, bool]:
    return (mention.theme, mention.weak, not mention.addressed, mention.market.code.isdigit())


def _mention(found: Findings, hit: Hit) -> Mention:
    addressed = _has_audience_word(found, hit)
    before = found.starting(max(0, hit.first - _AFTER_PEOPLE), hit.first)
    scenery = any(
        other.kind is Kind.FRAME and other.value == "travel_to" and other.last == hit.first and other.length > 1 for other in before
    )
    # Where no ending tells, a country's name may only say whence a thing comes: "韓国コスメ".
    bare = hit.kind is Kind.PEOPLE or is_unspaced(found.words[hit.first].raw)
    weak = bare and not addressed
    asked = addressed or (not scenery and (hit.kind is Kind.PEOPLE or _is_given(found.words, hit)))
    return Mention(market=market_of(hit.value), addressed=addressed, asked=asked, theme=scenery and not addressed, weak=weak)


def _is_given(words: Sequence[Word], hit: Hit) -> bool:
    """Tell whether a place stands after "for": the ad, not only the thing, is for it."""
    before = [word.folded for word in words[max(0, hit.first - 2) : hit.first]]
    return bool(before) and (
        before[-1] in word_set("asking_places") or (before[0] in word_set("asking_places") and before[-1] in word_set("determiners"))
    )


def _written_as_name(words: Sequence[Word], hit: Hit) -> bool:
    first = words[hit.first]
    if not first.raw[0].isupper() and not first.raw[0].islower():
        return True
    if hit.kind is Kind.PEOPLE and len(first.raw) >= _SHORTEST_LOWER_CASE:
        return True
    if hit.display.replace(".", "").isupper():
        return first.raw.isupper()
    if first.folded in word_set("also_common_words") and not (hit.first and words[hit.first - 1].folded in word_set("placing")):
        return False
    return first.raw[0].isupper() or (len(first.raw) >= _SHORTEST_LOWER_CASE and first.folded not in word_set("also_common_words"))


def _is_adjective(words: Sequence[Word], hit: Hit, people: set[tuple[int, str]]) -> bool:
    """Tell whether a country's name is only an adjective in the prompt's own tongue: "restaurant italien" is not in Italien."""
    return hit.kind is Kind.PLACE and words[hit.first].raw.islower() and (hit.first, hit.value) in people


def _has_audience_word(found: Findings, hit: Hit) -> bool:
    behind = [other for other in found.starting(hit.last, hit.last + _AFTER_PEOPLE - 1) if not _parted(found.words, hit.last, other.first)]
    near = (*found.starting(max(0, hit.first - _AFTER_PEOPLE), hit.first), *behind)
    return any(other.kind is Kind.AUDIENCE or (other.kind is Kind.FRAME and other.value == "audience_word") for other in near)


def _parted(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a preposition stands between a place and the readers behind it: "Paris families", but "in Paris for families"."""
    return any(word.folded in word_set("phrase_ends") for word in words[first:last])


@cache
def _country_words() -> frozenset[str]:
    return frozenset(name.casefold() for language in LANGUAGES for name in Locale.parse(language, sep="-").territories.values())
