"""Which of the references that lie alike near an order leads it: the one whose words and shape the order can follow best."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from campaigns.steps.needs import missing
from generation.brief import Brief
from generation.corpus.reference import Reference
from generation.corpus.search import reference_of
from generation.models import ReferenceAd

if TYPE_CHECKING:
    from collections.abc import Mapping

# What of its score, 0 to 1, a reference loses that leads with what the order lacks, and one of quite another shape, at most.
_LACKING: Final = 0.06
_ANOTHER_SHAPE: Final = 0.03


def leading(found: Mapping[str, Any], read: Mapping[str, Any]) -> Reference:
    """Return the reference that leads, of those in the selected one's tier; the search's own order decides where all else is equal."""
    brief, size = Brief.from_json(read["brief"]), read["sizes"][0]
    scores = {one["id"]: one["score"] for one in found["candidates"] if one["id"] in found["alike"]}
    rows = {str(row.id): row for row in ReferenceAd.objects.filter(id__in=list(scores))}
    alike = [reference_of(rows[name]) for name in scores if name in rows]
    selected = Reference.from_json(found["reference"])
    return max(alike, key=lambda one: scores[one.id] - _loss(one, brief, size["width"] / size["height"]), default=selected)


def _loss(reference: Reference, brief: Brief, ratio: float) -> float:
    apart = abs(math.log(reference.aspect_ratio / ratio))
    return _LACKING * (missing(brief, reference.formula) is not None) + _ANOTHER_SHAPE * min(1.0, apart)
