"""One run of one job: claim, steps, verdict."""

from __future__ import annotations

import os
import socket
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

import structlog
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.utils import timezone

from jobs import lifecycle
from jobs.lifecycle import Claim, MoveNotAllowed, StepRecord
from jobs.lifecycle.recovery import backoff
from jobs.models import Job, JobInput, StepStatus
from jobs.runner.progress import Progress, context_of, read_progress
from jobs.runner.steps import Pipeline, Step, StepFailure, StepOutcome
from jobs.runner.watch import BudgetSpent, LeaseLost, Watch

log = structlog.get_logger(__name__)

INTERNAL = "internal_step_failed"
INTERNAL_MESSAGE = "Something went wrong on our side while this job was worked on."
FINISH_SECONDS = 15
LONGEST_TRACEBACK = 20_000
LONGEST_RETRY_AFTER = 120


def run(*, job_id: UUID | str, pipeline: Pipeline) -> None:
    """Work on a job if it is there to be worked on, and settle it or give it back. Called twice, it works once.

    Failures of steps, budgets and our own mistakes end in the job's row, not in an exception; only a stopping process passes through.
    """
    claim = lifecycle.start(job_id=UUID(str(job_id)), worker=f"{socket.gethostname()}:{os.getpid()}")
    if claim is None:
        log.info("job_not_claimed", job_id=str(job_id))
        return
    with structlog.contextvars.bound_contextvars(job_id=str(claim.job_id), fence=claim.fence, attempt=claim.attempt):
        try:
            with Watch(claim, budget_seconds=pipeline.budget_seconds * claim.patience) as watch:
                _guarded(_Run(claim=claim, pipeline=pipeline, watch=watch))
        except (MoveNotAllowed, LeaseLost) as loss:
            connection.close()  # it may have been interrupted in the middle of a statement
            log.warning("claim_lost", reason=str(loss) or type(loss).__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    claim: Claim
    pipeline: Pipeline
    watch: Watch

    def work(self) -> None:
        """Go through the steps that are left and complete the job."""
        job = Job.objects.get(id=self.claim.job_id)
        inputs = tuple(JobInput.objects.filter(job_id=job.id).order_by("ordinal"))
        progress = read_progress(job, self.pipeline)
        if (first := progress.next_step()) is not None:
            lifecycle.mark_phase(self.claim, first.id)
        while (step := progress.next_step()) is not None:
            self._take(step, job, inputs, progress)
        with self.watch.working(budget_seconds=FINISH_SECONDS):
            result = self.pipeline.finish(context_of(job, inputs, progress))
        lifecycle.complete(self.claim, result=result)
        log.info("job_completed", type=job.type)

    def _take(self, step: Step, job: Job, inputs: tuple[JobInput, ...], progress: Progress) -> None:
        began = _Clock()
        try:
            with self.watch.working(budget_seconds=step.budget_seconds * self.claim.patience):
                outcome = step.run(context_of(job, inputs, progress))
            revise_from = progress.revision_wished(step, outcome.revise_from)
        except StepFailure as failure:
            self._note_failure(began.failed(step, progress, failure))
            raise
        except BudgetSpent:
            connection.close()  # it may have been interrupted in the middle of a statement
            too_long = StepFailure("budget_exceeded", f"The step {step.id} took longer than it may.")
            self._note_failure(began.failed(step, progress, too_long))
            raise too_long from None
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            self._note_failure(began.failed(step, progress, StepFailure(INTERNAL, INTERNAL_MESSAGE)))
            raise
        record = began.done(step, progress, outcome, revise_from)
        progress.absorb(step.id, outcome.output, revise_from)
        after = progress.next_step()
        lifecycle.record_step(self.claim, record, next_phase=after.id if after else step.id)

    def _note_failure(self, record: StepRecord) -> None:
        lifecycle.record_step(self.claim, record)


class _Clock:
    """When a step began, by the wall for people and by the steady clock for its duration."""

    def __init__(self) -> None:
        self._at = timezone.now()
        self._tick = time.monotonic()

    def done(self, step: Step, progress: Progress, outcome: StepOutcome, revise_from: str) -> StepRecord:
        """Return the row of a step that left something."""
        return StepRecord(
            step_id=step.id,
            status=StepStatus.OK,
            started_at=self._at,
            duration_ms=self._elapsed(),
            revision=progress.revision,
            output=outcome.output,
            artifacts=outcome.artifacts,
            confidence=outcome.confidence,
            revise_from=revise_from,
        )

    def failed(self, step: Step, progress: Progress, failure: StepFailure) -> StepRecord:
        """Return the row of a step that left nothing."""
        return StepRecord(
            step_id=step.id,
            status=StepStatus.RETRYABLE_ERROR if failure.retryable else StepStatus.FATAL_ERROR,
            started_at=self._at,
            duration_ms=self._elapsed(),
            revision=progress.revision,
            failure_code=failure.code,
            recovery_hint=failure.recovery_hint,
        )

    def _elapsed(self) -> int:
        return round((time.monotonic() - self._tick) * 1000)


def _guarded(job_run: _Run) -> None:
    """Do the work and turn every way it may fail into a move of the job."""
    claim = job_run.claim
    try:
        job_run.work()
    except StepFailure as failure:
        _settle_failure(claim, failure)
    except (OperationalError, InterfaceError) as fault:
        _give_back(claim, fault)
    except (SystemExit, KeyboardInterrupt):
        connection.close()  # it may have been interrupted in the middle of a statement
        with suppress(MoveNotAllowed, DatabaseError, InterfaceError):
            lifecycle.requeue(claim, delay_seconds=0, reason="worker_stopping", counts=False)
        raise
    except BudgetSpent:
        connection.close()
        lifecycle.fail(claim, code="budget_exceeded", message="The job took longer than it may.")
    except (MoveNotAllowed, LeaseLost):
        raise
    except Exception as mistake:
        log.exception("step_failed")
        lifecycle.fail(claim, code=INTERNAL, message=INTERNAL_MESSAGE, traceback=_printed(mistake))


def _settle_failure(claim: Claim, failure: StepFailure) -> None:
    if failure.retryable and not claim.is_last_attempt:
        pause = backoff(claim.attempt) if failure.retry_after is None else min(max(1, failure.retry_after), LONGEST_RETRY_AFTER)
        lifecycle.requeue(claim, delay_seconds=pause, reason=failure.code)
        return
    cause = _printed(failure) if failure.__cause__ else ""
    lifecycle.fail(claim, code=failure.code, message=_storable(failure.message), traceback=cause)
    log.info("job_failed", code=failure.code)


def _give_back(claim: Claim, fault: Exception) -> None:
    """Return a job whose database was gone for a moment; when it still is, the lease runs out instead."""
    log.warning("database_unavailable", error=str(fault))
    connection.close()
    try:
        lifecycle.requeue(claim, delay_seconds=backoff(claim.attempt), reason="database_unavailable")
    except (OperationalError, InterfaceError):
        log.warning("left_to_the_lease")


def _printed(error: BaseException) -> str:
    return _storable("".join(traceback.format_exception(error)))[-LONGEST_TRACEBACK:]


def _storable(text: str) -> str:
    """Return a text that PostgreSQL takes: it has no NUL and no lone surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
