"""Fourth step: lay the order beside the reference, and say what is kept of it, what is lacking and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.steps.parts import unfolded
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from jobs.runner import StepContext


def analyze(context: StepContext) -> StepOutcome:
    """Return the reference that the ad is led by."""
    found = unfolded(context).outputs["find_references"]
    return StepOutcome(output={"reference_id": found["selected_id"]}, artifacts={"reference_id": found["selected_id"]})
