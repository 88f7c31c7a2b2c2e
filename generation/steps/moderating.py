"""A vendor's moderation, where an organization names one: after our own rules, never instead of them, and never left out in silence."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from generation.policy import Severity
from generation.steps.choosing import model_of
from generation.steps.policing import HINTS
from jobs.runner import StepFailure
from jobs.runner.paid import Brought, CallNotMade, Work, once
from piad.providers import catalogue
from piad.providers.choice import ModelChoice, Task, Vendor
from piad.providers.contracts import Call, ModerationRequest, Usage
from piad.providers.failures import ProviderFailure
from piad.providers.prices import MODERATION_CALL

if TYPE_CHECKING:
    from jobs.runner import StepContext
    from piad.providers.contracts import Picture

SECONDS: Final = 5.0


def moderate(
    context: StepContext, *, step_id: str, subject: str, text: str = "", picture: Picture | None = None, name: str = "moderation"
) -> dict[str, Any] | None:
    """Return what diagnostics say of one moderation: who was asked, of what, and the ``verdict``; None where no vendor moderates.

    The verdict is ``passed``, or ``not_given`` where the vendor could not be asked and our own rules stand alone. Raises ``StepFailure``
    with the code ``generation_blocked`` for what the vendor will not have.
    """
    choice, trouble = model_of(context, Task.MODERATION)
    if choice is None:
        return {"by": None, "of": subject, "verdict": "not_given", "because": "vendor key unreadable"} if trouble else None
    said = {"by": choice.name, "of": subject}
    try:
        categories = _ask(context, choice, ModerationRequest(text=text, picture=picture), step_id=step_id, name=name)
    except (ProviderFailure, CallNotMade) as failure:
        return {**said, "verdict": "not_given", "because": type(failure).__name__.lower()}
    if categories:
        listed = ", ".join(category.replace("_", " ") for category in categories)
        message = f"The moderation of {choice.vendor.maker} does not allow the {subject}: {listed}."
        raise StepFailure(Severity.BLOCKED.value, message, recovery_hint=HINTS[Severity.BLOCKED])
    return {**said, "verdict": "passed"}


def _ask(context: StepContext, choice: ModelChoice, request: ModerationRequest, *, step_id: str, name: str) -> list[str]:
    picture = hashlib.sha256(request.picture.content).hexdigest() if request.picture else ""
    # OpenAI's own is free of charge, so that an organization over its budget is moderated all the same.
    at_most = Usage() if choice.vendor is Vendor.OPENAI else MODERATION_CALL

    def ask(call: Call) -> Brought:
        result = catalogue.moderator(choice).moderate(request, call)
        return Brought(answer={"categories": list(result.categories)}, usage=result.usage)

    work = Work(step_id=step_id, name=name, decided_by=f"{request.text}\n{picture}", model=choice.name, at_most=at_most, seconds=SECONDS)
    categories: list[str] = once(context, work, ask)["categories"]
    return categories
