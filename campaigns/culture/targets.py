"""The target of a localization: culture, language, market and currency, read out of what the caller wrote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from campaigns.culture.currencies import currency_named
from campaigns.culture.packs import Pack, pack_for, packs
from campaigns.culture.tongues import language_named
from generation.brief import Direction
from generation.copywriter.languages import direction_of, locale_for
from generation.copywriter.markets import market_of
from generation.copywriter.vocabulary import Hit, Kind, scan
from generation.copywriter.words import Word, split


class Unread(StrEnum):
    """What of a request could not be read."""

    CULTURE = "target_culture"
    LANGUAGE = "target_language"
    CURRENCY = "target_currency"


class TargetUnresolvedError(Exception):
    """A word of the request names nothing that we know; ``member`` says which."""

    def __init__(self, member: Unread, text: str) -> None:
        """Take the member of the request and what it says."""
        super().__init__(f"{member.value} is not understood: {text}")
        self.member = member
        self.text = text


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where an ad is to be at home. ``pack`` is None for a culture without one: language, market and formats hold all the same.

    ``language`` is a BCP 47 tag, ``market`` an ISO 3166 country or UN M49 region, ``currency`` an ISO 4217 code;
    ``currency_asked`` tells that the caller named it. ``inferred`` lists what was not said but follows.
    """

    culture: str
    pack: Pack | None
    language: str
    market: str | None
    currency: str | None
    currency_asked: bool = False
    inferred: tuple[str, ...] = ()

    @property
    def direction(self) -> Direction:
        """Return the direction of the language."""
        return direction_of(self.language)

    @property
    def locale(self) -> str:
        """Return the CLDR locale by which numbers, money and dates are set."""
        return str(locale_for(self.language, self.market))


def resolve(*, culture: str, language: str | None = None, currency: str | None = None) -> Target:
    """Return the target that a request names; raises :class:`TargetUnresolvedError`.

    The language is the one asked for, else one that the culture's own words ask for ("francophone West Africa"), else the
    culture's first; a region takes the habits of its culture's home.
    """
    words = split(culture)
    hits = scan(words)
    market, pack = _place(words, hits)
    spoken = _language(culture, language, hits, pack, market)
    if spoken is None:
        raise TargetUnresolvedError(Unread.CULTURE, culture)
    market = pack.home if pack and (market is None or market.isdigit()) else market
    money = currency_named(currency, market) if currency else market_of(market).currency if market else None
    if currency and money is None:
        raise TargetUnresolvedError(Unread.CURRENCY, currency)
    return Target(
        culture=pack.name if pack else culture,
        pack=pack,
        language=spoken,
        market=market,
        currency=money,
        currency_asked=currency is not None,
        inferred=(*(() if language else ("language",)), *(() if currency else ("currency",))),
    )


def _place(words: tuple[Word, ...], hits: tuple[Hit, ...]) -> tuple[str | None, Pack | None]:
    """Return the market and the pack that are named: a country before the name of a culture, that before a region."""
    markets = sorted(
        (hit for hit in hits if hit.kind in {Kind.PLACE, Kind.PEOPLE}), key=lambda hit: (hit.value.isdigit(), -hit.length, hit.first)
    )
    country = next((hit for hit in markets if not hit.value.isdigit()), None)
    named = _named_pack(words)
    if country is not None and (named is None or country.value in named.markets or country.length > _length(words, named)):
        return _code(country.value), pack_for(country.value)
    if named is not None and country is not None:
        # "US Hispanics": whose culture, and in which market.
        return _code(country.value), named
    if named is not None:
        region = next((hit.value for hit in markets if hit.value in named.markets), None)
        return _code(region) if region else None, named
    return (_code(markets[0].value), pack_for(markets[0].value)) if markets else (None, None)


def _code(market: str) -> str:
    return market_of(market).code


def _named_pack(words: tuple[Word, ...]) -> Pack | None:
    """Return the pack whose longest name stands in the words."""
    found = max(packs(), key=lambda pack: _length(words, pack))
    return found if _length(words, found) else None


def _length(words: tuple[Word, ...], pack: Pack) -> int:
    return max((len(name) for name in (split(name) for name in pack.names) if _stands(name, words)), default=0)


def _stands(name: tuple[Word, ...], words: tuple[Word, ...]) -> bool:
    return any(
        all(part.folded in word.forms for part, word in zip(name, words[start : start + len(name)], strict=True))
        for start in range(len(words) - len(name) + 1)
    )


def _language(culture: str, language: str | None, hits: tuple[Hit, ...], pack: Pack | None, market: str | None) -> str | None:
    if language is not None:
        asked = language_named(language)
        if asked is None:
            raise TargetUnresolvedError(Unread.LANGUAGE, language)
        return asked
    spoken = next((hit.value for hit in hits if hit.kind is Kind.ASKED_LANGUAGE), None)
    if spoken is not None:
        return spoken
    if pack is not None:
        return _of_market(pack, market)
    usual = market_of(market).languages if market else ()
    return usual[0] if usual else language_named(culture)


def _of_market(pack: Pack, market: str | None) -> str:
    """Return the pack's first language that is one of the market's, else its first."""
    away = market is not None and market.isalpha() and market in pack.markets and market != pack.home
    own = market_of(market).languages if market and away else pack.languages
    return next((language for language in pack.languages if language in own), pack.language)
