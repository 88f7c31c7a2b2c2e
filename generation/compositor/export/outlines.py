"""Outlines: set copy as SVG paths, so that it shows the same where no font is installed."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator

import numpy as np
from PIL import Image

from generation.compositor.paint.glyphs import draw_text
from generation.compositor.scene import TextLayer
from generation.compositor.typeset.outlines import run_path


def outline(layer: TextLayer) -> Iterator[str]:
    """Yield SVG markup for a text layer: a path per run, a picture for colour glyphs."""
    block = layer.block
    for number, line in enumerate(block.lines):
        baseline = layer.y + block.cap + number * block.pitch
        left = layer.line_left(number) - line.left * block.size
        if any(run.face.colour for run in line.runs):
            yield _pictured(layer)
            return
        yield from (f'<path d="{run_path(run, left, baseline, block.size)}"/>' for run in line.runs)


def _pictured(layer: TextLayer) -> str:
    """Return a block with colour glyphs as one picture on a transparent ground."""
    box = layer.box.grown(4.0)
    width, height = max(1, round(box.w)), max(1, round(box.h))
    light, dark = Image.new("RGB", (width, height), (255, 255, 255)), Image.new("RGB", (width, height), (0, 0, 0))
    moved = TextLayer(block=layer.block, x=layer.x - box.x, y=layer.y - box.y, colour=layer.colour, role=layer.role, align=layer.align)
    for canvas in (light, dark):
        draw_text(canvas, moved)
    buffer = io.BytesIO()
    _without_ground(light, dark).save(buffer, "WEBP", lossless=True)
    data = base64.b64encode(buffer.getvalue()).decode()
    return f'<image x="{box.x:.2f}" y="{box.y:.2f}" width="{width}" height="{height}" href="data:image/webp;base64,{data}"/>'


def _without_ground(light: Image.Image, dark: Image.Image) -> Image.Image:
    """Recover colour and coverage from the same drawing on white and on black."""
    on_light, on_dark = np.asarray(light, dtype=np.float32), np.asarray(dark, dtype=np.float32)
    alpha = 255.0 - (on_light - on_dark).mean(axis=2)
    colour = np.clip(on_dark * 255.0 / np.maximum(alpha, 1.0)[:, :, None], 0, 255)
    return Image.fromarray(np.dstack([colour, np.clip(alpha, 0, 255)]).astype(np.uint8))
