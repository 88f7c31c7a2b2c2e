"""Second step: the portrait, painted by the organization's image model if it has one, else drawn here."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid5

from PIL import Image

from avatars import compositor
from avatars.compositor import Portrait
from avatars.persona import Persona
from avatars.steps import modelled
from generation.brief import OutputSize, ReferencePicture
from generation.compositor.export import provenance
from generation.compositor.export.raster import EXTENSIONS, RasterFile, RasterFormat, encode
from jobs.runner import StepOutcome
from piad import media
from piad.providers.choice import LOCAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobs.runner import StepContext

HOUSE_LICENCE: Final = "Drawn by piad from parts of its own; free to use by the organization that ordered it."
MODEL_LICENCE: Final = "Painted by {name}; its vendor's terms apply."


def paint_avatar(context: StepContext) -> StepOutcome:
    """Return ``creatives`` with the one portrait, stored, and ``engine``, which says what drew it and who could not."""
    read = context.outputs["read_persona"]
    persona, size = Persona.from_json(read["persona"]), OutputSize.from_json(read["size"])
    references = [ReferencePicture.from_json(members) for members in read["pictures"]]
    painted = modelled.paint(context, persona, size, references)
    portrait = _drawn(context, persona, size, references) if painted.image is None else None
    image = Image.open(io.BytesIO(portrait.file), formats=["PNG"]) if portrait else painted.image
    assert image is not None  # noqa: S101 - one of the two has made it
    alt_text = portrait.alt_text if portrait else persona.alt_text()
    file = _encoded(context, image, _source(painted.by, with_pictures=bool(references)), alt_text)
    licence = MODEL_LICENCE.format(name=painted.by) if painted.by else HOUSE_LICENCE
    notes = [*painted.story, *(portrait.notes if portrait else ())]
    return StepOutcome(
        output={
            "creatives": [_kept(context, file, image, size, portrait=portrait, alt_text=alt_text)],
            "engine": {"image": painted.by or LOCAL, "degraded_from": painted.degraded_from},
            "licence": licence,
        },
        artifacts={"by": painted.by or LOCAL, "notes": notes, "licence": licence, "moderation": painted.moderation},
    )


def _drawn(context: StepContext, persona: Persona, size: OutputSize, references: Sequence[ReferencePicture]) -> Portrait:
    look = compositor.look_of([media.load(picture.media_key) for picture in references]) if references else None
    return compositor.draw(
        persona,
        width=size.width,
        height=size.height,
        seed=context.seed,
        brand_colours=tuple(context.outputs["read_persona"]["brand_colours"]),
        backdrop_from=look,
    )


def _encoded(context: StepContext, image: Image.Image, source: provenance.SourceType, alt_text: str) -> RasterFile:
    wanted = (context.params.get("output") or {}).get("format")
    xmp = provenance.packet(source=source, alt_text=alt_text, language="en")
    return encode(image.convert("RGB"), wanted=RasterFormat(wanted or RasterFormat.PNG), max_bytes=None, xmp=xmp)


def _kept(
    context: StepContext, file: RasterFile, image: Image.Image, size: OutputSize, *, portrait: Portrait | None, alt_text: str
) -> dict[str, Any]:
    """Store the portrait and return it as a creative."""
    stored = media.store(area=media.Area.RESULTS, extension=EXTENSIONS[file.format], content=file.content)
    return {
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


def _exports(portrait: Portrait | None) -> dict[str, str]:
    if portrait is None or portrait.svg is None:
        return {}
    return {"svg": media.store(area=media.Area.RESULTS, extension="svg", content=portrait.svg).key}


def _source(by: str | None, *, with_pictures: bool) -> provenance.SourceType:
    """Return the type that is true of the portrait: of references a drawing takes only light and colours, none of their pixels."""
    if by is None:
        return provenance.SourceType.ALGORITHMIC
    return provenance.SourceType.WITH_MODEL if with_pictures else provenance.SourceType.BY_MODEL
