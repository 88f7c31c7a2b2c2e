"""The campaigns app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """Registers the app; it has no signals and no start-up work."""

    name = "campaigns"
    default_auto_field = "django.db.models.BigAutoField"
