"""Fourth step: choose the composition; after a revision, the next best one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from brands.kit import BrandKit
from generation.brief import AdCopy, Brief, OutputSize
from generation.compositor import draw, inspect, plan
from generation.steps.pictures import load_pictures
from jobs.runner import StepFailure, StepOutcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generation.compositor.pictures import PictureInput
    from generation.compositor.plan import PlanChoice
    from jobs.runner import StepContext

# As many choices as diagnostics show; the ranking itself may be longer.
SHOWN: Final = 6
# There is one revision only, so it tries before it chooses; the number keeps the largest artboards within the step's time.
TRIED: Final = 8


def choose_layout(context: StepContext) -> StepOutcome:
    """Return ``plans``, one per creative: the best of the ranking, or the one after those that an inspection refused."""
    pictures = load_pictures(context)
    choices = _ranking(context, pictures)
    chosen = _next_best(choices[1:], pictures) if context.revision else choices[0]
    if chosen is None:
        message = "No composition was found that fits this brief."
        raise StepFailure("creative_plan_invalid", message)
    return StepOutcome(
        output={"plans": [chosen.plan.to_json()]},
        artifacts={"chosen": _shown(chosen), "candidates": [_shown(choice) for choice in choices[:SHOWN]]},
    )


def _next_best(choices: Sequence[PlanChoice], pictures: tuple[PictureInput, ...]) -> PlanChoice | None:
    """Return the best of the rest that passes inspection when tried; when none of the first few does, simply the next."""
    for choice in choices[:TRIED]:
        try:
            drawing = draw.compose(choice.plan, pictures=pictures)
        except draw.PlanCannotBeDrawnError:
            continue
        if inspect.inspect(drawing, choice.plan, pictures=pictures).passed:
            return choice
    return choices[0] if choices else None


def _ranking(context: StepContext, pictures: tuple[PictureInput, ...]) -> tuple[PlanChoice, ...]:
    read = context.outputs["read_brief"]
    return plan.choose(
        copy=AdCopy.from_json(context.outputs["write_copy"]["copy"]),
        brief=Brief.from_json(read["brief"]),
        kit=BrandKit.from_json(read["kit"]),
        size=OutputSize.from_json(read["size"]),
        pictures=pictures,
        seed=context.seed,
    )


def _shown(choice: PlanChoice) -> dict[str, Any]:
    return {"score": choice.score, "reason": choice.reason}
