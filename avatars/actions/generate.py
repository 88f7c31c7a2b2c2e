"""Submitting an avatar."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from generation.actions import AdRequest, OrderKind, place
from jobs import idempotency as replays

if TYPE_CHECKING:
    from uuid import UUID

    from jobs.idempotency import IdempotencyKey
    from jobs.lifecycle import Submission
    from piad.accounts.authentication import Caller
    from piad.ingest.inline import InlinePicture

OPERATION: Final = "avatars.generate"
JOB_TYPE: Final = "avatar_generation"
AVATAR: Final = OrderKind(operation=OPERATION, job_type=JOB_TYPE, task="avatars.make_avatar")


@dataclass(frozen=True, slots=True, kw_only=True)
class AvatarRequest:
    """A checked request for one avatar; ``hints`` holds known keys alone, ``output`` the members as given."""

    prompt: str
    hints: dict[str, Any] = field(default_factory=dict)
    pictures: tuple[InlinePicture, ...] = ()
    brand_id: UUID | None = None
    output: dict[str, str] | None = None
    client_reference_id: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)


def submit_avatar(
    *,
    caller: Caller,
    request_id: str,
    received_at: int,
    avatar_request: AvatarRequest,
    idempotency: IdempotencyKey | None = None,
) -> Submission:
    """Accept an avatar for making: stage its pictures, write its job, and return the 202 that answers it.

    A known idempotency key answers what it answered before and stages nothing. Raises ``NotFound`` (``brand_not_found``)
    for a brand that the organization does not have, and what the idempotency machinery raises for a mismatch.
    """
    earlier = replays.find_replay(organization_id=caller.organization_id, key=idempotency) if idempotency else None
    return earlier or place(
        AVATAR,
        caller=caller,
        request_id=request_id,
        received_at=received_at,
        ad_request=_order(avatar_request),
        idempotency=idempotency,
        particulars={"hints": avatar_request.hints},
        echoed={"hints": avatar_request.hints} if avatar_request.hints else None,
    )


def _order(asked: AvatarRequest) -> AdRequest:
    """Return what an avatar's order has in common with every other picture's."""
    return AdRequest(
        prompt=asked.prompt,
        pictures=asked.pictures,
        brand_id=asked.brand_id,
        output=asked.output,
        client_reference_id=asked.client_reference_id,
        metadata=asked.metadata,
    )
