"""Create an API key and print it, alone, on standard output."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from piad.accounts.actions import create_api_key
from piad.accounts.models import Organization


class Command(BaseCommand):
    help = "Create an API key for an organization and print it. It is shown this once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organization", required=True, metavar="SLUG")
        parser.add_argument("--test", action="store_true", help="a pi_test_ key: the local engine with a fixed seed")
        parser.add_argument("--label", default="")

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401 - as Django calls it
        organization = Organization.objects.filter(slug=options["organization"]).first()
        if organization is None:
            raise CommandError(f"There is no organization {options['organization']!r}.")
        made = create_api_key(organization_id=organization.id, label=options["label"], is_test=options["test"])
        self.stdout.write(made.plaintext)
