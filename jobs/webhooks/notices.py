"""Events as rows: who asked for which, and those that tell of an endpoint instead of a job."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from jobs.models import Delivery, Endpoint, EventType, Job, OutboxEvent
from jobs.models.webhook import SETTLED
from jobs.webhooks import events, registry


def wants(endpoint: Endpoint, event_type: str) -> bool:
    """Tell whether an endpoint asked for a kind of event; one that named none gets what settles jobs."""
    return event_type in (endpoint.events or SETTLED)


def write(*, event_id: str, event_type: str, organization_id: UUID, body: bytes, job: Job | None = None) -> OutboxEvent:
    """Store an event; its bytes never change again."""
    return OutboxEvent.objects.create(id=event_id, organization_id=organization_id, job=job, type=event_type, body=body)


def address(event: OutboxEvent, endpoints: Iterable[Endpoint]) -> bool:
    """Write a pending delivery of an event for each endpoint; tell whether there are any."""
    rows = [Delivery(organization_id=event.organization_id, event=event, endpoint=endpoint) for endpoint in endpoints]
    Delivery.objects.bulk_create(rows)
    return bool(rows)


def announce_disabled(endpoint: Endpoint, *, at: datetime) -> None:
    """Tell those of the organization's other endpoints that asked for it that one was disabled."""
    event_type = EventType.ENDPOINT_DISABLED.value
    others = registry.active_endpoints(endpoint.organization_id)
    told = [other for other in others if other.id != endpoint.id and wants(other, event_type)]
    if told:
        event_id = events.new_id()
        body = events.of_endpoint(endpoint, event_id=event_id, created_at=int(at.timestamp()))
        address(write(event_id=event_id, event_type=event_type, organization_id=endpoint.organization_id, body=body), told)


def announce_sample(endpoint: Endpoint, *, event_type: str, at: datetime) -> str:
    """Write a sample event for one endpoint, whatever it asked for; return the event's id."""
    event_id = events.new_id()
    body = events.sample(event_type, event_id=event_id, created_at=int(at.timestamp()))
    address(write(event_id=event_id, event_type=event_type, organization_id=endpoint.organization_id, body=body), [endpoint])
    return event_id
