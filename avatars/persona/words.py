"""Words of prompts and hints, and the traits that they settle."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

_NUMBER_OF_YEARS: Final = re.compile(
    r"\b(\d{1,2})(?:\s*(?:-|–|to)\s*(\d{1,2}))?\s*(?:\+|years?[ -]old|year[ -]old|y/?o\b|yrs|ans\b|años|anos|jahre|anni)"
)
_BARE_RANGE: Final = re.compile(r"(\d{1,2})\s*(?:-|–|to|\+)\s*(\d{1,2})?")
_STAGES: Final = ((18, "teen"), (30, "young"), (42, "adult"), (60, "middle_aged"), (200, "senior"))


@lru_cache(maxsize=8)
def table(name: str) -> dict[str, Any]:
    """Return one of the data files: ``words``, ``roles`` or ``cultures``."""
    return tomllib.loads((files("avatars.persona") / "data" / f"{name}.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A value that a text settles, and where its words stand."""

    value: str
    start: int
    end: int


def find(text: str, vocabulary: Mapping[str, list[str]], *, in_prompt: bool) -> Match | None:
    """Return the value of the longest words that stand in a text, of equal ones the first."""
    found = find_all(text, vocabulary, in_prompt=in_prompt)
    return max(found, key=lambda match: (match.end - match.start, -match.start), default=None)


def find_all(text: str, vocabulary: Mapping[str, list[str]], *, in_prompt: bool) -> list[Match]:
    """Return every value that a text settles, each once, the longest words first; ambiguous words count in hints alone."""
    folded, ambiguous = text.casefold(), frozenset(table("words")["ambiguous"])
    found: dict[str, Match] = {}
    for value, words in vocabulary.items():
        for word in words:
            if in_prompt and word in ambiguous:
                continue
            for at in _occurrences(folded, word):
                match = Match(value=value, start=at, end=at + len(word))
                known = found.get(value)
                if known is None or match.end - match.start > known.end - known.start:
                    found[value] = match
    return _outermost(sorted(found.values(), key=lambda match: (match.start - match.end, match.start)))


def age_of(text: str, *, in_hint: bool) -> str | None:
    """Return the stage of life that a number of years stands for."""
    match = _NUMBER_OF_YEARS.search(text.casefold()) or (_BARE_RANGE.search(text) if in_hint else None)
    if match is None:
        return None
    years = int(match[1]) if not match[2] else (int(match[1]) + int(match[2])) // 2
    return next(stage for below, stage in _STAGES if years < below)


def coloured(text: str, noun: str) -> str | None:
    """Return the ``#RRGGBB`` of a colour word that stands just before a noun ("a dark green blazer"), or None."""
    colours: Mapping[str, list[str]] = table("words")["colours"]
    folded = text.casefold()
    for at in _occurrences(folded, noun.casefold()):
        before = folded[max(0, at - 24) : at].rstrip(" -")
        for value, words in colours.items():
            if any(before == word or before.endswith((f" {word}", f"-{word}")) for word in words):
                return value
    return None


def _occurrences(folded: str, word: str) -> list[int]:
    return [match.start() for match in re.finditer(rf"(?<![\w]){re.escape(word)}(?![\w])", folded)] if word in folded else []


def _outermost(matches: list[Match]) -> list[Match]:
    """Leave out what lies within longer words: "man" in "man bun"."""
    kept: list[Match] = []
    for match in matches:
        if not any(other.start <= match.start and match.end <= other.end for other in kept):
            kept.append(match)
    return kept
