"""The app of organizations and keys."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """Who asks."""

    name = "piad.accounts"
    label = "accounts"
    verbose_name = "Organizations and keys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give the read-only operators' group the view permissions of every app as it is migrated."""
        from piad.accounts.staff import grant_view_permissions

        post_migrate.connect(grant_view_permissions, dispatch_uid="piad.accounts.grant_view_permissions")
