"""Submitting an edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from campaigns.actions.source import creatives_of, find_source
from generation.actions import AdRequest, OrderKind, place
from generation.actions.orders import LONGEST_RUN_SECONDS, RUN_SECONDS
from jobs import idempotency as replays

if TYPE_CHECKING:
    from uuid import UUID

    from jobs.idempotency import IdempotencyKey
    from jobs.lifecycle import Submission
    from piad.accounts.authentication import Caller

EDIT: Final = OrderKind(operation="campaigns.edit", job_type="campaign_ad_edit", task="campaigns.make_edit")
# Of one creative; a source may have many.
_SECONDS_EACH: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class EditRequest:
    """A checked request: the job whose creatives are edited, and what an ad request has besides; its prompt is the instruction."""

    source_job_id: UUID
    order: AdRequest


def submit_edit(
    *,
    caller: Caller,
    request_id: str,
    received_at: int,
    request: EditRequest,
    idempotency: IdempotencyKey | None = None,
) -> Submission:
    """Accept an edit and return the 202 that answers it, or the one that its key was given before.

    What the source is drawn from is taken along, so that a later change of the source changes nothing here. Raises ``NotFound``
    (``source_job_not_found``, ``brand_not_found``), ``SourceTypeInvalid`` and ``SourceNotCompleted``.
    """
    earlier = replays.find_replay(organization_id=caller.organization_id, key=idempotency) if idempotency else None
    if earlier is not None:
        return earlier
    source = find_source(caller, request.source_job_id)
    sources = creatives_of(source)
    return place(
        EDIT,
        caller=caller,
        request_id=request_id,
        received_at=received_at,
        ad_request=request.order,
        idempotency=idempotency,
        particulars={"edit": {"source_job_id": str(source.id), "sources": sources, "engine": source.payload.get("engine", {})}},
        echoed={"source_job_id": str(source.id)},
        run_seconds=min(LONGEST_RUN_SECONDS, max(RUN_SECONDS, _SECONDS_EACH * len(sources))),
    )
