"""Reads of jobs, within one organization unless operators ask."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q

from jobs.models import Job, JobInput, StepRun, StepStatus
from jobs.states import TERMINAL, JobState

# Where a step that is made of others keeps what each of them left, by their ids.
PARTS: Final = "parts"


def find_job(*, organization_id: UUID, job_id: UUID) -> Job | None:
    """Return a job of the organization, or None: another organization's is as unknown as no job at all."""
    return Job.objects.filter(organization_id=organization_id, id=job_id).defer("params", "traceback").first()


def find_jobs(*, organization_id: UUID, job_ids: Collection[UUID]) -> dict[UUID, Job]:
    """Return those of the named jobs that the organization has, by id."""
    found = Job.objects.filter(organization_id=organization_id, id__in=job_ids).defer("params", "traceback")
    return {job.id: job for job in found}


def latest_steps(job: Job) -> list[StepRun]:
    """Return how each step of a job last ended, in the order in which the steps were first taken."""
    latest: dict[str, StepRun] = {}
    for row in StepRun.objects.filter(organization_id=job.organization_id, job_id=job.id).order_by("id"):
        latest[row.step_id] = row
    return list(latest.values())


def step_output(job: Job, step_id: str) -> dict[str, Any] | None:
    """Return what a step last left, alone or as a part of another; None when it has left nothing yet."""
    named = Q(step_id=step_id) | Q(**{f"output__{PARTS}__has_key": step_id})
    rows = StepRun.objects.filter(named, organization_id=job.organization_id, job_id=job.id, status=StepStatus.OK)
    row = rows.order_by("-id").first()
    return unfold({row.step_id: row.output})[step_id] if row else None


def unfold(outputs: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return outputs by step id, those of steps that are made of others followed by their parts' own."""
    unfolded: dict[str, dict[str, Any]] = {}
    for step_id, output in outputs.items():
        unfolded |= {step_id: dict(output), **output.get(PARTS, {})}
    return unfolded


def count_inputs(job: Job) -> int:
    """Return how many reference pictures came with a job."""
    return JobInput.objects.filter(organization_id=job.organization_id, job_id=job.id).count()


def count_by_state(*, since: datetime) -> dict[JobState, int]:
    """Return, for operators, how many jobs of all organizations are in each state; of settled ones, those ordered since a moment."""
    wanted = Q(created_at__gte=since) | ~Q(state__in=TERMINAL)
    found = dict(Job.objects.filter(wanted).order_by().values_list("state").annotate(Count("id")))
    return {state: found.get(state.value, 0) for state in JobState}
