"""How a brand is read out of a site: four steps in order, and the result they add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brands.steps.gather import gather
from brands.steps.look import look
from brands.steps.store import store
from brands.steps.structure import structure
from jobs.runner import JobResult, Pipeline, Step

if TYPE_CHECKING:
    from jobs.runner import StepContext


def finish(context: StepContext) -> JobResult:
    """Return what the job shows of the brand that it wrote."""
    stored = context.outputs["store"]
    brand_id = stored["brand_id"]
    return JobResult(
        payload={"brand_id": brand_id, "brand_version": stored["version"], "domain": stored["domain"]},
        result_url=f"brands/{brand_id}",
        job_result={"type": "brand", "id": brand_id},
        artifacts=(),
    )


EXTRACTION_PIPELINE: Final = Pipeline(
    steps=(
        Step(id="gather", run=gather, budget_seconds=60),
        Step(id="look", run=look, budget_seconds=40),
        Step(id="structure", run=structure),
        Step(id="store", run=store),
    ),
    finish=finish,
)
