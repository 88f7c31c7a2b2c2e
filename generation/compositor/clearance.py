"""Clearance: what does not touch stands clearly apart; a disc that all but touches copy is made a little smaller."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.scene import Form, GroundLayer, Layer, Role, Scene, ShapeLayer, TextLayer

# Two things overlap, or stand this share of the short side apart: a smaller gap looks like a mistake.
CLEAR: Final = 0.02
# Fainter shapes have no edge to speak of.
_FAINT: Final = 0.25
_ROUND: Final = 0.01
_ROUNDING: Final = 0.01
_STEPS: Final = 4


def cleared(scene: Scene) -> Scene:
    """Return the scene with every disc clear of the copy and the button beside it; one that lies under them stays as it is."""
    clear = CLEAR * scene.artboard.short
    layers = (_smaller(layer, _seen_beside(scene, layer), clear) if isinstance(layer, ShapeLayer) else layer for layer in scene.layers)
    return replace(scene, layers=tuple(layers))


def copy_boxes(scene: Scene) -> tuple[Box, ...]:
    """Return the boxes of the copy and of the button."""
    return tuple(layer.box for layer in scene.layers if _is_copy(layer) and not isinstance(layer, GroundLayer))


def nearest_disc(scene: Scene) -> float:
    """Return the smallest gap in px between a disc and copy or button beside it, the short side where there is none."""
    discs = [layer for layer in scene.layers if isinstance(layer, ShapeLayer) and _is_disc(layer)]
    gaps = (_beside(disc.box, box) for disc in discs for box in _seen_beside(scene, disc))
    return min((gap for gap in gaps if gap > 0.0), default=scene.artboard.short)


def _is_copy(layer: Layer) -> bool:
    return layer.role is Role.CTA or (isinstance(layer, TextLayer) and layer.role is not Role.CTA_LABEL)


def _seen_beside(scene: Scene, disc: ShapeLayer) -> tuple[Box, ...]:
    """Return the boxes of copy and button, less those on a card that hides the disc from them."""
    if not _is_disc(disc):
        return ()
    over = scene.layers[scene.layers.index(disc) + 1 :]
    cards = [layer.box for layer in over if isinstance(layer, ShapeLayer) and layer.role is Role.CARD and layer.opacity == 1.0]
    return tuple(box for box in copy_boxes(scene) if not any(card.holds(box) for card in cards))


def _smaller(layer: ShapeLayer, boxes: tuple[Box, ...], clear: float) -> ShapeLayer:
    """Make a disc smaller until nothing is a near miss; what lay on it a little may come beside it, so that one step is not always all."""
    for _ in range(_STEPS):
        short_of = max((clear - gap for box in boxes if 0.0 < (gap := _beside(layer.box, box)) < clear - _ROUNDING), default=0.0)
        if not short_of or layer.box.w <= 4 * short_of:
            break
        layer = replace(layer, box=layer.box.grown(-short_of))
    return layer


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
