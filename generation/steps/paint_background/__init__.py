"""Fifth step: paint the ground of each creative, a photo or a model's scene with it, without copy, product or logo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from generation.compositor import draw
from generation.compositor.plan import CreativePlan
from generation.steps.paint_background.scene import paint_scene
from generation.steps.pictures import load_pictures, load_scene
from jobs.runner import StepFailure, StepOutcome
from piad import media

if TYPE_CHECKING:
    from generation.compositor.pictures import PictureInput
    from jobs.runner import StepContext

HINT: Final = "Shorten the copy or choose a less extreme aspect ratio, and create a new job."


def paint_background(context: StepContext) -> StepOutcome:
    """Return ``backgrounds``, one per plan: where its PNG lies in private media, and whether it stands on the painted ``scene``.

    The scene is painted by the organization's model, if it has one; without it, or where it is of no use, the grounds are drawn here.
    """
    pictures = load_pictures(context)
    plans = [CreativePlan.from_json(members) for members in context.outputs["choose_layout"]["plans"]]
    painted = paint_scene(context, plans, pictures)
    shown = (*pictures, load_scene(painted.scene)) if painted.scene else pictures
    backgrounds = [_paint(plan, shown) for plan in painted.plans]
    return StepOutcome(
        output={"backgrounds": backgrounds, "scene": painted.scene.to_json() if painted.scene else None, "engine": painted.engine},
        artifacts={
            "painted": len(backgrounds),
            "by": painted.engine["image"],
            "scene": painted.story,
            "moderation": list(painted.moderation),
            "judged": painted.verdict,
        },
    )


def _paint(plan: CreativePlan, pictures: tuple[PictureInput, ...]) -> dict[str, Any]:
    try:
        ground = draw.paint_background(plan, pictures=pictures)
    except draw.PlanCannotBeDrawnError as error:
        message = "The words of this ad do not fit its artboard at a size that can be read."
        raise StepFailure("creative_plan_invalid", message, recovery_hint=HINT) from error
    stored = media.store(area=media.Area.INPUTS, extension="png", content=ground)
    return {"media_key": stored.key, "sha256": stored.sha256, "bytes": stored.bytes, "on_scene": plan.painted is not None}
