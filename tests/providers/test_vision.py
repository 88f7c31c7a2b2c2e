"""Looking through a model that writes, by either vendor's wire."""

from __future__ import annotations

import pytest

from piad.providers.contracts import Judgement, Picture, TextModel
from piad.providers.gemini import GeminiModel
from piad.providers.openai import OpenAIModel
from piad.providers.vision import Eyes
from tests.fixtures.vendors.gemini_wire import GeminiWire
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Wire, serving
from tests.providers.conftest import Caller, png

SEEN = {"description": "A grey square.", "passed": False, "reasons": ["there is no shoe"]}
PICTURE = Picture(content=png(), media_type="image/png")


@pytest.mark.parametrize("vendor", ["openai", "gemini"])
def test_a_picture_is_described_and_judged(vendor: str, caller: Caller) -> None:
    wire: Wire = OpenAIWire(answer=SEEN) if vendor == "openai" else GeminiWire(answer=SEEN)
    with serving(wire) as server:
        model: TextModel = (
            OpenAIModel(model="m", api_key="k", base_url=f"{server.url}/v1")
            if vendor == "openai"
            else GeminiModel(model="m", api_key="k", base_url=server.url)
        )

        judged = Eyes(model=model).judge(PICTURE, "a shoe on sand", caller.call()).answer
        described = Eyes(model=model).describe(PICTURE, caller.call()).answer

    assert judged == Judgement(description="A grey square.", passed=False, reasons=("there is no shoe",))
    assert described.description == "A grey square."
    assert b"a shoe on sand" in server.asked[0].body
