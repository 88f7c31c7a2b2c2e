"""Submitting a localization."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from campaigns.actions.source import creatives_of, find_source
from generation.actions import AdRequest, OrderKind, place
from generation.actions.orders import LONGEST_RUN_SECONDS, RUN_SECONDS
from jobs import idempotency as replays

if TYPE_CHECKING:
    from uuid import UUID

    from jobs.idempotency import IdempotencyKey
    from jobs.lifecycle import Submission
    from piad.accounts.authentication import Caller

LOCALIZATION: Final = OrderKind(operation="campaigns.localize_ad", job_type="campaign_ad_localization", task="campaigns.make_localization")
# Of one creative; a source may have many.
_SECONDS_EACH: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalizationRequest:
    """A checked request: what is localized (a job, or a picture at an https address), for whom, and what an ad request has besides."""

    source_job_id: UUID | None
    source_image_url: str | None
    target_culture: str
    target_language: str | None
    target_currency: str | None
    order: AdRequest


def submit_localization(
    *,
    caller: Caller,
    request_id: str,
    received_at: int,
    request: LocalizationRequest,
    idempotency: IdempotencyKey | None = None,
) -> Submission:
    """Accept a localization and return the 202 that answers it, or the one that its key was given before.

    What the source is drawn from is taken along, so that a later change of the source changes nothing here. Raises ``NotFound``
    (``source_job_not_found``, ``brand_not_found``), ``SourceTypeInvalid`` and ``SourceNotCompleted``.
    """
    earlier = replays.find_replay(organization_id=caller.organization_id, key=idempotency) if idempotency else None
    if earlier is not None:
        return earlier
    sources = creatives_of(find_source(caller, request.source_job_id)) if request.source_job_id else []
    asked = _asked(request)
    return place(
        LOCALIZATION,
        caller=caller,
        request_id=request_id,
        received_at=received_at,
        ad_request=request.order,
        idempotency=idempotency,
        particulars={"localization": {**asked, "sources": sources}},
        echoed={name: value for name, value in asked.items() if value is not None},
        run_seconds=min(LONGEST_RUN_SECONDS, max(RUN_SECONDS, _SECONDS_EACH * len(sources))),
    )


def _asked(request: LocalizationRequest) -> dict[str, Any]:
    return {
        "source_job_id": str(request.source_job_id) if request.source_job_id else None,
        "source_image_url": request.source_image_url,
        "target_culture": request.target_culture,
        "target_language": request.target_language,
        "target_currency": request.target_currency,
    }
