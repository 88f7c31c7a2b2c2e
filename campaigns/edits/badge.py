"""Badge: a starburst with a few words put on where there is room for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generation.compositor import promises
from generation.compositor.plan import order_of
from generation.compositor.refit.outline import outline_of
from generation.compositor.refit.stamp import add_badge

if TYPE_CHECKING:
    from campaigns.edits.draft import Draft
    from campaigns.edits.edit import Edit


def do(draft: Draft, edit: Edit) -> Draft:
    """Return the draft with a badge that says the edit's words."""
    studies = draft.studies
    outlines = tuple(outline_of(layer, studies[layer.index]) for layer in promises.products(draft.scene))
    return draft.with_scene(add_badge(draft.scene, edit.words, order_of(draft.plan, studies), outlines))
