"""Steps of an extraction run by themselves against sites on loopback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from jobs.runner import StepContext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobs.models import JobInput

NOBODY = UUID(int=0)


def context(
    url: str | None = None, *, inputs: Sequence[JobInput] = (), outputs: dict[str, Any] | None = None, **params: object
) -> StepContext:
    """Return what a step is given for one extraction."""
    return StepContext(
        job_id=NOBODY,
        organization_id=NOBODY,
        is_test=False,
        seed=0,
        fence=1,
        params={"url": url, **params},
        outputs=outputs or {},
        inputs=tuple(inputs),
    )
