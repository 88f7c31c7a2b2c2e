"""Bases: the source's scene as the target's words will find it, mirrored where they run the other way, its drawn words in their tongue."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.brief import AdCopy
from generation.compositor import draw
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.layouts.furniture import mirrored
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import ArtLayer, Role, Scene

_WHOLE: Final = 0.99


def base_for(scene: Scene, plan: CreativePlan, copy: AdCopy, pictures: tuple[PictureInput, ...], *, edited: bool) -> Scene:
    """Return the scene with the source's words on which ``copy`` is to be set.

    A drawn scene is drawn anew for the other direction, as is art that shows copy in ``copy``'s own words; everything else, and
    whatever was ``edited`` so that its plan no longer tells it, is mirrored as it stands.
    """
    turned = copy.direction is not plan.copy.direction
    base = mirrored(scene) if turned else scene
    if edited or not (_speaks(plan) or (turned and _has_scenery(scene))):
        return base
    spoken = replace(plan.copy, direction=copy.direction)
    if _speaks(plan):
        spoken = replace(spoken, points=copy.points, counterpoints=copy.counterpoints, label=copy.label)
    try:
        solved = draw.resolve(replace(plan, copy=spoken), pictures).scene
    except draw.PlanCannotBeDrawnError:
        return base
    return solved if scene.first(Role.CTA_ARROW) else _without_arrow(solved)


def _speaks(plan: CreativePlan) -> bool:
    """Tell whether the plan's art shows copy that is no layer of its own: the rows of a window."""
    return plan.archetype is Archetype.SCREEN and bool(plan.copy.points)


def _has_scenery(scene: Scene) -> bool:
    """Tell whether a drawing fills the artboard, which has sides of its own."""
    board = scene.artboard
    return any(isinstance(layer, ArtLayer) and not layer.soft and layer.box.w >= _WHOLE * board.width for layer in scene.layers)


def _without_arrow(scene: Scene) -> Scene:
    return replace(scene, layers=tuple(layer for layer in scene.layers if layer.role is not Role.CTA_ARROW))
