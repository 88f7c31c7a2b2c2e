"""Sixth step: compose each creative on its ground and store the finished picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid5

from brands.kit import BrandKit
from generation.brief import Brief
from generation.compositor import draw, handover
from generation.compositor.export.raster import EXTENSIONS, RasterFile, RasterFormat
from generation.compositor.painted import PAINTED_INDEX
from generation.steps.design import Design, keep_design
from generation.steps.pictures import described, load_drawn
from jobs.runner import StepOutcome
from piad import media

if TYPE_CHECKING:
    from uuid import UUID

    from generation.compositor.draw import Drawing
    from generation.compositor.pictures import PictureInput
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
        made = keep_creative(drawing, plan, file, creative_id=uuid5(context.job_id, f"creative {number}"), variant=number // sizes)
        exports = keep_exports(handover.editable(drawing, plan, pictures))
        creatives.append(made | {"exports": exports, "design_key": keep_design(_design(context, plan, pictures))})
    hashes = [creative["recipe_hash"] for creative in creatives]
    return StepOutcome(output={"creatives": creatives}, artifacts={"creatives": len(creatives), "recipe_hashes": hashes})


def keep_creative(drawing: Drawing, plan: CreativePlan, file: RasterFile, *, creative_id: UUID, variant: int) -> dict[str, Any]:
    """Store a creative's picture and return its members, less its exports and its design."""
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


def _design(context: StepContext, plan: CreativePlan, pictures: tuple[PictureInput, ...]) -> Design:
    """Return what the creative can be drawn and changed from later, its repairs done."""
    read, resolved = context.outputs["read_brief"], draw.resolve(plan, pictures)
    return Design(
        plan=plan,
        scene=resolved.scene,
        pictures=described(context, pictures),
        brief=Brief.from_json(read["brief"]),
        kit=BrandKit.from_json(read["kit"]),
        repairs=resolved.repairs,
    )


def keep_exports(files: dict[str, bytes]) -> dict[str, str]:
    """Store the editable forms and return their keys by the names that the wire gives them."""
    kept = {
        extension: media.store(area=media.Area.RESULTS, extension=extension, content=content).key for extension, content in files.items()
    }
    return {"svg": kept["svg"], "html5": kept["html"]}
