"""The avatars app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AvatarsConfig(AppConfig):
    """Registers the app, and brings in the library's characters once its tables are there."""

    name = "avatars"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Bring in characters of the house that the table lacks, after each migration."""
        from avatars.corpus.library import bring_in

        post_migrate.connect(bring_in, sender=self, dispatch_uid="avatars.library")
