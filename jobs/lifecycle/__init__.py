"""The one writer of a job's state: every move is one guarded UPDATE in a transaction with its history row."""

from __future__ import annotations

from jobs.lifecycle.claims import heartbeat, mark_phase, record_step, start
from jobs.lifecycle.hints import hurry_deliveries
from jobs.lifecycle.keys import IdempotencyKey, answer_once, find_replay, prune_keys
from jobs.lifecycle.moves import LEASE_SECONDS, MoveNotAllowed
from jobs.lifecycle.recovery import lose_lease, overrun, pass_deadline
from jobs.lifecycle.settlement import cancel, complete, fail, requeue
from jobs.lifecycle.staging import stage
from jobs.lifecycle.submission import submit
from jobs.lifecycle.values import Answer, Claim, JobResult, NewArtifact, NewInput, StepRecord, Submission

__all__ = [
    "LEASE_SECONDS",
    "Answer",
    "Claim",
    "IdempotencyKey",
    "JobResult",
    "MoveNotAllowed",
    "NewArtifact",
    "NewInput",
    "StepRecord",
    "Submission",
    "answer_once",
    "cancel",
    "complete",
    "fail",
    "find_replay",
    "heartbeat",
    "hurry_deliveries",
    "lose_lease",
    "mark_phase",
    "overrun",
    "pass_deadline",
    "prune_keys",
    "record_step",
    "requeue",
    "stage",
    "start",
    "submit",
]
