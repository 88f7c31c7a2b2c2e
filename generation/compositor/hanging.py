"""Hanging: copy is moved out of its edge by what stands out of it, as far as the safe box allows, so that margins look straight."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.scene import Layer, Role, Scene, TextLayer
from generation.compositor.typeset.margins import Overhang, overhang
from generation.compositor.typeset.vertical import is_vertical

# Words on a button are set in the middle of it by their ink.
_BY_INK: Final = frozenset({Role.CTA_LABEL})
# Less than this share of what hangs is not worth a crooked edge of its own.
_LEAST: Final = 0.3


def hung(scene: Scene) -> Scene:
    """Return the scene with its copy on optical margins; a block whose ink would leave the safe box hangs less, or not at all."""
    return replace(scene, layers=tuple(_hung(layer, scene.artboard.safe) for layer in scene.layers))


def _hung(layer: Layer, safe: Box) -> Layer:
    return hung_layer(layer, safe) if isinstance(layer, TextLayer) else layer


def hung_layer(layer: TextLayer, safe: Box) -> TextLayer:
    """Return one block on optical margins, as far as the box that copy must stay in allows; what is no running copy stays as it is."""
    if layer.role in _BY_INK or layer.cut is not None or is_vertical(layer.block):
        return layer
    whole = tuple(overhang(line, layer.block.style) for line in layer.block.lines)
    inside, out = layer.box, replace(layer, hangs=whole).box
    share = min(1.0, _share(inside.x - safe.x, inside.x - out.x), _share(safe.right - inside.right, out.right - inside.right))
    return replace(layer, hangs=tuple(_part(one, share) for one in whole)) if share >= _LEAST else layer


def _share(room: float, wanted: float) -> float:
    """Return how much of what is wanted there is room for."""
    return max(0.0, room) / wanted if wanted > 0.0 else 1.0


def _part(whole: Overhang, share: float) -> Overhang:
    return Overhang(left=whole.left * share, right=whole.right * share)
