"""The staff role: operators who may look at everything in the admin and change nothing."""

from __future__ import annotations

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions

READ_ONLY_OPERATORS = "staff: read-only operators"


def grant_view_permissions(sender: AppConfig, *, using: str = "default", **_: object) -> None:
    """Let the group of read-only operators view the models of a freshly migrated app; repeating it changes nothing."""
    from django.contrib.auth.models import Group, Permission

    create_permissions(sender, verbosity=0, using=using)
    viewing = Permission.objects.using(using).filter(content_type__app_label=sender.label, codename__startswith="view_")
    group, _created = Group.objects.using(using).get_or_create(name=READ_ONLY_OPERATORS)
    group.permissions.add(*viewing)
