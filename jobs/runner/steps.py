"""What a pipeline is made of: steps, what they are given, what they leave, and how they refuse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from jobs.lifecycle import JobResult
from jobs.models import JobInput


@dataclass(frozen=True, slots=True, kw_only=True)
class StepContext:
    """What a step may know.

    ``params`` is the job's own, ``outputs`` maps the id of each finished step to its output. ``revision`` is 0 at first and 1 after a
    step sent the job back; ``review`` is then that step's output. ``fence`` belongs in the name of whatever is stored elsewhere.
    """

    job_id: UUID
    organization_id: UUID
    is_test: bool
    seed: int
    fence: int
    params: dict[str, Any]
    outputs: dict[str, dict[str, Any]] = field(default_factory=dict)
    inputs: tuple[JobInput, ...] = ()
    revision: int = 0
    review: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOutcome:
    """What a step leaves: ``output`` (JSON) for later steps and a resumed job, ``artifacts`` (JSON) to be shown in diagnostics.

    ``confidence`` is between 0 and 1. ``revise_from`` names a step, this one or an earlier one, from which to go on once more; a job
    is revised once at most, and a second wish is passed over.
    """

    output: dict[str, Any]
    artifacts: dict[str, Any] = field(default_factory=dict)
    confidence: float | None = None
    revise_from: str | None = None


class StepFailure(Exception):
    """An anticipated failure: a stable code and a sentence that the caller may read.

    A retryable one is tried again after a growing pause, or after ``retry_after`` seconds, as long as the job has attempts left.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        retryable: bool = False,
        recovery_hint: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.retryable = retryable
        self.recovery_hint = recovery_hint
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step by its stable id, with the seconds that it may take."""

    id: str
    run: Callable[[StepContext], StepOutcome]
    budget_seconds: float = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """The ordered steps of one kind of job, and what turns their outputs into its result."""

    steps: tuple[Step, ...]
    finish: Callable[[StepContext], JobResult]
    budget_seconds: float = 110
