"""What a completed job made: one row for each stored file."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from jobs.models.tenancy import JobRow


class Artifact(JobRow):
    """One stored file of a result, with the digest that its bytes must have."""

    ordinal = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=32)
    fence = models.BigIntegerField()
    media_key = models.TextField()
    url = models.TextField()
    media_type = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    bytes = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering: ClassVar = ["ordinal"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["job", "ordinal"], name="jobs_artifact_place")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ordinal}"
