"""Events without a job, endpoints that choose their events, deliveries replayed, and answers kept for what makes no job."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Columns are added with defaults of the database's, or loosened: running code writes on."""

    dependencies: ClassVar = [("jobs", "0003_for_operators")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="delivery",
            name="replayed_at_attempt",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="endpoint",
            name="events",
            field=models.JSONField(blank=True, db_default=models.Value([], output_field=models.JSONField()), default=list),
        ),
        migrations.AlterField(
            model_name="idempotencyrecord",
            name="job",
            field=models.ForeignKey(
                db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="jobs.job"
            ),
        ),
        migrations.AlterField(
            model_name="outboxevent",
            name="job",
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, to="jobs.job"),
        ),
        migrations.AlterField(
            model_name="outboxevent",
            name="type",
            field=models.CharField(
                choices=[
                    ("job.completed", "Job Completed"),
                    ("job.failed", "Job Failed"),
                    ("endpoint.disabled", "Endpoint Disabled"),
                ],
                max_length=32,
            ),
        ),
    ]
