"""One plain summary of what was ordered."""

from __future__ import annotations

from brands.kit import BrandKit
from campaigns.steps.summarize import summarize
from generation.copywriter import read_prompt
from jobs.runner import StepOutcome
from tests.generation.steps.contexts import context_of


def summarized(prompt: str, kit: BrandKit | None = None, pictures: int = 0) -> StepOutcome:
    read = {"brief": read_prompt(prompt).to_json(), "kit": (kit or BrandKit()).to_json(), "pictures": [{}] * pictures}
    return summarize(context_of(outputs={"understand": {"parts": {"read_brief": read}}}))


def test_what_is_known_is_told_in_the_order_of_an_advertisers_questions() -> None:
    outcome = summarized("Ramadan ad for Kora running shoes in Kenya, 20% off", BrandKit(accent="#D4384F"), pictures=2)

    assert outcome.artifacts["summary"] == (
        "Bold sales ad for running shoes (footwear) by Kora in market KE written in en. Offer: 20% off. Occasion: ramadan. "
        "Pictures given: 2. The brand brings colours or letters of its own."
    )
    assert outcome.confidence == round(6 / 7, 2)


def test_what_is_not_known_is_not_made_up() -> None:
    outcome = summarized("something nice")

    assert "market" not in outcome.artifacts["summary"]
    assert "No offer. No pictures given. The brand brings no colours or letters of its own." in outcome.artifacts["summary"]
    assert outcome.confidence is not None
    assert outcome.confidence < 0.3
