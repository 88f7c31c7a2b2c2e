"""Operators' own ads as references: decoded where they can do no harm, measured from the picture, stored whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from PIL import Image

from generation.corpus.described import Described, DescriptionInvalidError
from generation.corpus.measure import measure
from generation.corpus.vectors import write_vectors
from generation.models import Origin, ReferenceAd, Standing
from piad import media
from piad.ingest.decode import CleanPicture, PictureRejected, decode_picture

if TYPE_CHECKING:
    from uuid import UUID

_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp"})
_FILE: Final = "file"
# Previews keep this length of their long side, in px: the desk shows them whole, and nothing is painted from them.
_LONG_SIDE: Final = 1280
_QUALITY: Final = 82


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A picture's file and what is said of it; ``name`` is how reports call it."""

    name: str
    path: Path
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An ad that was not taken, and why: a sentence for the operator."""

    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What became of the ads of a folder or a CSV file."""

    added: tuple[ReferenceAd, ...]
    known: int
    refused: tuple[Refusal, ...]


def sources_of(path: Path, said: Mapping[str, str]) -> Iterator[Source]:
    """Yield the pictures of a folder, by name, or the rows of a CSV file; ``said`` holds for each that does not say otherwise.

    A CSV file is UTF-8 with a header: ``file`` (beside the CSV file, or a whole path) and any of ``described.COLUMNS``; tags are
    separated by ``|``. Raises ``ValueError`` for one without a column ``file``.
    """
    if path.is_dir():
        for picture in sorted(entry for entry in path.iterdir() if entry.suffix.lower() in _PICTURES):
            yield Source(name=picture.name, path=picture, said=said)
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if _FILE not in (rows.fieldnames or ()):
            raise ValueError(f"{path.name} has no column {_FILE!r}")
        for number, row in enumerate(rows, start=2):
            own = {
                name: value for name, value in row.items() if isinstance(name, str) and isinstance(value, str) and value and name != _FILE
            }
            yield Source(name=f"line {number}", path=path.parent / (row[_FILE] or ""), said={**said, **own})


def ingest(sources: Iterable[Source], *, organization_id: UUID | None) -> Ingested:
    """Take the ads in, each by itself: what is wrong with one stops no other, and a picture that is there already is left as it is.

    An ad whose industry is said becomes active at once, another waits as a draft.
    """
    added: list[ReferenceAd] = []
    refused: list[Refusal] = []
    known = 0
    for source in sources:
        try:
            made = _take(source, organization_id)
        except PictureRejected as rejected:
            refused.append(Refusal(name=source.name, why=f"{source.path.name} {rejected.message}"))
        except (DescriptionInvalidError, OSError) as wrong:
            refused.append(Refusal(name=source.name, why=str(wrong)))
        else:
            known += made is None
            added += [made] if made else []
    return Ingested(added=tuple(added), known=known, refused=tuple(refused))


def measured(picture: CleanPicture) -> dict[str, Any]:
    """Return what a row knows from its picture alone."""
    image = Image.open(io.BytesIO(picture.content), formats=["PNG", "JPEG"]).convert("RGB")
    layout = measure(np.asarray(image))
    return {
        "width": layout.width,
        "height": layout.height,
        "boxes": [box.to_json() for box in layout.boxes],
        "colours": [tone.hex for tone in layout.palette],
        "palette_mood": layout.mood.value,
        "measured_at": timezone.now(),
    }


def store_preview(picture: CleanPicture) -> str:
    """Store the picture as it is shown and return its key."""
    image = Image.open(io.BytesIO(picture.content), formats=["PNG", "JPEG"]).convert("RGB")
    image.thumbnail((_LONG_SIDE, _LONG_SIDE), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    image.save(file, "WEBP", quality=_QUALITY)
    return media.store(area=media.Area.RESULTS, extension="webp", content=file.getvalue()).key


def measure_pending(limit: int) -> int:
    """Measure pictures that were uploaded at the desk, and keep them as previews; return how many were looked at."""
    waiting = list(ReferenceAd.objects.filter(measured_at=None, origin=Origin.UPLOADED, trouble="").order_by("created_at")[:limit])
    for row in waiting:
        _measure(row)
    return len(waiting)


def _measure(row: ReferenceAd) -> None:
    uploaded = str(row.picture_key)
    try:
        picture = decode_picture(media.load(uploaded))
    except (PictureRejected, media.MediaMissing) as refused:
        ReferenceAd.objects.filter(id=row.id).update(trouble=f"The picture {refused}."[:200])
        return
    key = store_preview(picture)
    if ReferenceAd.objects.filter(id=row.id, picture_key=uploaded).update(picture_key=key, trouble="", **measured(picture)):
        media.delete(uploaded)
    else:
        media.delete(key)


def _take(source: Source, organization_id: UUID | None) -> ReferenceAd | None:
    """Store one ad; None where the same file is there already. Raises DescriptionInvalidError, PictureRejected or OSError."""
    described = Described.read(source.said)
    content = source.path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if ReferenceAd.objects.filter(_of(organization_id), picture_sha256=digest).exists():
        return None
    picture = decode_picture(content)
    members = {"title": source.path.stem[:200], **described.members(), **measured(picture)}
    key = store_preview(picture)
    try:
        with transaction.atomic():
            row = ReferenceAd.objects.create(
                organization_id=organization_id,
                origin=Origin.INGESTED,
                status=Standing.ACTIVE if members.get("industry") else Standing.DRAFT,
                picture_key=key,
                picture_sha256=digest,
                **members,
            )
            write_vectors([row])
    except IntegrityError:  # another process took the same file in between
        media.delete(key)
        return None
    except BaseException:
        media.delete(key)
        raise
    return row


def _of(organization_id: UUID | None) -> Q:
    return Q(organization_id=organization_id) if organization_id else Q(organization__isnull=True)
