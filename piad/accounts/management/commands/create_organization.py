"""Create an organization and print its slug."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from piad.accounts.actions import create_organization


class Command(BaseCommand):
    help = "Create an organization and print its slug."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401 - as Django calls it
        self.stdout.write(create_organization(name=options["name"]).slug)
