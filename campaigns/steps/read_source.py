"""First step: take up the designs of the source, and understand for whom they are to be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from campaigns.steps.localizing import asked, target_of
from generation.copywriter import read_prompt
from generation.policy import Subject
from generation.steps.moderating import moderate
from generation.steps.policing import judge_order, told
from generation.steps.read_brief.artboard import resolve_sizes
from generation.steps.read_brief.pictures import take_in
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from campaigns.culture.targets import Target
    from jobs.runner import StepContext


def read_source(context: StepContext) -> StepOutcome:
    """Return ``sources`` (where each creative's design lies), ``pictures`` and ``sizes`` asked for; what policy refuses fails the job."""
    target = target_of(context)
    prompt = context.params["prompt"]
    brief = replace(read_prompt(prompt or asked(context)["target_culture"]), market=target.market)
    warnings = judge_order(brief, placements=(context.params.get("output") or {}).get("placements") or ())
    moderation = moderate(context, step_id="read_source", subject=Subject.ORDER, text=prompt) if prompt else None
    pictures = take_in(context.inputs)
    sources = _sources(context)
    return StepOutcome(
        output={
            "sources": sources,
            "pictures": [picture.to_json() for picture in pictures],
            "sizes": [size.to_json() for size in resolve_sizes(context.params["output"], pictures)] if _resized(context) else [],
        },
        artifacts={
            "source_job_id": asked(context)["source_job_id"],
            "creatives": len(sources),
            "target": shown(target),
            "policy": told(warnings, Subject.ORDER),
            "moderation": moderation,
        },
        confidence=1.0 if target.pack else 0.6,
    )


def shown(target: Target) -> dict[str, Any]:
    """Return the target as the wire shows it."""
    return {
        "culture": target.culture,
        "pack": target.pack.key if target.pack else None,
        "language": target.language,
        "locale": target.locale.replace("_", "-"),
        "market": target.market,
        "currency": target.currency,
        "direction": target.direction.value,
        "inferred": list(target.inferred),
    }


def _sources(context: StepContext) -> list[dict[str, Any]]:
    sources: list[dict[str, Any]] = asked(context)["sources"]
    return sources


def _resized(context: StepContext) -> bool:
    """Tell whether the order names sizes of its own; without them every creative keeps its own."""
    return not {"aspect_ratio", "resolution", "placements"}.isdisjoint(context.params.get("output") or {})
