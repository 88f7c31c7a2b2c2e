"""Edits from the order to the result: what was named is changed, everything else is as it was, and what cannot be done is refused."""

from __future__ import annotations

import io
import json
import uuid
from typing import Any

import numpy as np
import pytest
from django.test import Client
from PIL import Image

from campaigns import tasks
from generation.models import ReferenceAd
from jobs.models import Job, StepRun
from piad import media
from tests.campaigns.conftest import campaign
from tests.generation.conftest import Asker, Painter, b64

pytestmark = pytest.mark.django_db(transaction=True)  # the watch beside a run renews its lease on a connection of its own

PATH = "/api/v1/campaigns/edit"
STEPS = ["read_edits", "compose_creative", "inspect_creative"]


def edited(asker: Asker, source: Job, prompt: str, **members: Any) -> Job:  # noqa: ANN401 - any members of the body
    """Order an edit and make it, as a worker would."""
    answer = asker.post(PATH, {"source_job_id": str(source.id), "prompt": prompt, **members})
    assert answer.status_code == 202, source.error_log
    job_id = answer.json()["data"]["job_id"]
    tasks.make_edit(job_id)
    return Job.objects.get(id=job_id)


def told(asker: Asker, job: Job, words: str) -> dict[str, Any]:
    """Return the job as the wire shows it with expansions."""
    answer = Client().get(f"/api/v1/jobs/{job.id}?expand={words}", headers={"Authorization": f"Bearer {asker.key}"})
    return dict(json.loads(answer.content)["data"])


def layers(asker: Asker, job: Job) -> dict[str, dict[str, Any]]:
    """Return the layers of the first creative by role, the topmost of each."""
    return {layer["role"]: layer for layer in told(asker, job, "layers")["layers"][0]["layers"]}


def pixels(job: Job) -> np.ndarray:
    """Return the first creative's pixels."""
    key = media.key_of(job.payload["image_url"])
    assert key is not None
    return np.asarray(Image.open(io.BytesIO(media.load(key))).convert("RGB"))


def code(answer: Any) -> tuple[int, str]:  # noqa: ANN401 - the test client's answer
    return answer.status_code, answer.json()["error"]["code"]


@pytest.fixture
def source(asker: Asker, reference: ReferenceAd) -> Job:
    """Return a finished campaign ad."""
    return campaign(asker, "Shoe ad for Kora, strong call to action. $49 until June 30.")


def test_several_edits_are_done_at_once_and_the_rest_stays(asker: Asker, source: Job) -> None:
    job = edited(asker, source, "Make the button green and change the headline to “Summer starts here”. Keep everything else.")

    data = told(asker, job, "diagnostics,quality,ad")
    assert (data["type"], data["status"], job.error_log) == ("campaign_ad_edit", "completed", None)
    assert [step["step_id"] for step in data["diagnostics"]["steps"]] == STEPS
    assert data["ad"]["image_url"] == data["payload"]["image_url"] == data["result_url"]
    (creative,) = data["payload"]["creatives"]
    assert creative["parent_id"] == source.payload["creatives"][0]["id"]
    assert set(creative["exports"]) == {"svg", "html5"}
    assert "Summer starts here" in creative["alt_text"]
    assert data["quality"][0]["passed"]
    before, after = layers(asker, source), layers(asker, job)
    assert after["headline"]["text"].replace("\n", " ") == "Summer starts here"
    assert after["cta"]["color"] != before["cta"]["color"]
    same = [role for role in before if role not in {"headline", "cta", "cta_label", "cta_arrow"}]
    assert [after[role] for role in same] == [before[role] for role in same]


def test_pixels_outside_the_changed_layers_are_the_same(asker: Asker, source: Job) -> None:
    job = edited(asker, source, "make the button #7A1023")

    differs = np.any(pixels(source) != pixels(job), axis=2)
    x, y, width, height = layers(asker, job)["cta"]["box"]
    assert differs.any()
    differs[int(y) - 1 : int(y + height) + 2, int(x) - 1 : int(x + width) + 2] = False
    assert not differs.any()


def test_edits_go_on_from_edits(asker: Asker, source: Job) -> None:
    first = edited(asker, source, 'change the headline to "One"')
    second = edited(asker, first, "make the background yellow")
    third = edited(asker, second, "make it a story")

    assert [job.error_log for job in (first, second, third)] == [None] * 3
    chain = [job.payload["creatives"][0] for job in (source, first, second, third)]
    assert [one["parent_id"] for one in chain[1:]] == [one["id"] for one in chain[:-1]]
    assert third.payload["resolved_output"]["aspect_ratio"] == "9:16"
    assert layers(asker, third)["headline"]["text"] == "One"


def test_every_creative_of_the_source_is_edited(asker: Asker, reference: ReferenceAd) -> None:
    source = campaign(asker, "Shoe ad for Kora", output={"placements": ["google.300x250", "google.250x250"]})

    job = edited(asker, source, 'change the CTA to "Run"')

    assert (job.state, job.error_log) == ("completed", None)
    assert [one["placement"] for one in job.payload["creatives"]] == ["google.300x250", "google.250x250"]
    assert [one["parent_id"] for one in job.payload["creatives"]] == [one["id"] for one in source.payload["creatives"]]
    assert all("Run" in one["alt_text"] for one in job.payload["creatives"])


def test_a_reference_takes_the_products_place(asker: Asker, source: Job, picture: Painter) -> None:
    job = edited(asker, source, "Replace the product with the reference image", reference_images=[b64(picture(640, 480, colour="#2255AA"))])

    assert (job.state, job.error_log) == ("completed", None)
    assert any(layer["kind"] == "picture" for layer in told(asker, job, "layers")["layers"][0]["layers"])


