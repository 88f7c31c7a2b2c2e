"""OpenAI's SDK against a loopback vendor: what is sent, and what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from piad.providers.contracts import Picture, Usage
from piad.providers.openai import OpenAIModel
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Vendor, serving
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
