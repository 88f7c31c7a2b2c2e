"""The words come from the brief and the seed alone."""

from __future__ import annotations

import json

from generation.brief import AdCopy, Brief, Direction, QuotedCopy
from generation.steps.write_copy import write_copy
from jobs.runner import StepContext
from tests.generation.steps.contexts import context_of

BRIEF = Brief(
    prompt="Shoes",
    language="fr",
    direction=Direction.LTR,
    subject="Chaussures de course",
    category="footwear",
    tone="bold",
    quoted=QuotedCopy(headline="Cours plus loin"),
)


def context(*, seed: int = 0) -> StepContext:
    return context_of(outputs={"read_brief": {"brief": BRIEF.to_json()}}, seed=seed)


def test_quoted_words_are_kept_and_the_rest_is_written_in_the_briefs_language() -> None:
    outcome = write_copy(context())

    copy = AdCopy.from_json(outcome.output["copies"][0])
    assert (copy.headline, copy.language) == ("Cours plus loin", "fr")
    assert copy.cta
    assert outcome.artifacts["sources"][0]["headline"] == "quoted"
    assert json.loads(json.dumps(outcome.output)) == outcome.output


def test_the_same_seed_writes_the_same_words() -> None:
    assert write_copy(context(seed=7)).output == write_copy(context(seed=7)).output
