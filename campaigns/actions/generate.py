"""Submitting a campaign ad."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generation.actions import AdRequest, OrderKind, place
from jobs import idempotency as replays

if TYPE_CHECKING:
    from jobs.idempotency import IdempotencyKey
    from jobs.lifecycle import Submission
    from piad.accounts.authentication import Caller

CAMPAIGN: Final = OrderKind(operation="campaigns.generate", job_type="campaign_ad_generation", task="campaigns.make_campaign")


def submit_campaign(
    *,
    caller: Caller,
    request_id: str,
    received_at: int,
    ad_request: AdRequest,
    idempotency: IdempotencyKey | None = None,
) -> Submission:
    """Accept a campaign ad for making and return the 202 that answers it, or the one that its key was given before.

    Raises ``NotFound`` (``brand_not_found``) for a brand that the organization does not have, and what the idempotency
    machinery raises for a mismatch.
    """
    earlier = replays.find_replay(organization_id=caller.organization_id, key=idempotency) if idempotency else None
    return earlier or place(
        CAMPAIGN, caller=caller, request_id=request_id, received_at=received_at, ad_request=ad_request, idempotency=idempotency
    )
