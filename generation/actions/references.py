"""What operators do with the corpus: add an ad, change what is said of it, let others learn from it or no more."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from generation.models import Origin, ReferenceAd, Standing
from jobs.lifecycle import hints
from piad import media
from piad.ingest.caps import check_bytes, check_header
from piad.ingest.header import read_header

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

TEND = hints.Hint(task="generation.tend_corpus", queue="render")
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}


class ReferenceKnownError(Exception):
    """The same picture is in this corpus already."""


def add_reference(*, row: ReferenceAd, picture: bytes) -> None:
    """Store a new reference as a draft; a worker measures its picture.

    Raises ``PictureRejected`` for what is no picture by its header, and ReferenceKnownError.
    """
    check_bytes(picture)
    header = read_header(picture)
    check_header(header)
    row.origin, row.status = Origin.UPLOADED, Standing.DRAFT
    row.picture_sha256 = hashlib.sha256(picture).hexdigest()
    stored = media.store(area=media.Area.INPUTS, extension=_EXTENSIONS[header.media_type], content=picture)
    row.picture_key = stored.key
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as known:
        media.delete(stored.key)
        raise ReferenceKnownError from known
    _tend_soon()


def is_known(*, organization_id: UUID | None, picture: bytes) -> bool:
    """Tell whether this very file is in the corpus of an organization (or of everybody) already."""
    whose = Q(organization_id=organization_id) if organization_id else Q(organization__isnull=True)
    return ReferenceAd.objects.filter(whose, picture_sha256=hashlib.sha256(picture).hexdigest()).exists()


def change_reference(*, row: ReferenceAd) -> None:
    """Keep what people say of a reference; a worker makes its vector anew, and no update of the starter corpus undoes it."""
    row.edited_at, row.embedder = timezone.now(), ""
    row.save()
    _tend_soon()


def activate(*, ids: Iterable[UUID]) -> int:
    """Let ads learn from these references as far as they are measured and have an industry; return how many became active."""
    ready = ReferenceAd.objects.filter(id__in=ids, measured_at__isnull=False).exclude(industry="").exclude(status=Standing.ACTIVE)
    return ready.update(status=Standing.ACTIVE, updated_at=timezone.now())


def retire(*, ids: Iterable[UUID]) -> int:
    """Let no ad learn from these references any more; return how many that changes."""
    return (
        ReferenceAd.objects.filter(id__in=ids).exclude(status=Standing.RETIRED).update(status=Standing.RETIRED, updated_at=timezone.now())
    )


def _tend_soon() -> None:
    transaction.on_commit(lambda: hints.send_soon(TEND))


def whats_missing(row: ReferenceAd) -> dict[str, Any]:
    """Return why a reference cannot be active, by field; empty where it can."""
    if row.measured_at is None:
        return {"status": row.trouble or "Its picture is still to be measured."}
    return {} if row.industry else {"industry": "An active reference needs its industry."}
