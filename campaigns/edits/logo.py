"""Logo: in another corner, larger or smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generation.compositor.refit.logo import Corner, mark_of, resize_mark, to_corner

if TYPE_CHECKING:
    from campaigns.edits.draft import Draft
    from campaigns.edits.edit import Edit


def do(draft: Draft, edit: Edit) -> Draft:
    """Return the draft with its mark, a logo or the brand's name, at another size or in another corner."""
    if edit.factor:
        return draft.with_scene(resize_mark(draft.scene, edit.factor))
    return draft.with_scene(to_corner(draft.scene, _corner(draft, edit.name.split())))


def _corner(draft: Draft, words: list[str]) -> Corner:
    """Return the corner that is named; where only one edge is, the mark keeps the other."""
    box, board = mark_of(draft.scene).box, draft.scene.artboard
    upper = "top" in words or ("bottom" not in words and box.cy < board.height / 2)
    if "centre" in words:
        return Corner.TOP if upper else Corner.BOTTOM
    left = "left" in words or ("right" not in words and box.cx < board.width / 2)
    return Corner(f"{'top' if upper else 'bottom'} {'left' if left else 'right'}")
