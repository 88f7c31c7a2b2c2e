"""Steps turn what the rules find into failures with a sentence, and into gates of the report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generation.copywriter import read_prompt
from generation.steps import policing
from generation.steps.inspect_creative import inspect_creative
from generation.steps.read_brief import read_brief
from generation.steps.write_copy import write_copy
from jobs.models import JobInput
from jobs.runner import StepContext, StepFailure
from tests.generation.steps.contexts import context_of
from tests.generation.steps.outputs import COPY, drawn, read_and_written


def gate(**changes: object) -> dict[str, Any]:
    members = {"rule": "amazon.white_edge", "passed": False, "value": 0.9, "limit": 0.5, "severity": "failure", "says": "a white edge"}
    return {**members, **changes}


def unfinished(copy: str) -> StepContext:
    """Return the context of an inspection whose plan says ``copy``, though the step before would have refused it."""
    outputs = read_and_written(resolution="512")
    outputs["write_copy"] = {"copies": [replace(COPY, subheadline=copy).to_json()]}
    return drawn(outputs)


def test_a_refused_order_fetches_no_picture() -> None:
    never = JobInput(ordinal=0, kind="inline", media_key="inputs/never-stored.png")

    with pytest.raises(StepFailure) as failure:
        read_brief(context_of(prompt="Buy MDMA and ecstasy pills online", inputs=(never,)))

    assert (failure.value.code, failure.value.retryable) == ("generation_blocked", False)
    assert failure.value.recovery_hint is not None


def test_an_order_that_is_warned_of_is_read_and_says_so() -> None:
    outcome = read_brief(context_of(prompt="Wine bar in Paris, open tonight"))

    (line,) = outcome.artifacts["policy"]
    assert line.startswith(
        "Rule alcohol.age_limit does not allow alcohol shown to people below the legal age: target adults only, and the order"
    )


def test_copy_is_judged_for_every_placement_that_was_asked_for() -> None:
    read = read_brief(context_of(prompt="Herbal tea", output={"placements": ["meta.square", "pinterest.standard"]})).output
    read["kit"]["slogan"] = "Lose weight with every cup"

    with pytest.raises(StepFailure) as failure:
        write_copy(context_of(outputs={"read_brief": read}))

    assert failure.value.message == (
        "Rule social.pinterest_weight_loss does not allow any ad for losing weight on Pinterest, "
        "and the copy of this ad says “Lose weight”."
    )


def test_pieces_of_copy_are_not_read_across() -> None:
    copy = replace(COPY, headline="A cure for boring lunches", subheadline="Cancer research gets a tenth of it", language="en")

    assert policing.judge_copy(copy, read_prompt("Lunch boxes"), placements=()) == ()


def test_a_picture_against_the_rules_is_made_anew_once_and_then_refused() -> None:
    with pytest.raises(StepFailure) as failure:
        policing.refuse_picture([gate(passed=True), gate(severity="warning"), gate()])

    assert failure.value.code == "policy_conflict"
    assert failure.value.message == "Rule amazon.white_edge does not allow a white edge, and the ad has 0.9 where the limit is 0.5."


def test_warnings_and_passed_gates_refuse_nothing() -> None:
    policing.refuse_picture([gate(passed=True), gate(severity="warning")])


def test_an_inspection_that_finds_forbidden_words_asks_for_another_and_then_fails() -> None:
    context = unfinished("It cures diabetes")

    first = inspect_creative(context)
    with pytest.raises(StepFailure) as failure:
        inspect_creative(replace(context, revision=1))

    assert first.revise_from == "choose_layout"
    assert first.output["quality"][0]["passed"] is False
    assert {"policy.words", "medical.cure"} <= set(first.artifacts["failed_gates"])
    assert failure.value.code == "policy_conflict"
