"""Third step: write the words of the ad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generation.brief import Brief
from generation.copywriter import write_copy as write
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from jobs.runner import StepContext


def write_copy(context: StepContext) -> StepOutcome:
    """Return ``copies``, one per variant; the same brief and seed give the same words."""
    brief = Brief.from_json(context.outputs["read_brief"]["brief"])
    variants = (context.params.get("output") or {}).get("variants", 1)
    copies = [write(brief, seed=context.seed, variant=variant) for variant in range(variants)]
    artifacts = {"language": brief.language, "sources": [copy.sources for copy in copies]}
    return StepOutcome(output={"copies": [copy.to_json() for copy in copies]}, artifacts=artifacts)
