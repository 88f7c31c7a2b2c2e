"""The indexes by which the relay finds what is due at each receiver without reading what is due at the others."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Made beside running code: the indexes are built without holding up writes."""

    atomic = False
    dependencies: ClassVar = [("jobs", "0004_events_beyond_jobs")]
    operations: ClassVar = [
        AddIndexConcurrently(
            "delivery", models.Index(fields=["endpoint", "next_at"], name="jobs_delivery_due_there", condition=Q(state="pending"))
        ),
        AddIndexConcurrently(
            "delivery",
            models.Index(
                fields=["organization", "next_at"],
                name="jobs_delivery_due_callback",
                condition=Q(state="pending", endpoint__isnull=True),
            ),
        ),
        AddIndexConcurrently(
            "delivery",
            models.Index(
                fields=["endpoint", "lease_until"],
                name="jobs_delivery_leased",
                condition=Q(state="pending", lease_until__isnull=False),
            ),
        ),
        AddIndexConcurrently("delivery", models.Index(fields=["endpoint", "-id"], name="jobs_delivery_newest_there")),
    ]
