"""Google's SDK against a loopback vendor: every way in which it answers, and every way in which it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from piad.providers.contracts import Picture, Thinking, Usage
from piad.providers.failures import Broken, Overloaded, Refused
from piad.providers.gemini import GeminiModel
from tests.fixtures.vendors.gemini_wire import GeminiWire
from tests.fixtures.vendors.server import Behaviour, Vendor, serving
from tests.providers.conftest import ANSWER, SLOGAN, Caller, a_picture, a_question, png


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with serving(GeminiWire(answer=ANSWER, picture=png())) as server:
        yield server


def model_at(vendor: Vendor) -> GeminiModel:
    return GeminiModel(model="writer-1", api_key="AIza-secret", base_url=f"{vendor.url}")


def test_an_answer_comes_in_its_shape_with_what_it_took(vendor: Vendor, caller: Caller) -> None:
    request = replace(a_question(), thinking=Thinking.HIGH)

    result = model_at(vendor).write(request, caller.call())

    assert result.answer == SLOGAN
    assert result.usage == Usage(input_tokens=50, output_tokens=30)
    assert caller.noted == ["vendor-1"]
    asked = vendor.asked[0]
    assert asked.path.endswith("/models/writer-1:generateContent")
    assert (asked.headers["idempotency-key"], asked.headers["x-goog-api-key"]) == ("job-1:paint:0", "AIza-secret")
    config = asked.members["generationConfig"]
    assert list(config["thinkingConfig"].values()) == ["HIGH"]
    assert config["responseJsonSchema"]["required"] == ["headline", "note", "points"]


def test_a_picture_is_painted_in_the_ratio_and_resolution_that_were_asked_for(vendor: Vendor, caller: Caller) -> None:
    result = model_at(vendor).paint(a_picture(), caller.call())

    assert result.content == png()
    assert result.usage == Usage(input_tokens=50, output_tokens=30, images=1)
    assert vendor.asked[0].members["generationConfig"]["imageConfig"] == {"aspectRatio": "4:5", "imageSize": "1K"}


def test_references_are_sent_along(vendor: Vendor, caller: Caller) -> None:
    request = replace(a_picture(), references=(Picture(content=png(), media_type="image/png"),))

    model_at(vendor).paint(request, caller.call())

    parts = vendor.asked[0].members["contents"][0]["parts"]
    assert [sorted(part) for part in parts] == [["text"], ["inlineData"]]


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

    assert "AIza-secret" not in str(failure.value) + repr(model_at(vendor))


def test_nobody_there_is_overload_that_cost_nothing(caller: Caller) -> None:
    model = GeminiModel(model="writer-1", api_key="AIza-secret", base_url="http://127.0.0.1:9")

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
