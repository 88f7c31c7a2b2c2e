"""The service's commands as Django knows them."""

from __future__ import annotations

from django.apps import AppConfig


class ServiceConfig(AppConfig):
    """Registers the commands; there are no tables here."""

    name = "piad.service"
    label = "service"

    def ready(self) -> None:
        """Register the checks of the settings."""
        import piad.checks  # noqa: F401 - registers itself
