"""Vector art to pixels: SVG of our own making, rasterised by resvg and kept for the next artboard."""

from __future__ import annotations

import io
from typing import Final

import resvg_py
from PIL import Image

from generation.compositor.paint.kept import Kept, image_bytes
from generation.compositor.scene import ArtLayer

# Art without edges is painted at this part of its size.
_SOFT: Final = 4
_drawn = Kept[Image.Image](most_bytes=48_000_000, weigh=image_bytes)


def art_of(layer: ArtLayer) -> Image.Image:
    """Return a layer's art as RGBA of its box's size in px."""
    width, height = max(1, round(layer.box.w)), max(1, round(layer.box.h))
    if not layer.soft:
        return rasterised(layer.markup, layer.view, width, height)
    small = rasterised(layer.markup, layer.view, -(-width // _SOFT), -(-height // _SOFT))
    return small.resize((width, height), Image.Resampling.BICUBIC)


def rasterised(markup: str, view: tuple[float, float], width: int, height: int) -> Image.Image:
    """Return the art as RGBA of exactly ``width`` x ``height`` px; the viewBox is stretched to it. Kept."""
    return _drawn.get((markup, view, width, height), lambda: _rasterised(markup, view, width, height))


def _rasterised(markup: str, view: tuple[float, float], width: int, height: int) -> Image.Image:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {view[0]:g} {view[1]:g}" preserveAspectRatio="none">{markup}</svg>'
    picture = resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True)
    image = Image.open(io.BytesIO(bytes(picture)), formats=["PNG"]).convert("RGBA")
    return image if image.size == (width, height) else image.resize((width, height), Image.Resampling.LANCZOS)
