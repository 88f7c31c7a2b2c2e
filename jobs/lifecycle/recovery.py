"""What is done with jobs whose worker is gone, stuck or never came; called by sweeps, safe to call twice."""

from __future__ import annotations

import random
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from jobs.lifecycle.moves import leave_processing, move, remember, seconds_from_now
from jobs.lifecycle.settlement import fail_guarded
from jobs.models import EventKind, Job
from jobs.states import JobState

MAX_CRASHES = 3
LONGEST_BACKOFF_SECONDS = 300


def backoff(tries: int) -> float:
    """Return the seconds to wait before try ``tries`` + 1: doubling, scattered by half, at most five minutes."""
    return float(min(LONGEST_BACKOFF_SECONDS, 2**tries)) * random.uniform(0.5, 1.5)  # noqa: S311  scatter, not a secret


def lose_lease(job: Job) -> None:
    """Take a job from a worker that stopped beating: back to the queue, or failed when it crashes workers or is too late."""
    guard = Q(id=job.id, fence=job.fence, state=JobState.PROCESSING, lease_until__lt=Now())
    crashes = job.crashes + 1
    if crashes >= MAX_CRASHES or job.attempt >= job.max_attempts:
        message = f"The worker stopped {crashes} times while working on this job."
        fail_guarded(guard, job_id=job.id, code="worker_crashed", message=message, worker=job.lease_owner)
        return
    with transaction.atomic():
        moved = move(
            guard,
            target=JobState.QUEUED,
            crashes=crashes,
            fence=F("fence") + 1,
            run_at=seconds_from_now(backoff(crashes) if crashes > 1 else 0),
            hinted_at=None,
            **leave_processing(),
        )
        if moved:
            remember(job.id, job.organization_id, EventKind.LEASE_LOST, fence=job.fence, worker=job.lease_owner, crashes=crashes)


def overrun(job: Job) -> None:
    """Fail a job that has been worked on for longer than its run budget."""
    begun = Q(claimed_at__lt=Now() - timedelta(seconds=job.run_budget_seconds))
    guard = begun & Q(id=job.id, fence=job.fence, state=JobState.PROCESSING)
    message = f"The job took longer than its budget of {job.run_budget_seconds} seconds."
    fail_guarded(guard, job_id=job.id, code="budget_exceeded", message=message)


def pass_deadline(job: Job) -> None:
    """Fail a job that nobody could begin in time."""
    guard = Q(id=job.id, state=JobState.QUEUED, deadline_at__lte=Now())
    message = "The job could not be started before its deadline."
    fail_guarded(guard, job_id=job.id, code="deadline_exceeded", message=message)
