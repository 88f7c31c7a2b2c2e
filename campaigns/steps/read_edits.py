"""First step: take up the designs of the source, the pictures that came along, and what is asked for, clause by clause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from campaigns.edits.edit import NotUnderstood
from campaigns.steps.asking_edits import read_instruction
from generation.policy import Subject
from generation.steps.design import load_design
from generation.steps.moderating import moderate
from generation.steps.policing import judge_order, told
from generation.steps.read_brief.artboard import resolve_sizes
from generation.steps.read_brief.pictures import take_in
from jobs.runner import StepFailure, StepOutcome

if TYPE_CHECKING:
    from campaigns.edits.edit import Edit
    from jobs.runner import StepContext

FAILURE: Final = "directive_validation_failed"
HINT: Final = (
    "Say one change a clause, each with the part and what becomes of it: the background dark blue, the headline to “…”, the logo to the "
    "top right, the product bigger, a serif font, a “New” badge, a story."
)
_LONGEST_TOLD: Final = 160
# The members of an output that ask for another artboard.
_SIZED: Final = frozenset({"aspect_ratio", "resolution", "placements"})


def read_edits(context: StepContext) -> StepOutcome:
    """Return ``edits``, ``sources``, ``pictures`` and ``sizes`` asked for; a clause that is no edit fails the job, as does policy."""
    prompt = context.params["prompt"]
    sources = context.params["edit"]["sources"]
    brief = replace(load_design(sources[0]["design_key"]).brief, prompt=prompt)
    output = context.params.get("output") or {}
    warnings = judge_order(brief, placements=output.get("placements") or ())
    moderation = moderate(context, step_id="read_edits", subject=Subject.ORDER, text=prompt)
    edits, engine = _read(context, prompt)
    pictures = take_in(context.inputs)
    sizes = [size.to_json() for size in resolve_sizes(output, pictures)] if not _SIZED.isdisjoint(output) else []
    return StepOutcome(
        output={
            "edits": [edit.to_json() for edit in edits],
            "sources": sources,
            "pictures": [picture.to_json() for picture in pictures],
            "sizes": sizes,
            "engine": engine,
        },
        artifacts={
            "source_job_id": context.params["edit"]["source_job_id"],
            "creatives": len(sources),
            "edits": [shown(edit) for edit in edits],
            "read_by": engine["text"],
            "policy": told(warnings, Subject.ORDER),
            "moderation": moderation,
        },
        confidence=1.0,
    )


def shown(edit: Edit) -> dict[str, Any]:
    """Return an edit as diagnostics show it: its clause, and what was understood of it."""
    return {name: value for name, value in edit.to_json().items() if value}


def refused(clause: str, reason: str) -> StepFailure:
    """Return the failure for a clause that cannot be followed; a long one is told by its beginning."""
    clause = clause if len(clause) <= _LONGEST_TOLD else f"{clause[: _LONGEST_TOLD - 1].rstrip()}…"
    return StepFailure(FAILURE, f"“{clause}” cannot be followed: {reason[0].lower()}{reason[1:].rstrip('.')}.", recovery_hint=HINT)


def _read(context: StepContext, prompt: str) -> tuple[tuple[Edit, ...], dict[str, Any]]:
    try:
        return read_instruction(context, prompt)
    except NotUnderstood as error:
        raise refused(error.clause, error.reason) from error
