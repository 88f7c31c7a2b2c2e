"""The counter's tables; every row names the organization that it belongs to."""

from __future__ import annotations

from jobs.models.artifact import Artifact
from jobs.models.idempotency import IdempotencyRecord
from jobs.models.job import EventKind, InputKind, Job, JobEvent, JobInput, StepRun, StepStatus
from jobs.models.spend import CallState, VendorCall
from jobs.models.webhook import Delivery, DeliveryAttempt, DeliveryState, Endpoint, EventType, OutboxEvent

__all__ = [
    "Artifact",
    "CallState",
    "Delivery",
    "DeliveryAttempt",
    "DeliveryState",
    "Endpoint",
    "EventKind",
    "EventType",
    "IdempotencyRecord",
    "InputKind",
    "Job",
    "JobEvent",
    "JobInput",
    "OutboxEvent",
    "StepRun",
    "StepStatus",
    "VendorCall",
]
