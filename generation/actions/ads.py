"""Submitting a plain ad."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generation.actions.orders import AdRequest, OrderKind, place
from jobs import idempotency as replays

if TYPE_CHECKING:
    from jobs.idempotency import IdempotencyKey
    from jobs.lifecycle import Submission
    from piad.accounts.authentication import Caller

AD: Final = OrderKind(operation="ads.generate", job_type="ad_generation", task="generation.make_ad")


def submit_ad(
    *,
    caller: Caller,
    request_id: str,
    received_at: int,
    ad_request: AdRequest,
    idempotency: IdempotencyKey | None = None,
) -> Submission:
    """Accept an ad for making: stage its pictures, write its job, and return the 202 that answers it.

    A known idempotency key answers what it answered before and stages nothing. Raises ``NotFound`` (``brand_not_found``)
    for a brand that the organization does not have, and what the idempotency machinery raises for a mismatch.
    """
    earlier = replays.find_replay(organization_id=caller.organization_id, key=idempotency) if idempotency else None
    return earlier or place(
        AD, caller=caller, request_id=request_id, received_at=received_at, ad_request=ad_request, idempotency=idempotency
    )
