"""What a model wrote, held to the rules of our own writing: length, language, policy, and no number that the brief does not have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from generation import policy
from generation.brief import AdCopy, Brief
from generation.copywriter import read_prompt
from generation.copywriter.typography import typeset
from generation.policy import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenAd:
    """The lines of one ad as a model gives them."""

    headline: str
    subheadline: str
    cta: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The longest that lines may be, in characters."""

    headline: int
    subheadline: int
    cta: int


# Lengths that can be read on a phone in every layout; a script of whole words a sign needs half.
_ALPHABETIC: Final = Limits(headline=48, subheadline=90, cta=22)
_IDEOGRAPHIC: Final = Limits(headline=20, subheadline=40, cta=10)
_FIELDS: Final = ("headline", "subheadline", "cta")
_NUMBERS: Final = re.compile(r"\d+")
# Markup, addresses, tags and marks of quotation have no place in a line of an ad.
_UNFIT: Final = re.compile(r"[\n\r\t<>{}\[\]*_#@|\\\"“”«»]|https?:|www\.")
_SIGNS_OF_MONEY: Final = "Sc"


def limits_of(language: str) -> Limits:
    """Return how long lines of a language may be."""
    return _IDEOGRAPHIC if _tongue(language) in {"ja", "ko", "zh"} else _ALPHABETIC


def is_wanted(copies: Sequence[AdCopy]) -> bool:
    """Tell whether there is a line to write at all; those that were given stay."""
    return any(not _is_given(copy, name) for copy in copies for name in _FIELDS)


def merged(brief: Brief, copies: Sequence[AdCopy], ads: Sequence[WrittenAd], *, by: str) -> list[AdCopy]:
    """Return the copies with the lines of one written ad each, in order; a line that breaks a rule, or was quoted, stays ours."""
    fit = [ad for ad in ads if _in_language(ad, brief)]
    taken: list[AdCopy] = []
    for copy in copies:
        made = copy
        while fit and made == copy:
            made = _merge(brief, copy, fit.pop(0), by)
        taken.append(made)
    return taken


def _merge(brief: Brief, copy: AdCopy, ad: WrittenAd, by: str) -> AdCopy:
    """Return the copy with the lines that hold; all of it ours where policy minds."""
    changes: dict[str, Any] = {}
    for name in _FIELDS:
        line = typeset(getattr(ad, name), copy.language)
        if not _is_given(copy, name) and _holds(line, brief, longest=getattr(limits_of(brief.language), name)):
            changes[name] = line
    if not changes or len({line.casefold() for line in changes.values()}) < len(changes):
        return copy
    findings = policy.judge(".\n".join(changes.values()), market=brief.market, placements=())
    if any(finding.severity is not Severity.WARNING for finding in findings):
        return copy
    return replace(copy, **changes, sources={**copy.sources, **dict.fromkeys(changes, by)})


def _is_given(copy: AdCopy, name: str) -> bool:
    """Tell whether a line is the customer's own, or the brand's."""
    return copy.sources.get(name) in {"quoted", "prompt", "brand slogan"}


def _holds(line: str, brief: Brief, *, longest: int) -> bool:
    if not 1 < len(line) <= longest or _UNFIT.search(line):
        return False
    if not numbers_of(line) <= numbers_of(brief.prompt):
        return False
    return all(sign in brief.prompt for sign in line if sign == "%" or unicodedata.category(sign) == _SIGNS_OF_MONEY)


def numbers_of(text: str) -> set[str]:
    """Return the numbers of a text in ASCII digits, whatever its own."""
    return set(_NUMBERS.findall("".join(str(unicodedata.digit(sign, sign)) if sign.isdigit() else sign for sign in text)))


def _in_language(ad: WrittenAd, brief: Brief) -> bool:
    """Tell whether an ad is written in the brief's language, as far as a few words show it."""
    whole = f"{ad.headline}. {ad.subheadline} {ad.cta}"
    return _tongue(read_prompt(whole, locale_hint=brief.language).language) == _tongue(brief.language)


def _tongue(tag: str) -> str:
    return tag.lower().partition("-")[0]
