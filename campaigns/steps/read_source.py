"""First step: take up the designs of the source, and understand for whom they are to be."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PIL import Image

from campaigns.steps.localizing import asked, target_of
from campaigns.steps.pictures.rebuilding import rebuilt
from campaigns.steps.pictures.seeing import reader_of
from generation.copywriter import read_prompt
from generation.policy import Subject
from generation.steps.design import keep_design
from generation.steps.moderating import moderate
from generation.steps.policing import judge_order, told
from generation.steps.read_brief.artboard import resolve_sizes
from generation.steps.read_brief.brand import gather_kit
from generation.steps.read_brief.pictures import FAILURE, FETCH_SECONDS, HINT, take_in
from jobs.runner import StepFailure, StepOutcome
from piad import outbound
from piad.ingest.caps import MAX_BYTES
from piad.ingest.decode import PictureRejected, decode_picture

if TYPE_CHECKING:
    from campaigns.culture.targets import Target
    from jobs.runner import StepContext


def read_source(context: StepContext) -> StepOutcome:
    """Return ``sources`` (where designs lie), and the order's ``pictures``, ``kit`` and ``sizes``; what policy refuses fails the job."""
    target = target_of(context)
    prompt = context.params["prompt"]
    brief = replace(read_prompt(prompt or asked(context)["target_culture"]), market=target.market)
    warnings = judge_order(brief, placements=(context.params.get("output") or {}).get("placements") or ())
    moderation = moderate(context, step_id="read_source", subject=Subject.ORDER, text=prompt) if prompt else None
    pictures = take_in(context.inputs)
    kit = gather_kit(context) if context.params.get("brand") else None
    sources = _sources(context, target)
    return StepOutcome(
        output={
            "sources": sources,
            "pictures": [picture.to_json() for picture in pictures],
            "kit": kit.kit.to_json() if kit else None,
            "sizes": [size.to_json() for size in resolve_sizes(context.params["output"], pictures)] if _resized(context) else [],
        },
        artifacts={
            "source_job_id": asked(context)["source_job_id"],
            "creatives": len(sources),
            "target": shown(target),
            "notes": list(kit.notes) if kit else [],
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


def _sources(context: StepContext, target: Target) -> list[dict[str, Any]]:
    """Return where the designs lie that are localized: the source job's, or the one that a picture is taken apart into."""
    url = asked(context)["source_image_url"]
    if url is None:
        sources: list[dict[str, Any]] = asked(context)["sources"]
        return sources
    design = rebuilt(_fetched(url), target, prompt=context.params["prompt"], reader=reader_of(context))
    return [{"id": None, "design_key": keep_design(design), "placement": None, "variant": 0}]


def _fetched(url: str) -> Image.Image:
    """Fetch a picture and open it in the limited child; raises ``StepFailure`` (``reference_input_invalid``)."""
    try:
        clean = decode_picture(outbound.fetch(url, max_bytes=MAX_BYTES, total_seconds=FETCH_SECONDS).body)
    except (outbound.OutboundRefused, outbound.OutboundFailed) as error:
        raise _unusable(f"could not be fetched. {error.message}") from error
    except PictureRejected as rejected:
        raise _unusable(rejected.message) from rejected
    return Image.open(io.BytesIO(clean.content)).convert("RGB")


def _unusable(problem: str) -> StepFailure:
    return StepFailure(FAILURE, f"The picture at source_image_url {problem.rstrip('.')}.", recovery_hint=HINT)


def _resized(context: StepContext) -> bool:
    """Tell whether the order names sizes of its own; without them every creative keeps its own."""
    return not {"aspect_ratio", "resolution", "placements"}.isdisjoint(context.params.get("output") or {})
