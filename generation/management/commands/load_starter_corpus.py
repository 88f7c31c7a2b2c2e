"""Bring the reference ads that piad ships into the tables."""

from __future__ import annotations

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Bring the starter corpus that piad ships into the tables; safe to repeat. Its pictures are drawn by the workers afterwards."

    def handle(self, *args: object, **options: int) -> None:
        from generation.corpus import starter

        loaded = starter.load_starter()
        if options["verbosity"]:
            self.stdout.write(f"{loaded.added} reference ads added, {loaded.changed} written anew, {loaded.retired} retired.")
