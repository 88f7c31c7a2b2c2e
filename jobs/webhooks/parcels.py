"""Taking what is due: a few deliveries of each receiver at a time, so that a dead one holds up nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from jobs.models import Delivery, DeliveryState, Endpoint
from piad.accounts import vault
from piad.accounts.actions import callback_secrets

# Longer than the 15 s that an attempt may take: a sender that died gives its deliveries back after this.
LEASE_SECONDS: Final = 30
PER_ENDPOINT: Final = 2
PER_ORGANIZATION: Final = 4
# Taken by one sender at a time, or two of them would each allow a receiver its whole share. Any constant that nobody else uses.
CLAIM_LOCK: Final = 0x70696164_0001

# For every receiver its next few due deliveries less those on their way, the longest due first.
CLAIM: Final = """
WITH due AS (
    SELECT pick.id, pick.next_at
    FROM jobs_endpoint AS receiver
    CROSS JOIN LATERAL (
        SELECT count(*) AS n FROM jobs_delivery
        WHERE endpoint_id = receiver.id AND state = 'pending' AND lease_until IS NOT NULL AND lease_until >= now()
    ) AS busy
    CROSS JOIN LATERAL (
        SELECT id, next_at, row_number() OVER (ORDER BY next_at, id) AS turn FROM (
            SELECT id, next_at FROM jobs_delivery
            WHERE endpoint_id = receiver.id AND state = 'pending' AND next_at <= now() AND (lease_until IS NULL OR lease_until < now())
            ORDER BY next_at, id LIMIT %(per_endpoint)s
        ) AS first
    ) AS pick
    WHERE receiver.is_active AND pick.turn <= %(per_endpoint)s - busy.n
  UNION ALL
    SELECT pick.id, pick.next_at
    FROM accounts_organization AS receiver
    CROSS JOIN LATERAL (
        SELECT count(*) AS n FROM jobs_delivery
        WHERE endpoint_id IS NULL AND organization_id = receiver.id AND state = 'pending'
            AND lease_until IS NOT NULL AND lease_until >= now()
    ) AS busy
    CROSS JOIN LATERAL (
        SELECT id, next_at, row_number() OVER (ORDER BY next_at, id) AS turn FROM (
            SELECT id, next_at FROM jobs_delivery
            WHERE endpoint_id IS NULL AND organization_id = receiver.id AND state = 'pending' AND next_at <= now()
                AND (lease_until IS NULL OR lease_until < now())
            ORDER BY next_at, id LIMIT %(per_organization)s
        ) AS first
    ) AS pick
    WHERE pick.turn <= %(per_organization)s - busy.n
  ORDER BY next_at, id LIMIT %(most)s
)
UPDATE jobs_delivery AS delivery
SET fence = delivery.fence + 1, lease_until = now() + make_interval(secs => %(lease)s)
FROM (SELECT id FROM jobs_delivery WHERE id IN (SELECT id FROM due) FOR UPDATE SKIP LOCKED) AS free
WHERE delivery.id = free.id
RETURNING delivery.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One delivery on its way: where to, what, and under which claim; ``secrets`` are in force, the current one first."""

    delivery_id: int
    organization_id: UUID
    endpoint_id: UUID | None
    fence: int
    made: int
    made_since_replay: int
    url: str
    secrets: tuple[str, ...]
    event_id: str
    event_type: str
    body: bytes


def claim(most: int) -> list[Parcel]:
    """Take at most ``most`` due deliveries for as long as the lease."""
    limits = {"per_endpoint": PER_ENDPOINT, "per_organization": PER_ORGANIZATION, "most": most, "lease": LEASE_SECONDS}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CLAIM_LOCK])
        cursor.execute(CLAIM, limits)
        taken = [delivery_id for (delivery_id,) in cursor.fetchall()]
    rows = Delivery.objects.filter(id__in=taken).select_related("event", "endpoint").order_by("next_at", "id")
    now = timezone.now()
    return [_parcel(row, now) for row in rows]


def is_still_wanted(parcel: Parcel) -> bool:
    """Ask, right before the request, whether the claim holds and the endpoint is in force."""
    rows = Delivery.objects.filter(id=parcel.delivery_id, fence=parcel.fence, state=DeliveryState.PENDING)
    if parcel.endpoint_id is not None:
        rows = rows.filter(endpoint__is_active=True)
    return rows.exists()


def _parcel(row: Delivery, now: datetime) -> Parcel:
    return Parcel(
        delivery_id=row.pk,
        organization_id=row.organization_id,
        endpoint_id=row.endpoint_id,
        fence=row.fence,
        made=row.attempt,
        made_since_replay=row.attempt - row.replayed_at_attempt,
        url=row.endpoint.url if row.endpoint else vault.decrypt(row.callback_url_encrypted or b""),
        secrets=_secrets(row.endpoint, now) if row.endpoint else callback_secrets(row.organization_id),
        event_id=row.event_id,
        event_type=row.event.type,
        body=bytes(row.event.body),
    )


def _secrets(endpoint: Endpoint, now: datetime) -> tuple[str, ...]:
    current = vault.decrypt(endpoint.secret_encrypted)
    if endpoint.previous_secret_encrypted is None or endpoint.previous_secret_until is None or endpoint.previous_secret_until <= now:
        return (current,)
    return current, vault.decrypt(endpoint.previous_secret_encrypted)
