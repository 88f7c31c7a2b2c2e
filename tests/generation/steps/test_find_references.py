"""An empty corpus is said, not hidden."""

from __future__ import annotations

from generation.brief import Brief, Direction
from generation.steps.find_references import find_references
from tests.generation.steps.contexts import context_of

BRIEF = Brief(prompt="Shoes", language="en", direction=Direction.LTR, subject="Shoes", category="footwear", tone="bold")


def test_an_ad_goes_on_without_a_corpus_and_says_so() -> None:
    read = {"brief": BRIEF.to_json(), "pictures": [{"index": 0}, {"index": 1}]}

    outcome = find_references(context_of(outputs={"read_brief": read}))

    assert outcome.output == {"tier": None, "selected_id": None, "candidates": [], "reason": "corpus_empty"}
    assert outcome.artifacts == {
        **outcome.output,
        "references": [{"source": "developer", "index": 0}, {"source": "developer", "index": 1}],
    }
