"""Orders for tests: jobs submitted the way that the doors submit them."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models.functions import Now

from jobs import lifecycle
from jobs.lifecycle import Claim, JobResult, Submission
from jobs.models import Job

IMAGE_URL = "https://media.test/a.png"


def order(organization_id: UUID, **changes: Any) -> Submission:  # noqa: ANN401  any argument of submit
    arguments: dict[str, Any] = {
        "caller_organization_id": organization_id,
        "api_key_id": None,
        "is_test": False,
        "request_id": f"req_pi_{uuid.uuid4()}",
        "received_at": 1_760_000_000,
        "job_type": "ad_generation",
        "task": "tests.make_nothing",
        "params": {"prompt": "Shoes"},
        "input_echo": {"prompt": "Shoes", "reference_image_count": 0, "client_reference_id": None, "metadata": {}},
        "queue": "tests",
    }
    return lifecycle.submit(**{**arguments, **changes})


def ordered_job(organization_id: UUID, **changes: Any) -> Job:  # noqa: ANN401  any argument of submit
    return Job.objects.get(id=str(order(organization_id, **changes).job_id))


def claimed(job: Job, worker: str = "tester") -> Claim:
    claim = lifecycle.start(job_id=job.id, worker=worker)
    assert claim is not None
    return claim


def an_ad(job_id: UUID) -> JobResult:
    return JobResult(
        payload={"image_url": IMAGE_URL},
        result_url=IMAGE_URL,
        job_result={"type": "ad", "id": str(job_id), "image_url": IMAGE_URL},
    )


def let_lease_expire(job_id: UUID) -> None:
    Job.objects.filter(id=job_id, lease_until__isnull=False).update(lease_until=Now() - timedelta(seconds=1))
