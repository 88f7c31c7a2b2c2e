"""Product: larger, smaller, or further to one side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.refit.product import move, resize, stand_of
from generation.compositor.refit.refusal import RefitRefused

if TYPE_CHECKING:
    from campaigns.edits.draft import Draft
    from campaigns.edits.edit import Edit

# Shares of the artboard's sides that a product is moved by, as far as there is room.
_WAYS: Final = {"left": (-0.22, 0.0), "right": (0.22, 0.0), "top": (0.0, -0.16), "bottom": (0.0, 0.16)}


def do(draft: Draft, edit: Edit) -> Draft:
    """Return the draft with its product at another size or place."""
    study = draft.studies[stand_of(draft.scene).picture.index]
    if edit.factor:
        return draft.with_scene(resize(draft.scene, edit.factor, study, exactly=edit.exactly))
    if draft.plan.archetype is Archetype.SCENE:
        raise RefitRefused("the product stands on its place in the scene")
    across, down = _way(draft, edit.name)
    return draft.with_scene(move(draft.scene, across, down, study))


def _way(draft: Draft, name: str) -> tuple[float, float]:
    if name == "centre":
        box, board = stand_of(draft.scene).picture.box, draft.scene.artboard
        return (board.width / 2 - box.cx) / board.width, 0.0
    across = sum(_WAYS[word][0] for word in name.split())
    down = sum(_WAYS[word][1] for word in name.split())
    return across, down
