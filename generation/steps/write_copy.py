"""Third step: write the words of the ad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generation.brief import Brief
from generation.copywriter import write_copy as write
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from jobs.runner import StepContext


def write_copy(context: StepContext) -> StepOutcome:
    """Return ``copy``; the same brief and seed give the same words."""
    brief = Brief.from_json(context.outputs["read_brief"]["brief"])
    copy = write(brief, seed=context.seed, variant=0)
    return StepOutcome(output={"copy": copy.to_json()}, artifacts={"language": copy.language, "sources": copy.sources})
