"""The starter corpus as it is shipped: rows drawn from the exemplars ahead of time, and how they come into the tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from django.db import connection, transaction
from django.utils import timezone

from generation.corpus import vectors
from generation.models import Origin, ReferenceAd, Standing

if TYPE_CHECKING:
    from generation.corpus.exemplars import Exemplar

FILE: Final = "starter.json"
SOURCE: Final = "piad"
LICENCE: Final = "as piad itself"
# Under this name a slug always has the same id, in every installation.
_NAMES: Final = UUID("6f0e0f0a-5d3c-4c0e-9d2b-7a5b1c9e4f21")
# Any number that nobody else locks: two processes that start at once load in turn.
_LOCK: Final = 5_208_317
_COLUMNS: Final = (
    "title", "width", "height", "boxes", "skeleton", "copy", "colours", "palette_mood", "industry", "product", "culture", "market",
    "language", "occasion", "season", "tone", "archetype", "tags", "description",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load did: how many rows it added, wrote anew and retired."""

    added: int
    changed: int
    retired: int


def id_of(slug: str) -> UUID:
    """Return the id of a starter reference."""
    return uuid5(_NAMES, slug)


def fingerprint(exemplar: Exemplar) -> str:
    """Return what changes when an exemplar's data does."""
    return _digest(asdict(exemplar))


def shipped() -> dict[str, dict[str, Any]]:
    """Return the shipped rows by slug: the columns of a reference, its ``plan``, and the ``exemplar`` (a fingerprint) it was drawn from."""
    source = files("generation.corpus") / "data" / FILE
    return dict(json.loads(source.read_text(encoding="utf-8"))) if source.is_file() else {}


def load_starter() -> Loaded:
    """Bring the shipped rows into the tables; repeating it changes nothing.

    A row that was edited by hand stays as it is, and a status is never touched, but that a row which is shipped no more is retired.
    """
    rows = shipped()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        held = {row.slug: row for row in ReferenceAd.objects.filter(origin=Origin.STARTER)}
        new = [_row(slug, members) for slug, members in rows.items() if slug not in held]
        changed = [_changed(held[slug], members) for slug, members in rows.items() if slug in held and _is_older(held[slug], members)]
        ReferenceAd.objects.bulk_create(new)
        ReferenceAd.objects.bulk_update(changed, [*_COLUMNS, "revision", "picture_key", "measured_at"])
        gone = ReferenceAd.objects.filter(origin=Origin.STARTER, edited_at=None).exclude(slug__in=rows).exclude(status=Standing.RETIRED)
        retired = gone.update(status=Standing.RETIRED)
        vectors.write_vectors([*new, *changed])
    return Loaded(added=len(new), changed=len(changed), retired=retired)


def write_shipped(rows: Iterable[tuple[str, dict[str, Any]]]) -> str:
    """Return the text of the shipped file: one row a line, in the order of slugs."""
    lines = [f"{json.dumps(slug)}: {_json(members)}" for slug, members in sorted(rows)]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _row(slug: str, members: dict[str, Any]) -> ReferenceAd:
    return ReferenceAd(
        id=id_of(slug),
        slug=slug,
        origin=Origin.STARTER,
        status=Standing.ACTIVE,
        source=SOURCE,
        licence=LICENCE,
        revision=_digest(members),
        measured_at=timezone.now(),
        **{name: members[name] for name in _COLUMNS},
    )


def _is_older(row: ReferenceAd, members: dict[str, Any]) -> bool:
    return row.edited_at is None and row.revision != _digest(members)


def _changed(row: ReferenceAd, members: dict[str, Any]) -> ReferenceAd:
    for name in _COLUMNS:
        setattr(row, name, members[name])
    row.revision, row.picture_key, row.measured_at = _digest(members), None, timezone.now()
    return row


def _digest(members: dict[str, Any]) -> str:
    return hashlib.sha256(_json(members).encode()).hexdigest()


def _json(members: dict[str, Any]) -> str:
    return json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
