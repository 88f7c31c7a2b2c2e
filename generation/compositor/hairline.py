"""A hairline around units that must be told from a white page: drawn where a platform asks for it and the edge came out white."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PIL import Image, ImageChops

from generation.colour import Colour
from generation.compositor.artboard import Box
from generation.compositor.scene import Form, Layer, Scene, ShapeLayer

# What a platform calls off-white is not defined, but a light grey is allowed. From here up every channel reads as white.
WHITE: Final = 242
# An edge that is white for the most part melts into a white page.
MOST_WHITE: Final = 0.5
# 3:1 on white, as WCAG 2.2 (1.4.11) asks of lines that mean something.
_GREY: Final = Colour.parse("#8A8A8A")
_SHARE: Final = 1 / 300


def around(scene: Scene, under: Image.Image) -> Scene | None:
    """Return the scene with a hairline around it; None where its placement asks for none or its edge is no white one."""
    if not scene.artboard.bordered or white_edge(under) <= MOST_WHITE:
        return None
    return replace(scene, layers=(*scene.layers, *_lines(scene.artboard.width, scene.artboard.height)))


def white_edge(picture: Image.Image) -> float:
    """Return the share of the outermost px that is white or nearly so."""
    red, green, blue = picture.convert("RGB").split()
    lowest = ImageChops.darker(ImageChops.darker(red, green), blue)
    width, height = picture.size
    edges = ((0, 0, width, 1), (0, height - 1, width, height), (0, 1, 1, height - 1), (width - 1, 1, width, height - 1))
    white = sum(sum(lowest.crop(edge).histogram()[WHITE:]) for edge in edges)
    return white / (2 * (width + height) - 4)


def _lines(width: int, height: int) -> tuple[Layer, ...]:
    """Return four lines, whole px wide, that meet in the corners without lying on each other."""
    line = float(max(1, round(min(width, height) * _SHARE)))
    boxes = (
        Box(x=0, y=0, w=width, h=line),
        Box(x=0, y=height - line, w=width, h=line),
        Box(x=0, y=line, w=line, h=height - 2 * line),
        Box(x=width - line, y=line, w=line, h=height - 2 * line),
    )
    return tuple(ShapeLayer(form=Form.ROUNDED, box=box, fill=_GREY) for box in boxes)
