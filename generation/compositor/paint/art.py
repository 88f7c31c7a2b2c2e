"""Vector art to pixels: SVG of our own making, rasterised by resvg and kept for the next artboard."""

from __future__ import annotations

import io
from functools import lru_cache

import resvg_py
from PIL import Image


@lru_cache(maxsize=24)
def rasterised(markup: str, view: tuple[float, float], width: int, height: int) -> Image.Image:
    """Return the art as RGBA of exactly ``width`` x ``height`` px; the viewBox is stretched to it."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {view[0]:g} {view[1]:g}" preserveAspectRatio="none">{markup}</svg>'
    picture = resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True)
    image = Image.open(io.BytesIO(bytes(picture)), formats=["PNG"]).convert("RGBA")
    return image if image.size == (width, height) else image.resize((width, height), Image.Resampling.LANCZOS)
