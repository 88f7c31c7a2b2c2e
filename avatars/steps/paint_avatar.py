"""Second step: the portrait, painted by the organization's image model if it has one, else drawn here."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid5

import structlog
from PIL import Image, ImageOps

from avatars import compositor
from avatars.compositor import Portrait
from avatars.persona import Persona
from avatars.steps.wish import wish
from generation.brief import OutputSize, ReferencePicture
from generation.compositor.export import provenance
from generation.compositor.export.raster import EXTENSIONS, RasterFormat, encode
from jobs.runner import StepOutcome
from jobs.runner.paid import Brought, CallNotMade, Work, once
from piad import media
from piad.accounts.queries import model_for
from piad.accounts.vault import VaultError
from piad.ingest.decode import PictureRejected, decode_picture
from piad.providers import catalogue
from piad.providers.choice import LOCAL, ModelChoice, Task
from piad.providers.contracts import Call, ImageRequest, Picture, Thinking
from piad.providers.failures import ProviderFailure
from piad.providers.prices import IMAGE_CALL

if TYPE_CHECKING:
    from jobs.runner import StepContext

log = structlog.get_logger(__name__)

SECONDS: Final = 60.0
# Beyond this a picture of the wrong size shows its pixels.
LARGEST_ENLARGEMENT: Final = 2.0
# What is cut off a picture of other proportions goes from its foot first: faces are in the upper part.
_CENTRING: Final = (0.5, 0.3)
HOUSE_LICENCE: Final = "Drawn by piad from parts of its own; free to use by the organization that ordered it."
MODEL_LICENCE: Final = "Painted by {name}; its vendor's terms apply."


def paint_avatar(context: StepContext) -> StepOutcome:
    """Return ``creatives`` with the one portrait, stored, and ``engine``, which says what drew it and who could not."""
    read = context.outputs["read_persona"]
    persona, size = Persona.from_json(read["persona"]), OutputSize.from_json(read["size"])
    references = [ReferencePicture.from_json(members) for members in read["pictures"]]
    painted, engine, story = _by_model(context, persona, size, references)
    portrait = _drawn(context, persona, size, references) if painted is None else None
    image = painted if painted is not None else Image.open(io.BytesIO(portrait.file), formats=["PNG"]) if portrait else None
    assert image is not None  # noqa: S101 - one of the two has made it
    alt_text = portrait.alt_text if portrait else persona.alt_text()
    wanted = (context.params.get("output") or {}).get("format")
    xmp = provenance.packet(source=_source(painted is not None, bool(references)), alt_text=alt_text, language="en")
    file = encode(image.convert("RGB"), wanted=RasterFormat(wanted) if wanted else RasterFormat.PNG, max_bytes=None, xmp=xmp)
    stored = media.store(area=media.Area.RESULTS, extension=EXTENSIONS[file.format], content=file.content)
    creative = {
        "id": str(uuid5(context.job_id, "avatar")),
        "media_key": stored.key,
        "placement": None,
        "aspect_ratio": size.aspect_ratio,
        "width": image.width,
        "height": image.height,
        "format": file.format.value,
        "bytes": stored.bytes,
        "sha256": stored.sha256,
        "alt_text": alt_text,
        "recipe_hash": portrait.recipe_hash if portrait else stored.sha256,
        "variant": 0,
        "exports": _exports(portrait),
    }
    notes = [*story, *(portrait.notes if portrait else ())]
    licence = HOUSE_LICENCE if portrait else MODEL_LICENCE.format(name=engine["image"])
    return StepOutcome(
        output={"creatives": [creative], "engine": engine, "licence": licence},
        artifacts={"by": engine["image"], "notes": notes, "licence": licence},
    )


def _drawn(context: StepContext, persona: Persona, size: OutputSize, references: list[ReferencePicture]) -> Portrait:
    read = context.outputs["read_persona"]
    look = compositor.look_of([media.load(picture.media_key) for picture in references]) if references else None
    return compositor.draw(
        persona,
        width=size.width,
        height=size.height,
        seed=context.seed,
        brand_colours=tuple(read["brand_colours"]),
        backdrop_from=look,
    )


def _exports(portrait: Portrait | None) -> dict[str, str]:
    if portrait is None or portrait.svg is None:
        return {}
    return {"svg": media.store(area=media.Area.RESULTS, extension="svg", content=portrait.svg).key}


def _source(painted: bool, with_pictures: bool) -> provenance.SourceType:  # noqa: FBT001 - two plain facts
    if painted:
        return provenance.SourceType.WITH_MODEL if with_pictures else provenance.SourceType.BY_MODEL
    # Of references only light and colours are taken, none of their pixels.
    return provenance.SourceType.ALGORITHMIC


def _by_model(
    context: StepContext, persona: Persona, size: OutputSize, references: list[ReferencePicture]
) -> tuple[Image.Image | None, dict[str, Any], list[str]]:
    """Return the model's picture at its exact size, or None with what the job says instead."""
    choice, trouble = _choice(context)
    if choice is None:
        return None, {"image": LOCAL, "degraded_from": trouble}, []
    try:
        picture = _ask(context, choice, persona, size, references)
    except (ProviderFailure, CallNotMade, PictureRejected) as failure:
        return None, {"image": LOCAL, "degraded_from": choice.vendor.value}, [f"{choice.name}: {type(failure).__name__.lower()}"]
    enlarged = max(size.width / picture.width, size.height / picture.height)
    if enlarged > LARGEST_ENLARGEMENT:
        story = [f"{choice.name}: too small, {picture.width} x {picture.height}"]
        return None, {"image": LOCAL, "degraded_from": choice.vendor.value}, story
    fitted = ImageOps.fit(picture.convert("RGB"), (size.width, size.height), Image.Resampling.LANCZOS, centering=_CENTRING)
    return fitted, {"image": choice.name, "degraded_from": None}, []


