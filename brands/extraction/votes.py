"""Votes for colours: counted with weights, near ones together, each with the place that it was heard in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from brands.extraction.colours import distance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brands.extraction.colours import Rgba

# OKLab distance (x100) within which two colours are one colour of a brand: about what a designer calls "the same blue".
SAME: Final = 3.5
# Of many voices of one kind (a hundred equal buttons) each next one counts for less.
FADE: Final = 0.6
PAGE: Final = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One voice: a colour, its weight, its kind (voices of one kind fade), and where it was heard."""

    colour: Rgba
    weight: float
    kind: str
    source: str
    method: str
    ink: Rgba | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Colours that are one: its leading vote and what all of them weigh together."""

    lead: Vote
    weight: float
    kinds: frozenset[str]

    @property
    def colour(self) -> Rgba:
        """The exact colour of the heaviest voice."""
        return self.lead.colour


def tally(votes: Iterable[Vote]) -> list[Cluster]:
    """Return the clusters, heaviest first. The heaviest voices gather the lighter ones around them."""
    groups: list[list[Vote]] = []
    for vote in sorted(votes, key=lambda vote: -vote.weight):
        near = next((group for group in groups if distance(group[0].colour, vote.colour) <= SAME), None)
        if near is None:
            groups.append([vote])
        else:
            near.append(vote)
    clusters = [Cluster(lead=_lead(group), weight=_weight(group), kinds=frozenset(vote.kind for vote in group)) for group in groups]
    return sorted(clusters, key=lambda cluster: -cluster.weight)


def _lead(group: list[Vote]) -> Vote:
    """Return the voice for the exact colour that has most weight behind it; the page's own ground goes before cards on it."""
    own = next((vote for vote in group if vote.kind == PAGE), None)
    if own is not None:
        return own
    totals: dict[str, float] = {}
    for vote in group:
        totals[vote.colour.hex] = totals.get(vote.colour.hex, 0.0) + vote.weight
    best = max(totals, key=lambda colour: totals[colour])
    return next(vote for vote in group if vote.colour.hex == best)


def _weight(group: list[Vote]) -> float:
    heard: dict[str, int] = {}
    total = 0.0
    for vote in group:
        times = heard.get(vote.kind, 0)
        heard[vote.kind] = times + 1
        total += vote.weight * FADE**times
    return total
