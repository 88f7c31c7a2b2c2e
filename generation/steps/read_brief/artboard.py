"""Settle the words of ``output`` into exact pixels, one artboard a placement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generation.brief import Intensity, OutputSize
from generation.placements import AUTO, DEFAULT_RATIO, DEFAULT_RESOLUTION, Placement, nearest_ratio, pixel_size, placements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generation.brief import ReferencePicture


def resolve_sizes(output: Mapping[str, Any], pictures: Sequence[ReferencePicture]) -> tuple[OutputSize, ...]:
    """Return the artboards in pixels: one for each placement that was named, else one of the ratio asked for.

    ``auto`` follows the first picture, a ratio left out is square.
    """
    intensity = Intensity(output.get("thinking_intensity", Intensity.STANDARD))
    named = output.get("placements")
    if named:
        return tuple(_placed(placements()[name], intensity) for name in named)
    ratio = output.get("aspect_ratio", DEFAULT_RATIO)
    if ratio == AUTO:
        ratio = nearest_ratio(pictures[0].width, pictures[0].height) if pictures else DEFAULT_RATIO
    resolution = output.get("resolution", DEFAULT_RESOLUTION)
    width, height = pixel_size(ratio, resolution)
    return (OutputSize(aspect_ratio=ratio, resolution=resolution, width=width, height=height, intensity=intensity),)


def _placed(place: Placement, intensity: Intensity) -> OutputSize:
    return OutputSize(
        aspect_ratio=place.aspect_ratio,
        resolution="placement",
        width=place.width,
        height=place.height,
        intensity=intensity,
        placement=place.name,
    )
