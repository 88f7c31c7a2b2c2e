"""Choosing among candidates: variants that truly differ, and sets of sizes that are one design."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generation.compositor.plan import CreativePlan, PlanChoice

# Variants must differ in at least this many of layout, colours, letters and words, or they are one ad twice.
ENOUGH_AXES: Final = 2


def axes(first: CreativePlan, second: CreativePlan) -> tuple[str, ...]:
    """Return the axes on which two plans differ."""
    differences = {
        "layout": first.archetype is not second.archetype,
        "colours": first.scheme != second.scheme,
        "letters": first.pairing != second.pairing,
        "words": (first.copy.headline, first.copy.cta) != (second.copy.headline, second.copy.cta),
    }
    return tuple(name for name, differs in differences.items() if differs)


def differing(ranking: Sequence[PlanChoice], taken: Sequence[CreativePlan]) -> PlanChoice:
    """Return the best choice that differs enough from every plan taken so far, or the most different one."""

    def distance(choice: PlanChoice) -> int:
        return min((len(axes(choice.plan, other)) for other in taken), default=ENOUGH_AXES)

    enough = (choice for choice in ranking if distance(choice) >= ENOUGH_AXES)
    return next(enough, None) or max(ranking, key=distance)


def like(ranking: Sequence[PlanChoice], lead: CreativePlan) -> PlanChoice:
    """Return the choice nearest to a lead's design: the same layout, colours and letters where this size can carry them."""

    def kinship(choice: PlanChoice) -> tuple[bool, bool, bool]:
        plan = choice.plan
        return plan.archetype is lead.archetype, plan.scheme == lead.scheme, plan.pairing == lead.pairing

    return max(ranking, key=kinship)
