"""The four states of a job and the moves between them; pure."""

from __future__ import annotations

from enum import StrEnum


class JobState(StrEnum):
    """What a job is doing, in the words of the wire."""

    QUEUED = "queued"  # accepted; due as soon as ``run_at`` has come
    PROCESSING = "processing"  # a worker holds the lease
    COMPLETED = "completed"  # settled with a result
    FAILED = "failed"  # settled without one; ``failure_code`` says why


TERMINAL = frozenset({JobState.COMPLETED, JobState.FAILED})

MOVES: dict[JobState, frozenset[JobState]] = {
    JobState.QUEUED: frozenset({JobState.PROCESSING, JobState.FAILED}),
    JobState.PROCESSING: frozenset({JobState.QUEUED, JobState.COMPLETED, JobState.FAILED}),
    JobState.COMPLETED: frozenset(),
    JobState.FAILED: frozenset(),
}


def may_move(origin: JobState, target: JobState) -> bool:
    """Tell whether a job may go from one state to another."""
    return target in MOVES[origin]


def origins_of(target: JobState) -> frozenset[JobState]:
    """Return the states from which a job may enter ``target``."""
    return frozenset(origin for origin, targets in MOVES.items() if target in targets)
