"""The best composition is chosen; after a revision, another one."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generation.compositor.plan import CreativePlan
from generation.steps.choose_layout import choose_layout
from jobs.runner import StepFailure
from tests.generation.steps.contexts import context_of
from tests.generation.steps.outputs import COPY, read_and_written


def test_one_plan_is_chosen_and_the_others_are_told() -> None:
    outcome = choose_layout(context_of(outputs=read_and_written()))

    (plan,) = outcome.output["plans"]
    assert CreativePlan.from_json(plan).size.width == 464
    assert outcome.artifacts["chosen"] == outcome.artifacts["candidates"][:1]
    assert len(outcome.artifacts["candidates"]) > 1


def test_what_is_left_for_the_next_step_is_json() -> None:
    outcome = choose_layout(context_of(outputs=read_and_written()))

    assert json.loads(json.dumps(outcome.output)) == outcome.output


def test_equal_orders_get_equal_plans() -> None:
    first, second = (choose_layout(context_of(outputs=read_and_written(), seed=7)) for _ in range(2))

    assert first.output == second.output


def test_a_revision_chooses_another_plan() -> None:
    outputs = read_and_written()

    first = choose_layout(context_of(outputs=outputs))
    second = choose_layout(context_of(outputs=outputs, revision=1))

    assert first.output != second.output


@pytest.mark.parametrize(
    ("headline", "code"),
    [("W" * 60, "creative_plan_invalid"), ("word " * 900, "creative_plan_invalid"), ("ყოველ ნაბიჯზე", "language_unresolved")],
    ids=["a word that is wider than the ad", "a page of words", "letters of no typeface"],
)
def test_a_headline_that_cannot_be_set_fails_with_a_code_of_its_own(headline: str, code: str) -> None:
    outputs = read_and_written() | {"write_copy": {"copies": [replace(COPY, headline=headline).to_json()]}}

    with pytest.raises(StepFailure) as refused:
        choose_layout(context_of(outputs=outputs))

    assert refused.value.code == code


def test_what_became_of_each_picture_is_told() -> None:
    outcome = choose_layout(context_of(outputs=read_and_written()))

    (fate,) = outcome.artifacts["pictures"]
    assert fate == {"index": 0, "role": "product", "shown_on": [0], "faces": 0}
