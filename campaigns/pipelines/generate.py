"""How a campaign ad is made: six steps in order, each made of steps that plain ads have too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from campaigns.steps.analyze import analyze
from campaigns.steps.compose import compose
from campaigns.steps.generate import generate
from campaigns.steps.parts import unfolded
from campaigns.steps.retrieve import retrieve
from campaigns.steps.summarize import summarize
from campaigns.steps.understand import understand
from generation import pipeline as ads
from jobs.runner import Pipeline, Step

if TYPE_CHECKING:
    from jobs.runner import JobResult, StepContext


def finish(context: StepContext) -> JobResult:
    """Return what the job shows and keeps: the same as of a plain ad."""
    return ads.finish(unfolded(context))


CAMPAIGN_PIPELINE: Final = Pipeline(
    steps=(
        Step(id="understand", run=understand, budget_seconds=30),
        Step(id="summarize", run=summarize),
        Step(id="retrieve", run=retrieve),
        Step(id="analyze", run=analyze),
        Step(id="compose", run=compose, budget_seconds=60),
        Step(id="generate", run=generate, budget_seconds=100),
    ),
    finish=finish,
)
