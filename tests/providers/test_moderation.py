"""Moderation by vendors, through both real SDKs against their loopback doubles: a verdict, or a failure, and never a yes by mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from piad.providers.contracts import ModerationRequest, ModerationResult, Moderator, Picture, Usage
from piad.providers.failures import Broken, Overloaded
from piad.providers.gemini import GeminiModel
from piad.providers.openai import OpenAIModel
from tests.fixtures.vendors.gemini_wire import GeminiWire
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Asked, Behaviour, Reply, Vendor, Wire, serving
from tests.providers.conftest import Caller, png

WIRES: dict[str, Callable[[], Wire]] = {"openai": OpenAIWire, "gemini": GeminiWire}
BOTH = ModerationRequest(text="Knives for a fight", picture=Picture(content=png(), media_type="image/png"))
FREE = Usage()


def moderator_at(name: str, vendor: Vendor) -> Moderator:
    if name == "openai":
        return OpenAIModel(model="omni-moderation-latest", api_key="k", base_url=f"{vendor.url}/v1")
    return GeminiModel(model="flash", api_key="k", base_url=vendor.url)


@pytest.fixture(params=["openai", "gemini"])
def name(request: pytest.FixtureRequest) -> str:
    named: str = request.param
    return named


@pytest.fixture
def vendor(name: str) -> Iterator[Vendor]:
    with serving(WIRES[name]()) as server:
        yield server


@pytest.fixture
def moderator(name: str, vendor: Vendor) -> Moderator:
    return moderator_at(name, vendor)


def test_what_nobody_minds_passes(moderator: Moderator, name: str, caller: Caller) -> None:
    usage = FREE if name == "openai" else Usage(input_tokens=50, output_tokens=30)

    assert moderator.moderate(BOTH, caller.call()) == ModerationResult(categories=(), usage=usage)
    assert caller.noted == ["vendor-1"]


def test_text_and_picture_are_judged_in_one_call(name: str, moderator: Moderator, vendor: Vendor, caller: Caller) -> None:
    moderator.moderate(BOTH, caller.call())

    (asked,) = vendor.asked
    if name == "openai":
        assert asked.path == "/v1/moderations"
        assert [part["type"] for part in asked.members["input"]] == ["text", "image_url"]
    else:
        assert [sorted(part) for part in asked.members["contents"][0]["parts"]] == [["text"], ["inlineData"]]
        assert {one["threshold"] for one in asked.members["safetySettings"]} == {"BLOCK_MEDIUM_AND_ABOVE"}
    assert asked.headers["idempotency-key"] == "job-1:paint:0"


def test_what_is_flagged_comes_with_the_vendors_categories(name: str, moderator: Moderator, vendor: Vendor, caller: Caller) -> None:
    vendor.behave(Behaviour.REFUSAL)

    result = moderator.moderate(BOTH, caller.call())

    assert result.categories == (("violence", "violence/graphic") if name == "openai" else ("prohibited_content",))
    assert len(vendor.asked) == 1


@pytest.mark.parametrize("trouble", [Behaviour.BUSY, Behaviour.FAULT])
def test_what_passes_is_waited_for(moderator: Moderator, vendor: Vendor, caller: Caller, trouble: Behaviour) -> None:
    vendor.behave(trouble, Behaviour.SUCCESS)

    assert moderator.moderate(BOTH, caller.call()).categories == ()
    assert len(vendor.asked) == 2


def test_a_fault_that_stays_is_tried_three_times(moderator: Moderator, vendor: Vendor, caller: Caller) -> None:
    vendor.behave(Behaviour.FAULT)

    with pytest.raises(Overloaded):
        moderator.moderate(BOTH, caller.call())

    assert len(vendor.asked) == 3


@pytest.mark.parametrize("behaviour", [Behaviour.DRIP, Behaviour.TRUNCATED, Behaviour.SILENCE])
def test_what_breaks_off_is_no_verdict(moderator: Moderator, vendor: Vendor, caller: Caller, behaviour: Behaviour) -> None:
    vendor.behave(behaviour)

    with pytest.raises(Overloaded):
        moderator.moderate(BOTH, caller.call(seconds=1.0))

    assert len(vendor.asked) == 1


@pytest.mark.parametrize("behaviour", [Behaviour.HTML, Behaviour.NONSENSE, Behaviour.WRONG_KEY])
def test_what_is_no_verdict_is_broken(moderator: Moderator, vendor: Vendor, caller: Caller, behaviour: Behaviour) -> None:
    vendor.behave(behaviour)

    with pytest.raises(Broken):
        moderator.moderate(BOTH, caller.call())


class Saying(OpenAIWire, GeminiWire):
    """Answers with members of a test's own."""

    def __init__(self, members: dict[str, Any]) -> None:
        super().__init__()
        self.members = members

    def success(self, asked: Asked) -> Reply:
        """Return them."""
        del asked
        return Reply(status=200, members=self.members)


def judged(name: str, members: dict[str, Any], caller: Caller) -> tuple[str, ...]:
    with serving(Saying(members)) as vendor:
        return moderator_at(name, vendor).moderate(BOTH, caller.call()).categories


@pytest.mark.parametrize(
    "members", [{"results": []}, {"results": [{"categories": {}}]}, {"results": [{"flagged": None, "categories": {}}]}]
)
def test_results_without_a_verdict_are_broken(members: dict[str, Any], caller: Caller) -> None:
    with pytest.raises(Broken):
        judged("openai", members, caller)


def test_a_flag_without_a_category_is_a_flag(caller: Caller) -> None:
    assert judged("openai", {"results": [{"flagged": True, "categories": {"hate": False}}]}, caller) == ("unnamed",)


def test_filters_are_heard_in_the_answer_as_in_the_prompt(caller: Caller) -> None:
    ratings = [
        {"category": "HARM_CATEGORY_DANGEROUS_CONTENT", "probability": "HIGH", "blocked": True},
        {"category": "HARM_CATEGORY_HARASSMENT", "probability": "LOW"},
    ]
    blocked = {"candidates": [{"index": 0, "finishReason": "SAFETY", "safetyRatings": ratings}]}
    prompt = {"promptFeedback": {"blockReason": "SAFETY", "safetyRatings": ratings}}
    long = {"candidates": [{"index": 0, "finishReason": "MAX_TOKENS"}]}

    assert judged("gemini", blocked, caller) == ("dangerous_content",)
    assert judged("gemini", prompt, caller) == ("dangerous_content",)
    assert judged("gemini", long, caller) == ()
