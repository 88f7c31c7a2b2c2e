"""Resetting: a translated text keeps the size, the edge and the line of the one that it replaces, wherever there is room for that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generation.compositor import promises
from generation.compositor.artboard import Box
from generation.compositor.hanging import hung_layer
from generation.compositor.refit.refusal import AlreadySo
from generation.compositor.refit.room import bounds, free
from generation.compositor.refit.words import set_words, swapped
from generation.compositor.scene import Align, Role, Scene, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block, set_block
from generation.compositor.typeset.shape import Style
from generation.compositor.typeset.vertical import is_vertical

# A block may be so much wider than the one before it, and no taller by more than a share of its own size for each line that it had.
_WIDER: Final = 1.12
_TALLER: Final = 0.3
# Copy of a few words that is not broken where it fits on one line.
_SMALL: Final = frozenset({Role.POINT, Role.LABEL, Role.NOTE, Role.QUOTE_BY, Role.FIGURE})
_LEAST_WHOLE: Final = 0.4


def reset(scene: Scene, layer: TextLayer, text: str, style: Style) -> Scene:
    """Return the scene with ``text`` in the layer's place: at its size if that fits, else as the drawing office refits words.

    Raises ``RefitRefused`` where it could not be read there.
    """
    if layer.cut is None and not is_vertical(layer.block):
        found = max(_settings(scene, layer, text, style), key=lambda one: iou(one.uncut_box, layer.uncut_box), default=None)
        if found is not None:
            return swapped(scene, layer, hung_layer(found, bounds(scene, layer.uncut_box)))
    try:
        return set_words(scene, layer, text, style=style)
    except AlreadySo:
        return scene


def iou(first: Box, second: Box) -> float:
    """Return the intersection of two boxes over their union, 0 to 1."""
    across = min(first.right, second.right) - max(first.x, second.x)
    down = min(first.bottom, second.bottom) - max(first.y, second.y)
    if across <= 0 or down <= 0:
        return 0.0
    return across * down / (first.w * first.h + second.w * second.h - across * down)


def _settings(scene: Scene, layer: TextLayer, text: str, style: Style) -> Iterator[TextLayer]:
    """Yield settings at the layer's own size that stand as clear as it does."""
    old, room = layer.block, free(scene, layer.uncut_box, layer.align, [layer])
    fits_whole = layer.role in _SMALL and set_block(text, style, size=old.size, lines=1).width <= old.width
    for lines in range(1, 2 if fits_whole else len(old.lines) + 1):
        block = set_block(text, style, size=old.size, lines=lines)
        if len(block.lines) != lines or block.width > min(room.w, _WIDER * max(old.width, 1.0) if lines > 1 else room.w):
            continue
        if block.ink_span[1] > old.ink_span[1] + _TALLER * old.size * len(old.lines):
            continue
        for top in _tops(layer, block):
            placed = replace(layer, block=block, y=top, hangs=())
            if _stands(scene, layer, placed):
                yield placed


def _tops(layer: TextLayer, block: TextBlock) -> Iterator[float]:
    """Yield where the block may begin: on the old first baseline, on the old last one, or about the old middle."""
    old = layer.block
    yield layer.y + old.cap - block.cap
    if len(old.lines) > 1 or len(block.lines) > 1:
        yield layer.y + old.height - block.height
        yield layer.y + (old.height - block.height) / 2


def _stands(scene: Scene, layer: TextLayer, placed: TextLayer) -> bool:
    """Tell whether the scene is as clear with the layer as it was before, and the layer where copy may be."""
    after = swapped(scene, layer, placed)
    inside = bounds(scene, layer.uncut_box)
    return (
        inside.holds(placed.box, tolerance=1.0)
        and promises.collisions(after) <= promises.collisions(scene)
        and promises.on_faces(after) <= promises.on_faces(scene)
        and promises.share_on_product(after) <= max(promises.MOST_ON_PRODUCT, promises.share_on_product(scene))
        and _keeps_air(scene, layer, placed)
    )


def _keeps_air(scene: Scene, layer: TextLayer, placed: TextLayer) -> bool:
    """Tell whether the layer stays as far from other copy and the button as it was, or as far as a third of its size."""
    least = layer.block.size / 3
    others = [one.box for one in scene.texts() if one is not layer] + [one.box for one in promises.products(scene)]
    return all(promises.gap(placed.box, box) >= min(least, promises.gap(layer.box, box)) - 0.5 for box in others) and promises.button_gap(
        swapped(scene, layer, placed)
    ) >= min(least, promises.button_gap(scene))


def fitted_whole(scene: Scene, layer: TextLayer, text: str, style: Style, room: Box, *, lines: int = 2) -> Scene | None:
    """Return the scene with ``text`` in ``room`` in the layer's place, on up to so many lines; None where it would be far smaller."""
    old = layer.block
    block = fit_block(text, style, width=room.w, height=room.h, max_lines=lines, max_size=old.size, min_size=_LEAST_WHOLE * old.size)
    if block is None:
        return None
    x = {Align.LEFT: room.x, Align.RIGHT: room.right, Align.CENTRE: room.cx}[layer.align]
    y = room.y + block.rise + (room.h - block.ink_span[1]) / 2
    placed = replace(layer, block=block, x=x, y=y, hangs=(), cut=None)
    after = swapped(scene, layer, placed)
    return after if promises.collisions(after) <= promises.collisions(scene) else None
