"""Contexts as the runner makes them, for steps that are tried alone."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from jobs.models import JobInput
from jobs.runner import StepContext
from piad import media

if TYPE_CHECKING:
    from uuid import UUID


def context_of(
    *,
    prompt: str = "Shoes",
    outputs: dict[str, dict[str, Any]] | None = None,
    inputs: tuple[JobInput, ...] = (),
    organization_id: UUID | None = None,
    revision: int = 0,
    seed: int = 0,
    **params: object,
) -> StepContext:
    """Return a context whose params are those that a submitted ad has."""
    return StepContext(
        job_id=uuid.UUID(int=7),
        organization_id=organization_id or uuid.uuid4(),
        is_test=True,
        seed=seed,
        fence=1,
        params={"prompt": prompt, "brand_id": None, "brand_identity_json": None, "output": {}, **params},
        outputs=outputs or {},
        inputs=inputs,
        revision=revision,
    )


def inline(ordinal: int, content: bytes) -> JobInput:
    """Stage a picture and return its row, unsaved."""
    stored = media.store(area=media.Area.INPUTS, extension="png", content=content)
    return JobInput(ordinal=ordinal, kind="inline", media_key=stored.key, sha256=stored.sha256, bytes=stored.bytes)


def address(ordinal: int, url: str) -> JobInput:
    """Return the row of an address, unsaved."""
    return JobInput(ordinal=ordinal, kind="url", url=url)
