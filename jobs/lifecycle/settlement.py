"""How a job leaves a worker's hands: settled with a result, settled without one, or back in the queue."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from jobs.lifecycle import hints
from jobs.lifecycle.moves import MergeJSON, MoveNotAllowed, leave_processing, move, remember, seconds_from_now
from jobs.lifecycle.values import Claim, JobResult, NewArtifact
from jobs.models import Artifact, EventKind, Job
from jobs.states import JobState
from jobs.webhooks.outbox import announce


def complete(claim: Claim, *, result: JobResult) -> None:
    """Settle a job with its result; raises `MoveNotAllowed` when the claim is lost, and then nothing is written."""
    with transaction.atomic():
        done = move(
            _under(claim),
            target=JobState.COMPLETED,
            payload=MergeJSON("payload", {**result.payload, "phase": JobState.COMPLETED.value}),
            result_url=result.result_url,
            job_result=result.job_result,
            finished_at=Now(),
            **leave_processing(),
        )
        if not done:
            raise MoveNotAllowed(claim.job_id, "complete")
        Artifact.objects.bulk_create(_artifact(claim, ordinal, new) for ordinal, new in enumerate(result.artifacts))
        _settled(claim.job_id, EventKind.COMPLETED)


def fail(claim: Claim, *, code: str, message: str, traceback: str = "") -> None:
    """Settle a job without a result; ``message`` is for the caller, ``traceback`` for operators alone."""
    fail_guarded(_under(claim), job_id=claim.job_id, code=code, message=message, traceback=traceback)


def fail_guarded(guard: Q, *, job_id: UUID, code: str, message: str, traceback: str = "", **detail: Any) -> None:  # noqa: ANN401  JSON
    """Fail the job that ``guard`` names, whoever held it: the fence grows, so a worker still at it is too late."""
    with transaction.atomic():
        done = move(
            guard,
            target=JobState.FAILED,
            payload=MergeJSON("payload", {"failure_code": code, "phase": JobState.FAILED.value}),
            error_code=code,
            error_message=message,
            traceback=traceback,
            fence=F("fence") + 1,
            finished_at=Now(),
            **leave_processing(),
        )
        if not done:
            raise MoveNotAllowed(job_id, f"fail as {code}")
        _settled(job_id, EventKind.FAILED, code=code, **detail)


def requeue(claim: Claim, *, delay_seconds: float, reason: str, counts: bool = True) -> None:
    """Give a job back, due again after ``delay_seconds``; with ``counts`` false the attempt is not held against it."""
    with transaction.atomic():
        done = move(
            _under(claim),
            target=JobState.QUEUED,
            run_at=seconds_from_now(delay_seconds),
            hinted_at=None,
            attempt=F("attempt") - (0 if counts else 1),
            **leave_processing(),
        )
        if not done:
            raise MoveNotAllowed(claim.job_id, "go back to the queue")
        remember(
            claim.job_id,
            claim.organization_id,
            EventKind.REQUEUED,
            fence=claim.fence,
            reason=reason,
            delay_seconds=round(delay_seconds, 3),
        )


def cancel(*, job_id: UUID, actor: str) -> None:
    """Fail an unsettled job with code ``cancelled``; raises `MoveNotAllowed` when it is settled or unknown."""
    fail_guarded(Q(id=job_id), job_id=job_id, code="cancelled", message="The job was cancelled before it finished.", actor=actor)


def _under(claim: Claim) -> Q:
    return Q(id=claim.job_id, fence=claim.fence, state=JobState.PROCESSING)


def _artifact(claim: Claim, ordinal: int, new: NewArtifact) -> Artifact:
    return Artifact(
        organization_id=claim.organization_id,
        job_id=claim.job_id,
        ordinal=ordinal,
        fence=claim.fence,
        kind=new.kind,
        media_key=new.media_key,
        url=new.url,
        media_type=new.media_type,
        sha256=new.sha256,
        bytes=new.bytes,
        width=new.width,
        height=new.height,
    )


def _settled(job_id: UUID, kind: EventKind, **detail: Any) -> None:  # noqa: ANN401  JSON
    """Write what follows a verdict in its own transaction; what only hurries waits for the commit."""
    job = Job.objects.get(id=job_id)
    remember(job.id, job.organization_id, kind, fence=job.fence, **detail)
    if announce(job):
        transaction.on_commit(hints.hurry_deliveries, robust=True)
    transaction.on_commit(partial(hints.wake_waiters, job.id), robust=True)
    if job.follow_up:
        transaction.on_commit(partial(hints.send_soon, hints.Hint(task=job.follow_up, queue="notify", job_id=job.id)), robust=True)
