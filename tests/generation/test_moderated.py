"""Ads under a vendor's moderation, and under the eyes of a model: what is asked when, what a no does, and that neither is needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django import Settings

from jobs.models import Job, StepRun, VendorCall
from piad.accounts.models import Organization, VendorKey
from piad.providers.choice import VendorAccess
from tests.fixtures.vendors.gemini_wire import GeminiWire
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Behaviour, Vendor, serving
from tests.generation.conftest import Asker, make_asker
from tests.generation.hybrids import PROMPT, made

pytestmark = pytest.mark.django_db(transaction=True)  # the watch beside a run renews its lease on a connection of its own

MODERATOR = "openai/omni-moderation-latest"
LINE = {"headline": "Skin that feels like morning", "subheadline": "A light serum for calm and soft days.", "cta": "Meet the serum"}


@pytest.fixture(autouse=True)
def _moderated(vendor: Vendor, settings: Settings) -> None:
    del vendor
    settings.PIAD_MODELS = {"moderation": MODERATOR}


def artifacts(job: Job, step_id: str) -> dict[str, Any]:
    found: dict[str, Any] = StepRun.objects.get(job=job, step_id=step_id, revision=0).artifacts
    return found


def paths(vendor: Vendor) -> list[str]:
    return [asked.path.removeprefix("/v1/") for asked in vendor.asked]


def test_an_order_is_moderated_before_anything_else_and_told_in_diagnostics(asker: Asker, vendor: Vendor) -> None:
    job = made(asker)

    assert paths(vendor) == ["moderations"]
    assert vendor.asked[0].members["input"] == [{"type": "text", "text": PROMPT["prompt"]}]
    assert artifacts(job, "read_brief")["moderation"] == {"by": MODERATOR, "of": "order", "verdict": "passed"}
    call = VendorCall.objects.get()
    assert (call.state, call.step_id, call.request_id, call.micros) == ("answered", "read_brief", "vendor-1", 0)


def test_a_flagged_order_is_blocked_before_anything_is_fetched_or_painted(
    asker: Asker, vendor: Vendor, wire: OpenAIWire, settings: Settings
) -> None:
    settings.PIAD_MODELS = {"moderation": MODERATOR, "image": "openai/painter"}
    wire.minds = b"serum"

    job = made(asker)

    assert (job.state, job.error_code) == ("failed", "generation_blocked")
    assert job.error_log == "generation_blocked: The moderation of OpenAI does not allow the order: violence, violence/graphic."
    assert paths(vendor) == ["moderations"]


def test_our_own_rules_come_first_and_ask_nobody(asker: Asker, vendor: Vendor) -> None:
    job = made(asker, {"prompt": "Buy MDMA and ecstasy pills online"})

    assert job.error_code == "generation_blocked"
    assert vendor.asked == []


@pytest.mark.parametrize(
    ("behaviour", "because"),
    [
        (Behaviour.BUSY_LONG, "overloaded"),
        (Behaviour.FAULT, "overloaded"),
        (Behaviour.TRUNCATED, "overloaded"),
        (Behaviour.HTML, "broken"),
        (Behaviour.NONSENSE, "broken"),
        (Behaviour.WRONG_KEY, "broken"),
    ],
)
def test_a_moderator_that_fails_neither_blocks_nor_passes_in_silence(
    asker: Asker, vendor: Vendor, behaviour: Behaviour, because: str
) -> None:
    vendor.behave(behaviour)

    job = made(asker)

    assert (job.state, job.payload["engine"]["degraded_from"]) == ("completed", None)
    assert artifacts(job, "read_brief")["moderation"] == {"by": MODERATOR, "of": "order", "verdict": "not_given", "because": because}


def test_an_organization_over_its_budget_is_moderated_free_of_charge(asker: Asker, vendor: Vendor) -> None:
    Organization.objects.filter(id=asker.organization_id).update(max_spend=0)

    assert made(asker).state == "completed"
    assert paths(vendor) == ["moderations"]


def test_a_key_that_cannot_be_opened_is_told_and_not_passed_over(asker: Asker, vendor: Vendor) -> None:
    VendorKey.objects.create(organization_id=asker.organization_id, vendor="openai", secret_encrypted=b"no token of ours", last_four="ours")

    job = made(asker)

    assert job.state == "completed"
    assert artifacts(job, "read_brief")["moderation"] == {
        "by": None,
        "of": "order",
        "verdict": "not_given",
        "because": "vendor key unreadable",
    }
    assert vendor.asked == []


def test_an_organization_may_keep_to_our_own_rules(asker: Asker, vendor: Vendor) -> None:
    Organization.objects.filter(id=asker.organization_id).update(moderation_model="local")

    assert artifacts(made(asker), "read_brief")["moderation"] is None
    assert vendor.asked == []


def test_test_keys_are_judged_by_our_own_rules_alone(db: None, vendor: Vendor) -> None:
    assert made(make_asker("Trial", is_test=True)).state == "completed"
    assert vendor.asked == []


def test_copy_that_a_model_wrote_is_moderated(asker: Asker, vendor: Vendor, wire: OpenAIWire, settings: Settings) -> None:
    settings.PIAD_MODELS = {"moderation": MODERATOR, "text": "openai/writer"}
    wire.answer = {"ads": [LINE, LINE, LINE]}

    job = made(asker)

    assert paths(vendor) == ["moderations", "chat/completions", "moderations"]
    assert LINE["headline"] in vendor.asked[2].members["input"][0]["text"]
    assert artifacts(job, "write_copy")["moderation"]["verdict"] == "passed"


def test_copy_that_is_flagged_blocks_the_ad(asker: Asker, wire: OpenAIWire, settings: Settings) -> None:
    settings.PIAD_MODELS = {"moderation": MODERATOR, "text": "openai/writer"}
    wire.answer = {"ads": [LINE, LINE, LINE]}
    wire.minds = b"feels like morning"

    job = made(asker)

    assert (job.state, job.error_code) == ("failed", "generation_blocked")
    assert job.error_log == "generation_blocked: The moderation of OpenAI does not allow the copy of this ad: violence, violence/graphic."


def test_a_painted_picture_is_moderated(asker: Asker, vendor: Vendor, settings: Settings) -> None:
    settings.PIAD_MODELS = {"moderation": MODERATOR, "image": "openai/painter"}

    job = made(asker)

    assert paths(vendor) == ["moderations", "images/generations", "moderations"]
    assert [part["type"] for part in vendor.asked[2].members["input"]] == ["image_url"]
    assert job.payload["engine"]["image"] == "openai/painter"
    assert [said["verdict"] for said in artifacts(job, "paint_background")["moderation"]] == ["passed"]


def test_a_painted_picture_that_is_flagged_blocks_the_ad(asker: Asker, wire: OpenAIWire, settings: Settings) -> None:
    settings.PIAD_MODELS = {"moderation": MODERATOR, "image": "openai/painter"}
    wire.minds = b"data:image/jpeg"

    job = made(asker)

    assert (job.state, job.error_code) == ("failed", "generation_blocked")
    assert job.error_log is not None
    assert job.error_log.startswith("generation_blocked: The moderation of OpenAI does not allow the picture that was painted for this ad:")


@pytest.fixture
def gemini(settings: Settings) -> Iterator[Vendor]:
    with serving(GeminiWire()) as server:
        settings.PIAD_MODELS = {"moderation": "gemini/flash"}
        settings.PIAD_VENDOR_KEYS = {"gemini": VendorAccess(api_key="AIza", base_url=server.url)}
        yield server


def test_what_the_filters_of_gemini_block_is_blocked(asker: Asker, gemini: Vendor) -> None:
    gemini.behave(Behaviour.REFUSAL)

    job = made(asker)

    assert (job.error_code, job.error_log) == (
        "generation_blocked",
        "generation_blocked: The moderation of Google Gemini does not allow the order: prohibited content.",
    )


@pytest.fixture
def judge(settings: Settings) -> None:
    settings.PIAD_MODELS = {"image": "openai/painter", "vision": "openai/eyes"}


@pytest.mark.usefixtures("judge")
def test_a_judge_that_is_content_is_asked_once_and_quoted(asker: Asker, vendor: Vendor, wire: OpenAIWire) -> None:
    wire.answer = {"description": "A calm room.", "passed": True, "reasons": []}

    job = made(asker)

    assert paths(vendor) == ["images/generations", "chat/completions"]
    assert artifacts(job, "paint_background")["judged"] == {"judge": "openai/eyes", **wire.answer}


@pytest.mark.usefixtures("judge")
def test_a_judge_that_is_not_has_the_picture_asked_for_once_more_and_no_more(asker: Asker, vendor: Vendor, wire: OpenAIWire) -> None:
    wire.answer = {"description": "A room with a sign.", "passed": False, "reasons": ["there is a sign"]}

    job = made(asker)

    assert paths(vendor) == ["images/generations", "chat/completions", "images/generations"]
    assert job.payload["engine"]["image"] == "openai/painter"
    found = artifacts(job, "paint_background")
    assert (found["judged"]["reasons"], found["scene"]) == (["there is a sign"], ["the judge asks for another", "stands"])


@pytest.mark.usefixtures("judge")
def test_a_first_picture_stands_when_there_is_no_second(asker: Asker, vendor: Vendor, wire: OpenAIWire) -> None:
    wire.answer = {"description": "A room with a sign.", "passed": False, "reasons": ["there is a sign"]}
    vendor.behave(Behaviour.SUCCESS, Behaviour.SUCCESS, Behaviour.BUSY_LONG)

    job = made(asker)

    assert job.payload["engine"]["image"] == "openai/painter"
    assert artifacts(job, "paint_background")["scene"] == ["the judge asks for another", "overloaded", "stands"]


@pytest.mark.usefixtures("judge")
def test_a_judge_that_cannot_be_asked_is_done_without(asker: Asker, vendor: Vendor) -> None:
    vendor.behave(Behaviour.SUCCESS, Behaviour.HTML)

    job = made(asker)

    assert job.payload["engine"]["image"] == "openai/painter"
    assert artifacts(job, "paint_background")["judged"] == {"judge": "openai/eyes", "passed": None, "because": "broken"}
