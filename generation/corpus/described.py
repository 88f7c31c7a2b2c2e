"""What an operator says of a reference ad, checked word by word: the columns of a CSV file, or the same words for a whole folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, Self

from generation.compositor.layouts.archetypes import Archetype
from generation.copywriter.tables import LANGUAGES, table
from generation.corpus.cultures import Culture, culture_of
from generation.corpus.drawing import skeleton_of_words
from generation.corpus.words import season_of

FACETS: Final = ("industry", "product", "culture", "market", "language", "occasion", "season", "tone", "archetype")
WORDS: Final = ("headline", "subheadline", "cta", "brand_name", "figure", "figure_note", "quote", "quote_by", "stat", "stat_note", "legal")
ABOUT: Final = ("title", "tags", "description", "source", "licence")
COLUMNS: Final = (*FACETS, *WORDS, *ABOUT)
SEASONS: Final = ("spring", "summer", "autumn", "winter", "rainy_season")
_LISTED: Final = "|"
_MARKET: Final = re.compile(r"[A-Z]{2}|\d{3}")
_LONGEST: Final = {"title": 200, "source": 200, "licence": 120, "description": 2000}
_LONGEST_WORDS: Final = 300


class DescriptionInvalidError(ValueError):
    """Something said of an ad is not a word of the house; the message names the column and what it may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Checked columns of a reference, and the words on it."""

    columns: dict[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    copy: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, said: Mapping[str, str]) -> Self:
        """Check what was said, empty values being as good as none; raises DescriptionInvalidError."""
        given = {name: value.strip() for name, value in said.items() if value and value.strip()}
        unknown = sorted(given.keys() - set(COLUMNS))
        if unknown:
            raise DescriptionInvalidError(f"there is no column {unknown[0]}; known are {', '.join(COLUMNS)}")
        for name, value in given.items():
            _check(name, value)
        columns = {name: value for name, value in given.items() if name in FACETS or name in _LONGEST}
        culture = columns.get("culture") or culture_of(columns.get("market"), columns.get("language"))
        season = columns.get("season") or season_of(columns.get("occasion"))
        return cls(
            columns={**columns, **({"culture": str(culture)} if culture else {}), **({"season": season} if season else {})},
            tags=tuple(tag.strip() for tag in given.get("tags", "").split(_LISTED) if tag.strip()),
            copy={name: given[name] for name in WORDS if name in given},
        )

    def members(self) -> dict[str, Any]:
        """Return the members of a reference's row; its skeleton where headline and button are known."""
        skeleton = skeleton_of_words(self.copy, self.columns.get("language", "en"))
        return {
            **self.columns,
            "tags": list(self.tags),
            "copy": self.copy,
            "skeleton": skeleton.to_json() if skeleton else None,
        }


def _check(name: str, value: str) -> None:
    if name == "market" and not _MARKET.fullmatch(value):
        raise DescriptionInvalidError("market is an ISO 3166 country (SN) or a UN M49 region (011)")
    known = _known(name)
    if known is not None and value not in known:
        raise DescriptionInvalidError(f"{name} {value!r} is not known; it may be {', '.join(sorted(known))}")
    longest = _LONGEST.get(name, _LONGEST_WORDS)
    if len(value) > longest and name != "tags":
        raise DescriptionInvalidError(f"{name} has {len(value)} characters; at most {longest}")


@cache
def _known(name: str) -> frozenset[str] | None:
    """Return the closed set that a column takes its words from, None where it is open."""
    closed: dict[str, Iterable[str]] = {
        "industry": table("categories").keys() - {"products"},
        "product": (product for products in table("products").values() for product in products),
        "occasion": table("cues")["occasion"],
        "tone": table("cues")["tone"],
        "language": LANGUAGES,
        "culture": Culture,
        "archetype": Archetype,
        "season": SEASONS,
    }
    return frozenset(str(word) for word in closed[name]) if name in closed else None
