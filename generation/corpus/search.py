"""Search the corpus for ads like the one asked for: strictly, then more broadly, then most broadly."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uuid import UUID

    from generation.brief import Brief
    from generation.corpus.reference import Reference


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
    """What was found, best first; ``tier`` and ``selected`` are ``None`` when nothing was, and ``reason`` says why."""

    tier: Tier | None
    selected: Reference | None
    candidates: tuple[Candidate, ...]
    reason: Reason | None

    @property
    def selected_id(self) -> str | None:
        """Return the id of the selected reference."""
        return self.selected.id if self.selected else None

    def to_json(self) -> dict[str, Any]:
        """Return the result as plain JSON members, as diagnostics show it: the reference by its id alone."""
        return {
            "tier": self.tier,
            "selected_id": self.selected_id,
            "candidates": [asdict(candidate) for candidate in self.candidates],
            "reason": self.reason,
        }


def search(_brief: Brief, *, organization_id: UUID, limit: int = 5) -> SearchResult:
    """Return the ads of the corpus nearest to a brief, ``limit`` at most: the service's own and those of the organization.

    The corpus holds none yet, and the result says so.
    """
    del organization_id, limit
    return SearchResult(tier=None, selected=None, candidates=(), reason=Reason.CORPUS_EMPTY)
