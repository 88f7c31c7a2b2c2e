"""The words of an image ad: given lines letter for letter, the rest written only where an ad needs it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generation.brief import AdCopy, Brief
from generation.copywriter import write_copy as write
from generation.policy import Subject
from generation.steps.policing import judge_copy, told
from generation.steps.take_order.direction import Direction, read_direction
from generation.steps.take_order.order import CopyKind, ImageAdOrder
from jobs.runner import StepOutcome
from piad.providers.choice import LOCAL

if TYPE_CHECKING:
    from jobs.runner import StepContext

_GIVEN = "quoted"


def set_words(context: StepContext) -> StepOutcome:
    """Return ``copies``, one for each headline; what policy refuses fails the job.

    Where a headline is given, nothing is invented beside it but the call to action that an ad needs; without one the copywriter writes.
    """
    order = ImageAdOrder.from_json(context.params["order"])
    direction = read_direction(order.direction)
    brief = Brief.from_json(context.outputs["read_brief"]["brief"])
    copies = [
        _set(headline, order, direction, write(brief, seed=context.seed, variant=number))
        for number, headline in enumerate(headlines(order, direction))
    ]
    warnings = dict.fromkeys(line for copy in copies for line in told(judge_copy(copy, brief, placements=()), Subject.COPY))
    return StepOutcome(
        output={"copies": [copy.to_json() for copy in copies], "engine": {"text": LOCAL, "degraded_from": None}},
        artifacts={"language": brief.language, "sources": [copy.sources for copy in copies], "policy": list(warnings)},
    )


def headlines(order: ImageAdOrder, direction: Direction) -> tuple[str | None, ...]:
    """Return one headline for each creative of a size: the direction's own, else each that was given, else one to be written."""
    if direction.headline:
        return (direction.headline,)
    return order.lines(CopyKind.HEADLINE) or (None,)


def _set(headline: str | None, order: ImageAdOrder, direction: Direction, written: AdCopy) -> AdCopy:
    """Return the copy with what was given in its place; a direction's quotations win over the given lines."""
    quoted = direction.brief.quoted if direction.brief else None
    subheadline = (quoted.subheadline if quoted else None) or _first(order.lines(CopyKind.SUBHEADLINE))
    cta = (quoted.cta if quoted else None) or _first(order.lines(CopyKind.CTA))
    given: dict[str, Any] = {"headline": headline, "subheadline": subheadline, "cta": cta}
    kept = {name: text for name, text in given.items() if text}
    copy = replace(written, **kept, sources={**written.sources, **dict.fromkeys(kept, _GIVEN)})
    if headline is None:
        return copy
    bare = replace(copy, label=None, points=(), counterpoints=(), stat=None, stat_note=None, stat_source=None)
    return bare if subheadline else replace(bare, subheadline=None)


def _first(lines: tuple[str, ...]) -> str | None:
    return lines[0] if lines else None
