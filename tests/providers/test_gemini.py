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


@pytest.mark.parametrize(
    ("model", "thinking"),
    [
        ("gemini-3-pro", {"thinkingLevel": "HIGH"}),
        ("models/gemini-3.5-flash", {"thinkingLevel": "HIGH"}),
        ("gemini-2.5-flash", {"thinkingBudget": 4_096}),
        ("gemini-2.0-flash", None),
    ],
)
def test_each_generation_is_told_to_think_in_its_own_words(
    vendor: Vendor, caller: Caller, model: str, thinking: dict[str, object] | None
) -> None:
    GeminiModel(model=model, api_key="k", base_url=vendor.url).write(replace(a_question(), thinking=Thinking.HIGH), caller.call())

    said = vendor.asked[0].members["generationConfig"].get("thinkingConfig")
    assert (said and {_camel(name): value for name, value in said.items()}) == thinking


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)


@pytest.mark.parametrize(
    ("model", "wanted", "asked"),
    [
        ("gemini-3.1-flash-image", ("8:1", 3072, 384), {"aspectRatio": "8:1", "imageSize": "1K"}),
        ("gemini-3-pro-image", ("8:1", 3072, 384), {"aspectRatio": "21:9", "imageSize": "1K"}),
        ("gemini-3.1-flash-image", ("300:157", 1200, 628), {"aspectRatio": "16:9", "imageSize": "1K"}),
        ("gemini-2.5-flash-image", ("6:5", 300, 250), {"aspectRatio": "5:4"}),
    ],
)
def test_a_ratio_that_a_model_does_not_paint_gives_way_to_the_nearest(
    vendor: Vendor, caller: Caller, model: str, wanted: tuple[str, int, int], asked: dict[str, str]
) -> None:
    ratio, width, height = wanted

    GeminiModel(model=model, api_key="k", base_url=vendor.url).paint(
        replace(a_picture(), aspect_ratio=ratio, width=width, height=height), caller.call()
    )

    assert vendor.asked[0].members["generationConfig"]["imageConfig"] == asked


@pytest.mark.parametrize(
    ("model", "level"), [("gemini-3.1-flash-image", "MINIMAL"), ("gemini-3-pro-image", None), ("gemini-2.5-flash-image", None)]
)
def test_painting_thinks_as_long_as_was_asked_where_a_model_lets_it(vendor: Vendor, caller: Caller, model: str, level: str | None) -> None:
    request = replace(a_picture(), thinking=Thinking.MINIMAL)

    GeminiModel(model=model, api_key="k", base_url=vendor.url).paint(request, caller.call())

    said = vendor.asked[0].members["generationConfig"].get("thinkingConfig")
    assert (list(said.values()) if said else [None]) == [level]
