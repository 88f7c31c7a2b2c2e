"""How an ad is edited: read the instruction, do it to the stored layers, inspect what comes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from campaigns.steps.apply_edits import apply_edits
from campaigns.steps.inspect_designs import inspect_designs
from campaigns.steps.read_edits import read_edits
from generation import pipeline as ads
from jobs.runner import Pipeline, Step

if TYPE_CHECKING:
    from jobs.runner import JobResult, StepContext


def finish(context: StepContext) -> JobResult:
    """Return what the job shows and keeps: the same as of an ad, with each creative's parent; what painted it is the source's."""
    result = ads.finish(context)
    made = context.outputs["compose_creative"]["creatives"]
    creatives = [{**shown, "parent_id": one["parent_id"]} for shown, one in zip(result.payload["creatives"], made, strict=True)]
    source = context.params["edit"]["engine"]
    painted = {name: source[name] for name in ("image", "disclosure") if name in source}
    engine = {**result.payload["engine"], **painted, **context.outputs["read_edits"]["engine"]}
    payload: dict[str, Any] = {**result.payload, "creatives": creatives, "engine": engine}
    return replace(result, payload=payload)


EDIT_PIPELINE: Final = Pipeline(
    steps=(
        Step(id="read_edits", run=read_edits, budget_seconds=60),
        Step(id="compose_creative", run=apply_edits, budget_seconds=300),
        Step(id="inspect_creative", run=inspect_designs, budget_seconds=150),
    ),
    finish=finish,
)
