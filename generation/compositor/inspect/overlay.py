"""The overlay: a creative with its boxes, safe zone and contrasts drawn over it, for the people who judge it."""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageDraw

from generation.compositor import legibility
from generation.compositor.artboard import Box
from generation.compositor.draw import Drawing, Resolved
from generation.compositor.export import png
from generation.compositor.inspect.gates import gather
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import CRITICAL, PictureLayer, TextLayer, layer_box

_LARGEST_SIDE: Final = 1000
_SAFE: Final = (0, 160, 255)
_COPY: Final = (0, 170, 90)
_PICTURE: Final = (255, 150, 0)
_PART: Final = (150, 90, 255)
_FAILED: Final = (230, 0, 40)
_DASH: Final = 9


def overlay(drawing: Drawing, plan: CreativePlan, resolved: Resolved) -> bytes:
    """Return a PNG of at most 1,000 px a side: green copy with its contrast, red where it fails, orange pictures, the safe box in blue."""
    picture = gather(drawing, plan, resolved).picture.convert("RGB")
    scale = min(1.0, _LARGEST_SIDE / max(picture.size))
    canvas = picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))), Image.Resampling.LANCZOS)
    pen = ImageDraw.Draw(canvas)
    board = resolved.scene.artboard
    for layer in resolved.scene.layers:
        if isinstance(layer, TextLayer):
            _copy(pen, layer, resolved, scale)
        elif isinstance(layer, PictureLayer) or layer.role in CRITICAL:
            colour = _PICTURE if isinstance(layer, PictureLayer) else _PART
            pen.rectangle(_corners(layer_box(layer, board), scale), outline=colour, width=2)
    _dashed(pen, _corners(board.safe, scale))
    return png.encode(canvas)


def _copy(pen: ImageDraw.ImageDraw, layer: TextLayer, resolved: Resolved, scale: float) -> None:
    lines = legibility.measure(layer, resolved.under, resolved.scene.artboard)
    worst = min(lines, key=lambda line: line.low / line.needed)
    colour = _COPY if worst.passed else _FAILED
    corners = _corners(layer.box, scale)
    pen.rectangle(corners, outline=colour, width=2)
    label = f"{layer.role.value} {worst.low:.1f}:1"
    width = pen.textlength(label) + 6
    pen.rectangle((corners[0], max(0, corners[1] - 13), corners[0] + width, corners[1]), fill=colour)
    pen.text((corners[0] + 3, max(0, corners[1] - 13)), label, fill=(255, 255, 255))


def _corners(box: Box, scale: float) -> tuple[float, float, float, float]:
    return box.x * scale, box.y * scale, max(box.x + 1, box.right) * scale, max(box.y + 1, box.bottom) * scale


def _dashed(pen: ImageDraw.ImageDraw, corners: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = corners
    for start in range(int(left), int(right), 2 * _DASH):
        for y in (top, bottom):
            pen.line((start, y, min(start + _DASH, right), y), fill=_SAFE, width=2)
    for start in range(int(top), int(bottom), 2 * _DASH):
        for x in (left, right):
            pen.line((x, start, x, min(start + _DASH, bottom)), fill=_SAFE, width=2)
