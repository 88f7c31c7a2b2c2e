"""Vector art to pixels: SVG of our own making, rasterised by resvg and kept for the next artboard."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final

import resvg_py
from PIL import Image

from generation.compositor.scene import ArtLayer

# Art without edges is painted at this part of its size.
_SOFT: Final = 4


def art_of(layer: ArtLayer) -> Image.Image:
    """Return a layer's art as RGBA of its box's size in px."""
    width, height = max(1, round(layer.box.w)), max(1, round(layer.box.h))
    if not layer.soft:
        return rasterised(layer.markup, layer.view, width, height)
    small = rasterised(layer.markup, layer.view, -(-width // _SOFT), -(-height // _SOFT))
    return small.resize((width, height), Image.Resampling.BICUBIC)


@lru_cache(maxsize=24)
def rasterised(markup: str, view: tuple[float, float], width: int, height: int) -> Image.Image:
    """Return the art as RGBA of exactly ``width`` x ``height`` px; the viewBox is stretched to it."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {view[0]:g} {view[1]:g}" preserveAspectRatio="none">{markup}</svg>'
    picture = resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True)
    image = Image.open(io.BytesIO(bytes(picture)), formats=["PNG"]).convert("RGBA")
    return image if image.size == (width, height) else image.resize((width, height), Image.Resampling.LANCZOS)
