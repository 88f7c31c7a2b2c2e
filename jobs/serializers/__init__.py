"""A job as the wire writes it, and the same shape for the OpenAPI document."""

from __future__ import annotations

from jobs.serializers.examples import COMPLETED_JOB, FAILED_JOB
from jobs.serializers.job import JobEnvelopeSerializer, job_object, only_fields
from jobs.serializers.queued import QueuedJobSerializer

__all__ = ["COMPLETED_JOB", "FAILED_JOB", "JobEnvelopeSerializer", "QueuedJobSerializer", "job_object", "only_fields"]
