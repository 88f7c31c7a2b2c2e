"""What the search reads: a reference ad as keywords and text, and a brief as the question that is asked of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generation.copywriter.subjects import GENERAL
from generation.corpus.cultures import culture_of
from generation.corpus.reference import Formula

if TYPE_CHECKING:
    from generation.brief import AdCopy, Brief, Evidence
    from generation.models import ReferenceAd

_SEASONS: Final = frozenset({"spring", "summer", "autumn", "winter", "rainy_season"})
_SALES: Final = {"summer_sale": "summer", "winter_sale": "winter"}
_WORD: Final = re.compile(r"\w{3,}")
# Longer questions say no more and cost the database time.
_MOST_TERMS: Final = 32
_MOST_LETTERS: Final = 2000
# Industries whose ads teach each other something where the very one is missing.
_KIN: Final = (
    ("footwear", "fashion", "jewellery", "fragrance", "beauty", "weddings"),
    ("coffee", "beverage", "food", "restaurant", "grocery"),
    ("electronics", "audio", "games", "telecom"),
    ("fintech", "insurance", "saas", "energy", "services", "jobs", "real_estate"),
    ("travel", "hotel", "pilgrimage", "events"),
    ("fitness", "health", "beauty"),
    ("education", "books", "kids", "games"),
    ("home", "household", "plants", "pets", "real_estate"),
    ("automotive", "energy", "electronics"),
    ("charity", "health", "education"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A brief as it is asked of the corpus: words to be found, a sentence to lie near to, and facets (name to wanted value)."""

    terms: tuple[str, ...]
    sentence: str
    facets: dict[str, str]


def question_of(brief: Brief) -> Question:
    """Return what to ask for a brief; facets that it leaves open are missing."""
    # "General" is what a brief is read as where it names no trade that we know: no trade of its own.
    industry = brief.category if brief.product or brief.category != GENERAL else None
    named = _spoken(industry, brief.product, brief.occasion)
    terms = [*_WORD.findall(named), *_words(brief.subject), *_words(brief.prompt)]
    wanted = {
        "industry": industry,
        "product": brief.product,
        "culture": culture_of(brief.market, brief.language),
        "market": brief.market,
        "language": brief.language,
        "occasion": brief.occasion,
        "season": season_of(brief.occasion),
        "tone": brief.tone,
        "formula": formula_of_brief(brief),
    }
    return Question(
        terms=tuple(dict.fromkeys(terms))[:_MOST_TERMS],
        sentence=f"{named} {brief.tone} {brief.subject} {brief.prompt}"[:_MOST_LETTERS],
        facets={name: str(value) for name, value in wanted.items() if value},
    )


def keywords_of(row: ReferenceAd) -> str:
    """Return the words that name a reference: what it sells, when, and what its editors called it."""
    return " ".join((_spoken(row.industry, row.product, row.occasion, row.season), *row.tags))


def text_of(row: ReferenceAd) -> str:
    """Return what a reference says and what is said about it."""
    said = [part for value in row.copy.values() for part in (value if isinstance(value, list) else [value]) if isinstance(part, str)]
    return " ".join(filter(None, (row.title, row.description, _spoken(row.tone), *said)))


def kin_of(industry: str) -> frozenset[str]:
    """Return the industries that lie near to one, without it."""
    return frozenset(name for family in _KIN if industry in family for name in family) - {industry}


def season_of(occasion: str | None) -> str | None:
    """Return the season that an occasion is, None for a feast."""
    return occasion if occasion in _SEASONS else _SALES.get(occasion or "")


def formula_of_brief(brief: Brief) -> Formula:
    """Return how an ad for this brief will persuade, by what the brief gives it to say."""
    return _formula(brief.evidence, offer=brief.offer is not None, headline=brief.quoted.headline)


def formula_of_copy(copy: AdCopy) -> Formula:
    """Return how an ad's words persuade: what needs most to be said leads."""
    return _formula(copy, offer=copy.figure is not None, headline=copy.headline)


def _formula(said: AdCopy | Evidence, *, offer: bool, headline: str | None) -> Formula:
    found = (
        (Formula.TESTIMONIAL, said.quote is not None),
        (Formula.COMPARISON, bool(said.counterpoints)),
        (Formula.FIGURE, said.stat is not None),
        (Formula.OFFER, offer),
        (Formula.LIST, bool(said.points)),
        (Formula.QUESTION, (headline or "").rstrip().endswith(("?", "？", "؟"))),
    )
    return next((formula for formula, holds in found if holds), Formula.STATEMENT)


def _spoken(*codes: str | None) -> str:
    """Return codes as words: ``running_shoes`` as ``running shoes``."""
    return " ".join(code.replace("_", " ") for code in codes if code)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
