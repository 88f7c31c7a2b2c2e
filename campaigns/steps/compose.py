"""Fifth step: write the ad's plan as one document: words built like the reference's, compositions led by it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from campaigns.steps.analyze import Analysis
from campaigns.steps.marks import PASS_MARK
from campaigns.steps.parts import after, folded, unfolded
from campaigns.steps.wording import TRIED, near
from generation.brief import AdCopy
from generation.compositor.guide import Force
from generation.compositor.plan import CreativePlan
from generation.corpus.reference import Formula, Reference
from generation.steps.choose_layout import choose_layout
from generation.steps.guidance import guide_of
from generation.steps.write_copy import write_copy
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobs.runner import StepContext

_FULL_SCORE: Final = 100.0


def compose(context: StepContext) -> StepOutcome:
    """Return the copies and the plans; the second time, better plans where the inspection refused the first."""
    context = unfolded(context)
    reference = Reference.from_json(context.outputs["find_references"]["reference"])
    analysis = Analysis.from_json(context.outputs["analyze"]["analysis"])
    wrote = _wrote(_toned(context, analysis), reference)
    language = context.outputs["read_brief"]["brief"]["language"]
    guide = guide_of(reference, force=Force.LEADS, tone=analysis.tone, language=language)
    chose = choose_layout(after(context, "write_copy", wrote), guide=guide, mark=PASS_MARK)
    plans = [CreativePlan.from_json(members) for members in chose.output["plans"]]
    return StepOutcome(
        output=folded(write_copy=wrote, choose_layout=chose),
        artifacts={
            **wrote.artifacts,
            **chose.artifacts,
            "document": [_document(plan, context.outputs["summarize"]["summary"]) for plan in plans],
            "guided_by": _guided(plans, reference, analysis),
        },
        confidence=round(min(1.0, min(one["score"] for one in chose.artifacts["chosen"]) / _FULL_SCORE), 2),
    )


def _toned(context: StepContext, analysis: Analysis) -> StepContext:
    """Return the context with the brief in the reference's tone, where the order left it open."""
    if analysis.tone is None:
        return context
    read = context.outputs["read_brief"]
    toned = {**read, "brief": {**read["brief"], "tone": analysis.tone}}
    return replace(context, outputs={**context.outputs, "read_brief": toned})


def _wrote(context: StepContext, reference: Reference) -> StepOutcome:
    """Write more than is wanted, and keep what is built like the reference; all of it counts where its words are not known."""
    output = context.params.get("output") or {}
    wanted = output.get("variants", 1)
    if reference.skeleton is None:
        return write_copy(context)
    wrote = write_copy(replace(context, params={**context.params, "output": {**output, "variants": wanted + TRIED - 1}}))
    copies = [AdCopy.from_json(members) for members in wrote.output["copies"]]
    kept = near(copies, reference.skeleton, language=reference.language, count=wanted)
    artifacts = {**wrote.artifacts, "sources": [copy.sources for copy in kept], "wordings": len(copies)}
    return replace(wrote, output={**wrote.output, "copies": [copy.to_json() for copy in kept]}, artifacts=artifacts)


def _document(plan: CreativePlan, summary: str) -> dict[str, Any]:
    """Return all that one creative is made from, for a reader."""
    words = {name: value for name, value in plan.copy.to_json().items() if value and name != "sources"}
    return {
        "summary": summary,
        "copy": words,
        "layout": plan.archetype.value,
        "palette": {"name": plan.scheme.name, "ground": plan.scheme.ground_centre, "accent": plan.scheme.accent},
        "letters": plan.pairing,
        "size": {"width": plan.size.width, "height": plan.size.height, "placement": plan.size.placement},
    }


def _guided(plans: Sequence[CreativePlan], reference: Reference, analysis: Analysis) -> list[str]:
    """Say in sentences how the reference shaped the first creative: its layout, its mood and its copy."""
    first = plans[0]
    told = [_of_layout(first, reference)]
    if any(line.startswith("mood: ") for line in analysis.taken) and reference.colours:
        told.append(f"mood: {first.scheme.name} on {first.scheme.ground_centre}, after the ground {reference.colours[0]} of the reference")
    if analysis.tone:
        told.append(f"tone: {analysis.tone}, set in {first.pairing}")
    if reference.skeleton:
        form = "question" if reference.skeleton.formula is Formula.QUESTION else "headline"
        told.append(f"copy: a {form} of about {reference.skeleton.headline} letters, here {len(first.copy.headline)}")
        if not reference.skeleton.subheadline and first.copy.subheadline is None:
            told.append("copy: no second line, as in the reference")
    return told


def _of_layout(plan: CreativePlan, reference: Reference) -> str:
    named = f"archetype {reference.archetype} of reference {reference.id}"
    if reference.archetype is None:
        return f"layout: {plan.archetype.value}, which puts headline, action and picture nearest to where reference {reference.id} has them"
    if plan.archetype.value == reference.archetype:
        return f"layout: {named}"
    return f"layout: {plan.archetype.value}; {named} cannot carry what this order brings"
