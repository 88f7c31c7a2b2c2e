"""The source of an edit or a localization: a finished campaign job of the caller's own organization, and what it is drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jobs.queries import find_job, step_output
from jobs.states import JobState
from piad.api.errors import ApiError, NotFound

if TYPE_CHECKING:
    from uuid import UUID

    from jobs.models import Job
    from piad.accounts.authentication import Caller

SOURCE_TYPES: Final = frozenset({"campaign_ad_generation", "campaign_ad_edit"})


class SourceTypeInvalid(ApiError):
    """400: the source is a job of another kind."""

    def __init__(self, job_type: str) -> None:
        super().__init__(
            http_status=400,
            code="source_job_type_invalid",
            message=f"The source must be a campaign ad or an edit of one; this job is of type {job_type}.",
            param="source_job_id",
        )


class SourceNotCompleted(ApiError):
    """400: the source has not come to an end yet, or failed."""

    def __init__(self, status: str) -> None:
        super().__init__(
            http_status=400,
            code="source_job_not_completed",
            message=f"The source must be completed; this job is {status}.",
            param="source_job_id",
        )


def find_source(caller: Caller, source_job_id: UUID) -> Job:
    """Return the source; raises ``NotFound`` (``source_job_not_found``), :class:`SourceTypeInvalid` or :class:`SourceNotCompleted`."""
    job = find_job(organization_id=caller.organization_id, job_id=source_job_id)
    if job is None:
        raise NotFound("source_job_not_found", "No job with this id exists in your organization.")
    if job.type not in SOURCE_TYPES:
        raise SourceTypeInvalid(job.type)
    if job.state != JobState.COMPLETED:
        raise SourceNotCompleted(job.state)
    return job


def creatives_of(job: Job) -> list[dict[str, Any]]:
    """Return of each creative what a later job needs: ``id``, ``design_key``, ``placement`` and ``variant``."""
    composed = step_output(job, "compose_creative") or {}
    kept = ("id", "design_key", "placement", "variant")
    return [{name: creative.get(name) for name in kept} for creative in composed.get("creatives", [])]
