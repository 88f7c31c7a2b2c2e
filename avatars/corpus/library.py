"""The characters of the house, written as data, and their way into the table."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from django.apps import apps as installed

if TYPE_CHECKING:
    from django.apps import AppConfig
    from django.apps.registry import Apps

LICENCE = "Composed for piad; part of its library."


def characters() -> dict[str, dict[str, Any]]:
    """Return the shipped characters by slug, as members of a library row."""
    return tomllib.loads((files("avatars.corpus") / "data" / "library.toml").read_text("utf-8"))


def bring_in(sender: AppConfig, *, apps: Apps | None = None, using: str = "default", **_: object) -> None:
    """Add the characters that the table does not have; what operators changed or retired stays as they left it."""
    try:
        model = (apps or installed).get_model(sender.label, "LibraryCharacter")
    except LookupError:  # migrated back to where there was no library
        return
    table = model.objects.using(using)
    known = set(table.values_list("slug", flat=True))
    missing = [model(slug=slug, licence=LICENCE, **members) for slug, members in characters().items() if slug not in known]
    table.bulk_create(missing, ignore_conflicts=True)
