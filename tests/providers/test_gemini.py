"""Google's SDK against a loopback vendor: what is sent, and what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from piad.providers.contracts import Picture, Thinking, Usage
from piad.providers.gemini import GeminiModel
from tests.fixtures.vendors.gemini_wire import GeminiWire
from tests.fixtures.vendors.server import Vendor, serving
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
