"""How a reference ad bears on the plan of an ad: as its lead, or as a hint where two layouts are worth the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generation.colour import Colour
from generation.compositor.guide import Force, Guide, Place
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.layouts.given import GivenBox, Stand
from generation.compositor.scene import Align
from generation.copywriter.languages import direction_of
from generation.corpus.reference import BoxKind, PaletteMood, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generation.corpus.measure.layout import MeasuredLayout
    from jobs.runner import StepContext

# Grounds that feel so, in OKLCH, for references of which no colour is known.
_GROUNDS: Final = {
    PaletteMood.AIRY: (0.965, 0.015, 85),
    PaletteMood.PASTEL: (0.90, 0.055, 20),
    PaletteMood.VIVID: (0.80, 0.14, 70),
    PaletteMood.DEEP: (0.36, 0.08, 250),
    PaletteMood.DARK: (0.22, 0.03, 260),
}

_STANDS: Final = {BoxKind.HEADLINE: Stand.HEADLINE, BoxKind.CTA: Stand.CTA, BoxKind.PICTURE: Stand.PICTURE}


def hint_of(context: StepContext) -> Guide | None:
    """Return the reference that an ad's search found as a hint; None where it found none, or one of no layout of ours."""
    found = context.outputs.get("find_references", {}).get("reference")
    return guide_of(Reference.from_json(found), force=Force.HINTS) if found else None


def guide_of(reference: Reference, *, force: Force, tone: str | None = None, language: str | None = None) -> Guide:
    """Return what a plan is to learn from a reference.

    ``tone`` is the temper of its letters, where they may follow it; ``language`` is the ad's own, whose direction turns places about.
    """
    turned = bool(language and reference.language) and direction_of(str(language)) is not direction_of(reference.language)
    return Guide(
        force=force,
        archetype=_archetype(reference),
        places=tuple(_places(reference, turned=turned)),
        ground=ground_of(reference),
        tone=tone,
    )


def mirror_of(layout: MeasuredLayout) -> Guide:
    """Return what a plan is to keep of an ad that a customer gave: every place of it, and its ground where nobody names colours."""
    boxes = tuple(
        GivenBox(stand=Stand(box.kind.value), x=box.x, y=box.y, w=box.w, h=box.h, align=Align(box.align.value)) for box in layout.boxes
    )
    firsts = {box.stand: box for box in sorted(boxes, key=lambda box: box.w * box.h)}
    return Guide(
        force=Force.LEADS,
        archetype=Archetype.MIRRORED,
        places=tuple(
            Place(stand=stand, x=box.x + box.w / 2, y=box.y + box.h / 2) for stand, box in firsts.items() if stand in _STANDS.values()
        ),
        boxes=boxes,
        ground=Colour.parse(layout.palette[0].hex),
    )


def _places(reference: Reference, *, turned: bool) -> Iterator[Place]:
    """Yield where the first of each thing has its middle, mirrored where the ad is read the other way."""
    seen: set[Stand] = set()
    for box in reference.boxes:
        stand = _STANDS.get(box.kind)
        if stand is not None and stand not in seen:
            seen.add(stand)
            x = box.x + box.w / 2
            yield Place(stand=stand, x=1 - x if turned else x, y=box.y + box.h / 2)


def ground_of(reference: Reference) -> Colour | None:
    """Return the main tone of a reference's ground: its measured colour, else one that stands for its mood."""
    if reference.colours:
        return Colour.parse(reference.colours[0])
    return Colour.oklch(*_GROUNDS[reference.palette_mood]) if reference.palette_mood else None


def _archetype(reference: Reference) -> Archetype | None:
    """Return its layout; one that the house no longer has, or never had, leads nothing."""
    return Archetype(reference.archetype) if reference.archetype in set(Archetype) else None
