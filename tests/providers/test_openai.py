"""OpenAI's SDK against a loopback vendor: every way in which it answers, and every way in which it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from piad.providers.contracts import Picture, Usage
from piad.providers.failures import Broken, Overloaded, Refused
from piad.providers.openai import OpenAIModel
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Behaviour, Vendor, serving
from tests.providers.conftest import ANSWER, SLOGAN, Caller, a_picture, a_question, png


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with serving(OpenAIWire(answer=ANSWER, picture=png())) as server:
        yield server


def model_at(vendor: Vendor) -> OpenAIModel:
    return OpenAIModel(model="writer-1", api_key="sk-secret", base_url=f"{vendor.url}/v1")


def test_an_answer_comes_in_its_shape_with_what_it_took(vendor: Vendor, caller: Caller) -> None:
    result = model_at(vendor).write(a_question(), caller.call())

    assert result.answer == SLOGAN
    assert result.usage == Usage(input_tokens=120, output_tokens=30)
    assert caller.noted == ["vendor-1"]
    asked = vendor.asked[0]
    assert asked.path == "/v1/chat/completions"
    assert (asked.headers["idempotency-key"], asked.headers["authorization"]) == ("job-1:paint:0", "Bearer sk-secret")
    assert asked.members["response_format"]["json_schema"]["schema"]["required"] == ["headline", "note", "points"]


def test_a_picture_is_painted_in_the_nearest_size(vendor: Vendor, caller: Caller) -> None:
    result = model_at(vendor).paint(a_picture(), caller.call())

    assert result.content == png()
    assert result.usage == Usage(input_tokens=40, output_tokens=1056, images=1)
    assert vendor.asked[0].path == "/v1/images/generations"
    assert vendor.asked[0].members["size"] == "1024x1536"


def test_references_are_sent_along_to_be_edited(vendor: Vendor, caller: Caller) -> None:
    request = replace(a_picture(), references=(Picture(content=png(), media_type="image/png"),))

    model_at(vendor).paint(request, caller.call())

    assert vendor.asked[0].path == "/v1/images/edits"
    assert b'filename="reference-0.png"' in vendor.asked[0].body


def test_pictures_are_looked_at_along_with_the_question(vendor: Vendor, caller: Caller) -> None:
    request = replace(a_question(), pictures=(Picture(content=png(), media_type="image/png"),))

    model_at(vendor).write(request, caller.call())

    parts = vendor.asked[0].members["messages"][1]["content"]
    assert [part["type"] for part in parts] == ["text", "image_url"]


@pytest.mark.parametrize("trouble", [Behaviour.BUSY, Behaviour.FAULT])
def test_what_passes_is_waited_for(vendor: Vendor, caller: Caller, trouble: Behaviour) -> None:
    vendor.behave(trouble, Behaviour.SUCCESS)

    assert model_at(vendor).write(a_question(), caller.call()).answer == SLOGAN
    assert len(vendor.asked) == 2
    assert {asked.headers["idempotency-key"] for asked in vendor.asked} == {"job-1:paint:0"}


def test_a_fault_that_stays_is_tried_three_times(vendor: Vendor, caller: Caller) -> None:
    vendor.behave(Behaviour.FAULT)

    with pytest.raises(Overloaded) as failure:
        model_at(vendor).paint(a_picture(), caller.call())

    assert len(vendor.asked) == 3
    assert not failure.value.maybe_charged


def test_a_long_wait_is_left_to_whoever_asked(vendor: Vendor, caller: Caller) -> None:
    vendor.behave(Behaviour.BUSY_LONG)

    with pytest.raises(Overloaded) as failure:
        model_at(vendor).write(a_question(), caller.call())

    assert failure.value.retry_after == 90
    assert len(vendor.asked) == 1


@pytest.mark.parametrize("behaviour", [Behaviour.DRIP, Behaviour.SILENCE])
def test_slowness_ends_with_the_calls_seconds_and_is_not_paid_twice(vendor: Vendor, caller: Caller, behaviour: Behaviour) -> None:
    vendor.behave(behaviour)

    with pytest.raises(Overloaded) as failure:
        model_at(vendor).paint(a_picture(), caller.call(seconds=1.0))

    assert failure.value.maybe_charged
    assert len(vendor.asked) == 1


def test_a_truncated_answer_is_not_paid_twice(vendor: Vendor, caller: Caller) -> None:
    vendor.behave(Behaviour.TRUNCATED)

    with pytest.raises(Overloaded) as failure:
        model_at(vendor).write(a_question(), caller.call())

    assert failure.value.maybe_charged
    assert len(vendor.asked) == 1


@pytest.mark.parametrize("behaviour", [Behaviour.HTML, Behaviour.NONSENSE])
def test_what_is_no_answer_is_broken(vendor: Vendor, caller: Caller, behaviour: Behaviour) -> None:
    vendor.behave(behaviour)

    with pytest.raises(Broken):
        model_at(vendor).write(a_question(), caller.call())
    with pytest.raises(Broken):
        model_at(vendor).paint(a_picture(), caller.call())

    assert len(vendor.asked) == 2


def test_a_refusal_is_not_asked_again(vendor: Vendor, caller: Caller) -> None:
    vendor.behave(Behaviour.REFUSAL)

    with pytest.raises(Refused):
        model_at(vendor).write(a_question(), caller.call())
    with pytest.raises(Refused):
        model_at(vendor).paint(a_picture(), caller.call())

    assert len(vendor.asked) == 2


def test_a_wrong_key_is_broken_and_never_told(vendor: Vendor, caller: Caller) -> None:
    vendor.behave(Behaviour.WRONG_KEY)

    with pytest.raises(Broken) as failure:
        model_at(vendor).write(a_question(), caller.call())

    assert "sk-secret" not in str(failure.value) + repr(model_at(vendor))


def test_nobody_there_is_overload_that_cost_nothing(caller: Caller) -> None:
    model = OpenAIModel(model="writer-1", api_key="sk-secret", base_url="http://127.0.0.1:9/v1")

    with pytest.raises(Overloaded) as failure:
        model.write(a_question(), caller.call())

    assert not failure.value.maybe_charged


def test_a_vendor_that_keeps_failing_is_left_alone(vendor: Vendor, caller: Caller) -> None:
    vendor.behave(Behaviour.FAULT)
    for _ in range(2):
        with pytest.raises(Overloaded):
            model_at(vendor).write(a_question(), caller.call())
    asked_before = len(vendor.asked)
    vendor.behave(Behaviour.SUCCESS)

    with pytest.raises(Overloaded, match="left alone"):
        model_at(vendor).write(a_question(), caller.call())

    assert len(vendor.asked) == asked_before == 4
