"""First step: understand the prompt, the pictures and the brand, and settle the artboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from campaigns.steps.parts import folded
from generation.brief import Intensity
from generation.steps.read_brief import read_brief
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from jobs.runner import StepContext


def understand(context: StepContext) -> StepOutcome:
    """Return what was read of the order; a campaign tries as many candidates as it may unless the caller asks for fewer."""
    read = read_brief(replace(context, params={**context.params, "output": _thorough(context.params.get("output") or {})}))
    return StepOutcome(output=folded(read_brief=read), artifacts=read.artifacts, confidence=read.confidence)


def _thorough(output: dict[str, Any]) -> dict[str, Any]:
    return {"thinking_intensity": Intensity.HIGH.value, **output}
