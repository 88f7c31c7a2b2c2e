"""How a job stands, as this door says it: four states, and one body for whoever asks and whoever is called back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from jobs.states import JobState

if TYPE_CHECKING:
    from uuid import UUID

    from jobs.models import Job

JOB_TYPE: Final = "image_ad"
STATES: Final = {
    JobState.QUEUED: "PENDING",
    JobState.PROCESSING: "PROCESSING",
    JobState.COMPLETED: "SUCCESS",
    JobState.FAILED: "FAILED",
}
_IMAGE: Final = ("image_url", "aspect_ratio", "width", "height")
# What is said beside the pictures, where there is any.
_MORE: Final = ("warnings", "layout", "brand", "engine")


def accepted_body(job_id: UUID) -> bytes:
    """Return the 202: exactly the job's id and type."""
    return _compact({"job_id": str(job_id), "type": JOB_TYPE})


def job_body(job: Job) -> bytes:
    """Return the body of a job as it stands."""
    state = JobState(job.state)
    return _compact({"job_id": str(job.id), "type": JOB_TYPE, "status": STATES[state], "response": _response(job, state)})


def callback_body(job: Job) -> bytes:
    """Return what the callback of a settled job is told: what anybody who asks is told."""
    return job_body(job)


def _response(job: Job, state: JobState) -> dict[str, Any]:
    """Return the result or the failure; nothing before there is one."""
    if state is JobState.COMPLETED:
        creatives = job.payload.get("creatives", [])
        images = [{name: creative[name] for name in _IMAGE} for creative in creatives]
        more = {name: job.payload[name] for name in _MORE if job.payload.get(name)}
        return {"images": images, "image_url": images[0]["image_url"] if images else None, **more}
    if state is JobState.FAILED:
        return {"error": {"code": job.error_code, "message": job.error_message}}
    return {}


def _compact(body: dict[str, Any]) -> bytes:
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()
