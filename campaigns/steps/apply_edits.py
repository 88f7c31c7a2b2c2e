"""Second step: do the edits to every creative of the source, and store what comes of it; where one cannot be done, none is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import uuid5

from campaigns.edits.again import laid_again
from campaigns.edits.applying import Applied, EditRefused, apply
from campaigns.edits.draft import FIRST_REFERENCE, Draft, Reference
from campaigns.edits.edit import Edit
from campaigns.steps.read_edits import refused
from generation.brief import OutputSize, ReferencePicture
from generation.compositor import draw, handover, inspect
from generation.compositor.export.raster import RasterFormat
from generation.compositor.layertree import to_record
from generation.compositor.painted import PAINTED_INDEX
from generation.compositor.pictures import DRAWN_INDEX
from generation.compositor.plan import ENGINE_VERSION
from generation.compositor.refit.refusal import RefitRefused
from generation.policy import Subject
from generation.steps.compose_creative import keep_creative, keep_exports
from generation.steps.design import keep_design, load_design
from generation.steps.pictures import load_picture
from generation.steps.policing import judge_copy, told
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobs.runner import StepContext


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """One creative to be made: the draft that it starts from, and the lineage of what comes of it."""

    draft: Draft
    parent_id: str
    variant: int


def apply_edits(context: StepContext) -> StepOutcome:
    """Return ``creatives``, one a source creative and size: stored as those of an ad are, with their ``parent_id``."""
    edits = [Edit.from_json(members) for members in context.outputs["read_edits"]["edits"]]
    done = [(work, _applied(work.draft, edits)) for work in _works(context)]
    warnings = [line for _, applied in done for line in _judged(applied.draft)]
    creatives = [_kept(context, work, applied.draft, number=number) for number, (work, applied) in enumerate(done)]
    shown = [
        {
            "id": one["id"],
            "parent_id": one["parent_id"],
            "already_so": [f"{one}." for one in applied.already],
            "notes": list(applied.draft.notes),
        }
        for one, (_, applied) in zip(creatives, done, strict=True)
    ]
    return StepOutcome(output={"creatives": creatives}, artifacts={"creatives": shown, "policy": list(dict.fromkeys(warnings))})


def _works(context: StepContext) -> Iterator[_Work]:
    """Yield what is edited: each of the source's creatives in its own size, or each variant in every size asked for."""
    read = context.outputs["read_edits"]
    sizes = [OutputSize.from_json(members) for members in read["sizes"]]
    references = _references(read["pictures"])
    seen: set[int] = set()
    for source in read["sources"]:
        design = load_design(source["design_key"])
        pictures = tuple(picture for picture in design.load_pictures() if picture.index != DRAWN_INDEX)
        draft = Draft(design=design, pictures=pictures, references=references)
        work = _Work(draft=draft, parent_id=source["id"], variant=source["variant"] or 0)
        if not sizes:
            yield work
        elif work.variant not in seen:
            seen.add(work.variant)
            yield from (replace(work, draft=_sized(draft, size)) for size in sizes)


def _references(pictures: Sequence[dict[str, Any]]) -> tuple[Reference, ...]:
    """Return the pictures that came with the edit, under indexes that none of the ad's own has."""
    described = [ReferencePicture.from_json({**members, "index": FIRST_REFERENCE + members["index"]}) for members in pictures]
    return tuple(Reference(kept=one, picture=load_picture(one)) for one in described)


def _sized(draft: Draft, size: OutputSize) -> Draft:
    if draft.plan.size == size:
        return draft
    try:
        return laid_again(draft, replace(draft.plan, size=size))
    except RefitRefused as error:
        raise refused(f"output {size.placement or size.aspect_ratio}", error.reason) from error


def _applied(draft: Draft, edits: Sequence[Edit]) -> Applied:
    """Do the edits; raises ``StepFailure`` for the first that cannot be done, or that leaves an ad which does not pass its inspection."""
    try:
        applied = apply(draft, edits)
    except EditRefused as error:
        raise refused(error.clause, error.reason) from error
    if applied.draft.scene == draft.scene and not draft.laid_anew:
        first = next(iter(applied.already), EditRefused(edits[0].clause, "what it takes to be read leaves it as it is"))
        raise refused(first.clause, first.reason)
    failed = _failed_gates(applied.draft)
    if failed and not _failed_gates(draft):
        raise refused(_culprit(draft, edits).clause, f"the ad would not pass its inspection any more ({', '.join(failed)})")
    return applied


def _culprit(draft: Draft, edits: Sequence[Edit]) -> Edit:
    """Return the first edit after which the ad no longer passes."""
    return next((edit for count, edit in enumerate(edits) if _failed_gates(apply(draft, edits[: count + 1]).draft)), edits[-1])


def _failed_gates(draft: Draft) -> list[str]:
    resolved = draw.standing(draft.scene, draft.plan, draft.shown, repairs=draft.design.repairs)
    drawing = draw.finished(resolved, draft.plan, recipe_hash="")
    gates = inspect.inspect(drawing, draft.plan, pictures=draft.shown, resolved=resolved).gates
    return [gate.rule for gate in gates if not gate.passed and gate.rule != "spec.bytes"]


def _judged(draft: Draft) -> list[str]:
    placements = (draft.plan.size.placement,) if draft.plan.size.placement else ()
    return told(judge_copy(draft.plan.copy, draft.design.brief, placements=placements), Subject.COPY)


def _kept(context: StepContext, work: _Work, draft: Draft, *, number: int) -> dict[str, Any]:
    """Draw and store one creative, and keep its design, so that it can be edited again."""
    plan, shown, scene = draft.plan, draft.shown, draft.scene
    resolved = draw.standing(scene, plan, shown, repairs=draft.design.repairs)
    drawing = draw.finished(resolved, plan, recipe_hash=_recipe(draft))
    wanted = (context.params.get("output") or {}).get("format")
    given = any(picture.index not in (PAINTED_INDEX, DRAWN_INDEX) for picture in shown)
    file = handover.encode_drawing(drawing, plan, wanted=RasterFormat(wanted) if wanted else None, with_pictures=given)
    kept = keep_creative(drawing, plan, file, creative_id=uuid5(context.job_id, f"creative {number}"), variant=work.variant)
    exports = keep_exports(handover.editable(drawing, plan, shown, scene))
    return kept | {"parent_id": work.parent_id, "exports": exports, "design_key": keep_design(draft.design)}


def _recipe(draft: Draft) -> str:
    """Return the SHA-256 (hex) that names what is drawn: the layer tree, the pictures in it and the engine."""
    pictures = {str(picture.index): picture.digest for picture in draft.shown}
    recipe = {"engine": ENGINE_VERSION, "scene": to_record(draft.scene), "pictures": pictures}
    return hashlib.sha256(json.dumps(recipe, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
