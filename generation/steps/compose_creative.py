"""Sixth step: compose each creative on its ground and store the finished picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid5

from generation.compositor import draw
from generation.compositor.plan import CreativePlan
from generation.steps.pictures import load_pictures
from jobs.runner import StepOutcome
from piad import media

if TYPE_CHECKING:
    from uuid import UUID

    from generation.compositor.draw import Drawing
    from jobs.runner import StepContext


def compose_creative(context: StepContext) -> StepOutcome:
    """Return ``creatives``, one per plan: the stored picture, what it shows in words, and its layers."""
    pictures = load_pictures(context)
    plans = context.outputs["choose_layout"]["plans"]
    grounds = context.outputs["paint_background"]["backgrounds"]
    creatives = []
    for variant, (members, ground) in enumerate(zip(plans, grounds, strict=True)):
        drawing = draw.compose(CreativePlan.from_json(members), pictures=pictures, background=media.load(ground["media_key"]))
        creatives.append(_keep(drawing, creative_id=uuid5(context.job_id, f"creative {variant}"), variant=variant))
    hashes = [creative["recipe_hash"] for creative in creatives]
    return StepOutcome(output={"creatives": creatives}, artifacts={"creatives": len(creatives), "recipe_hashes": hashes})


def _keep(drawing: Drawing, *, creative_id: UUID, variant: int) -> dict[str, Any]:
    stored = media.store(area=media.Area.RESULTS, extension="png", content=drawing.png)
    return {
        "id": str(creative_id),
        "media_key": stored.key,
        "width": drawing.width,
        "height": drawing.height,
        "format": "png",
        "bytes": stored.bytes,
        "sha256": stored.sha256,
        "alt_text": drawing.alt_text,
        "recipe_hash": drawing.recipe_hash,
        "variant": variant,
        "artboard": drawing.artboard,
        "layers": list(drawing.layers),
    }
