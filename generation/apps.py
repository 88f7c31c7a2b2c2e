"""Names the kitchen to Django."""

from __future__ import annotations

from django.apps import AppConfig
from django.conf import settings


class GenerationConfig(AppConfig):
    """From a brief to a finished creative."""

    name = "generation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the drawing office, which knows no settings, where the Fluent set lies."""
        from generation.compositor.products import fluent

        fluent.use(settings.PIAD_FLUENT_SET)
