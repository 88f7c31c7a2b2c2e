"""Search the corpus for ads like the one asked for: strictly, then more broadly, then most broadly."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Q
from numpy.typing import NDArray

from generation.corpus import vectors
from generation.corpus.memory import Mask, Memory, memory
from generation.corpus.reference import CopySkeleton, PaletteMood, Reference, ReferenceBox
from generation.corpus.words import Question, kin_of, question_of
from generation.models import ReferenceAd, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from generation.brief import Brief
    from piad.providers.contracts import Embedder

Numbers = NDArray[np.float64]
Tiers = NDArray[np.int_]

# Reciprocal rank fusion (Cormack, Clarke, Buettcher, SIGIR 2009): a ranking gives 1 / (60 + rank) to each of its finds.
_FUSION: Final = 60.0
# What each ranking's word counts for in the fusion.
_FACETS, _TEXT, _LIKENESS = 2.0, 1.0, 1.0
_WEIGHTS: Final = _FACETS + _TEXT + _LIKENESS
# How far down the rankings by words and by likeness are read.
_DEEP: Final = 200
_NEAR: Final = 60
# A word that more of the ads have tells nothing; a small corpus may have it so many times all the same.
_OFTEN: Final = 8
_OFTEN_SHARE: Final = 0.15
# How many rows the words of one search may bring up.
_MOST_ROWS: Final = 800
# Up to so many references in question are named to the database one by one.
_FEW: Final = 1000
# Decimals up to which two scores are one.
_ALIKE: Final = 5
# What agreement in one facet is worth, and in an industry near by.
_AGREEMENT: Final = {
    "industry": 4.0,
    "product": 3.0,
    "occasion": 2.5,
    "formula": 1.5,
    "culture": 1.5,
    "language": 1.5,
    "tone": 1.0,
    "market": 0.5,
    "season": 1.0,
}
_KIN: Final = 1.5
# The facets that tell the tiers apart.
_TIERED: Final = ("industry", "product", "language", "culture")


class Tier(StrEnum):
    """How far the search had to widen before it found something.

    Strict: the same industry, language and culture, as far as the brief tells them; broadened: the same industry or product, or the same
    occasion in an industry near by; broadest: whatever comes nearest.
    """

    STRICT = "strict"
    BROADENED = "broadened"
    BROADEST = "broadest"


class Reason(StrEnum):
    """Why the search ended as it did."""

    CORPUS_EMPTY = "corpus_empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One ad of the corpus and how near it lies to the brief, 0 to 1; the score orders candidates of one tier."""

    id: str
    score: float
    tier: Tier


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
            "candidates": [{"id": candidate.id, "score": candidate.score} for candidate in self.candidates],
            "reason": self.reason,
        }


NOTHING: Final = SearchResult(tier=None, selected=None, candidates=(), reason=Reason.CORPUS_EMPTY)


def search(brief: Brief, *, organization_id: UUID, limit: int = 5, embedder: Embedder = vectors.LOCAL) -> SearchResult:
    """Return the active ads nearest to a brief, ``limit`` at most: the service's own and those of the organization.

    Candidates of a stricter tier come before those of a broader one. A corpus without an active ad for this organization gives none, and
    ``reason`` says so.
    """
    asked, known = question_of(brief), memory(embedder)
    open_to = known.open_to(organization_id)
    if not open_to.any():
        return NOTHING
    tiers = _tiers(asked, known)
    scope = _scope(open_to, tiers, limit)
    fused = (
        _FACETS * _reciprocal(_ranks(np.where(scope, _agreement(asked, known), -1.0)))
        + _TEXT * _placed(known, _by_words(asked, known, scope, organization_id))
        + _LIKENESS * _placed(known, _by_likeness(asked, known, scope, organization_id, embedder))
    ) * ((_FUSION + 1) / _WEIGHTS)
    own = known.organizations.equals(str(organization_id))
    best = np.lexsort((~own, -fused, tiers))
    chosen = [place for place in best if scope[place]][:limit]
    names = tuple(Tier)
    candidates = tuple(
        Candidate(id=str(known.ids[place]), score=round(float(fused[place]), 4), tier=names[tiers[place]]) for place in chosen
    )
    return SearchResult(
        tier=candidates[0].tier, selected=reference_of(ReferenceAd.objects.get(id=candidates[0].id)), candidates=candidates, reason=None
    )


def reference_of(row: ReferenceAd) -> Reference:
    """Return a row as the value that plans learn from."""
    return Reference(
        id=str(row.id),
        archetype=row.archetype or None,
        industry=row.industry,
        culture=row.culture,
        language=row.language,
        tone=row.tone,
        palette_mood=PaletteMood(row.palette_mood) if row.palette_mood else None,
        colours=tuple(row.colours),
        aspect_ratio=round(row.width / row.height, 4) if row.height else 1.0,
        boxes=tuple(ReferenceBox.from_json(box) for box in row.boxes),
        skeleton=CopySkeleton.from_json(row.skeleton) if row.skeleton else None,
        media_key=row.picture_key,
    )


