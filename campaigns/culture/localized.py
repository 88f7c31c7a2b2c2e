"""One creative localized: the target's words in the source's places, or the same design solved anew where they have none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from campaigns.culture.bases import base_for
from campaigns.culture.places import NoPlaceError, Placed, placed, similarity
from generation.brief import AdCopy
from generation.compositor import draw
from generation.compositor.layouts.archetypes import Archetype, ranked
from generation.compositor.layouts.furniture import mirrored
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import DRAWN_INDEX, PictureInput
from generation.compositor.plan import CreativePlan, drawn_studies, order_of
from generation.compositor.scene import Scene
from generation.fonts import pairing_named

# Layouts that ask for no proof, and for no colours of their own.
_PLAIN: Final = frozenset({Archetype.HERO, Archetype.COLUMNS, Archetype.SPLIT, Archetype.FRAME, Archetype.WINDOW, Archetype.TYPE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Localized:
    """A creative in the target's words: plan and scene, what was done to its colours' legibility, and how it came about.

    ``likeness`` is the mean IoU of its layers' boxes with the source's, up to mirroring; ``solved_anew`` tells that the design was
    solved again for the new words.
    """

    plan: CreativePlan
    scene: Scene
    likeness: float
    mirrored: bool
    solved_anew: bool = False
    repairs: tuple[str, ...] = ()


def localized(
    scene: Scene,
    plan: CreativePlan,
    copies: Sequence[AdCopy],
    pictures: tuple[PictureInput, ...],
    *,
    dressed: CreativePlan | None = None,
    repairs: tuple[str, ...] = (),
    edited: bool = False,
    within: bool = False,
    anew: bool = False,
) -> Localized:
    """Return the creative that keeps the source's composition best; raises :class:`NoPlaceError` where none of the copies can be set.

    ``scene`` shows ``plan``, and ``repairs`` are what was mended in it; ``dressed`` is the plan in the colours and patterns that the
    target prefers, drawn instead of it;
    ``within`` keeps every text in the box of the one before it;
    ``anew`` solves the design for the new words without trying the source's places.
    """
    resolved = draw.resolve(dressed, pictures) if dressed is not None and dressed != plan else None
    own, mended = (resolved.scene, resolved.repairs) if resolved else (scene, repairs)
    plan = dressed or plan
    turned = copies[0].direction is not plan.copy.direction
    reference = mirrored(scene) if turned else scene
    copies = tuple(_honest(copy, plan.copy) for copy in copies)
    # A place whose words nobody may invent would stand empty: the design is solved without it.
    if anew or (not edited and _lacks(copies[0], plan.copy)):
        return _anew(reference, plan, copies, pictures, turned=turned)
    base = base_for(own, plan, copies[0], pictures, edited=edited)
    found: Placed | None = None
    try:
        found = placed(base, plan.copy, copies, pairing_named(plan.pairing), logo=plan.logo is not None, within=within)
    except NoPlaceError:
        if edited:
            raise
    if found is not None:
        likeness = similarity(reference, found.scene)
        said = replace(plan, copy=found.copy)
        return Localized(plan=said, scene=found.scene, likeness=round(likeness, 4), mirrored=turned, repairs=mended)
    return _anew(reference, plan, copies, pictures, turned=turned)


def _honest(copy: AdCopy, source: AdCopy) -> AdCopy:
    """Return the copy without a number whose meaning could not be said in the target's words."""
    return replace(copy, stat=None, stat_source=None) if source.stat_note and copy.stat and not copy.stat_note else copy


def _lacks(copy: AdCopy, source: AdCopy) -> bool:
    """Tell whether the copy has fewer proofs than its source: points, a quotation or a number that only its author could say."""
    return len(copy.points) < len(source.points) or bool(source.quote and not copy.quote) or bool(source.stat and not copy.stat)


def _anew(reference: Scene, plan: CreativePlan, copies: Sequence[AdCopy], pictures: tuple[PictureInput, ...], *, turned: bool) -> Localized:
    """Return the design solved for the copy with which its boxes stay nearest to the source's."""
    best: Localized | None = None
    for said in _plans(plan, copies, pictures):
        if best is not None and said.archetype is not plan.archetype:
            break
        try:
            resolved = draw.resolve(said, pictures)
        except draw.PlanCannotBeDrawnError:
            continue
        likeness = round(similarity(reference, resolved.scene), 4)
        if best is None or likeness > best.likeness:
            best = Localized(
                plan=said, scene=resolved.scene, likeness=likeness, mirrored=turned, solved_anew=True, repairs=resolved.repairs
            )
    if best is None:
        raise NoPlaceError("the words have no room in this design")
    return best


def _plans(plan: CreativePlan, copies: Sequence[AdCopy], pictures: tuple[PictureInput, ...]) -> Iterator[CreativePlan]:
    """Yield the design with each copy, then, for copies that lack what it is made for, other layouts that suit them."""
    yield from (replace(plan, copy=copy) for copy in copies)
    said = replace(plan, copy=copies[0])
    studies = {picture.index: study(picture) for picture in pictures if picture.index != DRAWN_INDEX}
    for archetype in ranked(order_of(said, studies | drawn_studies(said))):
        if archetype in _PLAIN and archetype is not plan.archetype:
            yield replace(said, archetype=archetype)
