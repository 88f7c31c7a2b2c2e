"""What the corpus' tests share: references by their facets, and briefs read from prompts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils import timezone

from generation import copywriter
from generation.brief import Brief
from generation.corpus.vectors import write_vectors
from generation.models import Origin, ReferenceAd, Standing


def brief_of(prompt: str) -> Brief:
    """Return what the house understands of a prompt."""
    return copywriter.read_prompt(prompt)


def make_reference(title: str = "an ad", *, organization_id: UUID | None = None, **members: Any) -> ReferenceAd:  # noqa: ANN401 - any columns
    """Store an active reference that the search can find."""
    made = ReferenceAd.objects.create(
        **{
            "title": title,
            "organization_id": organization_id,
            "origin": Origin.INGESTED,
            "status": Standing.ACTIVE,
            "industry": "footwear",
            "language": "en",
            "width": 1080,
            "height": 1350,
            "measured_at": timezone.now(),
            **members,
        }
    )
    write_vectors([made])
    return made
