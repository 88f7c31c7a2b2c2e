"""Third step: set the words in the source's places, creative by creative, and store what comes of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid5

from campaigns.culture.cues import Dressed, dressed
from campaigns.culture.localized import Localized, localized
from campaigns.culture.places import NoPlaceError
from campaigns.steps.localizing import REBUILT, designs_of, target_of
from generation.brief import AdCopy, Brief, OutputSize
from generation.compositor import draw, handover, inspect
from generation.compositor.export.raster import RasterFormat
from generation.compositor.layertree import to_record
from generation.compositor.painted import PAINTED_INDEX
from generation.compositor.typeset.itemise import missing_glyphs
from generation.fonts import LAST_RESORT, Voice
from generation.policy.pictures import words_of
from generation.steps.compose_creative import keep_creative, keep_exports
from generation.steps.design import Design, keep_design
from jobs.runner import StepFailure, StepOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from campaigns.culture.targets import Target
    from generation.compositor.pictures import PictureInput
    from jobs.runner import StepContext

# How many copies are tried before the best of those that did not pass inspection is left to the last step.
TRIED: Final = 3
HINT: Final = "Shorten the copy of the source, or give shorter words in quotation marks in the prompt, and create a new job."


def place_words(context: StepContext) -> StepOutcome:
    """Return ``creatives``, one a source creative and size: stored as those of an ad are, with their ``parent_id`` and ``likeness``."""
    target = target_of(context)
    texts = context.outputs["write_copy"]["transcreations"]
    creatives: list[dict[str, Any]] = []
    told: list[dict[str, Any]] = []
    leads: dict[int, AdCopy] = {}
    for work in _works(context, designs_of(context)):
        text = texts[work.number]
        copies = [AdCopy.from_json(members) for members in text["copies"]]
        _refuse_undrawable(copies[0])
        brief, lead = Brief.from_json(text["brief"]), leads.get(work.variant)
        made, clothes = _made(work, copies, brief, target, first=[lead] if lead else copies[: text["leading"]])
        leads.setdefault(work.variant, made.plan.copy)
        creatives.append(_kept(context, work, made, brief, number=len(creatives)))
        told.append(_told(creatives[-1], made, clothes))
    return StepOutcome(output={"creatives": creatives}, artifacts={"creatives": told})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """One creative to be made: the source's number, its design, pictures, and the lineage of what comes of it."""

    number: int
    design: Design
    pictures: tuple[PictureInput, ...]
    parent_id: str | None
    variant: int


def _works(context: StepContext, designs: Sequence[Design]) -> Iterator[_Work]:
    """Yield the creatives to be made: each of the source's in its own size, or each variant in every size asked for."""
    sources = context.outputs["read_source"]["sources"]
    sizes = [OutputSize.from_json(members) for members in context.outputs["read_source"]["sizes"]]
    seen: set[int] = set()
    for number, (design, source) in enumerate(zip(designs, sources, strict=True)):
        work = _Work(number=number, design=design, pictures=design.load_pictures(), parent_id=source["id"], variant=source["variant"] or 0)
        if not sizes:
            yield work
        elif work.variant not in seen:
            seen.add(work.variant)
            yield from (replace(work, design=_resized(work, size)) for size in sizes)


def _resized(work: _Work, size: OutputSize) -> Design:
    """Return the source's own design solved for another artboard, its words still in it."""
    if work.design.plan.size == size:
        return work.design
    plan = replace(work.design.plan, size=size)
    try:
        resolved = draw.resolve(plan, work.pictures)
    except draw.PlanCannotBeDrawnError as error:
        raise _no_room(f"the design cannot be set on {size.placement or size.aspect_ratio}") from error
    return replace(work.design, plan=plan, scene=resolved.scene, repairs=resolved.repairs, edits=())


def _made(work: _Work, copies: Sequence[AdCopy], brief: Brief, target: Target, *, first: Sequence[AdCopy]) -> tuple[Localized, Dressed]:
    """Return the first creative that passes inspection: in the words to be tried first, in others, in the design solved anew."""
    design = work.design
    clothes = Dressed(plan=design.plan) if design.edits else dressed(design.plan, brief, design.kit, target)
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
        raise _no_room(reason)
    return best, clothes


def _tries(copies: Sequence[AdCopy], first: Sequence[AdCopy], *, edited: bool) -> Iterator[tuple[Sequence[AdCopy], bool]]:
    """Yield the copies to choose from, and whether the design is solved anew for them; an edited one cannot be."""
    if first:
        yield first, False
    yield copies, False
    yield from (([copy], False) for copy in copies[:TRIED])
    if not edited:
        yield copies, True


def _localized(work: _Work, copies: Sequence[AdCopy], clothes: Dressed, *, anew: bool) -> Localized:
    design = work.design
    within = any(REBUILT in edit for edit in design.edits)
    try:
        return localized(
            design.scene,
            design.plan,
            copies,
            work.pictures,
            dressed=clothes.plan,
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


def _kept(context: StepContext, work: _Work, made: Localized, brief: Brief, *, number: int) -> dict[str, Any]:
    """Draw and store one creative, and keep its design, so that it can be edited and drawn again."""
    pictures, plan = work.pictures, made.plan
    resolved = draw.standing(made.scene, plan, pictures, repairs=made.repairs)
    drawing = draw.finished(resolved, plan, recipe_hash=_recipe(made, pictures))
    wanted = (context.params.get("output") or {}).get("format")
    given = any(picture.index != PAINTED_INDEX for picture in pictures)
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


def _told(creative: dict[str, Any], made: Localized, clothes: Dressed) -> dict[str, Any]:
    return {
        "id": creative["id"],
        "parent_id": creative["parent_id"],
        "headline": made.plan.copy.headline,
        "likeness": made.likeness,
        "mirrored": made.mirrored,
        "solved_anew": made.solved_anew,
        "cues": list(clothes.notes),
    }


def _refuse_undrawable(copy: AdCopy) -> None:
    missing = dict.fromkeys(missing_glyphs(" ".join(words_of(copy)), Voice(family=LAST_RESORT[0], weight=400), copy.language))
    if missing:
        message = f"The localized copy has characters that no typeface of this service can draw: {', '.join(list(missing)[:12])}."
        raise StepFailure("language_unresolved", message, recovery_hint="Choose a language in another script.")


def _no_room(reason: str) -> StepFailure:
    return StepFailure("creative_plan_invalid", f"The ad cannot be localized in its composition: {reason}.", recovery_hint=HINT)
