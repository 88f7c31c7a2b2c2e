"""Reads of endpoints and of what was sent to them, always within one organization."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from jobs.models import Delivery, DeliveryAttempt, Endpoint

ACTIVE: Final = "SELECT * FROM jobs_endpoint WHERE organization_id = %s AND is_active ORDER BY created_at, id FOR KEY SHARE"


def list_endpoints(organization_id: UUID) -> list[Endpoint]:
    """Return all of an organization's endpoints, the oldest first."""
    return list(Endpoint.objects.filter(organization_id=organization_id).order_by("created_at", "id"))


def find_endpoint(*, organization_id: UUID, webhook_id: UUID) -> Endpoint | None:
    """Return an endpoint of the organization, or None: another organization's is as unknown as none at all."""
    return Endpoint.objects.filter(organization_id=organization_id, id=webhook_id).first()


def endpoint_for_change(*, organization_id: UUID, webhook_id: UUID) -> Endpoint | None:
    """Return an endpoint with its row locked until the transaction ends."""
    return Endpoint.objects.select_for_update().filter(organization_id=organization_id, id=webhook_id).first()


def active_endpoints(organization_id: UUID) -> list[Endpoint]:
    """Return the endpoints in force, held against deletion until the transaction ends: what is written for them must find them there."""
    return list(Endpoint.objects.raw(ACTIVE, [organization_id]))


def deliveries_to(endpoint: Endpoint, *, state: str | None = None) -> QuerySet[Delivery]:
    """Return what was or will be sent to an endpoint, the newest first."""
    rows = Delivery.objects.filter(organization_id=endpoint.organization_id, endpoint=endpoint).select_related("event").order_by("-id")
    return rows.filter(state=state) if state else rows


def attempts_of(deliveries: Iterable[Delivery]) -> dict[int, list[DeliveryAttempt]]:
    """Return the attempts of deliveries by the delivery's key, in their order."""
    found: dict[int, list[DeliveryAttempt]] = defaultdict(list)
    for attempt in DeliveryAttempt.objects.filter(delivery__in=list(deliveries)).order_by("number"):
        found[attempt.delivery_id].append(attempt)
    return found
