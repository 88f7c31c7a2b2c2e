"""Third step: write the words of the ad."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from brands.kit import BrandKit
from generation.brief import AdCopy, Brief
from generation.copywriter import write_copy as write
from generation.copywriter.formulas import formula_of
from generation.copywriter.typography import typeset
from generation.policy import Subject
from generation.policy.pictures import words_of
from generation.steps.moderating import moderate
from generation.steps.policing import judge_copy, told
from generation.steps.write_copy.asking import written_by_model
from jobs.runner import StepOutcome
from piad.providers.choice import LOCAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobs.runner import StepContext

# A line under a headline; what is longer is a paragraph.
LONGEST_SLOGAN: Final = 70


def write_copy(context: StepContext) -> StepOutcome:
    """Return ``copies``, one per variant; what policy refuses fails the job.

    Rules write them: the same brief and seed give the same words. With a text model, its lines stand where they hold to the same rules.
    """
    brief = Brief.from_json(context.outputs["read_brief"]["brief"])
    variants = (context.params.get("output") or {}).get("variants", 1)
    kit = BrandKit.from_json(context.outputs["read_brief"].get("kit", {}))
    copies = [_with_slogan(write(brief, seed=context.seed, variant=variant), kit) for variant in range(variants)]
    copies, engine = written_by_model(context, brief, copies)
    placements = [size["placement"] for size in context.outputs["read_brief"].get("sizes", ()) if size["placement"]]
    warnings = dict.fromkeys(line for copy in copies for line in told(judge_copy(copy, brief, placements=placements), Subject.COPY))
    artifacts = {
        "language": brief.language,
        "sources": [copy.sources for copy in copies],
        "formulas": [formula_of(copy) for copy in copies],
        "policy": list(warnings),
        "moderation": _moderated(context, copies) if engine["text"] != LOCAL else None,
    }
    return StepOutcome(output={"copies": [copy.to_json() for copy in copies], "engine": engine}, artifacts=artifacts)


def _moderated(context: StepContext, copies: Sequence[AdCopy]) -> dict[str, Any] | None:
    """Have the copy judged that a model wrote; what rules wrote of a moderated order needs no vendor."""
    words = "\n".join(dict.fromkeys(word for copy in copies for word in words_of(copy)))
    return moderate(context, step_id="write_copy", subject=Subject.COPY, text=words)


def _with_slogan(copy: AdCopy, kit: BrandKit) -> AdCopy:
    """Let the brand's own slogan stand where a line of ours would: never for words of the brief, nor in another language than the ad's."""
    ours = copy.sources.get("subheadline", "").startswith("subheadline")
    slogan = kit.slogan or ""
    foreign = kit.language is not None and _tongue(kit.language) != _tongue(copy.language)
    if not (ours and 0 < len(slogan) <= LONGEST_SLOGAN) or foreign or slogan.casefold() == copy.headline.casefold():
        return copy
    return replace(copy, subheadline=typeset(slogan, copy.language), sources={**copy.sources, "subheadline": "brand slogan"})


def _tongue(tag: str) -> str:
    return tag.lower().partition("-")[0]
