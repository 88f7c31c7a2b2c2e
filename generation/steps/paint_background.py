"""Fifth step: paint the ground of each creative, a photo with it, without copy, product or logo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from generation.compositor import draw
from generation.compositor.plan import CreativePlan
from generation.steps.pictures import load_pictures
from jobs.runner import StepFailure, StepOutcome
from piad import media

if TYPE_CHECKING:
    from generation.compositor.pictures import PictureInput
    from jobs.runner import StepContext

HINT: Final = "Shorten the copy or choose a less extreme aspect ratio, and create a new job."


def paint_background(context: StepContext) -> StepOutcome:
    """Return ``backgrounds``, one per plan: where its PNG lies in private media."""
    pictures = load_pictures(context)
    plans = context.outputs["choose_layout"]["plans"]
    backgrounds = [_paint(CreativePlan.from_json(members), pictures) for members in plans]
    return StepOutcome(output={"backgrounds": backgrounds}, artifacts={"painted": len(backgrounds), "by": "local"})


def _paint(plan: CreativePlan, pictures: tuple[PictureInput, ...]) -> dict[str, Any]:
    try:
        ground = draw.paint_background(plan, pictures=pictures)
    except draw.PlanCannotBeDrawnError as error:
        message = "The words of this ad do not fit its artboard at a size that can be read."
        raise StepFailure("creative_plan_invalid", message, recovery_hint=HINT) from error
    stored = media.store(area=media.Area.INPUTS, extension="png", content=ground)
    return {"media_key": stored.key, "sha256": stored.sha256, "bytes": stored.bytes}
