"""For developers: draw the exemplars that changed, and write the file that is shipped."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

if TYPE_CHECKING:
    from generation.corpus.exemplars import Exemplar


class Command(BaseCommand):
    help = "Draw the exemplars of generation/corpus/data whose data changed, and write starter.json beside them; --all draws every one."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="also those whose data is as it was: after a change of the layouts")
        parser.add_argument("--pictures", type=Path, help="write the pictures into this folder, to be looked at")

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401 - as Django types it
        from generation import corpus
        from generation.corpus import drawing, exemplars, starter

        held = {} if options["all"] or options["pictures"] else starter.shipped()
        rows: dict[str, dict[str, Any]] = {}
        for exemplar in exemplars.exemplars():
            known = held.get(exemplar.slug)
            if known is not None and known["exemplar"] == starter.fingerprint(exemplar):
                rows[exemplar.slug] = known
                continue
            try:
                made = drawing.draw_exemplar(exemplar)
            except drawing.ExemplarCannotBeDrawnError as refused:
                raise CommandError(f"{exemplar.slug}: no layout carries its words at {exemplar.size}.") from refused
            rows[exemplar.slug] = drawing.row_of(exemplar, made)
            self._say(exemplar, made.plan.archetype.value)
            if options["pictures"]:
                options["pictures"].mkdir(parents=True, exist_ok=True)
                (options["pictures"] / f"{exemplar.slug}.webp").write_bytes(made.picture)
        target = Path(corpus.__file__).parent / "data" / starter.FILE
        target.write_text(starter.write_shipped(rows.items()), encoding="utf-8")
        self.stdout.write(f"{len(rows)} reference ads in {target}")

    def _say(self, exemplar: Exemplar, archetype: str) -> None:
        wished = f" (wished: {exemplar.archetype})" if exemplar.archetype not in {None, archetype} else ""
        self.stdout.write(f"  {exemplar.slug}: {archetype}{wished}")
