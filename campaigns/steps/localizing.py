"""What the steps of a localization share: the target that the order names, and the designs that it starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from campaigns.culture.targets import Target, TargetUnresolvedError, Unread, resolve
from generation.steps.design import Design, load_design
from jobs.runner import StepFailure

if TYPE_CHECKING:
    from jobs.runner import StepContext

# The mark that a design bears which was taken apart from a picture.
REBUILT: Final = "rebuilt"
_CODES: Final = {
    Unread.CULTURE: "language_unresolved",
    Unread.LANGUAGE: "language_unresolved",
    Unread.CURRENCY: "directive_validation_failed",
}
_HINTS: Final = {
    Unread.CULTURE: "Name a country, region or people (for example: Japan, Gulf Arab, francophone West Africa), or give target_language.",
    Unread.LANGUAGE: "Give target_language as a name or code: Arabic, ja, pt-BR.",
    Unread.CURRENCY: "Give target_currency as a sign or an ISO 4217 code: AED, €, yen.",
}


def asked(context: StepContext) -> dict[str, Any]:
    """Return the members of the order that only a localization has."""
    members: dict[str, Any] = context.params["localization"]
    return members


def target_of(context: StepContext) -> Target:
    """Return the target; raises ``StepFailure`` for words that name nothing."""
    order = asked(context)
    try:
        return resolve(culture=order["target_culture"], language=order["target_language"], currency=order["target_currency"])
    except TargetUnresolvedError as unread:
        message = f"{unread.member.value} is not understood: {unread.text}"
        raise StepFailure(_CODES[unread.member], message, recovery_hint=_HINTS[unread.member]) from unread


def designs_of(context: StepContext) -> list[Design]:
    """Return the designs that the first step laid ready, in order."""
    return [load_design(source["design_key"]) for source in context.outputs["read_source"]["sources"]]
