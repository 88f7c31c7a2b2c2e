"""Clearance: what does not touch stands clearly apart; a disc that all but touches copy is made a little smaller."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.scene import Form, Layer, Role, Scene, ShapeLayer, TextLayer

# Two things overlap, or stand this share of the short side apart: a smaller gap looks like a mistake.
CLEAR: Final = 0.02
# Fainter shapes have no edge to speak of.
_FAINT: Final = 0.25
_ROUND: Final = 0.01


def cleared(scene: Scene) -> Scene:
    """Return the scene with every disc clear of the copy and the button beside it; one that lies under them stays as it is."""
    boxes = copy_boxes(scene)
    return replace(scene, layers=tuple(_smaller(layer, boxes, CLEAR * scene.artboard.short) for layer in scene.layers))


def copy_boxes(scene: Scene) -> tuple[Box, ...]:
    """Return the boxes of the copy and of the button."""
    texts = [layer.box for layer in scene.layers if isinstance(layer, TextLayer) and layer.role is not Role.CTA_LABEL]
    return (*texts, *(layer.box for layer in scene.layers if isinstance(layer, ShapeLayer) and layer.role is Role.CTA))


def nearest_disc(scene: Scene) -> float:
    """Return the smallest gap in px between a disc and copy or button beside it, the short side where there is none."""
    discs = [layer.box for layer in scene.layers if isinstance(layer, ShapeLayer) and _is_disc(layer)]
    gaps = (_beside(disc, box) for disc in discs for box in copy_boxes(scene))
    return min((gap for gap in gaps if gap > 0.0), default=scene.artboard.short)


def _smaller(layer: Layer, boxes: tuple[Box, ...], clear: float) -> Layer:
    if not isinstance(layer, ShapeLayer) or not _is_disc(layer):
        return layer
    short_of = max((clear - gap for box in boxes if 0.0 < (gap := _beside(layer.box, box)) < clear), default=0.0)
    return replace(layer, box=layer.box.grown(-min(short_of, 0.25 * layer.box.w)))


def _is_disc(layer: ShapeLayer) -> bool:
    return (
        layer.form is Form.ELLIPSE
        and layer.role is Role.DECORATION
        and layer.opacity >= _FAINT
        and abs(layer.box.w - layer.box.h) <= _ROUND * layer.box.w
    )


def _beside(disc: Box, box: Box) -> float:
    """Return the gap in px from a disc's edge to a box, negative where they overlap."""
    x, y = min(max(disc.cx, box.x), box.right), min(max(disc.cy, box.y), box.bottom)
    return math.hypot(x - disc.cx, y - disc.cy) - disc.w / 2
