"""Removal: a line, an offer, a badge or a pattern taken off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from campaigns.edits.again import laid_again
from generation.compositor.backdrops import Backdrop
from generation.compositor.refit.ground import with_pattern
from generation.compositor.refit.refusal import AlreadySo, RefitRefused
from generation.compositor.refit.removal import remove
from generation.compositor.refit.stamp import remove_badge
from generation.compositor.scene import Role, Scene

if TYPE_CHECKING:
    from campaigns.edits.draft import Draft
    from campaigns.edits.edit import Edit

# What a part's layers are, and the members of the copy that go with them.
_PARTS: Final[dict[str, tuple[frozenset[Role], tuple[str, ...]]]] = {
    "subheadline": (frozenset({Role.SUBHEADLINE}), ("subheadline",)),
    "note": (frozenset({Role.NOTE}), ("figure_note",)),
    "label": (frozenset({Role.LABEL}), ("label",)),
    "legal": (frozenset({Role.LEGAL}), ("legal", "stat_source")),
    "offer": (frozenset({Role.FIGURE, Role.NOTE, Role.QUOTE_BY}), ("figure", "figure_note")),
}
_NEEDED: Final = {
    "headline": "an ad has a headline; give other words for it",
    "button": "an ad has one call to action; give other words for it",
    "logo": "an ad says whose it is; move the logo or make it smaller",
    "product": "the product is what the ad shows; send another picture to take its place",
    "background": "an ad stands on something; name another colour",
}


def do(draft: Draft, edit: Edit) -> Draft:
    """Return the draft without the part; raises ``RefitRefused`` for what an ad cannot be without."""
    if edit.part in _NEEDED:
        raise RefitRefused(_NEEDED[edit.part])
    if edit.part == "badge":
        return draft.with_scene(remove_badge(draft.scene))
    if edit.part == "pattern":
        return _plain(draft)
    roles, members = _PARTS[edit.part]
    if edit.part == "offer" and draft.scene.first(Role.FIGURE) is None:
        raise RefitRefused("there is no offer on it")
    if edit.part == "subheadline" and draft.scene.first(Role.SUBHEADLINE) is None and draft.scene.first(Role.FIGURE) is None:
        roles, members = _PARTS["note"]
    gone: dict[str, Any] = dict.fromkeys(members)
    if edit.part == "offer" and _leads(draft.scene):
        without = replace(draft.plan, copy=replace(draft.plan.copy, **gone))
        return laid_again(draft, without).noted("The layout was set again: the offer led the old one.")
    scene = remove(draft.scene, roles)
    return draft.with_scene(scene).with_plan(copy=replace(draft.plan.copy, **gone))


def _leads(scene: Scene) -> bool:
    """Tell whether the offer is set larger than the headline."""
    largest = {role: max((layer.block.size for layer in scene.texts() if layer.role is role), default=0.0) for role in Role}
    return largest[Role.FIGURE] > largest[Role.HEADLINE]


def _plain(draft: Draft) -> Draft:
    scene = with_pattern(draft.scene, None, draft.plan.scheme)
    if scene == draft.scene:
        raise AlreadySo("there is no pattern on the background")
    return draft.with_scene(scene).with_plan(backdrop=Backdrop.PLAIN)
