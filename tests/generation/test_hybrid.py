"""Ads with models: a painted scene under our own type, and the engine of the house when a vendor fails."""

from __future__ import annotations

import pytest
from PIL import ImageDraw, ImageFont
from pytest_django import Settings

from jobs.models import Job, VendorCall
from piad import media
from piad.accounts.models import Organization
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Behaviour, Vendor
from tests.generation.conftest import Asker, make_asker
from tests.generation.hybrids import a_place, as_png, made

pytestmark = pytest.mark.django_db(transaction=True)  # the watch beside a run renews its lease on a connection of its own


def with_writing() -> bytes:
    """Paint the room with a line of writing on its wall."""
    place = a_place()
    font = ImageFont.load_default(size=64)
    ImageDraw.Draw(place).text((180, 300), "SUMMER SALE NOW ON", fill="#302520", font=font)
    return as_png(place)


def picture_of(job: Job) -> bytes:
    key = media.key_of(job.payload["image_url"])
    assert key is not None
    return media.load(key)


def test_a_model_paints_the_scene_and_we_set_product_and_type(asker: Asker, vendor: Vendor) -> None:
    job = made(asker)

    assert job.error_log is None
    assert job.payload["engine"] == {"text": "local", "image": "openai/painter", "degraded_from": None, "disclosure": "composite"}
    assert b"compositeWithTrainedAlgorithmicMedia" in picture_of(job)
    assert len(vendor.asked) == 1
    asked = vendor.asked[0].members["prompt"]
    assert "No text, no letters" in asked
    assert "for copy:" in asked
    call = VendorCall.objects.get()
    assert (call.state, call.job_id, call.step_id, call.request_id) == ("answered", job.id, "paint_background", "vendor-1")


def test_a_picture_with_writing_is_asked_for_once_more_and_no_more(asker: Asker, vendor: Vendor, wire: OpenAIWire) -> None:
    wire.picture = with_writing()

    job = made(asker)

    assert len(vendor.asked) == 2
    assert "Paint it again" in vendor.asked[1].members["prompt"]
    assert job.payload["engine"] == {"text": "local", "image": "local", "degraded_from": "openai", "disclosure": "none"}
    assert b"algorithmicMedia" in picture_of(job)


@pytest.mark.parametrize("behaviour", [Behaviour.BUSY_LONG, Behaviour.FAULT, Behaviour.HTML, Behaviour.REFUSAL, Behaviour.TRUNCATED])
def test_a_vendor_that_fails_leaves_a_finished_ad_of_ours(asker: Asker, vendor: Vendor, behaviour: Behaviour) -> None:
    vendor.behave(behaviour)

    job = made(asker)

    assert (job.state, job.payload["engine"]["image"], job.payload["engine"]["degraded_from"]) == ("completed", "local", "openai")


def test_what_is_no_picture_is_asked_for_once_more(asker: Asker, vendor: Vendor, wire: OpenAIWire) -> None:
    wire.picture = b"GIF89a is no picture that we take"

    job = made(asker)

    assert len(vendor.asked) == 2
    assert job.payload["engine"]["degraded_from"] == "openai"


def test_a_picture_of_the_wrong_size_is_cropped_and_one_too_small_asked_for_once_more(
    asker: Asker, vendor: Vendor, wire: OpenAIWire
) -> None:
    wire.picture = as_png(a_place(1536, 1024))
    assert made(asker).payload["engine"]["image"] == "openai/painter"
    assert len(vendor.asked) == 1

    wire.picture = as_png(a_place(96, 120))
    assert made(asker).payload["engine"]["degraded_from"] == "openai"
    assert len(vendor.asked) == 3


def test_a_job_over_budget_is_finished_by_the_house(asker: Asker, vendor: Vendor) -> None:
    Organization.objects.filter(id=asker.organization_id).update(max_spend=0)

    job = made(asker)

    assert vendor.asked == []
    assert (job.state, job.payload["engine"]["degraded_from"]) == ("completed", "openai")


def test_test_keys_never_ask_a_vendor(db: None, vendor: Vendor) -> None:
    job = made(make_asker("Trial", is_test=True))

    assert vendor.asked == []
    assert job.payload["engine"] == {"text": "local", "image": "local", "degraded_from": None, "disclosure": "none"}


def test_a_model_writes_the_words_and_the_house_paints(asker: Asker, vendor: Vendor, wire: OpenAIWire, settings: Settings) -> None:
    settings.PIAD_MODELS = {"text": "openai/writer", "image": ""}
    line = {"headline": "Skin that feels like morning", "subheadline": "A light serum for calm and soft days.", "cta": "Meet the serum"}
    wire.answer = {"ads": [line, line, line]}

    job = made(asker)

    assert job.payload["engine"] == {"text": "openai/writer", "image": "local", "degraded_from": None, "disclosure": "none"}
    assert "Skin that feels like morning" in job.payload["creatives"][0]["alt_text"]
    assert len(vendor.asked) == 1


@pytest.mark.parametrize("behaviour", [Behaviour.FAULT, Behaviour.NONSENSE, Behaviour.REFUSAL])
def test_a_writer_that_fails_leaves_words_of_ours(asker: Asker, vendor: Vendor, settings: Settings, behaviour: Behaviour) -> None:
    settings.PIAD_MODELS = {"text": "openai/writer", "image": ""}
    vendor.behave(behaviour)

    job = made(asker)

    assert (job.state, job.payload["engine"]["text"], job.payload["engine"]["degraded_from"]) == ("completed", "local", "openai")
