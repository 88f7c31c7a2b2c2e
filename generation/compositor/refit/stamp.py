"""The stamp: a badge with a few words set where the ad has room for one, or the one that it has taken off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.clearance import CLEAR
from generation.compositor.layouts.badge import badge
from generation.compositor.layouts.figures import read_figure
from generation.compositor.layouts.order import Order
from generation.compositor.refit.outline import Outline
from generation.compositor.refit.refusal import AlreadySo, RefitRefused
from generation.compositor.refit.room import clear_as_before, obstacles
from generation.compositor.scene import ArtLayer, Layer, PictureLayer, Role, Scene, ShadowLayer, TextLayer

# Diameters in shares of the short side, from the usual one on, and steps of the places that are tried.
_DIAMETERS: Final = (0.25, 0.22, 0.19, 0.165)
_STEPS: Final = 24
_LONGEST: Final = 24
# A badge may lie on a product by so much of its own diameter, never with its words.
_ON_PRODUCT: Final = 0.34
# Words are set as in a badge of this share of the diameter, so that they stand clear of its teeth.
_AIRY: Final = 0.86
_WORDS: Final = 0.41


def add_badge(scene: Scene, text: str, order: Order, products: tuple[Outline, ...] = ()) -> Scene:
    """Return the scene with a badge that says ``text``; raises :class:`RefitRefused` where there is no room for one that can be read."""
    if len(text) > _LONGEST:
        raise RefitRefused("a badge takes a few words only")
    if any(layer.block.text.casefold() == text.casefold() for layer in scene.texts() if layer.role is Role.BADGE):
        raise AlreadySo("a badge with these words is on it already")
    for share in _DIAMETERS:
        diameter = share * scene.artboard.short
        tight = badge(order, read_figure(text), _AIRY * diameter)
        if tight is None:
            continue
        made = replace(tight, diameter=diameter)
        for x, y in _places(scene, made.diameter, products):
            parts = [replace(part, role=Role.BADGE) if isinstance(part, TextLayer) else part for part in made.place(order, x, y)]
            after = _over(scene, parts)
            if clear_as_before(scene, after):
                return after
    raise RefitRefused("there is no room for a badge that could be read")


def remove_badge(scene: Scene) -> Scene:
    """Return the scene without its badges, the words on them and their shadows."""
    bursts = [layer.box for layer in scene.layers if layer.role is Role.BADGE and isinstance(layer, ArtLayer)]
    if not bursts:
        raise RefitRefused("there is no badge on it")
    return replace(scene, layers=tuple(layer for layer in scene.layers if not _is_on(layer, bursts)))


def _is_on(layer: Layer, bursts: list[Box]) -> bool:
    if layer.role is Role.BADGE:
        return True
    if not isinstance(layer, (ShadowLayer, TextLayer)) or layer.role not in (Role.SHADOW, Role.FIGURE):
        return False
    return any(burst.grown(0.1 * burst.w).holds(layer.box) for burst in bursts)


def _over(scene: Scene, parts: list[Layer]) -> Scene:
    """Put the badge above everything but the copy: text is painted last anyway."""
    return replace(scene, layers=(*scene.layers, *parts))


def _places(scene: Scene, diameter: float, products: tuple[Outline, ...]) -> Iterator[tuple[float, float]]:
    """Yield middles for a disc of this diameter that lie free, those at the product's shoulder and off the middle first."""
    safe, radius, air = scene.artboard.safe, diameter / 2, 1.3 * CLEAR * scene.artboard.short
    shown = [layer for layer in scene.layers if isinstance(layer, PictureLayer) and layer.role is Role.PRODUCT]
    blocks = obstacles(scene, shown)
    found = []
    for row in range(_STEPS + 1):
        for column in range(_STEPS + 1):
            x = safe.x + radius + (safe.w - diameter) * column / _STEPS
            y = safe.y + radius + (safe.h - diameter) * row / _STEPS
            disc = Box(x=x - radius, y=y - radius, w=diameter, h=diameter)
            words = disc.grown(_WORDS * diameter - radius)
            if any(box.overlaps(disc.grown(air)) for box in blocks):
                continue
            if any(product.gap(words) < air or product.gap(disc) < -_ON_PRODUCT * diameter for product in products):
                continue
            found.append((_merit(scene, disc, products), x, y))
    yield from ((x, y) for _, x, y in sorted(found, key=lambda one: -one[0])[:8])


def _merit(scene: Scene, disc: Box, products: tuple[Outline, ...]) -> float:
    """Return how well a badge sits: near the product, towards the right and the top, with air around it."""
    board = scene.artboard
    near = -abs(min((product.gap(disc) for product in products), default=0.0)) / board.short
    air = min((_distance(disc, layer.box) for layer in scene.texts()), default=board.short) / board.short
    return 1.4 * near + 0.35 * disc.cx / board.width - 0.3 * disc.cy / board.height + min(air, 0.08)


def _distance(first: Box, second: Box) -> float:
    across = max(second.x - first.right, first.x - second.right, 0.0)
    down = max(second.y - first.bottom, first.y - second.bottom, 0.0)
    return float((across**2 + down**2) ** 0.5)
