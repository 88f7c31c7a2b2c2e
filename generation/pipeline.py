"""How an ad is made: seven steps in order, and the result they add up to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from brands.kit import BrandKit
from generation import copywriter
from generation.brief import Intensity, OutputSize
from generation.compositor import draw, plan
from generation.compositor.export.raster import MEDIA_TYPES, RasterFormat
from generation.steps.choose_layout import choose_layout
from generation.steps.compose_creative import compose_creative
from generation.steps.find_references import find_references
from generation.steps.inspect_creative import inspect_creative
from generation.steps.paint_background import paint_background
from generation.steps.read_brief import read_brief
from generation.steps.take_order import take_order
from generation.steps.take_order.mirroring import layout_kept, mirror_layouts
from generation.steps.take_order.words import set_words
from generation.steps.write_copy import write_copy
from jobs.runner import JobResult, NewArtifact, Pipeline, Step
from piad import media
from piad.ingest import decode
from piad.providers.choice import LOCAL

if TYPE_CHECKING:
    from jobs.runner import StepContext


def finish(context: StepContext) -> JobResult:
    """Return what the job shows and keeps, from the outputs of its steps."""
    made = context.outputs["compose_creative"]["creatives"]
    creatives = [show_creative(one) for one in made]
    image_url = creatives[0]["image_url"]
    first = {name: creatives[0][name] for name in ("aspect_ratio", "width", "height")}
    return JobResult(
        payload={"image_url": image_url, "creatives": creatives, "engine": _engine(context), "resolved_output": first, **_brand(context)},
        result_url=image_url,
        job_result={"type": "ad", "id": str(context.job_id), "image_url": image_url},
        artifacts=tuple(keep_creative(one) for one in made),
    )


def _engine(context: StepContext) -> dict[str, Any]:
    """Say what wrote and what painted, who was asked and could not, and what must be said of the picture's making (words need nothing)."""
    wrote = context.outputs.get("write_copy", {}).get("engine", {})
    painted = context.outputs.get("paint_background", {}).get("engine", {})
    image = painted.get("image", LOCAL)
    return {
        "text": wrote.get("text", LOCAL),
        "image": image,
        "degraded_from": painted.get("degraded_from") or wrote.get("degraded_from"),
        "disclosure": "none" if image == LOCAL else "composite",
    }


def _brand(context: StepContext) -> dict[str, Any]:
    """Name the version of the stored brand that the ad was made with, where one was named."""
    taken = context.params.get("brand")
    return {"brand": {"id": taken["id"], "version": taken["version"]}} if taken else {}


def show_creative(made: dict[str, Any]) -> dict[str, Any]:
    """Show one creative as the wire writes it."""
    shown = ("id", "placement", "aspect_ratio", "width", "height", "format", "bytes", "alt_text", "recipe_hash", "variant")
    return {
        **{name: made[name] for name in shown},
        "image_url": media.url(made["media_key"]),
        "exports": {name: media.url(key) for name, key in made["exports"].items()},
    }


def keep_creative(made: dict[str, Any]) -> NewArtifact:
    """Return the artifact that a job keeps of one creative."""
    return NewArtifact(
        kind="creative",
        media_key=made["media_key"],
        url=media.url(made["media_key"]),
        media_type=MEDIA_TYPES[RasterFormat(made["format"])],
        sha256=made["sha256"],
        bytes=made["bytes"],
        width=made["width"],
        height=made["height"],
    )


AD_PIPELINE: Final = Pipeline(
    steps=(
        Step(id="read_brief", run=read_brief, budget_seconds=30),
        Step(id="find_references", run=find_references),
        Step(id="write_copy", run=write_copy),
        Step(id="choose_layout", run=choose_layout),
        Step(id="paint_background", run=paint_background, budget_seconds=95),
        Step(id="compose_creative", run=compose_creative),
        Step(id="inspect_creative", run=inspect_creative),
    ),
    finish=finish,
)


def finish_image_ad(context: StepContext) -> JobResult:
    """Return what an image ad's job shows: an ad's result, what could not be used, the brand read for it, and the layout kept."""
    made, read = finish(context), context.outputs["read_brief"]
    said = {"warnings": read.get("warnings"), "brand": read.get("brand"), "layout": layout_kept(context)}
    more = {name: value for name, value in said.items() if value}
    return replace(made, payload={**made.payload, **more})


# Sites are read first, and many ads may be asked for at once.
IMAGE_AD_PIPELINE: Final = Pipeline(
    steps=(
        Step(id="read_brief", run=take_order, budget_seconds=75),
        Step(id="find_references", run=find_references),
        Step(id="write_copy", run=set_words),
        Step(id="choose_layout", run=mirror_layouts, budget_seconds=150),
        Step(id="paint_background", run=paint_background, budget_seconds=150),
        Step(id="compose_creative", run=compose_creative, budget_seconds=150),
        Step(id="inspect_creative", run=inspect_creative, budget_seconds=150),
    ),
    finish=finish_image_ad,
    budget_seconds=470,
)


def rehearse() -> None:
    """Make small ads of words alone for nobody, so that code, fonts, tables and the decoding child are at hand for the first customer."""
    decode.warm()
    brief = copywriter.read_prompt("Summer sale, 50% off everything")
    size = OutputSize(aspect_ratio="1:1", resolution="512", width=512, height=512, intensity=Intensity.MINIMAL)
    choices = plan.choose(copy=copywriter.write_copy(brief, seed=0), brief=brief, kit=BrandKit(), size=size, pictures=(), seed=0)
    for choice in choices:
        draw.compose(choice.plan, pictures=())
