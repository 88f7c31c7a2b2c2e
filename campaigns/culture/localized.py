"""One creative localized: the target's words in the source's places, or the same design solved anew where they have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from campaigns.culture.bases import base_for
from campaigns.culture.places import NoPlaceError, Placed, placed, similarity
from generation.brief import AdCopy
from generation.compositor import draw
from generation.compositor.layouts.furniture import mirrored
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import Scene
from generation.fonts import pairing_named


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
    if anew:
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


def _anew(reference: Scene, plan: CreativePlan, copies: Sequence[AdCopy], pictures: tuple[PictureInput, ...], *, turned: bool) -> Localized:
    """Return the design solved for the copy with which its boxes stay nearest to the source's."""
    best: Localized | None = None
    for copy in copies:
        said = replace(plan, copy=copy)
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
