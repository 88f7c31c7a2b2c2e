"""Words: another headline, line, button, offer or small print, in the old one's place where it fits there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from campaigns.edits.again import laid_again
from generation.compositor import promises
from generation.compositor.refit.action import set_action
from generation.compositor.refit.figure import figures_of, set_figure
from generation.compositor.refit.refusal import AlreadySo, RefitRefused
from generation.compositor.refit.words import set_words
from generation.compositor.scene import Role, Scene

if TYPE_CHECKING:
    from campaigns.edits.draft import Draft
    from campaigns.edits.edit import Edit
    from generation.brief import AdCopy

# The layer of each part, and the members of the copy that it shows, the usual one first.
ROLES: Final = {
    "headline": Role.HEADLINE,
    "subheadline": Role.SUBHEADLINE,
    "button": Role.CTA_LABEL,
    "offer": Role.FIGURE,
    "note": Role.NOTE,
    "label": Role.LABEL,
    "legal": Role.LEGAL,
    "logo": Role.BRAND,
}
_MEMBERS: Final = {
    "headline": ("headline", "quote", "stat_note"),
    "subheadline": ("subheadline", "figure_note"),
    "button": ("cta",),
    "offer": ("figure", "stat"),
    "note": ("figure_note",),
    "label": ("label",),
    "legal": ("legal", "stat_source"),
    "logo": ("brand_name",),
}
RELAID: Final = "The layout was set again for the new words: there was no room for them in the old ones' place."


def do(draft: Draft, edit: Edit) -> Draft:
    """Return the draft with the words; raises ``RefitRefused`` where they cannot be read on it."""
    role = ROLES[edit.part]
    if edit.part == "logo" and draft.scene.first(Role.LOGO) is not None:
        raise RefitRefused("its brand is shown by a logo, which is a picture")
    worded = draft.with_plan(copy=_copy(draft, edit.part, role, edit.words))
    try:
        return worded.with_scene(_set(draft.scene, edit.part, role, edit.words))
    except AlreadySo:
        raise
    except RefitRefused:
        return _laid_again(worded, edit, role)


def _set(scene: Scene, part: str, role: Role, words: str) -> Scene:
    if part == "button":
        return set_action(scene, words)
    if part == "offer":
        return set_figure(scene, words)
    layer = next((one for one in scene.texts() if one.role is _standing(scene, part, role)), None)
    if layer is None:
        raise RefitRefused(f"there is no {part} on it")
    return set_words(scene, layer, words)


def _standing(scene: Scene, part: str, role: Role) -> Role:
    """Return the role that a part stands under: a line under the headline may be the one under the offer."""
    if part == "subheadline" and scene.first(role) is None and scene.first(Role.NOTE) is not None:
        return Role.NOTE
    return role


def _copy(draft: Draft, part: str, role: Role, words: str) -> AdCopy:
    """Return the copy with the words in every member that the layer showed, the part's own at least."""
    copy = draft.plan.copy
    role = _standing(draft.scene, part, role)
    shown = {" ".join(layer.block.text.split()) for layer in draft.scene.texts() if layer.role is role}
    first, *others = _MEMBERS[part]
    if part == "subheadline" and role is Role.NOTE:
        first = "figure_note"
    also = [name for name in others if getattr(copy, name) and " ".join(str(getattr(copy, name)).split()) in shown]
    if part == "offer" and not copy.figure and copy.stat:
        first = "stat"
    changes: dict[str, Any] = dict.fromkeys((first, *also), words)
    return replace(copy, **changes, sources={**copy.sources, **dict.fromkeys((first, *also), "edit")})


def _laid_again(draft: Draft, edit: Edit, role: Role) -> Draft:
    """Solve the plan with the new words; edits that the plan does not say are done again by whoever applies them."""
    after = laid_again(draft, draft.plan)
    if edit.part == "offer":
        said = "".join(layer.block.text for layer in figures_of(after.scene))
        stands = sorted("".join(said.split())) == sorted("".join(edit.words.split()))
    else:
        stands = any(promises.stands(after.scene, one, edit.words) for one in (role, Role.NOTE, Role.HEADLINE))
    if not stands:
        raise RefitRefused(f"there is no room for the {edit.part} to say this")
    return after.noted(RELAID)
