"""How an avatar is made: two steps in order, and the result they add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from avatars.steps.paint_avatar import paint_avatar
from avatars.steps.read_persona import understand
from generation.pipeline import keep_creative, show_creative
from jobs.runner import JobResult, Pipeline, Step
from piad import media
from piad.providers.choice import LOCAL

if TYPE_CHECKING:
    from jobs.runner import StepContext


def finish(context: StepContext) -> JobResult:
    """Return what the job shows and keeps, from the outputs of its steps."""
    painted = context.outputs["paint_avatar"]
    made = painted["creatives"][0]
    image_url = media.url(made["media_key"])
    size = {name: made[name] for name in ("aspect_ratio", "width", "height")}
    return JobResult(
        payload={
            "image_url": image_url,
            "creatives": [show_creative(made)],
            "engine": _engine(painted["engine"]),
            "licence": painted["licence"],
            "resolved_output": size,
        },
        result_url=image_url,
        job_result={"type": "avatar", "id": str(context.job_id), "image_url": image_url},
        artifacts=(keep_creative(made),),
    )


def _engine(told: dict[str, Any]) -> dict[str, Any]:
    image = told["image"]
    disclosure = "none" if image == LOCAL else "generated"
    return {"text": LOCAL, "image": image, "degraded_from": told["degraded_from"], "disclosure": disclosure}


AVATAR_PIPELINE: Final = Pipeline(
    steps=(
        Step(id="read_persona", run=understand, budget_seconds=30),
        Step(id="paint_avatar", run=paint_avatar, budget_seconds=85),
    ),
    finish=finish,
)
