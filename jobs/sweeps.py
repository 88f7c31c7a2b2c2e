"""What the beat does every few seconds: find what stalled, was never picked up or is over; the guarantee behind every hint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog
from django.db import transaction
from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import Now, RowNumber

from jobs import lifecycle
from jobs.lifecycle import MoveNotAllowed, hints
from jobs.models import Job
from jobs.states import JobState

log = structlog.get_logger(__name__)

BATCH = 100
# A hint that led to nothing for this long is taken for lost.
HINT_SECONDS = 5
# Hints stand in the broker's queue up to here; the rest waits in the database, where the order is fair.
QUEUE_DEPTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """How many jobs a sweep acted on."""

    overdue: int
    overrun: int
    lost: int
    hinted: int


def sweep() -> Swept:
    """Do one round; any number of rounds may overlap, they step around each other's rows."""
    return Swept(
        overdue=_each(Job.objects.filter(state=JobState.QUEUED, deadline_at__lte=Now()), lifecycle.pass_deadline),
        overrun=_each(_over_budget(), lifecycle.overrun),
        lost=_each(Job.objects.filter(state=JobState.PROCESSING, lease_until__lt=Now()), lifecycle.lose_lease),
        hinted=hint_due(),
    )


def hint_due() -> int:
    """Send hints for due jobs that nobody picked up, organizations taking turns; return how many the broker took."""
    due = Job.objects.filter(_unhinted(), state=JobState.QUEUED, run_at__lte=Now(), deadline_at__gt=Now())
    return sum(_hint_queue(due, name) for name in due.values_list("queue", flat=True).distinct())


def _hint_queue(due: QuerySet[Job], queue: str) -> int:
    waiting = hints.waiting_in(queue)
    if waiting is None:
        return 0
    turn = Window(RowNumber(), partition_by=F("organization_id"), order_by=F("run_at").asc())
    fair = due.filter(queue=queue).annotate(turn=turn).order_by("turn", "run_at").only("id", "task", "queue")
    sent = []
    for job in fair[: max(0, QUEUE_DEPTH - waiting)]:
        if not hints.send_now(hints.Hint(task=job.task, queue=job.queue, job_id=job.id)):
            break
        sent.append(job.id)
    return Job.objects.filter(id__in=sent, state=JobState.QUEUED).update(hinted_at=Now())


def _unhinted() -> Q:
    return Q(hinted_at__isnull=True) | Q(hinted_at__lt=Now() - timedelta(seconds=HINT_SECONDS))


def _over_budget() -> QuerySet[Job]:
    allowed = F("run_budget_seconds") * timedelta(seconds=1)
    return Job.objects.filter(state=JobState.PROCESSING, claimed_at__lt=Now() - allowed)


def _each(jobs: QuerySet[Job], act: Callable[[Job], None]) -> int:
    """Act on a batch of rows that no other sweep holds."""
    with transaction.atomic():
        batch = list(jobs.select_for_update(skip_locked=True).order_by("id")[:BATCH])
        return sum(_acted(job, act) for job in batch)


def _acted(job: Job, act: Callable[[Job], None]) -> bool:
    """Act on one job; what goes wrong with it must not keep the others waiting."""
    try:
        act(job)
    except MoveNotAllowed:
        return False
    except Exception:
        log.exception("sweep_failed", job_id=str(job.id))
        return False
    return True
