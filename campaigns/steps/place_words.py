"""Third step: set the words in the source's places, creative by creative, and store what comes of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid5

from campaigns.culture.cues import Dressed, dressed
from campaigns.culture.localized import Localized, localized
from campaigns.culture.places import NoPlaceError
from campaigns.steps.localizing import target_of
from campaigns.steps.workpieces import Work, is_rebuilt, kit_of, no_room, works
from generation.brief import AdCopy, Brief
from generation.compositor import draw, handover, inspect
from generation.compositor.export.raster import RasterFormat
from generation.compositor.layertree import to_record
from generation.compositor.painted import PAINTED_INDEX
from generation.compositor.pictures import DRAWN_INDEX
from generation.compositor.typeset.itemise import missing_glyphs
from generation.fonts import LAST_RESORT, Voice
from generation.policy.pictures import words_of
from generation.steps.compose_creative import keep_creative, keep_exports
from generation.steps.design import keep_design
from jobs.runner import StepFailure, StepOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from campaigns.culture.targets import Target
    from generation.compositor.pictures import PictureInput
    from jobs.runner import StepContext

# How many copies are tried before the best of those that did not pass inspection is left to the last step.
TRIED: Final = 3


def place_words(context: StepContext) -> StepOutcome:
    """Return ``creatives``, one a source creative and size: stored as those of an ad are, with their ``parent_id`` and ``likeness``."""
    target = target_of(context)
    texts = context.outputs["write_copy"]["transcreations"]
    creatives: list[dict[str, Any]] = []
    told: list[dict[str, Any]] = []
    leads: dict[int, AdCopy] = {}
    rebranded = kit_of(context) is not None
    for work in works(context):
        text = texts[work.number]
        copies = [AdCopy.from_json(members) for members in text["copies"]]
        _refuse_undrawable(copies[0])
        brief, lead = Brief.from_json(text["brief"]), leads.get(work.variant)
        first = [lead] if lead else copies[: text["leading"]]
        made, clothes = _made(work, copies, brief, target, first=first, rebranded=rebranded)
        leads.setdefault(work.variant, made.plan.copy)
        creatives.append(_kept(context, work, made, brief, number=len(creatives)))
        told.append(_told(creatives[-1], made, (*work.notes, *clothes.notes)))
    return StepOutcome(output={"creatives": creatives}, artifacts={"creatives": told})


def _made(
    work: Work, copies: Sequence[AdCopy], brief: Brief, target: Target, *, first: Sequence[AdCopy], rebranded: bool
) -> tuple[Localized, Dressed]:
    """Return the first creative that passes inspection: in the words to be tried first, in others, in the design solved anew."""
    design = work.design
    clothes = Dressed(plan=design.plan) if design.edits else dressed(design.plan, brief, design.kit, target, rebranded=rebranded)
    best: Localized | None = None
    reason = ""
    for candidates, anew in _tries(copies, first, edited=bool(design.edits)):
        try:
            made = _localized(work, candidates, clothes, anew=anew)
        except NoPlaceError as error:
            reason = error.reason
            continue
        if _passes(made, work.pictures):
            return made, clothes
        best = best or made
    if best is None:
        raise no_room(reason)
    return best, clothes


def _tries(copies: Sequence[AdCopy], first: Sequence[AdCopy], *, edited: bool) -> Iterator[tuple[Sequence[AdCopy], bool]]:
    """Yield the copies to choose from, and whether the design is solved anew for them; an edited one cannot be."""
    if first:
        yield first, False
    yield copies, False
    yield from (([copy], False) for copy in copies[:TRIED])
    if not edited:
        yield copies, True


def _localized(work: Work, copies: Sequence[AdCopy], clothes: Dressed, *, anew: bool) -> Localized:
    design = work.design
    within = is_rebuilt(design)
    try:
        return localized(
            design.scene,
            design.plan,
            copies,
            work.pictures,
            dressed=clothes.plan,
            repairs=design.repairs,
            edited=bool(design.edits),
            within=within,
            anew=anew,
        )
    except draw.PlanCannotBeDrawnError as error:
        raise NoPlaceError(str(error)) from error


def _passes(made: Localized, pictures: tuple[PictureInput, ...]) -> bool:
    resolved = draw.standing(made.scene, made.plan, pictures, repairs=made.repairs)
    drawing = draw.finished(resolved, made.plan, recipe_hash="")
    return inspect.inspect(drawing, made.plan, pictures=pictures, resolved=resolved).passed


def _kept(context: StepContext, work: Work, made: Localized, brief: Brief, *, number: int) -> dict[str, Any]:
    """Draw and store one creative, and keep its design, so that it can be edited and drawn again."""
    pictures, plan = work.pictures, made.plan
    resolved = draw.standing(made.scene, plan, pictures, repairs=made.repairs)
    drawing = draw.finished(resolved, plan, recipe_hash=_recipe(made, pictures))
    wanted = (context.params.get("output") or {}).get("format")
    given = any(picture.index not in (PAINTED_INDEX, DRAWN_INDEX) for picture in pictures)
    file = handover.encode_drawing(drawing, plan, wanted=RasterFormat(wanted) if wanted else None, with_pictures=given)
    kept = keep_creative(drawing, plan, file, creative_id=uuid5(context.job_id, f"creative {number}"), variant=work.variant)
    design = replace(work.design, plan=plan, scene=made.scene, brief=brief, repairs=made.repairs)
    return kept | {
        "parent_id": work.parent_id,
        "likeness": made.likeness,
        "exports": keep_exports(handover.editable(drawing, plan, pictures, made.scene)),
        "design_key": keep_design(design),
    }


def _recipe(made: Localized, pictures: tuple[PictureInput, ...]) -> str:
    """Return the SHA-256 (hex) that names what is drawn: the layer tree and the pictures in it."""
    recipe = {"scene": to_record(made.scene), "pictures": {str(picture.index): picture.digest for picture in pictures}}
    return hashlib.sha256(json.dumps(recipe, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _told(creative: dict[str, Any], made: Localized, notes: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": creative["id"],
        "parent_id": creative["parent_id"],
        "headline": made.plan.copy.headline,
        "likeness": made.likeness,
        "mirrored": made.mirrored,
        "solved_anew": made.solved_anew,
        "notes": list(notes),
    }


def _refuse_undrawable(copy: AdCopy) -> None:
    missing = dict.fromkeys(missing_glyphs(" ".join(words_of(copy)), Voice(family=LAST_RESORT[0], weight=400), copy.language))
    if missing:
        message = f"The localized copy has characters that no typeface of this service can draw: {', '.join(list(missing)[:12])}."
        raise StepFailure("language_unresolved", message, recovery_hint="Choose a language in another script.")
