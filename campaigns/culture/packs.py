"""Culture packs: languages, market, formality and cues of colour and pattern, each with its sources, read from one file each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Final

from generation.brief import Direction
from generation.compositor.scene import Pattern
from generation.copywriter.languages import direction_of, locale_for
from generation.copywriter.markets import market_of

NO_PACKS: Final = frozenset({"claims.toml"})
"""Data files beside the packs."""


class Formality(StrEnum):
    """How readers are spoken to."""

    FORMAL = "formal"
    POLITE = "polite"
    FAMILIAR = "familiar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One culture; ``names`` are words by which people ask for it, ``home`` the market whose habits stand where none is named.

    ``languages`` are tags in the order in which an advertiser would choose them. ``grounds`` are recipes of the house that it
    welcomes, ``avoid`` those that it reads amiss; ``unkept`` are occasions that are not sold to there. ``pattern`` is tone on
    tone decoration. Cues are colours and patterns, never people or customs made to stand for a country.
    """

    key: str
    name: str
    names: tuple[str, ...]
    markets: tuple[str, ...]
    home: str
    languages: tuple[str, ...]
    formality: Formality
    pattern: Pattern | None
    grounds: tuple[str, ...]
    avoid: frozenset[str]
    unkept: frozenset[str]
    notes: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def language(self) -> str:
        """Return the language that an advertiser would choose first."""
        return self.languages[0]

    @property
    def locale(self) -> str:
        """Return the CLDR locale of the first language at home."""
        return str(locale_for(self.language, self.home))

    @property
    def currency(self) -> str | None:
        """Return the currency at home (ISO 4217)."""
        return market_of(self.home).currency

    @property
    def direction(self) -> Direction:
        """Return the direction of the first language."""
        return direction_of(self.language)


@cache
def packs() -> tuple[Pack, ...]:
    """Return all packs, by the names of their files."""
    folder = files("campaigns.culture") / "data"
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml") and entry.name not in NO_PACKS)
    return tuple(_pack(name.removesuffix(".toml"), tomllib.loads((folder / name).read_text("utf-8"))) for name in found)


def pack_for(market: str) -> Pack | None:
    """Return the pack that a market (ISO 3166 country or UN M49 region) belongs to."""
    return next((pack for pack in packs() if market in pack.markets), None)


def _pack(key: str, members: dict[str, Any]) -> Pack:
    return Pack(
        key=key,
        name=members["name"],
        names=tuple(members["names"].split("|")),
        markets=tuple(members["markets"]),
        home=members["home"],
        languages=tuple(members["languages"]),
        formality=Formality(members["formality"]),
        pattern=Pattern(members["pattern"]) if "pattern" in members else None,
        grounds=tuple(members["grounds"]),
        avoid=frozenset(members["avoid"]),
        unkept=frozenset(members["unkept"]),
        notes=tuple(members["notes"]),
        sources=tuple(members["sources"]),
    )
