"""Names that operators read, and the index behind their list of jobs."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Made beside running code: the index is built without holding up writes."""

    atomic = False
    dependencies: ClassVar = [("jobs", "0002_guards")]
    operations: ClassVar = [
        migrations.AlterModelOptions(name="endpoint", options={"ordering": ["created_at"], "verbose_name": "webhook endpoint"}),
        migrations.AlterModelOptions(name="outboxevent", options={"ordering": ["-created_at"], "verbose_name": "event"}),
        AddIndexConcurrently("job", models.Index(fields=["-created_at", "-id"], name="jobs_job_newest_of_all")),
    ]
