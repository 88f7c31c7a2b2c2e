"""The order beside the reference: what is taken, what is lacking, what differs and why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from brands.kit import BrandKit
from campaigns.steps.analyze import Analysis, analyze
from generation.copywriter import read_prompt
from generation.corpus.reference import CopySkeleton, Formula, PaletteMood, Reference
from jobs.runner import StepOutcome
from tests.generation.steps.contexts import context_of

PROMPT = "Ad for Kora running shoes in Nairobi"
REFERENCE = Reference(
    id="r1",
    archetype="split",
    industry="footwear",
    culture="east_africa",
    language="en",
    tone="luxury",
    palette_mood=PaletteMood.DARK,
    colours=("#101820",),
    aspect_ratio=0.8,
    boxes=(),
    skeleton=CopySkeleton(formula=Formula.STATEMENT, headline=20),
)


def analyzed(prompt: str = PROMPT, reference: Reference = REFERENCE, **kit: Any) -> tuple[Analysis, StepOutcome]:  # noqa: ANN401 - any member of the kit
    read = {
        "brief": read_prompt(prompt).to_json(),
        "kit": BrandKit(**kit).to_json(),
        "sizes": [{"width": 928, "height": 1152}],
        "pictures": [],
    }
    parts: dict[str, dict[str, Any]] = {
        "understand": {"parts": {"read_brief": read}},
        "retrieve": {"parts": {"find_references": {"reference": reference.to_json()}}},
    }
    outcome = analyze(context_of(outputs=parts))
    return Analysis.from_json(outcome.output["analysis"]), outcome


def test_layout_mood_tone_and_words_are_taken_where_the_order_leaves_them_open() -> None:
    analysis, outcome = analyzed()

    assert analysis == Analysis(
        reference_id="r1",
        tone="luxury",
        taken=(
            "layout: split, wherever it carries the copy",
            "mood: the dark ground, near #101820",
            "tone: luxury, in words and letters",
            "copy: the lengths of a statement ad",
        ),
        lacking=(),
        differing=(),
    )
    assert outcome.confidence == 1.0
    assert outcome.artifacts == outcome.output["analysis"]


def test_a_tone_that_the_prompt_asks_for_stays() -> None:
    analysis, _ = analyzed("Playful ad for Kora running shoes in Nairobi")

    assert analysis.tone is None
    assert "tone: playful, as the prompt asks, not luxury" in analysis.differing


def test_the_tone_and_colours_of_a_brand_stay() -> None:
    analysis, _ = analyzed(accent="#D4384F", tone="bold")

    assert analysis.tone is None
    assert analysis.differing[:2] == ("colours: the brand's own are kept", "tone: bold, as the brand speaks, not luxury")
    assert not any(line.startswith("mood") for line in analysis.taken)


def test_colours_that_the_prompt_names_stay() -> None:
    assert "colours: the prompt names its own" in analyzed("Ad for Kora running shoes in Nairobi, in dark green")[0].differing


@pytest.mark.parametrize(
    ("formula", "lacks"),
    [
        (Formula.OFFER, "a price or an offer"),
        (Formula.TESTIMONIAL, "a customer's words"),
        (Formula.LIST, "a list of points"),
        (Formula.COMPARISON, "points and what they replace"),
        (Formula.FIGURE, "a figure with its source"),
    ],
)
def test_what_the_reference_leads_with_and_the_order_lacks_is_named_and_not_made_up(formula: Formula, lacks: str) -> None:
    analysis, _ = analyzed(reference=replace(REFERENCE, skeleton=CopySkeleton(formula=formula, headline=20)))

    assert analysis.lacking == (f"the reference leads with {lacks}; the order has none, and none is made up",)


def test_an_offer_that_the_order_has_is_not_lacking() -> None:
    offer = replace(REFERENCE, skeleton=CopySkeleton(formula=Formula.OFFER, headline=20))

    assert analyzed("Ad for Kora running shoes in Nairobi, 20% off", offer)[0].lacking == ()


def test_language_industry_and_shape_that_differ_are_told() -> None:
    _, outcome = analyzed(reference=replace(REFERENCE, language="fr", industry="fashion", aspect_ratio=1.9))

    assert outcome.artifacts["differing"] == [
        "language: en, not fr; words are never taken over",
        "industry: footwear, not fashion",
        "shape: 0.81 wide to 1 high, not 1.90; the layout is solved anew",
    ]
    assert outcome.confidence == round(4 / 7, 2)


def test_a_reference_of_which_only_the_picture_is_known_gives_what_it_can() -> None:
    bare = replace(REFERENCE, archetype=None, skeleton=None, tone="", colours=(), palette_mood=None)

    analysis, outcome = analyzed(reference=bare)

    assert (analysis.taken, analysis.tone, outcome.confidence) == ((), None, 0.0)
