"""Revoke an API key, named by itself or by its first 8 random characters."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from piad.accounts.actions import revoke_api_key
from piad.accounts.queries import key_by_id_or_text


class Command(BaseCommand):
    help = "Revoke an API key, named by itself or by its key id (the 8 characters after the prefix)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("key", metavar="KEY_ID_OR_KEY")

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401 - as Django calls it
        found = key_by_id_or_text(options["key"])
        if len(found) != 1:
            raise CommandError("There is no such key." if not found else "Several keys begin so; give the whole key.")
        revoked = revoke_api_key(api_key_id=found[0].id)
        self.stdout.write(f"{found[0]} {'revoked' if revoked else 'was revoked already'}")
