"""One request from the door to the finished picture: real HTTP handlers, PostgreSQL, broker, Celery worker and pixels."""

from __future__ import annotations

import base64
import io
import json
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from celery.contrib.testing.worker import start_worker
from django.test import Client
from PIL import Image, ImageDraw

from jobs.models import Artifact, JobEvent, OutboxEvent, StepRun
from piad import media
from piad.celery import app
from tests.generation.conftest import Asker, make_asker

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db(transaction=True)

PATH = "/api/v1/images/generations"
STEPS = ["read_brief", "find_references", "write_copy", "choose_layout", "paint_background", "compose_creative", "inspect_creative"]
PATIENCE_SECONDS = 60
PROMPT = (
    "A bold ad in French for running shoes in Dakar. Headline: \u00ab Cours plus loin \u00bb. "
    "Strong call to action, warm colours, 30 % off until Sunday."
)


@pytest.fixture
def worker() -> Iterator[None]:
    """Run a Celery worker beside the test, on the queue of the kitchen."""
    app.loader.import_default_modules()
    with start_worker(app, pool="solo", queues=["render"], perform_ping_check=False, shutdown_timeout=30):
        yield


@pytest.fixture
def asker() -> Asker:
    """Return an organization with a live key."""
    return make_asker("Acme")


def shoe() -> str:
    """Draw something with an edge and a see-through ground."""
    picture = Image.new("RGBA", (640, 400), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rounded_rectangle((60, 120, 580, 320), radius=80, fill="#C0392B")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def get(asker: Asker, job_id: str, query: str = "") -> dict[str, Any]:
    answer = Client().get(f"/api/v1/jobs/{job_id}{query}", headers={"Authorization": f"Bearer {asker.key}"})
    assert answer.status_code == 200, answer.content
    return dict(json.loads(answer.content))


def settled(asker: Asker, answer: Answer, query: str = "?expand=ad,diagnostics,quality,layers") -> dict[str, Any]:
    assert answer.status_code == 202, answer.content
    job_id = json.loads(answer.content)["data"]["job_id"]
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        body = get(asker, job_id)
        if body["data"]["status"] in {"completed", "failed"}:
            return dict(get(asker, job_id, query)["data"])
        time.sleep(0.1)
    pytest.fail(f"the job did not settle: {body}")


def opened(image_url: str) -> Image.Image:
    key = media.key_of(image_url)
    assert key is not None
    picture = Image.open(io.BytesIO(media.load(key)))
    picture.load()
    return picture


@pytest.mark.usefixtures("worker")
def test_an_order_becomes_a_finished_ad(asker: Asker) -> None:
    job = settled(
        asker,
        asker.post(
            PATH,
            {
                "prompt": PROMPT,
                "reference_images": [shoe()],
                "brand_identity_json": {"name": "Sahel Sport", "primary_accent_hex": "#E4572E"},
                "output": {"aspect_ratio": "4:5", "resolution": "1K", "thinking_intensity": "minimal"},
                "client_reference_id": "order 7",
                "metadata": {"workflow": "autumn"},
            },
        ),
    )

    assert (job["status"], job["type"], job["error_log"]) == ("completed", "ad_generation", None)
    payload = job["payload"]
    assert payload["phase"] == "completed"
    assert payload["input"]["client_reference_id"] == "order 7"
    assert payload["resolved_output"] == {"aspect_ratio": "4:5", "width": 928, "height": 1152}
    assert job["result_url"] == payload["image_url"] == payload["creatives"][0]["image_url"] == job["ad"]["image_url"]
    assert job["job_result"] == {"type": "ad", "id": job["id"], "image_url": job["result_url"]}
    picture = opened(job["result_url"])
    assert (picture.format, picture.size) == ("PNG", (928, 1152))

    diagnostics = job["diagnostics"]
    assert (diagnostics["tier"], diagnostics["retrieval"]["reason"]) == (None, "corpus_empty")
    assert diagnostics["references"] == [{"source": "developer", "index": 0}]
    assert [step["step_id"] for step in diagnostics["steps"]] == STEPS
    assert {step["status"] for step in diagnostics["steps"]} == {"ok"}
    assert job["quality"][0]["passed"] is True
    texts = [layer.get("text") for layer in job["layers"][0]["layers"]]
    assert any(text and "Cours plus loin" in text.replace("\n", " ") for text in texts)

    assert [event.kind for event in JobEvent.objects.order_by("id")] == ["submitted", "started", "completed"]
    assert OutboxEvent.objects.get().type == "job.completed"
    assert Artifact.objects.get().url == job["result_url"]


@pytest.mark.usefixtures("worker")
def test_equal_orders_give_equal_pixels(asker: Asker) -> None:
    body = {"prompt": PROMPT, "reference_images": [shoe()], "output": {"aspect_ratio": "1:1", "resolution": "512"}}

    first = settled(asker, asker.post(PATH, {**body, "metadata": {"n": "1"}}))
    second = settled(asker, asker.post(PATH, {**body, "metadata": {"n": "2"}}))

    hashes = [{one["recipe_hash"] for one in job["payload"]["creatives"]} for job in (first, second)]
    assert hashes[0] == hashes[1]
    assert first["result_url"] != second["result_url"]
    assert opened(first["result_url"]).tobytes() == opened(second["result_url"]).tobytes()


@pytest.mark.usefixtures("worker")
def test_a_picture_that_cannot_be_opened_fails_its_job_with_a_reason(asker: Asker) -> None:
    broken = base64.b64encode(base64.b64decode(shoe())[:300]).decode()

    job = settled(asker, asker.post("/api/v1/ads/generate", {"prompt": PROMPT, "reference_images": [shoe(), broken]}))

    assert job["status"] == "failed"
    assert job["payload"]["failure_code"] == "reference_input_invalid"
    assert job["error_log"].startswith("reference_input_invalid: Reference image 2 ")
    assert "ad" not in job
    assert StepRun.objects.get().failure_code == "reference_input_invalid"
    assert OutboxEvent.objects.get().type == "job.failed"


@pytest.mark.usefixtures("worker")
def test_an_address_inside_the_network_fails_its_job(asker: Asker) -> None:
    job = settled(asker, asker.post(PATH, {"prompt": PROMPT, "reference_images": ["https://169.254.169.254/latest/meta-data"]}))

    assert job["error_log"] == (
        "reference_input_invalid: Reference image 1 (169.254.169.254) could not be fetched. "
        "This address cannot be used. It must be a public https address."
    )


@pytest.mark.usefixtures("worker")
def test_only_the_asked_fields_are_shown(asker: Asker) -> None:
    job = settled(asker, asker.post(PATH, {"prompt": PROMPT, "output": {"resolution": "512"}}), "?fields=id,status,result_url")

    assert set(job) == {"id", "status", "result_url"}


def test_a_job_waits_while_there_is_no_worker(asker: Asker) -> None:
    answer = asker.post(PATH, {"prompt": PROMPT})

    body = get(asker, json.loads(answer.content)["data"]["job_id"], "?expand=ad")

    assert (body["object"], body["status"], body["data"]["status"]) == ("job", "queued", "queued")
    assert "ad" not in body["data"]
    assert body["data"]["result_url"] is None


def test_a_job_of_another_organization_is_not_found(asker: Asker) -> None:
    job_id = json.loads(asker.post(PATH, {"prompt": PROMPT}).content)["data"]["job_id"]
    stranger = make_asker("Globex")

    answer = Client().get(f"/api/v1/jobs/{job_id}", headers={"Authorization": f"Bearer {stranger.key}"})

    assert (answer.status_code, json.loads(answer.content)["error"]["code"]) == (404, "job_not_found")
