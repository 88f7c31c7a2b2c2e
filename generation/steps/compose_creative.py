"""Sixth step: compose each creative on its ground and store the finished picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid5

from generation.compositor import draw, handover
from generation.compositor.export.raster import EXTENSIONS, RasterFile, RasterFormat
from generation.compositor.painted import PAINTED_INDEX
from generation.steps.pictures import load_drawn
from jobs.runner import StepOutcome
from piad import media

if TYPE_CHECKING:
    from uuid import UUID

    from generation.compositor.draw import Drawing
    from generation.compositor.plan import CreativePlan
    from jobs.runner import StepContext


def compose_creative(context: StepContext) -> StepOutcome:
    """Return ``creatives``, one per plan: the stored picture in its format, what it shows in words, and its layers."""
    plans, pictures = load_drawn(context)
    given = any(picture.index != PAINTED_INDEX for picture in pictures)
    grounds = context.outputs["paint_background"]["backgrounds"]
    sizes = len(context.outputs["read_brief"]["sizes"])
    wanted = (context.params.get("output") or {}).get("format")
    creatives = []
    for number, (plan, ground) in enumerate(zip(plans, grounds, strict=True)):
        drawing = draw.compose(plan, pictures=pictures, background=media.load(ground["media_key"]))
        file = handover.encode_drawing(drawing, plan, wanted=RasterFormat(wanted) if wanted else None, with_pictures=given)
        made = _keep(drawing, plan, file, creative_id=uuid5(context.job_id, f"creative {number}"), variant=number // sizes)
        creatives.append(made | {"exports": _keep_exports(handover.editable(drawing, plan, pictures))})
    hashes = [creative["recipe_hash"] for creative in creatives]
    return StepOutcome(output={"creatives": creatives}, artifacts={"creatives": len(creatives), "recipe_hashes": hashes})


def _keep(drawing: Drawing, plan: CreativePlan, file: RasterFile, *, creative_id: UUID, variant: int) -> dict[str, Any]:
    stored = media.store(area=media.Area.RESULTS, extension=EXTENSIONS[file.format], content=file.content)
    return {
        "id": str(creative_id),
        "media_key": stored.key,
        "placement": plan.size.placement,
        "aspect_ratio": plan.size.aspect_ratio,
        "width": drawing.width,
        "height": drawing.height,
        "format": file.format.value,
        "bytes": stored.bytes,
        "sha256": stored.sha256,
        "alt_text": drawing.alt_text,
        "recipe_hash": drawing.recipe_hash,
        "variant": variant,
        "encoding_note": file.note,
        "artboard": drawing.artboard,
        "layers": list(drawing.layers),
    }


def _keep_exports(files: dict[str, bytes]) -> dict[str, str]:
    """Store the editable forms and return their keys by the names that the wire gives them."""
    kept = {
        extension: media.store(area=media.Area.RESULTS, extension=extension, content=content).key for extension, content in files.items()
    }
    return {"svg": kept["svg"], "html5": kept["html"]}
