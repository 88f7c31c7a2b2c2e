"""Names the counter to Django."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Jobs, artifacts, idempotency and the outbox."""

    name = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
