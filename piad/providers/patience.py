"""Trying again: only what was certainly not charged, a few times, with jitter, as long as the call's seconds last."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from piad.providers import breaker
from piad.providers.contracts import Call
from piad.providers.failures import Overloaded, ProviderFailure

Result = TypeVar("Result")
ATTEMPTS: Final = 3
FIRST_PAUSE: Final = 0.5
# Whoever waits for an ad gets one by the local engine rather than wait longer than this for a vendor's next turn.
LONGEST_PAUSE: Final = 5.0


def patiently(vendor: str, ask: Callable[[Call], Result], call: Call) -> Result:
    """Return what ``ask`` returns; an `Overloaded` that cost nothing is tried again, everything else is raised.

    Raises `Overloaded` at once while the vendor's circuit is open.
    """
    ends = time.monotonic() + call.seconds
    for attempt in range(1, ATTEMPTS + 1):
        if breaker.is_open(vendor):
            raise Overloaded(vendor, "left alone after many failures")
        try:
            result = ask(replace(call, seconds=max(0.01, ends - time.monotonic())))
        except Overloaded as failure:
            # A limit of our own key says nothing about the vendor's health.
            breaker.note(vendor, failed=failure.retry_after is None)
            pause = _pause(attempt, failure)
            if attempt == ATTEMPTS or failure.maybe_charged or pause > LONGEST_PAUSE or time.monotonic() + pause >= ends:
                raise
            time.sleep(pause)
        except ProviderFailure:
            breaker.note(vendor, failed=False)
            raise
        else:
            breaker.note(vendor, failed=False)
            return result
    raise AssertionError("the last attempt returns or raises")


def _pause(attempt: int, failure: Overloaded) -> float:
    if failure.retry_after is not None:
        return failure.retry_after * random.uniform(1.0, 1.2)  # noqa: S311 - jitter, not a secret
    return float(FIRST_PAUSE * 2 ** (attempt - 1) * random.uniform(0.5, 1.5))  # noqa: S311
