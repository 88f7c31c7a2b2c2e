"""One attempt: the signed request, what came of it, and what follows from that for the delivery and its endpoint."""

from __future__ import annotations

import random
import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, Final

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from jobs.models import Delivery, DeliveryAttempt, DeliveryState, Endpoint
from jobs.webhooks import notices, parcels, schedule, signing
from jobs.webhooks.parcels import Parcel
from piad.outbound import OutboundFailed, OutboundRefused, post
from piad.outbound.post import Answer

log = structlog.get_logger(__name__)

ATTEMPT_SECONDS: Final = 15.0
HEAD_CHARACTERS: Final = 2_000
FAILING_FOR: Final = timedelta(days=5)
BLOCKED: Final = "blocked_address"
GONE: Final = "gone"
FAILING: Final = "failing"
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one request; ``retry_after`` in seconds, ``error_kind`` empty when the receiver took the event."""

    started_at: datetime
    seconds: float
    status: int | None = None
    error_kind: str = ""
    response_head: str = ""
    retry_after: float | None = None

    @property
    def delivered(self) -> bool:
        """Only 2xx says that the event was taken; a redirect says nothing and is not followed."""
        return self.error_kind == ""


def deliver(parcel: Parcel) -> None:
    """Make one attempt and write down what came of it; a claim that was lost meanwhile writes nothing."""
    if not parcels.is_still_wanted(parcel):
        return
    outcome = attempt(parcel)
    with transaction.atomic():
        if _settle(parcel, outcome):
            _judge(parcel, outcome)


def attempt(parcel: Parcel) -> Outcome:
    """Send the event once; no answer and no failure escapes."""
    started_at, began = timezone.now(), time.monotonic()
    headers = _headers(parcel, int(started_at.timestamp()))
    try:
        answer = post(parcel.url, body=parcel.body, headers=headers, total_seconds=ATTEMPT_SECONDS)
    except OutboundRefused as refused:
        log.warning("webhook_blocked", endpoint_id=str(parcel.endpoint_id), reason=refused.reason)
        return Outcome(started_at=started_at, seconds=time.monotonic() - began, error_kind=BLOCKED)
    except OutboundFailed as failed:
        return Outcome(started_at=started_at, seconds=time.monotonic() - began, error_kind=str(failed.kind))
    return _outcome(answer, started_at)


def _headers(parcel: Parcel, timestamp: int) -> dict[str, str]:
    """Sign for the receiver: a callback knows no events of ours, and gets the headers of Standard Webhooks alone."""
    if parcel.endpoint_id is None:
        return signing.standard_headers(parcel.secrets, event_id=parcel.event_id, timestamp=timestamp, body=parcel.body)
    return signing.headers(parcel.secrets, event_id=parcel.event_id, event_type=parcel.event_type, timestamp=timestamp, body=parcel.body)


def _outcome(answer: Answer, started_at: datetime) -> Outcome:
    took = HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES
    moved = HTTPStatus.MULTIPLE_CHOICES <= answer.status < HTTPStatus.BAD_REQUEST
    text = f"Location: {answer.location}" if moved and answer.location else answer.body.decode("utf-8", "replace")
    return Outcome(
        started_at=started_at,
        seconds=answer.seconds,
        status=answer.status,
        error_kind="" if took else "redirect" if moved else "status",
        response_head=_CONTROL.sub("\ufffd", text)[:HEAD_CHARACTERS],
        retry_after=retry_after_seconds(answer.retry_after, now=started_at),
    )


def retry_after_seconds(header: str | None, *, now: datetime) -> float | None:
    """Read ``Retry-After`` in either form of RFC 9110, section 10.2.3; None when there is none that can be read."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, ((then if then.tzinfo else then.replace(tzinfo=UTC)) - now).total_seconds())


def _settle(parcel: Parcel, outcome: Outcome) -> bool:
    """Write the delivery's new state and the attempt's row under the fence; False when the claim is lost.

    Whoever writes about an endpoint and its deliveries locks the endpoint first: in one order, nobody waits in a circle.
    """
    if parcel.endpoint_id and not Endpoint.objects.select_for_update(no_key=True).filter(id=parcel.endpoint_id).exists():
        return False
    made = parcel.made + 1
    mine = Delivery.objects.filter(id=parcel.delivery_id, fence=parcel.fence, state=DeliveryState.PENDING)
    if not mine.update(attempt=made, lease_until=None, **_next(parcel, outcome)):
        return False
    DeliveryAttempt.objects.create(
        organization_id=parcel.organization_id,
        delivery_id=parcel.delivery_id,
        number=made,
        started_at=outcome.started_at,
        duration_ms=round(outcome.seconds * 1000),
        status=outcome.status,
        error_kind=outcome.error_kind,
        response_head=outcome.response_head,
    )
    return True


def _next(parcel: Parcel, outcome: Outcome) -> dict[str, Any]:
    if outcome.delivered:
        return {"state": DeliveryState.DELIVERED}
    wait = schedule.seconds_until_next(
        parcel.made_since_replay + 1,
        schedule=settings.PIAD_WEBHOOK_SCHEDULE or schedule.STANDARD,
        chance=random.random(),  # noqa: S311 - spreads load, hides nothing
        throttled=outcome.status in schedule.THROTTLED or outcome.error_kind == "timeout",
        blocked=outcome.error_kind == BLOCKED,
        retry_after=outcome.retry_after,
    )
    if wait is None or outcome.status == HTTPStatus.GONE:
        return {"state": DeliveryState.EXHAUSTED}
    return {"next_at": Now() + timedelta(seconds=wait)}


def _judge(parcel: Parcel, outcome: Outcome) -> None:
    """Remember how the endpoint fares, and disable one that is gone or has only failed for five days."""
    if parcel.endpoint_id is None:
        return
    endpoints = Endpoint.objects.filter(id=parcel.endpoint_id)
    if outcome.delivered:
        endpoints.filter(consecutive_failures__gt=0).update(consecutive_failures=0, first_failure_at=None)
        return
    endpoints.update(consecutive_failures=F("consecutive_failures") + 1, first_failure_at=Coalesce("first_failure_at", Now()))
    if outcome.status == HTTPStatus.GONE:
        disable(endpoints.get(), reason=GONE)
    elif stale := endpoints.filter(first_failure_at__lt=Now() - FAILING_FOR).first():
        disable(stale, reason=FAILING)


def disable(endpoint: Endpoint, *, reason: str) -> bool:
    """Disable an endpoint, drop what is pending for it and tell the others that asked; False when it was disabled before."""
    changed = Endpoint.objects.filter(id=endpoint.id, is_active=True).update(is_active=False, disabled_reason=reason, updated_at=Now())
    drop_pending(endpoint)
    if changed:
        endpoint.is_active, endpoint.disabled_reason = False, reason
        notices.announce_disabled(endpoint, at=timezone.now())
    return bool(changed)


def drop_pending(endpoint: Endpoint) -> int:
    """Cancel what has not been delivered to an endpoint; an attempt under way loses its claim. Return how many."""
    pending = Delivery.objects.filter(endpoint=endpoint, state=DeliveryState.PENDING)
    return pending.update(state=DeliveryState.CANCELLED, lease_until=None, fence=F("fence") + 1)
