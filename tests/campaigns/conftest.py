"""What the menu's tests share: someone who asks, pictures to ask with, and references to learn from."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns import tasks
from generation.corpus.reference import CopySkeleton, Formula
from generation.models import ReferenceAd
from jobs.models import Job
from tests.generation.conftest import Asker, asker, picture, stranger, vendor, wire
from tests.generation.corpus.conftest import make_reference

__all__ = ["asker", "picture", "stranger", "vendor", "wire"]


def skeleton_of(formula: Formula = Formula.STATEMENT, **lengths: Any) -> dict[str, Any]:  # noqa: ANN401 - any member of the skeleton
    """Return how a reference's words are built, as a row holds it."""
    return CopySkeleton(formula=formula, **{"headline": 24, "subheadline": 40, "cta": 10, **lengths}).to_json()


def a_reference(archetype: str = "split", **members: Any) -> ReferenceAd:  # noqa: ANN401 - any columns
    """Store a reference of footwear that a campaign can be led by."""
    usual = {"skeleton": skeleton_of(), "tone": "bold", "palette_mood": "dark", "colours": ["#16223F", "#F2C744"]}
    return make_reference(f"{archetype} ad", archetype=archetype, **{**usual, **members})


@pytest.fixture
def reference(db: None) -> ReferenceAd:
    """Return the one reference that the corpus holds."""
    return a_reference()


def campaign(asker: Asker, prompt: str = "Shoes for Nairobi", **members: Any) -> Job:  # noqa: ANN401 - any members of the body
    """Order a campaign ad and make it, as a worker would."""
    body = {"prompt": prompt, "output": {"resolution": "512"}, **members}
    job_id = asker.post("/api/v1/campaigns/generate", body).json()["data"]["job_id"]
    tasks.make_campaign(job_id)
    return Job.objects.get(id=job_id)
