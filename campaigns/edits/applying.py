"""Applying: edits are done to a draft in their order; one that cannot be done is told with its clause, and nothing is half done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from campaigns.edits import background, badge, colour, letters, logo, mood, picture, product, removal, words
from campaigns.edits import format as formats
from campaigns.edits.edit import Edit, Verb
from generation.compositor.refit.contrast import held
from generation.compositor.refit.refusal import AlreadySo, RefitRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from campaigns.edits.draft import Draft

VERBS: Final[dict[Verb, Callable[[Draft, Edit], Draft]]] = {
    Verb.WORDS: words.do,
    Verb.COLOUR: colour.do,
    Verb.BACKGROUND: background.do,
    Verb.PRODUCT: product.do,
    Verb.PICTURE: picture.do,
    Verb.LOGO: logo.do,
    Verb.LETTERS: letters.do,
    Verb.MOOD: mood.do,
    Verb.BADGE: badge.do,
    Verb.REMOVE: removal.do,
    Verb.FORMAT: formats.do,
}


# What a plan does not say: words, letters and moods are part of it.
_BY_HAND: Final = frozenset({Verb.COLOUR, Verb.BACKGROUND, Verb.PRODUCT, Verb.LOGO, Verb.BADGE})


class EditRefused(Exception):
    """An edit cannot be done on this ad; ``clause`` asked for it, ``reason`` says why not, without a stop."""

    def __init__(self, clause: str, reason: str) -> None:
        super().__init__(f"{clause}: {reason}")
        self.clause = clause
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A draft with its edits done; ``already`` are those that it showed already."""

    draft: Draft
    already: tuple[EditRefused, ...] = ()


def apply(draft: Draft, edits: Sequence[Edit]) -> Applied:
    """Return the draft with all edits done, contrast mended where a change took it; raises :class:`EditRefused`."""
    if (undoing := _undoing(edits)) is not None:
        raise undoing
    already: list[EditRefused] = []
    for edit in edits:
        try:
            draft = _done(draft, edit)
        except AlreadySo as so:
            already.append(EditRefused(edit.clause, so.reason))
        except RefitRefused as refused:
            raise EditRefused(edit.clause, refused.reason) from refused
    return Applied(draft=draft, already=tuple(already))


def _undoing(edits: Sequence[Edit]) -> EditRefused | None:
    """Return the refusal of the first edit that takes back an earlier one: doing both would pretend that the earlier was done."""
    asked: dict[tuple[Verb, str], Edit] = {}
    for edit in edits:
        wish = _wish(edit)
        if wish is None:
            continue
        earlier = asked.setdefault((edit.verb, edit.part), edit)
        if _wish(earlier) != wish:
            return EditRefused(edit.clause, f"“{earlier.clause}” asks for something else, and one would undo the other")
    return None


def _wish(edit: Edit) -> str | None:
    """Return what a part can be or have one of; None for what may be asked of it several times over."""
    if edit.verb is Verb.COLOUR:
        return "".join(edit.colours) or None
    if edit.verb is Verb.PRODUCT and edit.factor:
        return "bigger" if edit.factor > 1 else "smaller"
    return {Verb.WORDS: edit.words, Verb.FORMAT: edit.name}.get(edit.verb)


def _done(draft: Draft, edit: Edit) -> Draft:
    after = VERBS[edit.verb](draft, edit)
    if after.laid_anew:
        after = _by_hand_again(after, edit)
    resolved = held(after.scene, after.plan, after.shown)
    # What was mended before still stands in these layers, and their inspection has to know of it.
    repairs = tuple(dict.fromkeys((*after.design.repairs, *resolved.repairs)))
    design = replace(after.design, scene=resolved.scene, repairs=repairs, edits=(*after.design.edits, edit.to_json()))
    return replace(after, design=design).noted(*(f"{repair}." for repair in resolved.repairs))


def _by_hand_again(draft: Draft, latest: Edit) -> Draft:
    """Return a draft with new layers with the earlier edits done to them; one that finds no room there is left out, and noted."""
    after = replace(draft, laid_anew=False)
    for earlier in map(Edit.from_json, draft.design.edits):
        if earlier.verb not in _BY_HAND or earlier.verb is latest.verb is Verb.BACKGROUND:
            continue
        try:
            after = VERBS[earlier.verb](after, earlier)
        except AlreadySo:
            continue
        except RefitRefused as refused:
            after = after.noted(f"“{earlier.clause}” is not carried over to the new layout: {refused.reason}.")
    return replace(after, laid_anew=False)
