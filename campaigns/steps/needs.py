"""What a reference's words lead with, and whether an order brings as much: none of it is ever made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generation.corpus.reference import Formula

if TYPE_CHECKING:
    from generation.brief import Brief

_NEEDS: Final = {
    Formula.OFFER: "a price or an offer",
    Formula.FIGURE: "a figure with its source",
    Formula.TESTIMONIAL: "a customer's words",
    Formula.COMPARISON: "points and what they replace",
    Formula.LIST: "a list of points",
}


def missing(brief: Brief, formula: Formula | None) -> str | None:
    """Return what a formula leads with and the brief does not bring, in words; None where nothing is missing."""
    proof = brief.evidence
    brings = {
        Formula.OFFER: brief.offer is not None,
        Formula.FIGURE: proof.stat is not None or brief.offer is not None,
        Formula.TESTIMONIAL: proof.quote is not None,
        Formula.COMPARISON: bool(proof.points and proof.counterpoints),
        Formula.LIST: bool(proof.points),
    }
    return None if formula is None or brings.get(formula, True) else _NEEDS[formula]
