"""Vectors by vendors, through both real SDKs against their loopback doubles: at unit length, one a text, or a failure in our words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from piad.providers.contracts import Embedder, EmbeddingRequest, Usage
from piad.providers.failures import Broken, Overloaded
from piad.providers.gemini import GeminiModel
from piad.providers.openai import OpenAIModel
from piad.providers.vectors import VendorEmbedder
from tests.fixtures.vendors.gemini_wire import GeminiWire
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Behaviour, Vendor, Wire, serving
from tests.providers.conftest import Caller

Model = OpenAIModel | GeminiModel
WIRES: dict[str, Callable[[], Wire]] = {"openai": OpenAIWire, "gemini": GeminiWire}
TEXTS = ("red running shoes", "a quiet bank")
REQUEST = EmbeddingRequest(texts=TEXTS, dimension=4)


@pytest.fixture(params=["openai", "gemini"])
def vendor(request: pytest.FixtureRequest) -> Iterator[tuple[str, Vendor]]:
    with serving(WIRES[request.param]()) as server:
        yield request.param, server


@pytest.fixture
def model(vendor: tuple[str, Vendor]) -> Model:
    name, server = vendor
    if name == "openai":
        return OpenAIModel(model="vectors-1", api_key="k", base_url=f"{server.url}/v1")
    return GeminiModel(model="vectors-1", api_key="k", base_url=server.url)


def test_one_vector_a_text_at_unit_length_in_the_order_of_the_texts(model: Model, vendor: tuple[str, Vendor], caller: Caller) -> None:
    result = model.embed(REQUEST, caller.call())

    assert result.vectors == ((1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0))
    assert [text.encode() in vendor[1].asked[0].body for text in TEXTS] == [True, True]
    assert vendor[1].asked[0].headers["idempotency-key"] == "job-1:paint:0"
    assert caller.noted == ["vendor-1"]


def test_a_vendor_is_an_embedder_that_tells_what_it_took(model: Model, vendor: tuple[str, Vendor], caller: Caller) -> None:
    took: list[Usage] = []
    embedder: Embedder = VendorEmbedder(model=model, dimension=4, call=caller.call(), counted=took.append)

    vectors = embedder.embed(["red running shoes", " ", "a quiet bank"])

    assert vectors == [(1.0, 0.0, 0.0, 0.0), (0.0,) * 4, (0.0, 1.0, 0.0, 0.0)]
    assert (embedder.name, embedder.dimension) == (f"{vendor[0]}/vectors-1/4", 4)
    assert took == [Usage(input_tokens=7 if vendor[0] == "openai" else 0)]
    assert embedder.embed([]) == []
    assert len(vendor[1].asked) == 1


@pytest.mark.parametrize("trouble", [Behaviour.BUSY, Behaviour.FAULT])
def test_what_passes_is_waited_for(model: Model, vendor: tuple[str, Vendor], caller: Caller, trouble: Behaviour) -> None:
    vendor[1].behave(trouble, Behaviour.SUCCESS)

    assert len(model.embed(REQUEST, caller.call()).vectors) == 2
    assert len(vendor[1].asked) == 2


@pytest.mark.parametrize("behaviour", [Behaviour.DRIP, Behaviour.TRUNCATED])
def test_what_breaks_off_is_overload_that_may_be_charged(
    model: Model, vendor: tuple[str, Vendor], caller: Caller, behaviour: Behaviour
) -> None:
    vendor[1].behave(behaviour)

    with pytest.raises(Overloaded) as failure:
        model.embed(REQUEST, caller.call(seconds=1.0))

    assert failure.value.maybe_charged
    assert len(vendor[1].asked) == 1


@pytest.mark.parametrize("behaviour", [Behaviour.HTML, Behaviour.NONSENSE, Behaviour.WRONG_KEY])
def test_what_is_no_answer_is_broken(model: Model, vendor: tuple[str, Vendor], caller: Caller, behaviour: Behaviour) -> None:
    vendor[1].behave(behaviour)

    with pytest.raises(Broken):
        model.embed(REQUEST, caller.call())

    assert len(vendor[1].asked) == 1