def test_the_output_asks_for_a_shape_and_a_format(asker: Asker, source: Job) -> None:
    job = edited(asker, source, "make the button red", output={"aspect_ratio": "16:9", "resolution": "512", "format": "webp"})

    (creative,) = job.payload["creatives"]
    assert (creative["aspect_ratio"], creative["format"]) == ("16:9", "webp")


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("Make the unicorn dance", "“Make the unicorn dance” cannot be followed"),
        ("make the button red and make the headline bigger", "“make the headline bigger” cannot be followed: the size of copy"),
        ("remove the headline", "an ad has a headline"),
        ("Keep everything as it is", "the instruction asks for no change"),
    ],
)
def test_what_cannot_be_followed_fails_and_says_which_clause(asker: Asker, source: Job, prompt: str, said: str) -> None:
    job = edited(asker, source, prompt)

    assert (job.state, job.error_code) == ("failed", "directive_validation_failed")
    assert said in job.error_message
    assert job.result_url is None
    assert StepRun.objects.filter(job_id=job.id).latest("id").failure_code == "directive_validation_failed"


def test_what_is_so_already_is_said_and_is_no_edit(asker: Asker, source: Job) -> None:
    orange = edited(asker, source, "make the button #F97316")

    again = edited(asker, orange, "make the button #F97316")

    assert (again.state, again.error_code) == ("failed", "directive_validation_failed")
    assert "the button has that colour already" in again.error_message


def test_sources_are_finished_campaigns_of_ones_own(asker: Asker, stranger: Asker, source: Job) -> None:
    body = {"source_job_id": str(source.id), "prompt": "make the button red"}
    plain = asker.post("/api/v1/images/generations", {"prompt": "Shoes"}).json()["data"]["job_id"]
    queued = asker.post("/api/v1/campaigns/generate", {"prompt": "Shoes"}).json()["data"]["job_id"]

    assert code(stranger.post(PATH, body)) == (404, "source_job_not_found")
    assert code(asker.post(PATH, {**body, "source_job_id": str(uuid.uuid4())})) == (404, "source_job_not_found")
    assert code(asker.post(PATH, {**body, "source_job_id": plain})) == (400, "source_job_type_invalid")
    assert code(asker.post(PATH, {**body, "source_job_id": queued})) == (400, "source_job_not_completed")
    assert asker.post(PATH, body).status_code == 202


@pytest.mark.parametrize("missing", ["source_job_id", "prompt"])
def test_source_and_prompt_are_needed(asker: Asker, source: Job, missing: str) -> None:
    body = {"source_job_id": str(source.id), "prompt": "make the button red"}
    del body[missing]

    answer = asker.post(PATH, body)

    assert code(answer) == (400, "invalid_request_body")
    assert answer.json()["error"]["param"] == missing


def test_a_repeated_key_is_answered_as_before(asker: Asker, source: Job) -> None:
    body = {"source_job_id": str(source.id), "prompt": "make the button red"}

    first, second = (asker.post(PATH, body, Idempotency_Key="edit-1") for _ in range(2))

    assert (second.status_code, second.content) == (202, first.content)
    assert second.headers["X-Idempotency-Replayed"] == "true"
    assert Job.objects.filter(type="campaign_ad_edit").count() == 1


def test_what_was_mended_by_one_edit_is_known_to_the_next_and_to_a_localization(asker: Asker, source: Job) -> None:
    x, y, _, height = layers(asker, source)["cta"]["box"]
    beside = pixels(source)[round(y + height / 2), round(x) - 12]
    colour = "#{:02X}{:02X}{:02X}".format(*beside)  # too near to what it stands on to be told from it
    first = edited(asker, source, f"Make the button {colour}")
    assert told(asker, first, "quality")["quality"][0]["repairs"], "the button was not moved: the test shows nothing"
    second = edited(asker, first, "Change the headline to “Summer starts here”")

    at_once = edited(asker, source, f"Make the button {colour} and change the headline to “Summer starts here”")
    answer = asker.post("/api/v1/campaigns/localize-ad", {"source_job_id": str(second.id), "target_culture": "France"})
    tasks.make_localization(answer.json()["data"]["job_id"])
    localized = Job.objects.get(id=answer.json()["data"]["job_id"])

    assert [job.error_log for job in (first, second, at_once, localized)] == [None, None, None, None]
    assert layers(asker, second)["cta"] == layers(asker, at_once)["cta"] == layers(asker, first)["cta"]


@pytest.mark.parametrize(
    ("prompt", "clause"),
    [
        ("Make the button green and make the button red", "make the button red"),
        ("Headline “One”; headline “Two”", "headline “Two”"),
        ("Make the product bigger and make the product smaller", "make the product smaller"),
    ],
)
def test_edits_that_undo_each_other_are_refused(asker: Asker, source: Job, prompt: str, clause: str) -> None:
    job = edited(asker, source, prompt)

    assert job.error_code == "directive_validation_failed"
    assert job.error_message.startswith(f"“{clause}” cannot be followed: “")


def test_a_product_cannot_be_made_smaller_than_nothing(asker: Asker, source: Job) -> None:
    assert edited(asker, source, "Make the product 150% smaller").error_code == "directive_validation_failed"


def test_a_long_clause_is_told_by_its_beginning(asker: Asker, source: Job) -> None:
    job = edited(asker, source, f"Change the headline to “{'word ' * 900}”")

    assert job.error_code == "directive_validation_failed"
    assert len(job.error_message) < 400


def test_characters_that_no_typeface_draws_are_left_out_of_words(asker: Asker, source: Job) -> None:
    job = edited(asker, source, "Change the headline to “Ice\x07d \u202ecoffee\x1b”")

    assert layers(asker, job)["headline"]["text"].replace("\n", " ") == "Iced coffee"
