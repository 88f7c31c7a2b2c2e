"""Second step: write the words anew in the target's language, by the rules of the house or by the organization's text model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from campaigns.culture.transcreation import NotWrittenHereError, Transcreation, transcreate
from campaigns.steps.localizing import designs_of, target_of
from campaigns.steps.translating import ENGINE_LOCAL, translated
from generation.policy import Subject
from generation.steps.policing import judge_copy, told
from jobs.runner import StepFailure, StepOutcome

if TYPE_CHECKING:
    from campaigns.culture.targets import Target
    from generation.steps.design import Design
    from jobs.runner import StepContext

HINT: Final = "Connect a text model for this organization, or choose one of the languages that the service writes by itself."


def transcreate_copy(context: StepContext) -> StepOutcome:
    """Return ``transcreations``, one a source creative: ``brief``, ``copies`` in order of preference and ``notes``."""
    target = target_of(context)
    made: dict[str, tuple[Transcreation, dict[str, Any]]] = {}
    texts: list[Transcreation] = []
    for design in designs_of(context):
        key = repr(design.plan.copy)
        if key not in made:
            made[key] = _written(context, design, target)
        texts.append(made[key][0])
    warnings = dict.fromkeys(line for text in texts for line in told(judge_copy(text.copies[0], text.brief, placements=()), Subject.COPY))
    engine = next((engine for _, engine in made.values() if engine != ENGINE_LOCAL), ENGINE_LOCAL)
    return StepOutcome(
        output={"transcreations": [_json(text) for text in texts], "engine": engine},
        artifacts={
            "language": target.language,
            "sources": [text.copies[0].sources for text in texts],
            "originals": [_original(design) for design in designs_of(context)],
            "notes": list(dict.fromkeys(note for text in texts for note in text.notes)),
            "policy": list(warnings),
        },
    )


def _written(context: StepContext, design: Design, target: Target) -> tuple[Transcreation, dict[str, Any]]:
    """Return the model's words where there is a model and they hold, else those of the house."""
    copy, brief, prompt = design.plan.copy, design.brief, context.params["prompt"]
    try:
        ours = transcreate(copy, brief, target, seed=context.seed, prompt=prompt)
    except NotWrittenHereError:
        ours = None
    text, engine = translated(context, design, target, ours)
    if text is None:
        message = f"This service does not write {target.language} by itself, and no text model of this organization did."
        raise StepFailure("language_unresolved", message, recovery_hint=HINT)
    return text, engine


def _json(text: Transcreation) -> dict[str, Any]:
    return {
        "brief": text.brief.to_json(),
        "copies": [copy.to_json() for copy in text.copies],
        "notes": list(text.notes),
        "leading": text.leading,
    }


def _original(design: Design) -> dict[str, str | None]:
    copy = design.plan.copy
    return {"language": copy.language, "headline": copy.headline, "subheadline": copy.subheadline, "cta": copy.cta, "figure": copy.figure}
