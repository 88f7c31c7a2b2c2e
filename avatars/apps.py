"""The avatars app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AvatarsConfig(AppConfig):
    """Registers the app; it has no signals and no start-up work."""

    name = "avatars"
    default_auto_field = "django.db.models.BigAutoField"
