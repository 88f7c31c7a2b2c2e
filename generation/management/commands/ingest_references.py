"""Take operators' own ads into the corpus."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = (
        "Take the pictures of a folder, or the rows of a CSV file, into the corpus as reference ads. The CSV file (UTF-8, a header) has"
        " a column `file` and any of: industry, product, culture, market, language, occasion, season, tone, archetype, headline,"
        " subheadline, cta, brand_name, figure, figure_note, quote, quote_by, stat, stat_note, legal, title, tags (separated by |),"
        " description, source, licence. An ad whose industry is not said waits as a draft. Files that are there already are left alone,"
        " so it may be repeated."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="a folder of PNG, JPEG or WebP pictures, or a CSV file")
        parser.add_argument("--organization", help="the slug of the organization whose ads alone learn from them; everybody's without it")
        parser.add_argument(
            "--set", action="append", default=[], metavar="COLUMN=VALUE", help="what holds for every ad, such as industry=footwear"
        )

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401 - as Django types it
        from generation.corpus.ingest import ingest, sources_of
        from piad.accounts.models import Organization

        organization = Organization.objects.filter(slug=options["organization"]).first() if options["organization"] else None
        if options["organization"] and organization is None:
            raise CommandError(f"There is no organization {options['organization']!r}.")
        said = dict(item.partition("=")[::2] for item in options["set"])
        try:
            done = ingest(sources_of(options["path"], said), organization_id=organization.id if organization else None)
        except (ValueError, OSError) as wrong:
            raise CommandError(str(wrong)) from wrong
        for refusal in done.refused:
            self.stderr.write(f"{refusal.name}: {refusal.why}")
        drafts = sum(row.status == "draft" for row in done.added)
        self.stdout.write(f"{len(done.added)} added ({drafts} of them as drafts), {done.known} known already, {len(done.refused)} refused.")
        if done.refused:
            raise CommandError("Some ads were not taken.", returncode=1)
