"""What an ad learns from, and that an empty corpus is said, not hidden."""

from __future__ import annotations

from typing import Any

import pytest

from generation.brief import Brief, Direction
from generation.corpus.reference import Reference
from generation.steps.find_references import find_references
from tests.generation.corpus.conftest import make_reference
from tests.generation.steps.contexts import context_of

pytestmark = pytest.mark.django_db

BRIEF = Brief(prompt="Shoes", language="en", direction=Direction.LTR, subject="Shoes", category="footwear", tone="bold")


PICTURES = [{"index": 0}, {"index": 1}]
GIVEN = [{"source": "developer", "index": 0}, {"source": "developer", "index": 1}]


def test_an_ad_goes_on_without_a_corpus_and_says_so() -> None:
    outcome = find_references(context_of(outputs={"read_brief": {"brief": BRIEF.to_json(), "pictures": PICTURES}}))

    told: dict[str, Any] = {"tier": None, "selected_id": None, "candidates": [], "reason": "corpus_empty"}
    assert outcome.output == {**told, "reference": None, "alike": []}
    assert outcome.artifacts == {**told, "references": GIVEN}


def test_the_nearest_ad_of_the_corpus_goes_before_the_developers_pictures() -> None:
    made = make_reference(archetype="offer")

    outcome = find_references(context_of(outputs={"read_brief": {"brief": BRIEF.to_json(), "pictures": PICTURES}}))

    assert (outcome.output["tier"], outcome.output["selected_id"]) == ("strict", str(made.id))
    assert Reference.from_json(outcome.output["reference"]).archetype == "offer"
    assert outcome.output["alike"] == [str(made.id)]
    assert outcome.artifacts["references"] == [{"source": "corpus", "index": 0}, *GIVEN]
    assert [candidate["id"] for candidate in outcome.artifacts["candidates"]] == [str(made.id)]
