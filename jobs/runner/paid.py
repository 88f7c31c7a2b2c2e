"""Paid calls of a step: each piece of work is asked and paid once for each job, whatever becomes of the worker."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import structlog

from jobs.lifecycle import spend
from jobs.lifecycle.spend import OverBudget, PlannedCall
from jobs.runner.steps import StepContext
from piad.providers import prices
from piad.providers.contracts import Call, Usage
from piad.providers.failures import ProviderFailure

log = structlog.get_logger(__name__)


class CallNotMade(Exception):
    """A call that was left out: over budget, or made by a worker that is gone, and perhaps charged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a call brought: JSON that can be used again, and what it took."""

    answer: dict[str, Any]
    usage: Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One piece of paid work: the step, what it is called in it ("scene 0"), all that decides it, and the most that it may take."""

    step_id: str
    name: str
    decided_by: str
    model: str
    at_most: Usage
    seconds: float


def once(context: StepContext, work: Work, ask: Callable[[Call], Brought]) -> dict[str, Any]:
    """Return what the work brought, now or before; raises `CallNotMade` or what the vendor raised."""
    key = _key(context, work)
    call = _set_aside(context, work, key)
    if call.answer is not None:
        return call.answer
    if not call.mine:
        raise CallNotMade("asked before by a worker that is gone")
    try:
        brought = ask(Call(key=key, seconds=work.seconds, noted=lambda request_id: spend.note_request_id(call.id, request_id)))
    except ProviderFailure as failure:
        spend.failed(call.id, failure=str(failure), maybe_charged=failure.maybe_charged)
        log.warning("vendor_failed", model=work.model, step=work.step_id, kind=type(failure).__name__, error=str(failure))
        raise
    spend.answered(call.id, answer=brought.answer, usage=asdict(brought.usage), micros=prices.cost(work.model, brought.usage))
    return brought.answer


def _set_aside(context: StepContext, work: Work, key: str) -> spend.SetAside:
    planned = PlannedCall(
        organization_id=context.organization_id,
        job_id=context.job_id,
        fence=context.fence,
        step_id=work.step_id,
        key=key,
        model=work.model,
        micros=prices.cost(work.model, work.at_most),
    )
    try:
        return spend.set_aside(planned)
    except OverBudget as refusal:
        log.warning("vendor_not_asked", model=work.model, step=work.step_id, reason=str(refusal))
        raise CallNotMade("over budget") from refusal


def _key(context: StepContext, work: Work) -> str:
    """Name the work: the same in every attempt of the job, another one as soon as it is decided by something else."""
    decided = hashlib.sha256(f"{work.model}\n{work.decided_by}".encode()).hexdigest()[:16]
    return f"{context.job_id}:{work.step_id}:{work.name}:{decided}".replace(" ", "-")
