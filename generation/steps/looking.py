"""Eyes, where an organization names a model that looks: its opinion is asked, kept with its name, and never needed."""

from __future__ import annotations

import hashlib
import io
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

from generation.steps.choosing import model_of
from jobs.runner.paid import Brought, CallNotMade, Work, once
from piad.providers import catalogue
from piad.providers.choice import ModelChoice, Task
from piad.providers.contracts import Call, Picture
from piad.providers.failures import ProviderFailure
from piad.providers.prices import LOOKING_CALL
from piad.providers.vision import Eyes

if TYPE_CHECKING:
    from collections.abc import Callable

    from jobs.runner import StepContext

SECONDS: Final = 8.0
# As much as a model sees of a picture; more only takes longer.
LONGEST_SIDE: Final = 1_024
_QUALITY: Final = 85


def small(file: bytes) -> Picture:
    """Return a picture's file as a JPEG that is at most ``LONGEST_SIDE`` px wide and high."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(file), formats=["PNG", "JPEG", "WEBP"]) as picture:
        seen = picture.convert("RGB")
    seen.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    seen.save(out, "JPEG", quality=_QUALITY)
    return Picture(content=out.getvalue(), media_type="image/jpeg")


def judged(context: StepContext, *, step_id: str, name: str, picture: Picture, wish: str) -> dict[str, Any] | None:
    """Return what the model that looks says of a picture: ``judge``, ``passed``, ``description``, ``reasons``; None where nobody looks.

    Where it could not be asked, ``passed`` is null and ``because`` says why.
    """
    choice = eyes_of(context)
    if choice is None:
        return None

    def ask(call: Call) -> Brought:
        result = Eyes(model=catalogue.text_model(choice)).judge(picture, wish, call)
        return Brought(answer={**asdict(result.answer), "reasons": list(result.answer.reasons)}, usage=result.usage)

    return {"judge": choice.name, **_opinion(context, _work(choice, step_id, name, wish, picture), ask, missing="passed")}


def preferred(
    context: StepContext, choice: ModelChoice, *, step_id: str, name: str, pictures: tuple[Picture, ...], wish: str
) -> dict[str, Any]:
    """Return which of several pictures a model that looks prefers: ``judge``, ``best`` (from 1), ``reasons``; ``best`` is null as above."""

    def ask(call: Call) -> Brought:
        result = Eyes(model=catalogue.text_model(choice)).prefer(pictures, wish, call)
        return Brought(answer={**asdict(result.answer), "reasons": list(result.answer.reasons)}, usage=result.usage)

    return {"judge": choice.name, **_opinion(context, _work(choice, step_id, name, wish, *pictures), ask, missing="best")}


def eyes_of(context: StepContext) -> ModelChoice | None:
    """Return the model that looks for this job, never one for test keys or behind a key that cannot be opened."""
    return model_of(context, Task.VISION)[0]


def _work(choice: ModelChoice, step_id: str, name: str, wish: str, *pictures: Picture) -> Work:
    digests = [hashlib.sha256(picture.content).hexdigest() for picture in pictures]
    decided_by = "\n".join([wish, *digests])
    return Work(step_id=step_id, name=name, decided_by=decided_by, model=choice.name, at_most=LOOKING_CALL, seconds=SECONDS)


def _opinion(context: StepContext, work: Work, ask: Callable[[Call], Brought], *, missing: str) -> dict[str, Any]:
    try:
        return once(context, work, ask)
    except (ProviderFailure, CallNotMade) as failure:
        return {missing: None, "because": type(failure).__name__.lower()}
