"""Removal: a part of the copy taken off, with what carried it alone."""

from __future__ import annotations

from dataclasses import replace

from generation.compositor.refit.refusal import RefitRefused
from generation.compositor.refit.words import noun
from generation.compositor.scene import ArtLayer, Layer, Role, Scene, ShadowLayer, ShapeLayer, TextLayer


def remove(scene: Scene, roles: frozenset[Role]) -> Scene:
    """Return the scene without the copy of these roles, and without a card that had nothing else on it."""
    gone = [layer for layer in scene.texts() if layer.role in roles]
    if not gone:
        raise RefitRefused(f"there is no {noun(min(roles))} on it")
    stays = [layer for layer in scene.layers if layer not in gone]
    empty = [card for card in stays if _is_card(card) and _carried(card, gone) and not _carried(card, stays)]
    shadows = [layer for layer in stays if isinstance(layer, ShadowLayer) and layer.blur and any(_is_under(layer, card) for card in empty)]
    signs = [layer for layer in stays if isinstance(layer, ArtLayer) and any(_is_on(layer, card) for card in empty)]
    return replace(scene, layers=tuple(layer for layer in stays if layer not in (*empty, *shadows, *signs)))


def _is_card(layer: Layer) -> bool:
    return isinstance(layer, ShapeLayer) and layer.role is Role.CARD


def _carried(card: Layer, layers: list[TextLayer] | list[Layer]) -> bool:
    assert isinstance(card, ShapeLayer)  # noqa: S101 - see _is_card
    return any(isinstance(layer, TextLayer) and card.box.holds(layer.box) for layer in layers)


def _is_on(layer: ArtLayer, card: Layer) -> bool:
    assert isinstance(card, ShapeLayer)  # noqa: S101 - see _is_card
    return card.box.holds(layer.box)


def _is_under(shadow: ShadowLayer, card: Layer) -> bool:
    assert isinstance(card, ShapeLayer)  # noqa: S101 - see _is_card
    return card.box.grown(shadow.blur).holds(shadow.box)
