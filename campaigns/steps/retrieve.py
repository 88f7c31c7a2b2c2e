"""Third step: find the reference ad that a campaign learns from; without one there is no campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from campaigns.steps.parts import folded, unfolded
from generation.steps.find_references import find_references
from jobs.runner import StepFailure, StepOutcome

if TYPE_CHECKING:
    from jobs.runner import StepContext

HINT: Final = "Ask the operator to load the starter corpus or reference ads of their own, and create a new job."


def retrieve(context: StepContext) -> StepOutcome:
    """Return what was found; raises ``StepFailure`` (``retrieval_failed``) where the corpus holds no active reference ad."""
    found = find_references(unfolded(context))
    if found.output["selected_id"] is None:
        message = "No reference ad was found: a campaign always learns from one, and the corpus holds none for it."
        raise StepFailure("retrieval_failed", message, recovery_hint=HINT)
    return StepOutcome(output=folded(find_references=found), artifacts=found.artifacts, confidence=_confidence(found))


def _confidence(found: StepOutcome) -> float | None:
    """Return how near the selected reference lies to the order."""
    scores = [one["score"] for one in found.output["candidates"] if one["id"] == found.output["selected_id"]]
    return min(1.0, max(0.0, scores[0])) if scores else None
