"""An avatar from the door to the saved record: drawn here, or painted by a model that may fail, and never lost."""

from __future__ import annotations

import base64
import io
import json
from typing import Any

import pytest
from PIL import Image
from pytest_django import Settings

from avatars import tasks
from avatars.models import LibraryCharacter
from jobs.models import Job, VendorCall
from piad import media
from tests.avatars.conftest import AVATARS, save
from tests.brands.conftest import Customer, data_of, make_brand
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Behaviour, Vendor
from tests.generation.hybrids import a_place, as_png

pytestmark = pytest.mark.django_db(transaction=True)
DOCUMENTED = {
    "prompt": "A confident fashion entrepreneur for a spring campaign",
    "hints": {"filter_culture": "middle_east", "avatar_composition": "Portrait", "art_direction": "Ultra Realistic"},
    "output": {"aspect_ratio": "auto", "resolution": "512"},
}


@pytest.fixture
def library() -> None:
    """Keep one character, whatever the house ships."""
    LibraryCharacter.objects.all().delete()
    from avatars.persona import read_persona

    persona = read_persona("A smiling entrepreneur from Jordan in a blazer", {"filter_culture": "middle_east"}, seed=3)
    LibraryCharacter.objects.create(
        slug="rania", name="Rania", persona=persona.to_json(), culture="middle_east", industry="business", description="An entrepreneur"
    )


def made(customer: Customer, body: dict[str, Any]) -> Job:
    answer = customer.post(f"{AVATARS}/generate", body)
    assert answer.status_code == 202, answer.content
    job_id = json.loads(answer.content)["data"]["job_id"]
    tasks.make_avatar(job_id)
    return Job.objects.get(id=job_id)


def picture_of(job: Job) -> Image.Image:
    return Image.open(io.BytesIO(content_of(job)))


def content_of(job: Job) -> bytes:
    return media.load(str(media.key_of(job.payload["image_url"])))


def diagnostics_of(customer: Customer, job: Job) -> dict[str, Any]:
    found: dict[str, Any] = data_of(customer.get(f"/api/v1/jobs/{job.id}?expand=diagnostics"))["diagnostics"]
    return found


def artifacts_of(customer: Customer, job: Job, step_id: str) -> dict[str, Any]:
    steps = diagnostics_of(customer, job)["steps"]
    return dict(next(step for step in steps if step["step_id"] == step_id)["artifacts"])


@pytest.mark.usefixtures("library")
def test_the_documented_request_gives_a_portrait_that_can_be_saved(customer: Customer) -> None:
    job = made(customer, DOCUMENTED)

    assert job.error_log is None
    assert picture_of(job).size == (448, 600)
    data = data_of(customer.get(f"/api/v1/jobs/{job.id}?expand=avatar,diagnostics"))
    assert data["avatar"] == {"image_url": job.payload["image_url"]}
    assert data["job_result"] == {"type": "avatar", "id": str(job.id), "image_url": job.payload["image_url"]}
    assert data["payload"]["engine"] == {"text": "local", "image": "local", "degraded_from": None, "disclosure": "none"}
    assert b"algorithmicMedia" in content_of(job)
    saved = json.loads(save(customer, job, label="Spring").content)["data"]
    assert saved["job_id"] == str(job.id)
    assert media.load(str(media.key_of(saved["image_url"]))) == content_of(job)


@pytest.mark.usefixtures("library")
def test_without_references_the_library_inspires_and_diagnostics_say_so(customer: Customer) -> None:
    told = artifacts_of(customer, made(customer, DOCUMENTED), "read_persona")

    assert told["mode"] == "library"
    assert told["character"]["selected"] == "rania"
    assert told["understood"]["asked"]["culture"] == "middle_east"
    assert any("needs an image model" in note for note in told["notes"])


@pytest.mark.usefixtures("library")
def test_with_references_the_library_is_left_out(customer: Customer) -> None:
    reference = base64.b64encode(as_png(a_place(300, 300))).decode()

    told = artifacts_of(customer, made(customer, {**DOCUMENTED, "reference_images": [reference]}), "read_persona")

    assert told["mode"] == "references"
    assert told["character"] == {"selected": None, "candidates": []}


def test_equal_requests_give_equal_pictures_and_other_prompts_other_ones(customer: Customer) -> None:
    bodies = [{"prompt": f"A teacher, number {number}", "output": {"resolution": "512"}} for number in (1, 1, 2)]

    first, again, other = (content_of(made(customer, body)) for body in bodies)

    assert first == again
    assert first != other


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "avif"])
def test_each_format_is_given(customer: Customer, kind: str) -> None:
    job = made(customer, {"prompt": "A nurse", "output": {"resolution": "512", "format": kind}})

    assert (picture_of(job).format or "").lower() == kind
    assert job.payload["creatives"][0]["format"] == kind


def test_a_brands_colours_come_into_the_picture(customer: Customer) -> None:
    body = {"prompt": "A nurse", "hints": {"background": "plain"}, "output": {"resolution": "512"}}
    brand = make_brand(customer.organization_id)

    assert content_of(made(customer, body)) != content_of(made(customer, {**body, "brand_id": str(brand.id)}))


def test_what_policy_refuses_fails_with_its_code(customer: Customer) -> None:
    job = made(customer, {"prompt": "A dealer who sells cocaine"})

    assert (job.state, job.error_code) == ("failed", "generation_blocked")


def test_an_image_model_paints_and_is_asked_once(customer: Customer, vendor: Vendor, wire: OpenAIWire) -> None:
    wire.picture = as_png(a_place(1024, 1536))

    job = made(customer, DOCUMENTED)

    assert job.payload["engine"] == {"text": "local", "image": "openai/painter", "degraded_from": None, "disclosure": "generated"}
    assert picture_of(job).size == (448, 600)
    assert b"trainedAlgorithmicMedia" in content_of(job)
    assert "openai/painter" in job.payload["licence"]
    (asked,) = vendor.asked
    assert DOCUMENTED["prompt"] in asked.members["prompt"]
    assert "No text" in asked.members["prompt"]
    assert VendorCall.objects.get().step_id == "paint_avatar"


@pytest.mark.parametrize("behaviour", [Behaviour.BUSY_LONG, Behaviour.FAULT, Behaviour.HTML, Behaviour.REFUSAL, Behaviour.TRUNCATED])
def test_a_vendor_that_fails_leaves_a_portrait_of_ours(customer: Customer, vendor: Vendor, behaviour: Behaviour) -> None:
    vendor.behave(behaviour)

    job = made(customer, DOCUMENTED)

    assert (job.state, job.payload["engine"]["image"], job.payload["engine"]["degraded_from"]) == ("completed", "local", "openai")
    assert picture_of(job).size == (448, 600)


def test_a_picture_that_is_too_small_or_none_is_not_shown(customer: Customer, vendor: Vendor, wire: OpenAIWire) -> None:
    for content in (as_png(a_place(64, 80)), b"GIF89a"):
        wire.picture = content
        assert made(customer, DOCUMENTED).payload["engine"]["degraded_from"] == "openai"


def test_test_keys_never_ask_a_vendor(vendor: Vendor, settings: Settings) -> None:
    from tests.brands.conftest import make_customer

    job = made(make_customer("Trial", is_test=True), DOCUMENTED)

    assert vendor.asked == []
    assert job.payload["engine"]["image"] == "local"