def _choice(context: StepContext) -> tuple[ModelChoice | None, str | None]:
    """Return the model that paints for this job, never one for test keys; or which key cannot be opened."""
    if context.is_test:
        return None, None
    try:
        return model_for(context.organization_id, Task.IMAGE), None
    except VaultError:
        log.exception("vendor_key_unreadable", organization_id=str(context.organization_id))
        return None, "vendor"


def _ask(context: StepContext, choice: ModelChoice, persona: Persona, size: OutputSize, references: list[ReferencePicture]) -> Image.Image:
    """Ask for the portrait and take it in as a stranger's picture; the same attempt of the same job is asked and paid once."""
    prompt = wish(persona, context.params["prompt"], with_references=bool(references))
    request = ImageRequest(
        prompt=prompt,
        width=size.width,
        height=size.height,
        aspect_ratio=size.aspect_ratio,
        resolution=size.resolution if size.resolution in ("1K", "2K", "4K") else "1K",
        references=tuple(_picture(reference) for reference in references),
        thinking=Thinking(size.intensity.value),
    )

    def ask(call: Call) -> Brought:
        result = catalogue.image_model(choice).paint(request, call)
        kept = media.store(area=media.Area.INPUTS, extension="png", content=result.content)
        return Brought(answer={"media_key": kept.key}, usage=result.usage)

    decided = "\n".join([prompt, *(reference.media_key for reference in references)])
    work = Work(step_id="paint_avatar", name="portrait", decided_by=decided, model=choice.name, at_most=IMAGE_CALL, seconds=SECONDS)
    answer = once(context, work, ask)
    clean = decode_picture(media.load(answer["media_key"]))
    return Image.open(io.BytesIO(clean.content), formats=["PNG", "JPEG"])


def _picture(reference: ReferencePicture) -> Picture:
    extension = reference.media_key.rsplit(".", 1)[-1]
    return Picture(content=media.load(reference.media_key), media_type="image/jpeg" if extension == "jpg" else "image/png")
