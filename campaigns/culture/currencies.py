"""Currencies as people name them: a code, a sign or a word; what a sign shares is decided by the market."""

from __future__ import annotations

from functools import cache
from typing import Final

from babel import Locale
from babel.core import get_global

from generation.copywriter.markets import market_of
from generation.copywriter.tables import LANGUAGES, table
from generation.copywriter.words import fold

_CODE_LENGTH: Final = 3
# In daily use: a word that several currencies share means one of these first.
_EVERYDAY: Final = (
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "CNY",
    "INR",
    "KRW",
    "CHF",
    "CAD",
    "AUD",
    "MXN",
    "AED",
    "SAR",
    "MAD",
    "EGP",
    "XOF",
    "KES",
    "SEK",
)


def currency_named(text: str, market: str | None) -> str | None:
    """Return the ISO 4217 code that ``text`` names ("aed", "€", "$", "yen", "riyal"), None where it names none."""
    wanted = text.strip()
    own = market_of(market).currency if market else None
    if len(wanted) == _CODE_LENGTH and wanted.upper() in _codes():
        return wanted.upper()
    money = table("money")
    code = money["before"].get(wanted) or money["after"].get(wanted) or _sign(wanted) or _word(wanted, own)
    shared: list[str] = money["shared"].get(code, [])
    if own in shared:
        return own
    return shared[0] if shared else code


def _sign(text: str) -> str | None:
    signs = {sign: code for language in ("en", "ja") for code, sign in Locale.parse(language).currency_symbols.items()}
    return signs.get(text)


def _word(text: str, own: str | None) -> str | None:
    """Return the currency whose name has this word; the market's own before any other."""
    stem = fold(text).rstrip("s")
    found = _named().get(stem, ())
    return own if own in found else next(iter(found), None)


@cache
def _codes() -> frozenset[str]:
    """Return the currencies that are legal tender somewhere today, by the CLDR: no metals, no test codes, none of the past."""
    listed = get_global("territory_currencies").values()
    return frozenset(code for tenders in listed for code, _, until, tender in tenders if until is None and tender)


@cache
def _named() -> dict[str, tuple[str, ...]]:
    """Map each word of the names of the CLDR's currencies, folded and singular, to the codes that have it; those in daily use first."""
    named: dict[str, dict[str, None]] = {}
    codes = sorted(_codes(), key=lambda code: code not in _EVERYDAY)
    for language in LANGUAGES:
        currencies = Locale.parse(language, sep="-").currencies
        for code in codes:
            name = currencies.get(code, "")
            for word in (name, *name.split()):
                named.setdefault(fold(word).rstrip("s"), {}).setdefault(code)
    return {word: tuple(found) for word, found in named.items() if word}
