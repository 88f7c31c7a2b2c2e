"""Campaigns with models: a better summary and a painted scene where they hold, the engine of the house everywhere else."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import Settings

from generation.models import ReferenceAd
from jobs.models import Job, StepRun, VendorCall
from tests.campaigns.conftest import a_reference, campaign
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Behaviour, Vendor
from tests.generation.conftest import Asker, make_asker

pytestmark = pytest.mark.django_db(transaction=True)  # the watch beside a run renews its lease on a connection of its own

PROMPT = "Shoes for runners in Nairobi, 20% off"
GOOD = "Running shoes for people in Nairobi who run before work. The offer of 20% off matters most."


@pytest.fixture
def writer(vendor: Vendor, settings: Settings) -> Vendor:
    """Let the vendor write and nobody paint."""
    settings.PIAD_MODELS = {"text": "openai/writer", "image": ""}
    return vendor


def summarized(job: Job) -> dict[str, Any]:
    return dict(StepRun.objects.get(job_id=job.id, step_id="summarize").artifacts)


def test_a_model_tells_the_summary(asker: Asker, reference: ReferenceAd, writer: Vendor, wire: OpenAIWire) -> None:
    wire.answer = {"summary": GOOD}

    job = campaign(asker, PROMPT)

    assert summarized(job) == {"summary": GOOD, "by": "openai/writer"}
    assert VendorCall.objects.filter(job_id=job.id, step_id="summarize", state="answered").count() == 1


@pytest.mark.parametrize(
    "summary", [GOOD.replace("20", "50"), "Shoes.", f"# {GOOD}", GOOD * 10], ids=["a number of its own", "too short", "markup", "too long"]
)
def test_a_summary_that_does_not_hold_is_told_by_the_house(
    asker: Asker, reference: ReferenceAd, writer: Vendor, wire: OpenAIWire, summary: str
) -> None:
    wire.answer = {"summary": summary}

    job = campaign(asker, PROMPT)

    assert (job.state, summarized(job)["by"]) == ("completed", "local")


@pytest.mark.parametrize("behaviour", [Behaviour.FAULT, Behaviour.NONSENSE, Behaviour.REFUSAL])
def test_a_vendor_that_fails_leaves_a_finished_campaign_of_ours(
    asker: Asker, reference: ReferenceAd, writer: Vendor, behaviour: Behaviour
) -> None:
    writer.behave(behaviour)

    job = campaign(asker, PROMPT)

    assert (job.state, summarized(job)["by"], job.payload["engine"]["text"]) == ("completed", "local", "local")


def test_a_model_paints_the_scene_of_a_campaign(asker: Asker, vendor: Vendor) -> None:
    a_reference("hero_cutout", industry="beauty")

    job = campaign(asker, "Create an ad for the Glow serum, for soft skin")

    assert (job.error_log, job.payload["engine"]["image"], len(vendor.asked)) == (None, "openai/painter", 1)


def test_test_keys_never_ask_a_vendor(reference: ReferenceAd, writer: Vendor) -> None:
    job = campaign(make_asker("Trial", is_test=True), PROMPT)

    assert (writer.asked, summarized(job)["by"]) == ([], "local")
