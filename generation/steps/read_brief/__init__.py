"""First step: understand the prompt, take in the pictures, read the brand, and settle the artboard's pixels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generation.copywriter import read_prompt
from generation.steps.read_brief.artboard import resolve_sizes
from generation.steps.read_brief.brand import gather_kit
from generation.steps.read_brief.pictures import take_in
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from generation.brief import Brief
    from jobs.runner import StepContext


def read_brief(context: StepContext) -> StepOutcome:
    """Return ``brief``, ``sizes``, ``pictures`` and ``kit``; a picture that cannot be used fails the job."""
    pictures = take_in(context.inputs)
    reading = gather_kit(context)
    brief = _named(read_prompt(context.params["prompt"]), reading.kit.name)
    sizes = resolve_sizes(context.params.get("output") or {}, pictures)
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
        },
        confidence=brief.confidence,
    )


def _named(brief: Brief, name: str | None) -> Brief:
    """Call the brand by its kit's name; one that is only a domain gives way to the name in the prompt."""
    if name is None or (brief.brand_name and "." in name and " " not in name):
        return brief
    return replace(brief, brand_name=name)
