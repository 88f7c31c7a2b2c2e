"""What ``?expand=avatar`` adds to a job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from avatars.actions.generate import JOB_TYPE
from jobs.states import JobState

if TYPE_CHECKING:
    from jobs.models import Job


def avatar(job: Job) -> dict[str, Any]:
    """Return the picture of a completed avatar job; nothing of any other."""
    image_url = job.payload.get("image_url")
    if job.state != JobState.COMPLETED or job.type != JOB_TYPE or not image_url:
        return {}
    return {"avatar": {"image_url": image_url}}
