"""A campaign's step is made of an ad's: it leaves each part's output under the name that the part has where it stands alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jobs.queries import PARTS, unfold

if TYPE_CHECKING:
    from jobs.runner import StepContext, StepOutcome


def unfolded(context: StepContext) -> StepContext:
    """Return the context as a step of the kitchen expects it: outputs by the part's name, and the inspection as the review."""
    review = unfold({"review": context.review}).get("inspect_creative") if context.review else None
    return replace(context, outputs=unfold(context.outputs), review=review)


def after(context: StepContext, part: str, outcome: StepOutcome) -> StepContext:
    """Return an unfolded context in which a part has been done."""
    return replace(context, outputs={**context.outputs, part: outcome.output})


def folded(**parts: StepOutcome) -> dict[str, Any]:
    """Return the parts' outputs as the output of the one step that they make up."""
    return {PARTS: {name: outcome.output for name, outcome in parts.items()}}
