"""The formula by which an ad speaks: read off its finished copy by rule, and used to set a brief's candidates apart."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from generation.brief import AdCopy
from generation.copywriter.scripts import is_unspaced
from generation.copywriter.tables import LANGUAGES, table
from generation.copywriter.words import split


class Formula(StrEnum):
    """What carries an ad: its headline's own turn, else the strongest fact beside it, else a benefit."""

    QUESTION = "question"
    OCCASION = "occasion"
    CONTRAST = "contrast"
    IMPERATIVE = "imperative"
    SOCIAL_PROOF = "social_proof"
    NUMBER = "number"
    OFFER = "offer"
    BENEFIT = "benefit"


_OF_AN_OCCASION = "headline.occasion."
_A_PRICE = "offer.price"


def formula_of(copy: AdCopy) -> Formula:
    """Return the formula of a finished ad; what its headline does goes before what stands beside it."""
    turn = Formula.CONTRAST if copy.counterpoints else turn_of(copy.headline, copy.language, copy.sources.get("headline", ""))
    if turn is not Formula.BENEFIT:
        return turn
    if copy.quote or copy.rating:
        return Formula.SOCIAL_PROOF
    if copy.stat or copy.sources.get("figure") == _A_PRICE:
        return Formula.NUMBER
    offered = copy.figure or copy.sources.get("subheadline", "").startswith("offer.")
    return Formula.OFFER if offered else Formula.BENEFIT


def turn_of(headline: str, language: str, source: str) -> Formula:
    """Return what a headline does, by its mark, the rule that wrote it and its words; a benefit where nothing tells."""
    if headline.endswith(("?", "？", "؟")):
        return Formula.QUESTION
    if source.startswith(_OF_AN_OCCASION):
        return Formula.OCCASION
    if any(map(str.isdigit, headline)):
        return Formula.NUMBER
    if language not in LANGUAGES:
        return Formula.BENEFIT
    if _says(headline, _words("contrast", language)):
        return Formula.CONTRAST
    return Formula.IMPERATIVE if _opens_with(headline, _words("imperative", language)) else Formula.BENEFIT


def _says(headline: str, words: frozenset[str]) -> bool:
    if is_unspaced(headline[0]):
        return any(word in headline for word in words)
    return not words.isdisjoint(word.raw.casefold() for word in split(headline))


def _opens_with(headline: str, words: frozenset[str]) -> bool:
    if is_unspaced(headline[0]):
        return headline.startswith(tuple(words))
    opening = split(headline)
    return bool(opening) and opening[0].raw.casefold() in words


@cache
def _words(formula: str, language: str) -> frozenset[str]:
    return frozenset(table("formulas")[formula].get(language, "").split())
