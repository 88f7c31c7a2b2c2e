"""Take the Fluent set in: read the npm package's archive once and keep the drawings that this service uses."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Keep the drawings that this service uses of a Fluent Emoji archive (npm pack @iconify-json/fluent-emoji) under PIAD_FLUENT_SET."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", type=Path)

    def handle(self, *args: object, **options: Path) -> None:
        from generation.compositor.products import fluent

        try:
            count = fluent.take(options["archive"], Path(settings.PIAD_FLUENT_SET))
        except (fluent.NotTheReleaseError, OSError) as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{count} drawings in {settings.PIAD_FLUENT_SET}; restart the workers to use them.")
