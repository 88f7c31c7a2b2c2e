"""Runs a job as a list of steps: finished ones are skipped, the lease is kept, the verdict is written."""

from __future__ import annotations

from jobs.lifecycle import JobResult, NewArtifact
from jobs.runner.run import run
from jobs.runner.steps import Pipeline, Step, StepContext, StepFailure, StepOutcome

__all__ = ["JobResult", "NewArtifact", "Pipeline", "Step", "StepContext", "StepFailure", "StepOutcome", "run"]