def _agreement(asked: Question, known: Memory) -> Numbers:
    """Return how far each reference agrees with the brief's facets."""
    found = np.zeros(len(known.ids))
    for name, value in asked.facets.items():
        found += _AGREEMENT[name] * known.facets[name].equals(value)
    return found + _KIN * known.facets["industry"].among(kin_of(asked.facets.get("industry", "")))


def _tiers(asked: Question, known: Memory) -> Tiers:
    """Return 0 (strict), 1 (broadened) or 2 (broadest) for each reference."""
    agrees = {name: known.facets[name].equals(asked.facets[name]) for name in _TIERED if name in asked.facets}
    nowhere = np.zeros(len(known.ids), dtype=bool)
    industry = agrees.pop("industry", nowhere)
    product = agrees.pop("product", nowhere)
    strict = np.logical_and.reduce([industry, *agrees.values()])
    return np.where(strict, 0, np.where(industry | product | _on_the_occasion(asked, known), 1, 2))


def _on_the_occasion(asked: Question, known: Memory) -> Mask:
    """Return the references of industries near by that were made for the brief's own occasion."""
    if "occasion" not in asked.facets:
        return np.zeros(len(known.ids), dtype=bool)
    near = known.facets["industry"].among(kin_of(asked.facets.get("industry", "")))
    return near & known.facets["occasion"].equals(asked.facets["occasion"])


def _scope(open_to: Mask, tiers: Tiers, limit: int) -> Mask:
    """Return the references that can be among the found: those of the strictest tiers that have enough of them."""
    within = (open_to & (tiers <= widest) for widest in range(len(Tier)))
    return next((mask for mask in within if mask.sum() >= limit), open_to)


def _by_words(asked: Question, known: Memory, scope: Mask, organization_id: UUID) -> list[tuple[UUID, float]]:
    """Return references by PostgreSQL's text search with their rank there, the best first."""
    terms = _telling(asked.terms, known)
    if not terms:
        return []
    query = SearchQuery(terms[0], config="simple")
    for term in terms[1:]:
        query |= SearchQuery(term, config="simple")
    found = ReferenceAd.objects.filter(
        Q(organization_id__isnull=True) | Q(organization_id=organization_id), status=Standing.ACTIVE, document=query
    )
    if scope.sum() <= _FEW:
        found = found.filter(id__in=[known.ids[place] for place in np.flatnonzero(scope)])
    return list(found.annotate(rank=SearchRank(F("document"), query)).order_by("-rank", "id").values_list("id", "rank")[:_DEEP])


def _telling(terms: Sequence[str], known: Memory) -> list[str]:
    """Return the terms that tell ads apart, the rarest first: words that many ads have tell little, and cost much to look up."""
    often = max(_OFTEN, _OFTEN_SHARE * len(known.ids))
    held = sorted((known.frequencies[term], term) for term in terms if 0 < known.frequencies.get(term, 0) <= often)
    looked_up = itertools.accumulate(count for count, _term in held)
    return [term for (_count, term), rows in zip(held, looked_up, strict=True) if rows <= _MOST_ROWS]


def _by_likeness(asked: Question, known: Memory, scope: Mask, organization_id: UUID, embedder: Embedder) -> list[tuple[UUID, float]]:
    """Return references by their vectors with their likeness, the nearest first."""
    vector = embedder.embed([asked.sentence])[0]
    if known.vectors is None:
        return vectors.nearest_by_index(vector, organization_id=organization_id, limit=_NEAR)
    places = np.flatnonzero(scope)
    likeness = known.vectors[places] @ np.asarray(vector, dtype=np.float32)
    best = np.argsort(-likeness, kind="stable")[:_NEAR]
    return [(known.ids[places[at]], float(likeness[at])) for at in best if likeness[at] > 0]


def _placed(known: Memory, ranking: Sequence[tuple[UUID, float]]) -> Numbers:
    """Return what a ranking gives to each reference: nothing to those that it did not find, or that we do not remember."""
    given = np.zeros(len(known.ids))
    held = [(known.places[found], score) for found, score in ranking if found in known.places]
    if held:
        places, scores = zip(*held, strict=True)
        given[list(places)] = _reciprocal(_ranks(np.round(scores, _ALIKE)))
    return given


def _ranks(values: Numbers) -> Numbers:
    """Return the rank of each value from 0, the greatest first; equals share theirs."""
    order = np.sort(values)
    return len(values) - np.searchsorted(order, values, side="right").astype(float)


def _reciprocal(ranks: Numbers) -> Numbers:
    return 1 / (_FUSION + 1 + ranks)
