"""Letters: another typeface, by its kind or by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generation.compositor.refit.letters import set_letters
from generation.fonts import FAMILIES, pairing_named, pairing_of

if TYPE_CHECKING:
    from campaigns.edits.draft import Draft
    from campaigns.edits.edit import Edit

# The pairing of the shelf for each kind, and another for an ad that is set in it already.
_KINDS: Final = {
    "serif": ("literary", "editorial"),
    "sans": ("clean", "neutral"),
    "bold": ("sturdy", "loud"),
    "script": (pairing_of("Caveat", "Nunito"), pairing_of("Caveat", "Outfit")),
    "rounded": ("soft", "friendly"),
    "condensed": ("loud", pairing_of("Oswald", "Inter")),
    "elegant": ("editorial", "literary"),
    "modern": ("modern", "friendly"),
    "technical": ("technical", "neutral"),
}


def do(draft: Draft, edit: Edit) -> Draft:
    """Return the draft in letters of the kind or family that was named."""
    name = pairing_of(edit.name) if edit.name in FAMILIES else _of_kind(edit.name, draft.plan.pairing)
    return in_letters(draft, name)


def in_letters(draft: Draft, name: str) -> Draft:
    """Return the draft in a pairing; raises ``RefitRefused`` where its copy cannot be read in it, ``AlreadySo`` where it is set in it."""
    scene = set_letters(draft.scene, pairing_named(draft.plan.pairing), pairing_named(name))
    return draft.with_scene(scene).with_plan(pairing=name)


def _of_kind(kind: str, now: str) -> str:
    first, second = _KINDS[kind]
    return second if now == first and kind != "sans" else first
