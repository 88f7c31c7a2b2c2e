"""Every way in which a vendor does not answer, through both real SDKs against their loopback doubles."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from piad.providers.failures import Broken, Overloaded, Refused
from piad.providers.gemini import GeminiModel
from piad.providers.openai import OpenAIModel
from tests.fixtures.vendors.gemini_wire import GeminiWire
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Behaviour, Vendor, serving
from tests.providers.conftest import ANSWER, SLOGAN, Caller, a_picture, a_question, png

KEY = "sk-secret"
Model = OpenAIModel | GeminiModel
Named = Callable[[str], Model]


@pytest.fixture(params=["openai", "gemini"])
def model_named(request: pytest.FixtureRequest) -> Named:
    """Return what makes one vendor's model at an address."""
    if request.param == "openai":
        return lambda address: OpenAIModel(model="writer-1", api_key=KEY, base_url=f"{address}/v1")
    return lambda address: GeminiModel(model="writer-1", api_key=KEY, base_url=address)


@pytest.fixture
def vendor(model_named: Named) -> Iterator[Vendor]:
    wire = OpenAIWire if isinstance(model_named(""), OpenAIModel) else GeminiWire
    with serving(wire(answer=ANSWER, picture=png())) as server:
        yield server


@pytest.fixture
def model(model_named: Named, vendor: Vendor) -> Model:
    return model_named(vendor.url)


@pytest.mark.parametrize("trouble", [Behaviour.BUSY, Behaviour.FAULT])
def test_what_passes_is_waited_for(model: Model, vendor: Vendor, caller: Caller, trouble: Behaviour) -> None:
    vendor.behave(trouble, Behaviour.SUCCESS)

    assert model.write(a_question(), caller.call()).answer == SLOGAN
    assert len(vendor.asked) == 2
    assert {asked.headers["idempotency-key"] for asked in vendor.asked} == {"job-1:paint:0"}


def test_a_fault_that_stays_is_tried_three_times(model: Model, vendor: Vendor, caller: Caller) -> None:
    vendor.behave(Behaviour.FAULT)

    with pytest.raises(Overloaded) as failure:
        model.paint(a_picture(), caller.call())

    assert len(vendor.asked) == 3
    assert not failure.value.maybe_charged


def test_a_long_wait_is_left_to_whoever_asked(model: Model, vendor: Vendor, caller: Caller) -> None:
    vendor.behave(Behaviour.BUSY_LONG)

    with pytest.raises(Overloaded) as failure:
        model.write(a_question(), caller.call())

    assert failure.value.retry_after == 90
    assert len(vendor.asked) == 1


@pytest.mark.parametrize("behaviour", [Behaviour.DRIP, Behaviour.SILENCE])
def test_slowness_ends_with_the_calls_seconds_and_is_not_paid_twice(
    model: Model, vendor: Vendor, caller: Caller, behaviour: Behaviour
) -> None:
    vendor.behave(behaviour)

    with pytest.raises(Overloaded) as failure:
        model.paint(a_picture(), caller.call(seconds=1.0))

    assert failure.value.maybe_charged
    assert len(vendor.asked) == 1


def test_a_truncated_answer_is_not_paid_twice(model: Model, vendor: Vendor, caller: Caller) -> None:
    vendor.behave(Behaviour.TRUNCATED)

    with pytest.raises(Overloaded) as failure:
        model.write(a_question(), caller.call())

    assert failure.value.maybe_charged
    assert len(vendor.asked) == 1


@pytest.mark.parametrize("behaviour", [Behaviour.HTML, Behaviour.NONSENSE])
def test_what_is_no_answer_is_broken(model: Model, vendor: Vendor, caller: Caller, behaviour: Behaviour) -> None:
    vendor.behave(behaviour)

    with pytest.raises(Broken):
        model.write(a_question(), caller.call())
    with pytest.raises(Broken):
        model.paint(a_picture(), caller.call())

    assert len(vendor.asked) == 2


def test_a_refusal_is_not_asked_again(model: Model, vendor: Vendor, caller: Caller) -> None:
    vendor.behave(Behaviour.REFUSAL)

    with pytest.raises(Refused):
        model.write(a_question(), caller.call())
    with pytest.raises(Refused):
        model.paint(a_picture(), caller.call())

    assert len(vendor.asked) == 2


def test_a_wrong_key_is_broken_and_never_told(model: Model, vendor: Vendor, caller: Caller) -> None:
    vendor.behave(Behaviour.WRONG_KEY)

    with pytest.raises(Broken) as failure:
        model.write(a_question(), caller.call())

    assert KEY not in str(failure.value) + repr(model)


def test_nobody_there_is_overload_that_cost_nothing(model_named: Named, caller: Caller) -> None:
    with pytest.raises(Overloaded) as failure:
        model_named("http://127.0.0.1:9").write(a_question(), caller.call())

    assert not failure.value.maybe_charged


def test_a_vendor_that_keeps_failing_is_left_alone(model: Model, vendor: Vendor, caller: Caller) -> None:
    vendor.behave(Behaviour.FAULT)
    for _ in range(2):
        with pytest.raises(Overloaded):
            model.write(a_question(), caller.call())
    asked_before = len(vendor.asked)
    vendor.behave(Behaviour.SUCCESS)

    with pytest.raises(Overloaded, match="left alone"):
        model.write(a_question(), caller.call())

    assert len(vendor.asked) == asked_before == 4
