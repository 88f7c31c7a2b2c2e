"""The guarded UPDATE behind every move, and the words that all moves share."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Func, JSONField, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Now

from jobs.models import EventKind, Job, JobEvent
from jobs.states import JobState, origins_of

LEASE_SECONDS = 20


class MoveNotAllowed(Exception):
    """The job was not in a state, or no longer under the fence, from which this move may be made."""

    def __init__(self, job_id: UUID, move: str) -> None:
        super().__init__(f"job {job_id} may not {move} now")
        self.job_id = job_id
        self.move = move


class MergeJSON(Func):
    """``jsonb || jsonb``: the right side's members win."""

    arg_joiner = " || "
    template = "%(expressions)s"
    output_field = JSONField()

    def __init__(self, column: str, members: dict[str, Any]) -> None:
        super().__init__(F(column), Value(members, output_field=JSONField()))


def seconds_from_now(seconds: float) -> Combinable:
    """Return a moment by the database's clock; the clocks of workers decide nothing."""
    return Now() + timedelta(seconds=seconds)


def move(guard: Q, *, target: JobState, **changes: Any) -> bool:  # noqa: ANN401  values and expressions of any column
    """Move the one job that ``guard`` names, if the table of moves allows it; tell whether a row changed."""
    rows = Job.objects.filter(guard, state__in=origins_of(target))
    return rows.update(state=target, updated_at=Now(), **changes) == 1


def leave_processing() -> dict[str, Any]:
    """Return the changes by which a job gives its lease back."""
    return {"lease_until": None, "lease_owner": ""}


def remember(job_id: UUID, organization_id: UUID, kind: EventKind, *, fence: int, **detail: Any) -> None:  # noqa: ANN401  JSON
    """Append a line to the job's history."""
    JobEvent.objects.create(job_id=job_id, organization_id=organization_id, kind=kind, fence=fence, detail=detail)
