"""What of a job is already done, read back from its step rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jobs.models import Job, JobInput, StepRun, StepStatus
from jobs.runner.steps import Pipeline, Step, StepContext

MAX_REVISIONS = 1


@dataclass(slots=True, kw_only=True)
class Progress:
    """The outputs so far, and how often the job was sent back."""

    steps: tuple[Step, ...]
    outputs: dict[str, dict[str, Any]] = field(default_factory=dict)
    revision: int = 0
    review: dict[str, Any] | None = None

    def next_step(self) -> Step | None:
        """Return the first step that has left nothing yet."""
        return next((step for step in self.steps if step.id not in self.outputs), None)

    def revision_wished(self, step: Step, wish: str | None) -> str:
        """Return the step to go back to, or nothing when the job was revised before; raises LookupError for a step that lies ahead."""
        if wish is None or self.revision >= MAX_REVISIONS:
            return ""
        if wish not in self._ids()[: self._ids().index(step.id) + 1]:
            raise LookupError(f"step {step.id} cannot go back to {wish}")
        return wish

    def absorb(self, step_id: str, output: dict[str, Any], revise_from: str) -> None:
        """Take a finished step in; one that sent the job back clears what is to be done again."""
        self.outputs[step_id] = output
        if revise_from and revise_from in self._ids():
            self.revision += 1
            self.review = output
            for again in self._ids()[self._ids().index(revise_from) :]:
                self.outputs.pop(again, None)

    def _ids(self) -> list[str]:
        return [step.id for step in self.steps]


def read_progress(job: Job, pipeline: Pipeline) -> Progress:
    """Return where a job stands, by going through its finished steps in their order."""
    progress = Progress(steps=pipeline.steps)
    for row in StepRun.objects.filter(job_id=job.id, status=StepStatus.OK).order_by("id"):
        progress.absorb(row.step_id, row.output, row.revise_from)
    return progress


def context_of(job: Job, inputs: tuple[JobInput, ...], progress: Progress) -> StepContext:
    """Return what the next step is given."""
    return StepContext(
        job_id=job.id,
        organization_id=job.organization_id,
        is_test=job.is_test,
        seed=job.seed,
        fence=job.fence,
        params=job.params,
        outputs=dict(progress.outputs),
        inputs=inputs,
        revision=progress.revision,
        review=progress.review,
    )
