"""The first answer to a request that named itself, kept to be given again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Now

from jobs.models.tenancy import OrganizationRow

models.CharField.register_lookup(Length)


class IdempotencyRecord(OrganizationRow):
    """One (organization, operation, key) with the exact bytes that were answered.

    ``operation`` is the canonical name, so that alias paths share it. Without a job it answered something done at once.
    """

    operation = models.CharField(max_length=64)
    key = models.CharField(max_length=255)
    fingerprint = models.BinaryField()
    status = models.PositiveSmallIntegerField()
    body = models.BinaryField()
    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, db_constraint=False, related_name="+", null=True)
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "operation", "key"], name="jobs_idempotency_once"),
            models.CheckConstraint(condition=Q(key__length__range=(1, 255)), name="jobs_idempotency_key_length"),
        ]
        indexes: ClassVar = [models.Index(fields=["expires_at"], name="jobs_idempotency_expiry")]

    def __str__(self) -> str:
        return f"{self.operation} {self.key}"
