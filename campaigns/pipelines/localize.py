"""How an ad is localized: take up its designs, write its words anew, set them in the old ones' places, inspect what comes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from campaigns.steps.inspect_designs import inspect_designs
from campaigns.steps.localizing import target_of
from campaigns.steps.place_words import place_words
from campaigns.steps.read_source import read_source, shown
from campaigns.steps.transcreate import transcreate_copy
from generation import pipeline as ads
from jobs.runner import Pipeline, Step

if TYPE_CHECKING:
    from jobs.runner import JobResult, StepContext


def finish(context: StepContext) -> JobResult:
    """Return what the job shows and keeps: the same as of an ad, with each creative's parent and the target that was understood."""
    result = ads.finish(context)
    made = context.outputs["compose_creative"]["creatives"]
    creatives = [
        {**creative, "parent_id": one["parent_id"], "likeness": one["likeness"]}
        for creative, one in zip(result.payload["creatives"], made, strict=True)
    ]
    payload: dict[str, Any] = {**result.payload, "creatives": creatives, "localization": shown(target_of(context))}
    return replace(result, payload=payload)


LOCALIZATION_PIPELINE: Final = Pipeline(
    steps=(
        Step(id="read_source", run=read_source, budget_seconds=60),
        Step(id="write_copy", run=transcreate_copy, budget_seconds=45),
        Step(id="compose_creative", run=place_words, budget_seconds=300),
        Step(id="inspect_creative", run=inspect_designs, budget_seconds=150),
    ),
    finish=finish,
)
