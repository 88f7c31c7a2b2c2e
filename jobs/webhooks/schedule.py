"""When a delivery is tried again: the schedule of Standard Webhooks, loosened by chance and by what the receiver asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

DAY: Final = 86_400.0
# Seconds before each attempt: ten of them within 75 h 35 min (Standard Webhooks 1.0, "Deliverability and reliability").
STANDARD: Final = (0.0, 5.0, 300.0, 1_800.0, 7_200.0, 18_000.0, 36_000.0, 50_400.0, 72_000.0, DAY)
JITTER: Final = 0.2
# A receiver that says "too much" is left alone for half a minute at least.
THROTTLED: Final = frozenset({429, 502, 504})
THROTTLED_SECONDS: Final = 30.0
# An address that may not be called does not become allowed by patience.
BLOCKED_ATTEMPTS: Final = 3


def seconds_until_next(
    made: int,
    *,
    schedule: Sequence[float] = STANDARD,
    chance: float,
    throttled: bool = False,
    blocked: bool = False,
    retry_after: float | None = None,
) -> float | None:
    """Return how long to wait after ``made`` attempts, in seconds; None when there are no more.

    ``chance`` in [0, 1) spreads the wait by a fifth either way. ``retry_after`` is what the receiver asked for, taken between the
    scheduled wait and its double, a day at most.
    """
    if made >= len(schedule) or (blocked and made >= BLOCKED_ATTEMPTS):
        return None
    base = max(schedule[made], THROTTLED_SECONDS) if throttled and schedule is STANDARD else schedule[made]
    wait = base * (1 + JITTER * (2 * chance - 1))
    if retry_after is not None:
        wait = min(max(retry_after, base), 2 * base, DAY)
    return wait
