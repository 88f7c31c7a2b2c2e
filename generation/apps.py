"""Names the kitchen to Django."""

from __future__ import annotations

from django.apps import AppConfig


class GenerationConfig(AppConfig):
    """From a brief to a finished creative."""

    name = "generation"
    default_auto_field = "django.db.models.BigAutoField"
