"""Last step: paint, compose and inspect each creative; a campaign's mark is higher than a plain ad's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from campaigns.steps.marks import PASS_MARK
from campaigns.steps.parts import after, folded, unfolded
from generation.steps.compose_creative import compose_creative
from generation.steps.inspect_creative import inspect_creative
from generation.steps.paint_background import paint_background
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from jobs.runner import StepContext


def generate(context: StepContext) -> StepOutcome:
    """Return grounds, creatives and their inspection; one that does not pass is planned once more, and then fails the job."""
    context = unfolded(context)
    painted = paint_background(context)
    context = after(context, "paint_background", painted)
    composed = compose_creative(context)
    context = after(context, "compose_creative", composed)
    inspected = inspect_creative(context, mark=PASS_MARK)
    return replace(
        inspected,
        output=folded(paint_background=painted, compose_creative=composed, inspect_creative=inspected),
        artifacts={**painted.artifacts, **composed.artifacts, **inspected.artifacts},
        revise_from="compose" if inspected.revise_from else None,
    )
