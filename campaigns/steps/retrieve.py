"""Third step: find the reference ad that a campaign learns from; without one there is no campaign."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from campaigns.steps.leading import leading
from campaigns.steps.parts import folded, unfolded
from generation.corpus.previews import picture_of
from generation.steps.find_references import find_references
from jobs.runner import StepFailure, StepOutcome
from piad import media

if TYPE_CHECKING:
    from generation.corpus.reference import Reference
    from jobs.runner import StepContext

HINT: Final = "Ask the operator to load the starter corpus or reference ads of their own, and create a new job."


def retrieve(context: StepContext) -> StepOutcome:
    """Return what was found, shown with the reference that leads and its picture.

    Raises ``StepFailure`` (``retrieval_failed``) where the corpus holds no active reference ad.
    """
    context = unfolded(context)
    found = find_references(context)
    if found.output["selected_id"] is None:
        message = "No reference ad was found: a campaign always learns from one, and the corpus holds none for it."
        raise StepFailure("retrieval_failed", message, recovery_hint=HINT)
    reference = leading(found.output, context.outputs["read_brief"])
    led = replace(found, output={**found.output, "selected_id": reference.id, "reference": reference.to_json()})
    artifacts = {**found.artifacts, "selected_id": reference.id, "reference": _shown(reference)}
    return StepOutcome(output=folded(find_references=led), artifacts=artifacts, confidence=_confidence(led))


def _shown(reference: Reference) -> dict[str, Any]:
    """Return what people may know of the reference, its picture's address among it where it has one."""
    key = picture_of(UUID(reference.id))
    kept = ("id", "industry", "culture", "language", "tone", "archetype", "palette_mood", "formula")
    return {
        **{name: getattr(reference, name) for name in kept},
        "colours": list(reference.colours),
        "image_url": media.url(key) if key else None,
    }


def _confidence(found: StepOutcome) -> float | None:
    """Return how near the selected reference lies to the order."""
    scores = [one["score"] for one in found.output["candidates"] if one["id"] == found.output["selected_id"]]
    return min(1.0, max(0.0, scores[0])) if scores else None
