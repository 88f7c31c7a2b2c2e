"""Pictures of the starter corpus, drawn where they are missing: by and by in a worker, or at once where one is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from django.utils import timezone

from generation.compositor.draw import PlanCannotBeDrawnError
from generation.compositor.plan import CreativePlan
from generation.corpus.drawing import DrawnExemplar, ExemplarCannotBeDrawnError, draw_exemplar, drawn
from generation.corpus.exemplars import exemplars
from generation.corpus.starter import shipped
from generation.models import Origin, ReferenceAd
from piad import media

if TYPE_CHECKING:
    from uuid import UUID

log = structlog.get_logger(__name__)


def draw_missing(limit: int) -> int:
    """Draw up to ``limit`` pictures of starter references that have none, as the desk lists them; return how many were drawn."""
    missing = ReferenceAd.objects.filter(origin=Origin.STARTER, picture_key=None).order_by("status", "-created_at", "id")[:limit]
    plans = shipped() if missing else {}
    return sum(_draw(row, plans) is not None for row in missing)


def picture_of(reference_id: UUID) -> str | None:
    """Return the media key of a reference's picture, drawing it first where that was still to be done; None where it has none."""
    row = ReferenceAd.objects.get(id=reference_id)
    if row.picture_key is None and row.origin == Origin.STARTER:
        return _draw(row, shipped())
    return row.picture_key


def _draw(row: ReferenceAd, plans: dict[str, dict[str, Any]]) -> str | None:
    """Draw one row's picture and keep it, with what is true of this very picture; another worker may have been quicker."""
    try:
        made = _drawn(str(row.slug), plans.get(str(row.slug), {}).get("plan"))
    except (ExemplarCannotBeDrawnError, StopIteration):
        log.warning("starter_ad_not_drawn", slug=row.slug)
        return None
    stored = media.store(area=media.Area.RESULTS, extension="webp", content=made.picture)
    kept = ReferenceAd.objects.filter(id=row.id, picture_key=None).update(
        picture_key=stored.key,
        width=made.width,
        height=made.height,
        boxes=[box.to_json() for box in made.boxes],
        measured_at=timezone.now(),
    )
    if not kept:
        media.delete(stored.key)
        return ReferenceAd.objects.values_list("picture_key", flat=True).get(id=row.id)
    return stored.key


def _drawn(slug: str, plan: dict[str, Any] | None) -> DrawnExemplar:
    """Draw the shipped plan; where this version of the office cannot, plan the exemplar anew."""
    try:
        return drawn(CreativePlan.from_json(plan or {}))
    except (KeyError, TypeError, ValueError, PlanCannotBeDrawnError):
        return draw_exemplar(next(exemplar for exemplar in exemplars() if exemplar.slug == slug))
