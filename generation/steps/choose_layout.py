"""Fourth step: choose the composition; after a revision, the next best one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from brands.kit import BrandKit
from generation.brief import AdCopy, Brief, OutputSize
from generation.compositor import plan
from generation.steps.pictures import load_pictures
from jobs.runner import StepFailure, StepOutcome

if TYPE_CHECKING:
    from generation.compositor.plan import PlanChoice
    from jobs.runner import StepContext

# As many choices as diagnostics show; the ranking itself may be longer.
SHOWN: Final = 6


def choose_layout(context: StepContext) -> StepOutcome:
    """Return ``plans``, one per creative: the best of the ranking, or the one after those that an inspection refused."""
    choices = _ranking(context)
    if len(choices) <= context.revision:
        message = "No composition was found that fits this brief."
        raise StepFailure("creative_plan_invalid", message)
    chosen = choices[context.revision]
    return StepOutcome(
        output={"plans": [chosen.plan.to_json()]},
        artifacts={"chosen": _shown(chosen), "candidates": [_shown(choice) for choice in choices[:SHOWN]]},
    )


def _ranking(context: StepContext) -> tuple[PlanChoice, ...]:
    read = context.outputs["read_brief"]
    return plan.choose(
        copy=AdCopy.from_json(context.outputs["write_copy"]["copy"]),
        brief=Brief.from_json(read["brief"]),
        kit=BrandKit.from_json(read["kit"]),
        size=OutputSize.from_json(read["size"]),
        pictures=load_pictures(context),
        seed=context.seed,
    )


def _shown(choice: PlanChoice) -> dict[str, Any]:
    return {"score": choice.score, "reason": choice.reason}
