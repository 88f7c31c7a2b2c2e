"""Search the corpus for ads like the one asked for: strictly, then more broadly, then most broadly."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generation.brief import Brief


class Tier(StrEnum):
    """How far the search had to widen before it found something."""

    STRICT = "strict"
    BROADENED = "broadened"
    BROADEST = "broadest"


class Reason(StrEnum):
    """Why the search ended as it did."""

    CORPUS_EMPTY = "corpus_empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One ad of the corpus and how near it lies to the brief, 0 to 1."""

    id: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """What was found; ``tier`` and ``selected_id`` are ``None`` when nothing was."""

    tier: Tier | None
    selected_id: str | None
    candidates: tuple[Candidate, ...]
    reason: Reason | None

    def to_json(self) -> dict[str, Any]:
        """Return the result as plain JSON members."""
        return {**asdict(self), "candidates": [asdict(candidate) for candidate in self.candidates]}


def search(_brief: Brief) -> SearchResult:
    """Return the nearest ads of the corpus; it holds none yet, and the result says so."""
    return SearchResult(tier=None, selected_id=None, candidates=(), reason=Reason.CORPUS_EMPTY)
