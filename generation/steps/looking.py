"""Eyes, where an organization names a model that looks: its opinion is asked, kept with its name, and never needed."""

from __future__ import annotations

import hashlib
import io
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import structlog
from PIL import Image

from jobs.runner.paid import Brought, CallNotMade, Work, once
from piad.accounts.queries import model_for
from piad.accounts.vault import VaultError
from piad.providers import catalogue
from piad.providers.choice import ModelChoice, Task
from piad.providers.contracts import Call, Picture
from piad.providers.failures import ProviderFailure
from piad.providers.prices import LOOKING_CALL
from piad.providers.vision import Eyes

if TYPE_CHECKING:
    from jobs.runner import StepContext

log = structlog.get_logger(__name__)

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
    try:
        choice = None if context.is_test else model_for(context.organization_id, Task.VISION)
    except VaultError:
        log.exception("vendor_key_unreadable", organization_id=str(context.organization_id))
        return {"judge": None, "passed": None, "because": "vendor key unreadable"}
    if choice is None:
        return None
    try:
        return {"judge": choice.name, **_ask(context, choice, step_id=step_id, name=name, picture=picture, wish=wish)}
    except (ProviderFailure, CallNotMade) as failure:
        return {"judge": choice.name, "passed": None, "because": type(failure).__name__.lower()}


def _ask(context: StepContext, choice: ModelChoice, *, step_id: str, name: str, picture: Picture, wish: str) -> dict[str, Any]:
    def ask(call: Call) -> Brought:
        result = Eyes(model=catalogue.text_model(choice)).judge(picture, wish, call)
        return Brought(answer=asdict(result.answer), usage=result.usage)

    decided_by = f"{wish}\n{hashlib.sha256(picture.content).hexdigest()}"
    work = Work(step_id=step_id, name=name, decided_by=decided_by, model=choice.name, at_most=LOOKING_CALL, seconds=SECONDS)
    return once(context, work, ask)
