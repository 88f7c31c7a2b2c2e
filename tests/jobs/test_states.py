"""The table of moves."""

from __future__ import annotations

import itertools

import pytest

from jobs.states import TERMINAL, JobState, may_move, origins_of

ALLOWED = {
    ("queued", "processing"),
    ("queued", "failed"),
    ("processing", "queued"),
    ("processing", "completed"),
    ("processing", "failed"),
}


@pytest.mark.parametrize(("origin", "target"), list(itertools.product(JobState, JobState)))
def test_exactly_the_drawn_moves_are_allowed(origin: JobState, target: JobState) -> None:
    assert may_move(origin, target) == ((origin.value, target.value) in ALLOWED)


def test_nothing_leaves_a_terminal_state() -> None:
    assert {target for state in TERMINAL for target in JobState if may_move(state, target)} == set()


def test_a_job_fails_from_the_queue_or_from_work() -> None:
    assert origins_of(JobState.FAILED) == {JobState.QUEUED, JobState.PROCESSING}
