"""Sending on demand: a sample to try an endpoint with, and events once more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from jobs import lifecycle
from jobs.lifecycle import Answer, IdempotencyKey
from jobs.models import Delivery, DeliveryState, Endpoint
from jobs.webhooks import notices, registry
from piad.api.errors import ApiError


class WebhookDisabled(ApiError):
    """409: nothing is sent to a disabled endpoint."""

    def __init__(self) -> None:
        super().__init__(http_status=409, code="webhook_disabled", message="This webhook is disabled. Enable it first (is_active: true).")


def send_sample(
    *,
    organization_id: UUID,
    webhook_id: UUID,
    event_type: str,
    answer: Callable[[str], bytes],
    idempotency: IdempotencyKey | None = None,
) -> Answer | None:
    """Send a sample event to one endpoint; ``answer`` writes the 202 of the event's id. None without such an endpoint.

    Raises `WebhookDisabled`.
    """
    endpoint = registry.find_endpoint(organization_id=organization_id, webhook_id=webhook_id)
    if endpoint is None:
        return None

    def make() -> bytes:
        event_id = notices.announce_sample(_in_force(endpoint.id), event_type=event_type, at=timezone.now())
        _hurry()
        return answer(event_id)

    return lifecycle.answer_once(organization_id=organization_id, key=idempotency, status=202, make=make)


def replay(*, deliveries: QuerySet[Delivery]) -> int:
    """Make settled deliveries to endpoints in force due at once, the schedule beginning anew; return how many.

    The event's id and bytes stay; the attempts count on.
    """
    settled = deliveries.exclude(state=DeliveryState.PENDING).exclude(endpoint__is_active=False)
    with transaction.atomic():
        again = Delivery.objects.filter(id__in=list(settled.values_list("id", flat=True))).update(
            state=DeliveryState.PENDING, next_at=Now(), replayed_at_attempt=F("attempt"), lease_until=None, fence=F("fence") + 1
        )
        _hurry()
    return again


def replay_failed(
    *,
    organization_id: UUID,
    webhook_id: UUID,
    since: datetime | None = None,
    event_ids: Sequence[str] | None = None,
    answer: Callable[[int], bytes],
    idempotency: IdempotencyKey | None = None,
) -> Answer | None:
    """Send to an endpoint again the events that it never took, of a time on or by name (then whatever came of them).

    ``answer`` writes the 202 of their number. None without such an endpoint; raises `WebhookDisabled`.
    """
    endpoint = registry.find_endpoint(organization_id=organization_id, webhook_id=webhook_id)
    if endpoint is None:
        return None

    def make() -> bytes:
        rows = Delivery.objects.filter(organization_id=organization_id, endpoint=_in_force(endpoint.id))
        if event_ids is not None:
            rows = rows.filter(event_id__in=event_ids)
        else:
            rows = rows.filter(state__in=(DeliveryState.EXHAUSTED, DeliveryState.CANCELLED), event__created_at__gte=since)
        return answer(replay(deliveries=rows))

    return lifecycle.answer_once(organization_id=organization_id, key=idempotency, status=202, make=make)


def _in_force(webhook_id: UUID) -> Endpoint:
    """Return the endpoint, held until the transaction ends; raises `WebhookDisabled`."""
    endpoint = Endpoint.objects.select_for_update().get(id=webhook_id)
    if not endpoint.is_active:
        raise WebhookDisabled
    return endpoint


def _hurry() -> None:
    transaction.on_commit(lifecycle.hurry_deliveries, robust=True)
