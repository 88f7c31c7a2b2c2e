"""A worker's side of a job: take it, keep it, and leave word of what has been done."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now

from jobs.lifecycle.moves import LEASE_SECONDS, MergeJSON, MoveNotAllowed, move, remember, seconds_from_now
from jobs.lifecycle.values import Claim, StepRecord
from jobs.models import EventKind, Job, StepRun
from jobs.states import JobState


def start(*, job_id: UUID, worker: str) -> Claim | None:
    """Claim a job that is due; None when there is nothing to claim: taken, settled, not yet due, too late or unknown."""
    due = Q(id=job_id, run_at__lte=Now(), deadline_at__gt=Now())
    with transaction.atomic():
        taken = move(
            due,
            target=JobState.PROCESSING,
            attempt=F("attempt") + 1,
            fence=F("fence") + 1,
            lease_until=seconds_from_now(LEASE_SECONDS),
            lease_owner=worker,
            claimed_at=Now(),
        )
        return _claim_of(job_id, worker) if taken else None


def heartbeat(claim: Claim) -> bool:
    """Renew the lease; False means that the job is no longer this worker's, which must stop at once."""
    return _held(claim).update(lease_until=seconds_from_now(LEASE_SECONDS)) == 1


def mark_phase(claim: Claim, phase: str) -> None:
    """Show in ``payload.phase`` what is being done; raises `MoveNotAllowed` when the claim is lost."""
    if not _held(claim).update(payload=MergeJSON("payload", {"phase": phase}), updated_at=Now()):
        raise MoveNotAllowed(claim.job_id, "go on")


def record_step(claim: Claim, record: StepRecord, *, next_phase: str | None = None) -> None:
    """Keep how a step ended and show the next one; raises `MoveNotAllowed`, and keeps nothing, when the claim is lost."""
    with transaction.atomic():
        mark_phase(claim, next_phase or record.step_id)
        StepRun.objects.create(job_id=claim.job_id, organization_id=claim.organization_id, fence=claim.fence, **asdict(record))


def hold(*, job_id: UUID, fence: int) -> None:
    """Keep a claim from being lost until the caller's transaction ends; raises `MoveNotAllowed` when it is lost already.

    For steps that write rows of their own: what they write then stands only if the job was still theirs.
    """
    held = Job.objects.select_for_update(no_key=True).filter(id=job_id, fence=fence, state=JobState.PROCESSING)
    if not list(held.values_list("id", flat=True)):
        raise MoveNotAllowed(job_id, "write its result")


def _held(claim: Claim) -> QuerySet[Job]:
    return Job.objects.filter(id=claim.job_id, fence=claim.fence, state=JobState.PROCESSING)


def _claim_of(job_id: UUID, worker: str) -> Claim:
    job = Job.objects.only("organization_id", "fence", "attempt", "max_attempts", "run_budget_seconds").get(id=job_id)
    remember(job.id, job.organization_id, EventKind.STARTED, fence=job.fence, worker=worker, attempt=job.attempt)
    return Claim(
        job_id=job.id,
        organization_id=job.organization_id,
        fence=job.fence,
        worker=worker,
        attempt=job.attempt,
        max_attempts=job.max_attempts,
        run_budget_seconds=job.run_budget_seconds,
    )
