"""Fifth step: write the plan of the ad, its words and its compositions, as one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.steps.parts import after, folded, unfolded
from generation.steps.choose_layout import choose_layout
from generation.steps.write_copy import write_copy
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from jobs.runner import StepContext


def compose(context: StepContext) -> StepOutcome:
    """Return the copies and the plans; the second time, better plans where the inspection refused the first."""
    context = unfolded(context)
    wrote = write_copy(context)
    chose = choose_layout(after(context, "write_copy", wrote))
    return StepOutcome(output=folded(write_copy=wrote, choose_layout=chose), artifacts={**wrote.artifacts, **chose.artifacts})
