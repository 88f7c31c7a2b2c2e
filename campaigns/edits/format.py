"""Format: the same design on another artboard, with what was done to it by hand done there again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from campaigns.edits.again import laid_again
from generation.brief import Intensity, OutputSize
from generation.compositor.refit.refusal import AlreadySo
from generation.placements import ASPECT_RATIOS, DEFAULT_RESOLUTION, RESOLUTIONS, pixel_size, placements

if TYPE_CHECKING:
    from campaigns.edits.draft import Draft
    from campaigns.edits.edit import Edit


def do(draft: Draft, edit: Edit) -> Draft:
    """Return the draft in a ratio, or for a placement."""
    size = sized(edit.name, draft.plan.size)
    if size == draft.plan.size:
        raise AlreadySo("the ad has that format already")
    return laid_again(draft, replace(draft.plan, size=size))


def sized(name: str, now: OutputSize) -> OutputSize:
    """Return the artboard that a ratio or a placement names, at the resolution that the ad has where it has one."""
    if name in ASPECT_RATIOS:
        resolution = now.resolution if now.resolution in RESOLUTIONS else DEFAULT_RESOLUTION
        width, height = pixel_size(name, resolution)
        return OutputSize(aspect_ratio=name, resolution=resolution, width=width, height=height, intensity=now.intensity)
    place = placements()[name]
    return OutputSize(
        aspect_ratio=place.aspect_ratio,
        resolution="placement",
        width=place.width,
        height=place.height,
        intensity=Intensity(now.intensity),
        placement=place.name,
    )
