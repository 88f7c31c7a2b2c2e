"""A job, its history, its inputs and the steps it has gone through."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from jobs.models.tenancy import JobRow, OrganizationRow
from jobs.states import TERMINAL, JobState

STATE_CHOICES = [(state.value, state.value) for state in JobState]
SETTLED = sorted(state.value for state in TERMINAL)
PROCESSING = JobState.PROCESSING.value
QUEUED = JobState.QUEUED.value
FAILED = JobState.FAILED.value


class Job(OrganizationRow):
    """One order taken at the counter.

    ``params`` is what the work needs, ``payload`` what the caller sees. ``fence`` grows with every claim and every loss of a
    claim: a worker that writes with an older one is too late. ``error_message`` is for the caller, ``traceback`` for operators alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    api_key = models.ForeignKey("accounts.ApiKey", on_delete=models.SET_NULL, null=True, related_name="+", db_index=False)
    is_test = models.BooleanField(default=False)
    request_id = models.CharField(max_length=64)
    type = models.CharField(max_length=64)
    task = models.CharField(max_length=200)
    queue = models.CharField(max_length=64, default="render")
    follow_up = models.CharField(max_length=200, null=True)  # noqa: DJ001  null says: nobody waits
    seed = models.BigIntegerField()

    state = models.CharField(max_length=16, choices=STATE_CHOICES, default=QUEUED)
    params = models.JSONField(default=dict)
    payload = models.JSONField(default=dict)
    result_url = models.TextField(null=True)  # noqa: DJ001  the wire says null
    job_result = models.JSONField(null=True)
    error_code = models.CharField(max_length=64, default="", blank=True)
    error_message = models.TextField(default="", blank=True)
    traceback = models.TextField(default="", blank=True)

    run_at = models.DateTimeField(db_default=Now())
    deadline_at = models.DateTimeField()
    run_budget_seconds = models.PositiveIntegerField(default=120)
    attempt = models.PositiveSmallIntegerField(default=0)
    crashes = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=5)
    fence = models.BigIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    lease_owner = models.CharField(max_length=200, default="", blank=True)
    hinted_at = models.DateTimeField(null=True)

    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(db_default=Now())
    claimed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "jobs_job"
        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "id"], name="jobs_job_of_organization"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in JobState]), name="jobs_job_state_known"),
            models.CheckConstraint(
                condition=Q(state=PROCESSING, lease_until__isnull=False) | (~Q(state=PROCESSING) & Q(lease_until__isnull=True)),
                name="jobs_job_lease_while_processing",
            ),
            models.CheckConstraint(
                condition=Q(state__in=SETTLED, finished_at__isnull=False) | (~Q(state__in=SETTLED) & Q(finished_at__isnull=True)),
                name="jobs_job_finished_when_terminal",
            ),
            models.CheckConstraint(
                condition=(Q(state=FAILED) & ~Q(error_code="")) | (~Q(state=FAILED) & Q(error_code="")),
                name="jobs_job_error_when_failed",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["run_at"], name="jobs_job_due", condition=Q(state=QUEUED)),
            models.Index(fields=["organization", "run_at"], name="jobs_job_due_by_org", condition=Q(state=QUEUED)),
            models.Index(fields=["lease_until"], name="jobs_job_leased", condition=Q(state=PROCESSING)),
            models.Index(fields=["organization", "-created_at", "id"], name="jobs_job_newest"),
            models.Index(fields=["-created_at", "-id"], name="jobs_job_newest_of_all"),  # for operators
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.id}"

    @property
    def is_terminal(self) -> bool:
        """Whether the job is settled for good."""
        return JobState(self.state) in TERMINAL

    @property
    def error_log(self) -> str | None:
        """What a caller reads of a failure: ``<code>: <message>``."""
        return f"{self.error_code}: {self.error_message}" if self.error_code else None


class EventKind(models.TextChoices):
    """What happened to a job."""

    SUBMITTED = "submitted"
    STARTED = "started"
    REQUEUED = "requeued"
    LEASE_LOST = "lease_lost"
    COMPLETED = "completed"
    FAILED = "failed"


class JobEvent(JobRow):
    """One line of a job's history; appended, never changed."""

    at = models.DateTimeField(db_default=Now())
    kind = models.CharField(max_length=16, choices=EventKind)
    fence = models.BigIntegerField(default=0)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="jobs_jobevent_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.at}"


class InputKind(models.TextChoices):
    """How a picture came with a request."""

    INLINE = "inline"
    URL = "url"


class JobInput(JobRow):
    """One reference picture of a job: staged bytes under ``media_key``, or an address to fetch."""

    ordinal = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=InputKind)
    media_key = models.TextField(default="", blank=True)
    sha256 = models.CharField(max_length=64, default="", blank=True)
    bytes = models.PositiveBigIntegerField(default=0)
    media_type = models.CharField(max_length=64, default="", blank=True)
    url = models.TextField(default="", blank=True)

    class Meta:
        ordering: ClassVar = ["ordinal"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["job", "ordinal"], name="jobs_jobinput_place"),
            models.CheckConstraint(
                condition=(Q(kind=InputKind.INLINE) & ~Q(media_key="")) | (Q(kind=InputKind.URL) & ~Q(url="")),
                name="jobs_jobinput_has_source",
            ),
        ]

    def __str__(self) -> str:
        return f"input {self.ordinal} ({self.kind})"


class StepStatus(models.TextChoices):
    """How a step ended, in the words of the wire."""

    OK = "ok"
    RETRYABLE_ERROR = "retryable_error"
    FATAL_ERROR = "fatal_error"


class StepRun(JobRow):
    """One finished attempt at one step: what it left for the next, and what it may show.

    ``output`` feeds later steps and a resumed job; ``artifacts`` is shown by ``expand=diagnostics``. A row with ``revise_from`` sent
    the job back to that step; the rows after it carry the next ``revision``.
    """

    step_id = models.CharField(max_length=64)
    revision = models.PositiveSmallIntegerField(default=0)
    fence = models.BigIntegerField()
    status = models.CharField(max_length=16, choices=StepStatus)
    output = models.JSONField(default=dict)
    artifacts = models.JSONField(default=dict)
    confidence = models.FloatField(null=True)
    failure_code = models.CharField(max_length=64, default="", blank=True)
    recovery_hint = models.TextField(null=True)  # noqa: DJ001  absent on the wire when null
    revise_from = models.CharField(max_length=64, default="", blank=True)
    started_at = models.DateTimeField()
    duration_ms = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["job", "step_id", "revision"],
                condition=Q(status=StepStatus.OK),
                name="jobs_steprun_done_once",
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__range=(0, 1)),
                name="jobs_steprun_confidence_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step_id} {self.status}"
