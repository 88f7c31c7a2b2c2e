"""The frozen values that go in and out of the lifecycle."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from jobs.models import InputKind, StepStatus

# What a job may take that asks for one creative; one that asks for more is given more when it is submitted.
USUAL_RUN_SECONDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInput:
    """A picture that came with a request: staged under ``media_key`` (inline), or an address that the worker fetches (url)."""

    ordinal: int
    kind: InputKind | str
    media_key: str = ""
    sha256: str = ""
    bytes: int = 0
    media_type: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The exact bytes that answer a request, and whether they were sent before."""

    status: int
    body: bytes
    replayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission(Answer):
    """The answer to a submit, and the job that it speaks of."""

    job_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One worker's right to one job, until its lease runs out; ``fence`` proves it at every write."""

    job_id: UUID
    organization_id: UUID
    fence: int
    worker: str
    attempt: int
    max_attempts: int
    run_budget_seconds: int = USUAL_RUN_SECONDS

    @property
    def patience(self) -> float:
        """Return how many times as long as usual this job, and each of its steps, may take; at least once."""
        return max(1.0, self.run_budget_seconds / USUAL_RUN_SECONDS)

    @property
    def is_last_attempt(self) -> bool:
        """Whether a failure now is final."""
        return self.attempt >= self.max_attempts


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArtifact:
    """A stored file of a result. ``url`` is absolute and stable, ``sha256`` is in hexadecimal, sides are in pixels."""

    media_key: str
    url: str
    sha256: str
    bytes: int
    media_type: str
    kind: str = "creative"
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobResult:
    """What a completed job shows: ``payload`` joins the echo of the request, ``job_result`` is the wire's short form."""

    payload: dict[str, Any]
    result_url: str | None
    job_result: dict[str, Any] | None = None
    artifacts: tuple[NewArtifact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """How one attempt at a step ended."""

    step_id: str
    status: StepStatus
    started_at: datetime
    duration_ms: int
    revision: int = 0
    output: dict[str, Any] = field(default_factory=dict)
    artifacts: dict[str, Any] = field(default_factory=dict)
    confidence: float | None = None
    failure_code: str = ""
    recovery_hint: str | None = None
    revise_from: str = ""
