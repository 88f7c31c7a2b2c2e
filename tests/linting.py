"""The settings with the migration linter among the apps; only `make check` uses them."""

from __future__ import annotations

from piad.settings import *  # noqa: F403 - these are the settings
from piad.settings import INSTALLED_APPS as SERVICE_APPS

INSTALLED_APPS = [*SERVICE_APPS, "django_migration_linter"]
MIGRATION_LINTER_OPTIONS = {"exclude_apps": ["admin", "auth", "contenttypes", "sessions"]}
