"""The pieces of work of a localization: each creative to be made, in the size, brand and picture that the order asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from brands.kit import BrandKit
from campaigns.edits import picture
from campaigns.edits.again import laid_again
from campaigns.edits.draft import FIRST_REFERENCE, Draft, Reference
from campaigns.edits.edit import Edit, Verb
from campaigns.steps.localizing import REBUILT, designs_of
from generation.brief import OutputSize, ReferencePicture
from generation.compositor.pictures import DRAWN_INDEX
from generation.compositor.refit.refusal import RefitRefused
from generation.steps.pictures import load_picture
from jobs.runner import StepFailure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generation.compositor.pictures import PictureInput
    from generation.steps.design import Design
    from jobs.runner import StepContext

HINT: Final = "Shorten the copy of the source, or give shorter words in quotation marks in the prompt, and create a new job."


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One creative to be made: the source's number, its design, pictures, and the lineage of what comes of it."""

    number: int
    design: Design
    pictures: tuple[PictureInput, ...]
    parent_id: str | None
    variant: int
    notes: tuple[str, ...] = ()


def works(context: StepContext) -> Iterator[Work]:
    """Yield the creatives to be made: each of the source's in its own size, or each variant in every size asked for."""
    sources = context.outputs["read_source"]["sources"]
    sizes = [OutputSize.from_json(members) for members in context.outputs["read_source"]["sizes"]]
    seen: set[int] = set()
    kit, references = kit_of(context), _references(context)
    for number, (design, source) in enumerate(zip(designs_of(context), sources, strict=True)):
        own = replace(design, kit=kit) if kit else design
        work = Work(number=number, design=own, pictures=design.load_pictures(), parent_id=source["id"], variant=source["variant"] or 0)
        if not sizes:
            yield _with_picture(work, references)
        elif work.variant not in seen:
            seen.add(work.variant)
            yield from (_with_picture(_resized(work, size), references) for size in sizes)


def kit_of(context: StepContext) -> BrandKit | None:
    """Return the brand that the order names, None where the source's own stays."""
    members = context.outputs["read_source"]["kit"]
    return BrandKit.from_json(members) if members else None


def _references(context: StepContext) -> tuple[Reference, ...]:
    """Return the pictures that came with the order, under indexes that none of the ad's own has."""
    described = [
        ReferencePicture.from_json({**members, "index": FIRST_REFERENCE + members["index"]})
        for members in context.outputs["read_source"]["pictures"]
    ]
    return tuple(Reference(kept=one, picture=load_picture(one)) for one in described)


def _with_picture(work: Work, references: tuple[Reference, ...]) -> Work:
    """Return the work with the first reference in the place of the ad's own picture, where it has one and the new one has room there."""
    if not references:
        return work
    if is_rebuilt(work.design):
        return replace(work, notes=(*work.notes, "References are not shown on an ad that is localized from a picture."))
    own = tuple(picture for picture in work.pictures if picture.index != DRAWN_INDEX)
    try:
        draft = picture.do(Draft(design=work.design, pictures=own, references=references), Edit(verb=Verb.PICTURE))
    except RefitRefused as error:
        return replace(work, notes=(*work.notes, f"The reference is not shown: {error.reason}."))
    note = "The first reference stands where the source's picture stood."
    design = draft.design if draft.laid_anew else replace(draft.design, edits=(*draft.design.edits, {"verb": Verb.PICTURE.value}))
    return replace(work, design=design, pictures=draft.shown, notes=(*work.notes, note, *draft.notes))


def _resized(work: Work, size: OutputSize) -> Work:
    """Return the work with its design laid out for another artboard, its words still in it."""
    if work.design.plan.size == size:
        return work
    if is_rebuilt(work.design):
        raise no_room("a picture keeps its own size")
    own = tuple(picture for picture in work.pictures if picture.index != DRAWN_INDEX)
    try:
        draft = laid_again(Draft(design=work.design, pictures=own), replace(work.design.plan, size=size))
    except RefitRefused as error:
        raise no_room(f"the design cannot be set on {size.placement or size.aspect_ratio}") from error
    return replace(work, design=replace(draft.design, edits=()), pictures=draft.shown)


def is_rebuilt(design: Design) -> bool:
    """Tell whether a design was taken apart from a picture."""
    return any(REBUILT in edit for edit in design.edits)


def no_room(reason: str) -> StepFailure:
    """Return the failure for words or a size that the composition has no room for; ``reason`` is a clause."""
    return StepFailure("creative_plan_invalid", f"The ad cannot be localized in its composition: {reason}.", recovery_hint=HINT)
