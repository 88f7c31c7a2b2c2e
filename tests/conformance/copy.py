"""Random copy at length: as many ads as are asked for, none of which may break a rule; the smallest that does is shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings

from tests.generation.compositor.random_copy import Case, broken, cases


@dataclass(slots=True)
class Tally:
    """How many ads were made and how many refused by name; ``failure`` tells of the smallest that broke a rule, ``""`` where none did."""

    found: Counter[str] = field(default_factory=Counter)
    failure: str = ""


def run(examples: int) -> Tally:
    """Make so many ads and count what became of them."""
    tally = Tally()

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    @given(case=cases())
    def check(case: Case) -> None:
        problems = broken(case)
        tally.found["refused" if problems is None else "made"] += 1
        assert not problems, (problems, case)

    try:
        check()
    except AssertionError as error:
        tally.failure = str(error)
    return tally
