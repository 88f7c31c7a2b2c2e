"""How an endpoint fares: what was delivered, what failed, how fast it answers, and what still waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import connection
from django.db.models import Count, Min, Q

from jobs.models import Delivery, DeliveryAttempt, DeliveryState, Endpoint

RECENT: Final = 15

ATTEMPTS: Final = """
SELECT count(*), count(*) FILTER (WHERE attempt.error_kind = ''),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY attempt.duration_ms), percentile_cont(0.95) WITHIN GROUP (ORDER BY attempt.duration_ms)
FROM jobs_deliveryattempt AS attempt JOIN jobs_delivery AS delivery ON delivery.id = attempt.delivery_id
WHERE delivery.endpoint_id = %s AND attempt.started_at >= %s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of time up to now: attempts made and taken, and how long they took in milliseconds."""

    words: str
    attempts: int
    taken: int
    median_ms: int | None
    p95_ms: int | None

    @property
    def success(self) -> str:
        """Return the share of attempts that were taken."""
        return f"{100 * self.taken / self.attempts:.0f} %" if self.attempts else "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What an operator asks first about an endpoint."""

    spans: tuple[Span, ...]
    waiting: int
    next_at: datetime | None
    exhausted: int
    dropped: int
    last_taken: DeliveryAttempt | None
    last_failed: DeliveryAttempt | None
    recent: tuple[Delivery, ...]


def health_of(endpoint: Endpoint, *, now: datetime) -> Health:
    """Measure an endpoint over the last day and the last week."""
    deliveries = Delivery.objects.filter(endpoint=endpoint)
    attempts = DeliveryAttempt.objects.filter(delivery__endpoint=endpoint).order_by("-started_at")
    pending = Q(state=DeliveryState.PENDING)
    counts = deliveries.aggregate(
        waiting=Count("id", filter=pending),
        next_at=Min("next_at", filter=pending),
        exhausted=Count("id", filter=Q(state=DeliveryState.EXHAUSTED)),
        dropped=Count("id", filter=Q(state=DeliveryState.CANCELLED)),
    )
    return Health(
        spans=(
            _span(endpoint, "last 24 hours", now - timedelta(days=1)),
            _span(endpoint, "last 7 days", now - timedelta(days=7)),
        ),
        last_taken=attempts.filter(error_kind="").first(),
        last_failed=attempts.exclude(error_kind="").first(),
        recent=tuple(deliveries.select_related("event").order_by("-id")[:RECENT]),
        **counts,
    )


def _span(endpoint: Endpoint, words: str, since: datetime) -> Span:
    with connection.cursor() as cursor:
        cursor.execute(ATTEMPTS, [endpoint.id, since])
        attempts, taken, median, p95 = cursor.fetchone()
    return Span(words=words, attempts=attempts, taken=taken, median_ms=_whole(median), p95_ms=_whole(p95))


def _whole(milliseconds: float | None) -> int | None:
    return None if milliseconds is None else round(milliseconds)
