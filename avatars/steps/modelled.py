"""A portrait by the organization's image model: asked for, taken in as a stranger's picture, moderated, cut to its exact size."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PIL import Image, ImageOps

from avatars.steps.wish import wish
from generation.steps.choosing import model_of
from generation.steps.looking import small
from generation.steps.moderating import moderate
from jobs.runner.paid import Brought, CallNotMade, Work, once
from piad import media
from piad.ingest.decode import PictureRejected, decode_picture
from piad.providers import catalogue
from piad.providers.choice import ModelChoice, Task
from piad.providers.contracts import Call, ImageRequest, Picture, Thinking
from piad.providers.failures import ProviderFailure
from piad.providers.prices import IMAGE_CALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avatars.persona import Persona
    from generation.brief import OutputSize, ReferencePicture
    from jobs.runner import StepContext

SECONDS: Final = 60.0
# Beyond this a picture of the wrong size shows its pixels.
LARGEST_ENLARGEMENT: Final = 2.0
SUBJECT: Final = "painted portrait"
# What is cut off a picture of other proportions goes from its foot first: faces are in the upper part.
_CENTRING: Final = (0.5, 0.3)
_RESOLUTIONS: Final = ("1K", "2K", "4K")


@dataclass(frozen=True, slots=True, kw_only=True)
class Modelled:
    """A model's portrait at its exact size; without one, who could not, and why. ``moderation`` is for diagnostics."""

    image: Image.Image | None = None
    by: str | None = None
    degraded_from: str | None = None
    story: tuple[str, ...] = ()
    moderation: dict[str, Any] | None = None


def paint(context: StepContext, persona: Persona, size: OutputSize, references: Sequence[ReferencePicture]) -> Modelled:
    """Return the portrait that the organization's model painted; raises ``StepFailure`` for what a vendor's moderation will not have."""
    choice, trouble = model_of(context, Task.IMAGE)
    if choice is None:
        return Modelled(degraded_from=trouble)
    try:
        picture, moderation = _asked(context, choice, persona, size, references)
    except (ProviderFailure, CallNotMade, PictureRejected) as failure:
        return Modelled(degraded_from=choice.vendor.value, story=(f"{choice.name}: {type(failure).__name__.lower()}",))
    if max(size.width / picture.width, size.height / picture.height) > LARGEST_ENLARGEMENT:
        story = (f"{choice.name}: too small, {picture.width} x {picture.height}",)
        return Modelled(degraded_from=choice.vendor.value, story=story, moderation=moderation)
    fitted = ImageOps.fit(picture.convert("RGB"), (size.width, size.height), Image.Resampling.LANCZOS, centering=_CENTRING)
    return Modelled(image=fitted, by=choice.name, moderation=moderation)


def _asked(
    context: StepContext, choice: ModelChoice, persona: Persona, size: OutputSize, references: Sequence[ReferencePicture]
) -> tuple[Image.Image, dict[str, Any] | None]:
    """Ask once for each job, whatever becomes of the worker, and take the picture in through the guard."""
    prompt = wish(persona, context.params["prompt"], with_references=bool(references))
    request = ImageRequest(
        prompt=prompt,
        width=size.width,
        height=size.height,
        aspect_ratio=size.aspect_ratio,
        resolution=size.resolution if size.resolution in _RESOLUTIONS else _RESOLUTIONS[0],
        references=tuple(_picture(reference) for reference in references),
        thinking=Thinking(size.intensity.value),
    )

    def ask(call: Call) -> Brought:
        result = catalogue.image_model(choice).paint(request, call)
        kept = media.store(area=media.Area.INPUTS, extension="png", content=result.content)
        return Brought(answer={"media_key": kept.key}, usage=result.usage)

    decided = "\n".join([prompt, *(reference.media_key for reference in references)])
    work = Work(step_id="paint_avatar", name="portrait", decided_by=decided, model=choice.name, at_most=IMAGE_CALL, seconds=SECONDS)
    clean = decode_picture(media.load(once(context, work, ask)["media_key"]))
    moderation = moderate(context, step_id="paint_avatar", subject=SUBJECT, picture=small(clean.content))
    return Image.open(io.BytesIO(clean.content), formats=["PNG", "JPEG"]), moderation


def _picture(reference: ReferencePicture) -> Picture:
    extension = reference.media_key.rsplit(".", 1)[-1]
    return Picture(content=media.load(reference.media_key), media_type="image/jpeg" if extension == "jpg" else "image/png")
