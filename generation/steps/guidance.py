"""How a reference ad bears on the plan of an ad: as its lead, or as a hint where two layouts are worth the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generation.colour import Colour
from generation.compositor.guide import Force, Guide
from generation.compositor.layouts.archetypes import Archetype
from generation.corpus.reference import PaletteMood, Reference

if TYPE_CHECKING:
    from jobs.runner import StepContext

# Grounds that feel so, in OKLCH, for references of which no colour is known.
_GROUNDS: Final = {
    PaletteMood.AIRY: (0.965, 0.015, 85),
    PaletteMood.PASTEL: (0.90, 0.055, 20),
    PaletteMood.VIVID: (0.80, 0.14, 70),
    PaletteMood.DEEP: (0.36, 0.08, 250),
    PaletteMood.DARK: (0.22, 0.03, 260),
}


def hint_of(context: StepContext) -> Guide | None:
    """Return the reference that an ad's search found as a hint; None where it found none, or one of no layout of ours."""
    found = context.outputs.get("find_references", {}).get("reference")
    return guide_of(Reference.from_json(found), force=Force.HINTS) if found else None


def guide_of(reference: Reference, *, force: Force, tone: str | None = None) -> Guide:
    """Return what a plan is to learn from a reference; ``tone`` is the temper of its letters, where they may follow it."""
    return Guide(force=force, archetype=_archetype(reference), ground=ground_of(reference), tone=tone)


def ground_of(reference: Reference) -> Colour | None:
    """Return the main tone of a reference's ground: its measured colour, else one that stands for its mood."""
    if reference.colours:
        return Colour.parse(reference.colours[0])
    return Colour.oklch(*_GROUNDS[reference.palette_mood]) if reference.palette_mood else None


def _archetype(reference: Reference) -> Archetype | None:
    """Return its layout; one that the house no longer has, or never had, leads nothing."""
    return Archetype(reference.archetype) if reference.archetype in set(Archetype) else None
