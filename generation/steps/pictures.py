"""The clean reference pictures, in the form in which the drawing office takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generation.brief import ReferencePicture
from generation.compositor.pictures import PictureInput
from piad import media

if TYPE_CHECKING:
    from jobs.runner import StepContext


def load_pictures(context: StepContext) -> tuple[PictureInput, ...]:
    """Return the pictures that the first step kept, in the order of the request."""
    kept = [ReferencePicture.from_json(members) for members in context.outputs["read_brief"]["pictures"]]
    return tuple(_load(picture) for picture in kept)


def _load(picture: ReferencePicture) -> PictureInput:
    return PictureInput(
        index=picture.index,
        png=media.load(picture.media_key),
        width=picture.width,
        height=picture.height,
        has_alpha=picture.has_alpha,
    )
