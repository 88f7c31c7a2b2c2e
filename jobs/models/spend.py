"""What was asked of model vendors: one row for each paid call, set aside before it is made."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from jobs.models.tenancy import JobRow


class CallState(models.TextChoices):
    """How a call stands. One that is set aside by a worker that is gone may have been charged, and counts as such."""

    SET_ASIDE = "set_aside"
    ANSWERED = "answered"
    UNKNOWN = "unknown"
    NOT_CHARGED = "not_charged"


class VendorCall(JobRow):
    """One call to a vendor's model. ``micros`` is what it counts for, in millionths of a US dollar: an estimate until it is answered.

    ``key`` is the idempotency key: the same work of a job has the same key, and its ``answer`` is used again rather than paid again.
    ``request_id`` is the vendor's own, known before its answer is there.
    """

    key = models.CharField(max_length=200)
    step_id = models.CharField(max_length=64)
    model = models.CharField(max_length=216)
    state = models.CharField(max_length=16, choices=CallState, default=CallState.SET_ASIDE)
    fence = models.BigIntegerField()
    micros = models.BigIntegerField()
    request_id = models.CharField(max_length=200, default="", blank=True)
    usage = models.JSONField(default=dict)
    answer = models.JSONField(null=True)
    failure = models.TextField(default="", blank=True)
    created_at = models.DateTimeField(db_default=Now())
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "vendor call"
        ordering: ClassVar = ["-created_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["job", "key"], name="jobs_vendorcall_once"),
            models.CheckConstraint(condition=Q(state__in=CallState.values), name="jobs_vendorcall_state_known"),
            models.CheckConstraint(condition=Q(micros__gte=0), name="jobs_vendorcall_not_negative"),
        ]
        indexes: ClassVar = [models.Index(fields=["organization", "created_at"], name="jobs_vendorcall_by_month")]

    def __str__(self) -> str:
        return f"{self.model} {self.state}"
