"""The announcement of a settled job, written in the transaction that settles it; imported by the lifecycle alone."""

from __future__ import annotations

import json
import uuid
from typing import Any

from jobs.models import Delivery, Endpoint, EventType, Job, OutboxEvent
from jobs.states import JobState


def announce(job: Job) -> OutboxEvent:
    """Write the event of a settled job with one pending delivery for each of the organization's active endpoints."""
    event_id = f"evt_pi_{uuid.uuid4().hex}"
    event_type = EventType.JOB_COMPLETED if job.state == JobState.COMPLETED else EventType.JOB_FAILED
    event = OutboxEvent.objects.create(
        id=event_id,
        organization_id=job.organization_id,
        job=job,
        type=event_type,
        body=body_of(job, event_id=event_id, event_type=event_type),
    )
    endpoints = Endpoint.objects.filter(organization_id=job.organization_id, is_active=True)
    Delivery.objects.bulk_create(Delivery(organization_id=job.organization_id, event=event, endpoint=endpoint) for endpoint in endpoints)
    return event


def body_of(job: Job, *, event_id: str, event_type: str) -> bytes:
    """Return the bytes that are stored, signed and sent: compact JSON in the wire's order of members."""
    body = {
        "id": event_id,
        "object": "event",
        "type": str(event_type),
        "created_at": int(job.finished_at.timestamp()) if job.finished_at else 0,
        "data": {"job": _told(job)},
    }
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()


def _told(job: Job) -> dict[str, Any]:
    return {
        "id": str(job.id),
        "type": job.type,
        "status": job.state,
        "result_url": job.result_url,
        "error_log": job.error_log,
        "payload": job.payload,
    }
