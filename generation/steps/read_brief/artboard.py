"""Settle the words of ``output`` into exact pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generation.brief import Intensity, OutputSize
from generation.placements import AUTO, DEFAULT_RATIO, DEFAULT_RESOLUTION, nearest_ratio, pixel_size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generation.brief import ReferencePicture


def resolve_size(output: Mapping[str, str], pictures: Sequence[ReferencePicture]) -> OutputSize:
    """Return the size in pixels: ``auto`` follows the first picture, a ratio left out is square."""
    ratio = output.get("aspect_ratio", DEFAULT_RATIO)
    if ratio == AUTO:
        ratio = nearest_ratio(pictures[0].width, pictures[0].height) if pictures else DEFAULT_RATIO
    resolution = output.get("resolution", DEFAULT_RESOLUTION)
    width, height = pixel_size(ratio, resolution)
    intensity = Intensity(output.get("thinking_intensity", Intensity.STANDARD))
    return OutputSize(aspect_ratio=ratio, resolution=resolution, width=width, height=height, intensity=intensity)
