"""The clean reference pictures and the plans that they stand in, in the form in which the drawing office takes them."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from brands.kit import BrandKit
from generation.brief import ReferencePicture
from generation.compositor.painted import PAINTED_INDEX
from generation.compositor.pictures import LOGO_INDEX, PictureInput
from generation.compositor.plan import CreativePlan
from piad import media

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobs.runner import StepContext

# Where a PNG keeps width, height, bit depth and colour type: after its signature and the first chunk's length and name.
_PNG_HEADER: Final = struct.Struct(">IIBB")
_PNG_HEADER_AT: Final = 16
_WITH_ALPHA: Final = 6


def load_pictures(context: StepContext) -> tuple[PictureInput, ...]:
    """Return the pictures that the first step kept, in the order of the request, and after them the brand's logo if it has one."""
    read = context.outputs["read_brief"]
    kept = [ReferencePicture.from_json(members) for members in read["pictures"]]
    logo_key = BrandKit.from_json(read["kit"]).logo_key
    logo = (_load_logo(logo_key),) if logo_key else ()
    return (*(load_picture(picture) for picture in kept), *logo)


def load_scene(scene: ReferencePicture) -> PictureInput:
    """Return the scene that a model painted."""
    return load_picture(scene)


def load_drawn(context: StepContext) -> tuple[tuple[CreativePlan, ...], tuple[PictureInput, ...]]:
    """Return the plans as their grounds were painted, and the pictures that they are drawn with: those given and a painted scene."""
    ground = context.outputs["paint_background"]
    plans = [CreativePlan.from_json(members) for members in context.outputs["choose_layout"]["plans"]]
    on_scene = [one.get("on_scene", False) for one in ground["backgrounds"]]
    standing = tuple(replace(plan, painted=PAINTED_INDEX) if on else plan for plan, on in zip(plans, on_scene, strict=True))
    scene = ground.get("scene")
    painted = (load_scene(ReferencePicture.from_json(scene)),) if scene else ()
    return standing, (*load_pictures(context), *painted)


def described(context: StepContext, pictures: Sequence[PictureInput]) -> tuple[ReferencePicture, ...]:
    """Return where each of the pictures that ads are drawn with lies: those given, the logo, a painted scene."""
    read, painted = context.outputs["read_brief"], context.outputs["paint_background"].get("scene") or {}
    keys = {members["index"]: members["media_key"] for members in read["pictures"]}
    keys |= {LOGO_INDEX: BrandKit.from_json(read["kit"]).logo_key, PAINTED_INDEX: painted.get("media_key")}
    return tuple(
        ReferencePicture(index=one.index, media_key=keys[one.index], width=one.width, height=one.height, has_alpha=one.has_alpha)
        for one in pictures
    )


def load_picture(picture: ReferencePicture) -> PictureInput:
    """Return a kept picture in the form in which the drawing office takes it."""
    return PictureInput(
        index=picture.index,
        file=media.load(picture.media_key),
        width=picture.width,
        height=picture.height,
        has_alpha=picture.has_alpha,
    )


def _load_logo(key: str) -> PictureInput:
    content = media.load(key)
    width, height, _, colour_type = _PNG_HEADER.unpack_from(content, _PNG_HEADER_AT)
    return PictureInput(index=LOGO_INDEX, file=content, width=width, height=height, has_alpha=colour_type == _WITH_ALPHA)
