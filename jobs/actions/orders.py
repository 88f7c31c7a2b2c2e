"""What operators do with jobs: order them once more, or stop them."""

from __future__ import annotations

import time
from uuid import UUID

from jobs import lifecycle
from jobs.lifecycle import NewInput
from jobs.models import Job, JobInput
from piad.api import request_id


class JobNotSettled(Exception):
    """The job is still under way: it runs again when it has failed or completed."""


def run_again(*, job_id: UUID) -> UUID:
    """Order the same work once more as a new job and return its id; the settled job stays as it is.

    Raises `JobNotSettled`, or `Job.DoesNotExist`. Nobody is followed up: what the first one was for has gone on without it.
    """
    job = Job.objects.get(id=job_id)
    if not job.is_terminal:
        raise JobNotSettled
    submission = lifecycle.submit(
        caller_organization_id=job.organization_id,
        api_key_id=job.api_key_id,
        is_test=job.is_test,
        request_id=request_id.new(),
        received_at=int(time.time()),
        job_type=job.type,
        task=job.task,
        params=job.params,
        input_echo=job.payload.get("input", {}),
        inputs=[_same(row) for row in JobInput.objects.filter(job_id=job.id)],
        queue=job.queue,
        run_budget_seconds=job.run_budget_seconds,
    )
    return submission.job_id


def cancel_job(*, job_id: UUID, actor: str) -> None:
    """Fail a job that is not settled with code ``cancelled``; raises `MoveNotAllowed` when it is."""
    lifecycle.cancel(job_id=job_id, actor=actor)


def _same(row: JobInput) -> NewInput:
    return NewInput(
        ordinal=row.ordinal,
        kind=row.kind,
        media_key=row.media_key,
        sha256=row.sha256,
        bytes=row.bytes,
        media_type=row.media_type,
        url=row.url,
    )
