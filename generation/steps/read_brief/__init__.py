"""First step: understand the prompt, take in the pictures, read the brand, and settle the artboard's pixels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generation.copywriter import read_prompt
from generation.copywriter.tables import table
from generation.policy import Subject
from generation.steps.moderating import moderate
from generation.steps.policing import judge_order, told
from generation.steps.read_brief.artboard import resolve_sizes
from generation.steps.read_brief.brand import brand_taken, gather_kit
from generation.steps.read_brief.pictures import take_in
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from generation.brief import Brief
    from jobs.runner import StepContext


def read_brief(context: StepContext) -> StepOutcome:
    """Return ``brief``, ``sizes``, ``pictures`` and ``kit``; a picture that cannot be used fails the job, as does what policy refuses."""
    output = context.params.get("output") or {}
    prompt = read_prompt(context.params["prompt"])
    # Nothing is fetched or paid for an order that is refused.
    warnings = judge_order(prompt, placements=output.get("placements") or ())
    moderation = moderate(context, step_id="read_brief", subject=Subject.ORDER, text=context.params["prompt"])
    pictures = take_in(context.inputs)
    reading = gather_kit(context)
    brief = _toned(_named(prompt, reading.kit.name), reading.kit.tone)
    sizes = resolve_sizes(output, pictures)
    return StepOutcome(
        output={
            "brief": brief.to_json(),
            "sizes": [size.to_json() for size in sizes],
            "pictures": [picture.to_json() for picture in pictures],
            "kit": reading.kit.to_json(),
        },
        artifacts={
            "language": brief.language,
            "market": brief.market,
            "category": brief.category,
            "resolved_output": {"aspect_ratio": sizes[0].aspect_ratio, "width": sizes[0].width, "height": sizes[0].height},
            "notes": list(reading.notes),
            "policy": told(warnings, Subject.ORDER),
            "moderation": moderation,
            **_brand(context),
        },
        confidence=brief.confidence,
    )


def _brand(context: StepContext) -> dict[str, Any]:
    """Show which version of which stored brand the ad is made with."""
    taken = brand_taken(context)
    return {"brand": {"id": taken["id"], "version": taken["version"]}} if taken else {}


def _named(brief: Brief, name: str | None) -> Brief:
    """Call the brand by its kit's name; one that is only a domain gives way to the name in the prompt."""
    if name is None or (brief.brand_name and "." in name and " " not in name):
        return brief
    return replace(brief, brand_name=name)


def _toned(brief: Brief, tone: str | None) -> Brief:
    """Speak as the brand speaks, unless the prompt asks for a tone of its own, other than the usual one of what is advertised."""
    usual = table("categories").get(brief.category, {}).get("tone")
    return replace(brief, tone=tone) if tone is not None and brief.tone == usual else brief
