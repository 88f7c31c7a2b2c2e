"""What an event says: its id, and the bytes that are stored, signed and sent."""

from __future__ import annotations

import json
import uuid
from typing import Any, Final

from django.conf import settings

from jobs.models import Endpoint, EventType, Job

LARGEST_BODY: Final = 256 * 1024


def new_id() -> str:
    """Return an id that no other event has; it holds no full stop, which the signature uses as a separator."""
    return f"evt_pi_{uuid.uuid4().hex}"


def of_job(job: Job, *, event_id: str, event_type: str) -> bytes:
    """Return the body that tells of a settled job; one over 256 KiB tells where the job can be read instead of its payload."""
    created_at = int(job.finished_at.timestamp()) if job.finished_at else 0
    whole = _body(event_id, event_type, created_at, {"job": _told(job, job.payload)})
    if len(whole) <= LARGEST_BODY:
        return whole
    thin = {"phase": job.state, "truncated": True, "job_url": f"{settings.PIAD_PUBLIC_URL}/api/v1/jobs/{job.id}"}
    return _body(event_id, event_type, created_at, {"job": _told(job, thin)})


def of_endpoint(endpoint: Endpoint, *, event_id: str, created_at: int) -> bytes:
    """Return the body that tells the organization's other endpoints of one that was disabled."""
    told = {"id": str(endpoint.id), "endpoint_url": endpoint.url, "disabled_reason": endpoint.disabled_reason}
    return _body(event_id, EventType.ENDPOINT_DISABLED.value, created_at, {"webhook": told})


def sample(event_type: str, *, event_id: str, created_at: int) -> bytes:
    """Return a body of the shape that is asked for; ``"test": true`` beside ``data`` keeps it from being taken for a real one."""
    failed = event_type == EventType.JOB_FAILED
    status = "failed" if failed else "completed"
    job = {
        "id": "00000000-0000-4000-8000-000000000000",
        "type": "ad_generation",
        "status": status,
        "result_url": None,
        "error_log": "internal_step_failed: This is a sample of a failed job." if failed else None,
        "payload": {"phase": status, "input": {"prompt": "A sample event", "reference_image_count": 0}},
    }
    webhook = {"id": "00000000-0000-4000-8000-000000000000", "endpoint_url": "https://example.com", "disabled_reason": "gone"}
    data = {"webhook": webhook} if event_type == EventType.ENDPOINT_DISABLED else {"job": job}
    return _body(event_id, event_type, created_at, data, test=True)


def _body(event_id: str, event_type: str, created_at: int, data: dict[str, Any], **more: Any) -> bytes:  # noqa: ANN401 - JSON
    """Write compact JSON in the wire's order of members."""
    body = {"id": event_id, "object": "event", "type": str(event_type), "created_at": created_at, "data": data, **more}
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()


def _told(job: Job, payload: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {
        "id": str(job.id),
        "type": job.type,
        "status": job.state,
        "result_url": job.result_url,
        "error_log": job.error_log,
        "payload": payload,
    }
