"""Glyphs to pixels: a set line is filled by HarfBuzz's own rasteriser, outlines as coverage, colour glyphs as pictures."""

from __future__ import annotations

import math
from typing import cast

import numpy as np
import uharfbuzz as hb
from numpy.typing import NDArray
from PIL import Image

from generation.compositor.scene import Cut, TextLayer
from generation.compositor.typeset.shape import GlyphRun

Bytes = NDArray[np.uint8]

_OPAQUE = 255
_CUT_EDGE = 3


def draw_text(canvas: Image.Image, layer: TextLayer) -> None:
    """Set a text layer on the canvas (RGB, in place)."""
    if layer.cut is not None:
        _draw_cut(canvas, layer, layer.cut)
        return
    for index, line in enumerate(layer.block.lines):
        baseline = layer.y + layer.block.cap + index * layer.block.pitch
        left = layer.line_left(index) - line.left * layer.block.size
        for run in line.runs:
            if run.face.colour:
                _draw_colour_run(canvas, run, left, baseline, layer.block.size)
            else:
                _draw_run(canvas, run, left, baseline, layer)


def _draw_cut(canvas: Image.Image, layer: TextLayer, cut: Cut) -> None:
    """Set the letters twice, what lies above the cut in its place and what lies below it moved; colour glyphs stay out."""
    box = layer.uncut_box
    left, top = math.floor(box.x) - _CUT_EDGE, math.floor(box.y) - _CUT_EDGE
    sheet = Image.new("L", (math.ceil(box.w) + 2 * _CUT_EDGE + 1, math.ceil(box.h) + 2 * _CUT_EDGE + 1))
    for index, line in enumerate(layer.block.lines):
        baseline = layer.y + layer.block.cap + index * layer.block.pitch - top
        start = layer.line_left(index) - line.left * layer.block.size - left
        for run in line.runs:
            if not run.face.colour and (mask := run_mask(run, start, baseline, layer.block.size)) is not None:
                image, x, y = mask
                sheet.paste(Image.fromarray(image), (x, y), Image.fromarray(image))
    letters = np.asarray(sheet, dtype=np.float32)
    across = np.arange(sheet.width, dtype=np.float32) + np.float32(left + 0.5)
    down = np.arange(sheet.height, dtype=np.float32) + np.float32(top + 0.5)
    line_at = np.float32(cut.y) - np.float32(cut.slope) * (across - np.float32(box.x))
    above = np.clip(line_at[None, :] - down[:, None] + np.float32(0.5), 0.0, 1.0)
    upper, lower = (Image.fromarray((letters * part + np.float32(0.5)).astype(np.uint8)) for part in (above, 1 - above))
    canvas.paste(layer.colour.rgb, (left, top), upper)
    canvas.paste(layer.colour.rgb, (left + whole(cut.right), top + whole(cut.down)), lower)


def _draw_run(canvas: Image.Image, run: GlyphRun, left: float, baseline: float, layer: TextLayer) -> None:
    mask = run_mask(run, left, baseline, layer.block.size)
    if mask is not None:
        image, x, y = mask
        canvas.paste(layer.colour.rgb, (x, y), Image.fromarray(image))


def run_mask(run: GlyphRun, left: float, baseline: float, size: float) -> tuple[Bytes, int, int] | None:
    """Return the run's coverage (rows, columns; 0..255) and the px position of its upper left corner."""
    raster = hb.RasterDraw()
    scale = size / run.face.upem
    for glyph in run.glyphs:
        # HarfBuzz's y axis points up; the baseline is y = 0 plus the part of a px that the line's position leaves over.
        raster.transform = (scale, 0.0, 0.0, scale, left + glyph.x * size, glyph.y * size - baseline)
        raster.draw_glyph(run.face.font, glyph.id)
    picture = raster.render()
    if picture is None or not picture.extents.width or not picture.extents.height:
        return None
    extents = picture.extents
    rows = np.frombuffer(picture.buffer, dtype=np.uint8).reshape(extents.height, extents.stride)[:, : extents.width]
    return cast("Bytes", np.ascontiguousarray(rows[::-1])), extents.x_origin, -(extents.y_origin + extents.height)


def _draw_colour_run(canvas: Image.Image, run: GlyphRun, left: float, baseline: float, size: float) -> None:
    scale = size / run.face.upem
    for glyph in run.glyphs:
        extents = run.face.font.get_glyph_extents(glyph.id)
        if extents is None or not extents.width:
            continue
        paint = hb.RasterPaint()
        paint.transform = (scale, 0.0, 0.0, scale, left + glyph.x * size, glyph.y * size - baseline)
        paint.set_glyph_extents(extents)
        paint.paint_glyph(run.face.font, glyph.id)
        picture = paint.render()
        if picture is None or not picture.extents.width or not picture.extents.height:
            continue
        _paste_bgra(canvas, picture)


def _paste_bgra(canvas: Image.Image, picture: hb.RasterImage) -> None:
    extents = picture.extents
    pixels = np.frombuffer(picture.buffer, dtype=np.uint8).reshape(extents.height, extents.stride // 4, 4)[::-1, : extents.width]
    alpha = pixels[:, :, 3].astype(np.float32)
    straight = pixels[:, :, 2::-1].astype(np.float32) * (_OPAQUE / np.maximum(alpha, 1.0))[:, :, None]
    colour = Image.fromarray(np.clip(straight, 0, _OPAQUE).astype(np.uint8))
    position = (extents.x_origin, -(extents.y_origin + extents.height))
    canvas.paste(colour, position, Image.fromarray(pixels[:, :, 3].copy()))


def whole(value: float) -> int:
    """Round half up, so that equal offsets land on equal px whichever side of zero they are."""
    return math.floor(value + 0.5)
