"""The words come from the brief and the seed alone."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from brands.kit import BrandKit
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


def written(kit: dict[str, object], brief: Brief = BRIEF) -> AdCopy:
    outputs = {"read_brief": {"brief": brief.to_json(), "kit": {**BrandKit().to_json(), **kit}}}
    return AdCopy.from_json(write_copy(context_of(outputs=outputs)).output["copies"][0])


def test_a_brands_slogan_stands_where_a_line_of_ours_would() -> None:
    copy = written({"slogan": "Toujours plus haut", "language": "fr-SN"})

    assert (copy.subheadline, copy.sources["subheadline"]) == ("Toujours plus haut", "brand slogan")


@pytest.mark.parametrize(
    ("kit", "quoted"),
    [
        ({"slogan": "Always higher", "language": "en"}, QuotedCopy(headline="Cours plus loin")),
        ({"slogan": "x" * 71}, QuotedCopy(headline="Cours plus loin")),
        ({"slogan": "cours plus loin"}, QuotedCopy(headline="Cours plus loin")),
        ({"slogan": "Plus haut"}, QuotedCopy(headline="Cours plus loin", subheadline="Vraiment")),
    ],
)
def test_words_of_the_brief_and_of_its_language_come_before_the_slogan(kit: dict[str, object], quoted: QuotedCopy) -> None:
    assert written(kit, replace(BRIEF, quoted=quoted)).subheadline != kit["slogan"]
