"""Localizations from the order to the result: the same design in another language, at home there."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.test import Client

from campaigns import tasks
from generation.models import ReferenceAd
from jobs.models import Job, StepRun
from tests.brands.conftest import make_brand
from tests.campaigns.conftest import a_reference, campaign
from tests.generation.conftest import Asker, Painter, b64

pytestmark = pytest.mark.django_db(transaction=True)  # the watch beside a run renews its lease on a connection of its own

PATH = "/api/v1/campaigns/localize-ad"
STEPS = ["read_source", "write_copy", "compose_creative", "inspect_creative"]


def localization(asker: Asker, source: Job, culture: str, **members: Any) -> Job:  # noqa: ANN401 - any members of the body
    """Order a localization and make it, as a worker would."""
    answer = asker.post(PATH, {"source_job_id": str(source.id), "target_culture": culture, **members})
    job_id = answer.json()["data"]["job_id"]
    tasks.make_localization(job_id)
    return Job.objects.get(id=job_id)


def told(asker: Asker, job: Job, words: str) -> dict[str, Any]:
    """Return the job as the wire shows it with expansions."""
    answer = Client().get(f"/api/v1/jobs/{job.id}?expand={words}", headers={"Authorization": f"Bearer {asker.key}"})
    return dict(json.loads(answer.content)["data"])


def texts(asker: Asker, job: Job) -> dict[str, str]:
    """Return the words of the first creative by role."""
    layers = told(asker, job, "layers")["layers"][0]["layers"]
    return {layer["role"]: layer["text"].replace("\n", " ") for layer in layers if layer["kind"] == "text"}


def artifacts(job: Job, step_id: str) -> dict[str, Any]:
    return dict(StepRun.objects.filter(job_id=job.id, step_id=step_id).latest("id").artifacts)


@pytest.fixture
def source(asker: Asker, reference: ReferenceAd) -> Job:
    """Return a finished campaign ad in English with a price and a deadline."""
    return campaign(asker, "Shoe ad for Kora, strong call to action. $49 until June 30.")


def test_a_campaign_comes_out_in_another_language_in_its_own_composition(asker: Asker, source: Job) -> None:
    job = localization(asker, source, "Japan")

    data = told(asker, job, "diagnostics,quality,ad")
    assert (data["type"], data["status"], job.error_log) == ("campaign_ad_localization", "completed", None)
    assert [step["step_id"] for step in data["diagnostics"]["steps"]] == STEPS
    assert data["ad"]["image_url"] == data["payload"]["image_url"] == data["result_url"]
    (creative,) = data["payload"]["creatives"]
    assert creative["parent_id"] == source.payload["creatives"][0]["id"]
    assert (creative["width"], creative["height"]) == (source.payload["creatives"][0]["width"], source.payload["creatives"][0]["height"])
    assert creative["likeness"] >= 0.7
    assert data["quality"][0]["passed"]
    assert data["payload"]["localization"] == {
        "culture": "Japan",
        "pack": "japan",
        "language": "ja",
        "locale": "ja-JP",
        "market": "JP",
        "currency": "JPY",
        "direction": "ltr",
        "inferred": ["language", "currency"],
    }
    shown = texts(asker, job)
    assert shown["brand"] == "Kora"
    assert shown["note"] == "6月30日まで"


def test_a_language_from_right_to_left_mirrors_the_design(asker: Asker, source: Job) -> None:
    job = localization(asker, source, "Saudi Arabia")

    made = artifacts(job, "compose_creative")["creatives"][0]
    assert made["mirrored"]
    assert job.payload["localization"]["direction"] == "rtl"
    width = job.payload["creatives"][0]["width"]
    ours, theirs = ({layer["role"]: layer["box"] for layer in told(asker, one, "layers")["layers"][0]["layers"]} for one in (source, job))
    assert theirs["brand"][0] + theirs["brand"][2] == pytest.approx(width - ours["brand"][0], abs=0.06 * width)


def test_a_price_is_never_converted_and_the_one_in_the_prompt_stands(asker: Asker, source: Job) -> None:
    kept = localization(asker, source, "United Arab Emirates", target_currency="AED")
    stated = localization(asker, source, "United Arab Emirates", target_currency="AED", prompt="The price is 199 AED")

    assert texts(asker, kept)["figure"].split() == ["49", "دولار"]
    assert any("not converted" in note for note in artifacts(kept, "write_copy")["notes"])
    assert texts(asker, stated)["figure"].split() == ["199", "درهم"]


def test_quoted_copy_of_the_prompt_stands_letter_for_letter(asker: Asker, source: Job) -> None:
    job = localization(asker, source, "France", prompt='Use the headline "Marchez autrement"')

    assert texts(asker, job)["headline"] == "Marchez autrement"


def test_every_creative_of_the_source_is_localized_with_its_lineage(asker: Asker, reference: ReferenceAd) -> None:
    source = campaign(asker, "Shoe ad for Kora", output={"placements": ["meta.stories", "meta.feed"], "variants": 2})
    job = localization(asker, source, "Germany")

    parents = [creative["id"] for creative in source.payload["creatives"]]
    made = job.payload["creatives"]
    assert [creative["parent_id"] for creative in made] == parents
    assert [creative["placement"] for creative in made] == ["meta.stories", "meta.feed"] * 2
    assert not {creative["id"] for creative in made} & set(parents)


def test_equal_orders_make_equal_localizations(asker: Asker, source: Job) -> None:
    first, second = localization(asker, source, "India"), localization(asker, source, "India")

    assert first.payload["creatives"][0]["recipe_hash"] == second.payload["creatives"][0]["recipe_hash"]


def test_other_formats_may_be_asked_for(asker: Asker, source: Job) -> None:
    job = localization(asker, source, "France", output={"aspect_ratio": "9:16", "resolution": "512", "format": "webp"})

    (creative,) = job.payload["creatives"]
    assert (creative["aspect_ratio"], creative["format"]) == ("9:16", "webp")


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"target_culture": "martians"}, "language_unresolved"),
        ({"target_culture": "Thailand"}, "language_unresolved"),
        ({"target_culture": "France", "target_language": "qqq qqq"}, "language_unresolved"),
        ({"target_culture": "France", "target_currency": "zlotopounds"}, "directive_validation_failed"),
    ],
)
def test_what_cannot_be_understood_or_written_fails_with_its_code(asker: Asker, source: Job, members: dict[str, str], code: str) -> None:
    job = localization(asker, source, members.pop("target_culture"), **members)

    assert (job.state, job.payload["failure_code"]) == ("failed", code)


def post(asker: Asker, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    answer = asker.post(PATH, body)
    return answer.status_code, dict(answer.json())


def test_exactly_one_source_and_a_culture_are_asked_for(asker: Asker, source: Job) -> None:
    ours = {"source_job_id": str(source.id)}
    picture = {"source_image_url": "https://example.com/ad.png"}
    culture = {"target_culture": "Japan"}

    assert post(asker, {**ours, **culture})[0] == 202
    assert post(asker, {**picture, **culture})[0] == 202
    for body in (culture, {**ours, **picture, **culture}, ours, {**ours, "target_culture": "x" * 201}, {**ours, "target_culture": " "}):
        status, answer = post(asker, body)
        assert (status, answer["error"]["code"]) == (400, "invalid_request_body")
    for address in ("http://example.com/ad.png", "data:image/png;base64,AAAA", "ftp://example.com/a.png"):
        assert post(asker, {"source_image_url": address, **culture})[0] == 400


def test_a_source_must_be_ones_own_a_campaign_and_completed(asker: Asker, stranger: Asker, source: Job) -> None:
    culture = {"target_culture": "Japan"}
    plain = asker.post("/api/v1/images/generations", {"prompt": "Shoes"}).json()["data"]["job_id"]
    queued = asker.post("/api/v1/campaigns/generate", {"prompt": "Shoes"}).json()["data"]["job_id"]

    for asking, job_id, expected in (
        (asker, str(uuid.uuid4()), (404, "source_job_not_found")),
        (stranger, str(source.id), (404, "source_job_not_found")),
        (asker, plain, (400, "source_job_type_invalid")),
        (asker, queued, (400, "source_job_not_completed")),
    ):
        status, answer = post(asking, {"source_job_id": job_id, **culture})
        assert (status, answer["error"]["code"]) == expected


def test_a_localization_is_no_source(asker: Asker, source: Job) -> None:
    job = localization(asker, source, "France")

    status, answer = post(asker, {"source_job_id": str(job.id), "target_culture": "Japan"})

    assert (status, answer["error"]["code"]) == (400, "source_job_type_invalid")


def test_what_was_asked_is_echoed_and_a_key_is_answered_once(asker: Asker, source: Job) -> None:
    body = {"source_job_id": str(source.id), "target_culture": "Gulf Arab", "target_language": "Arabic", "metadata": {"a": "b"}}
    first = asker.post(PATH, body, Idempotency_Key="once")
    again = asker.post(PATH, body, Idempotency_Key="once")
    other = asker.post(PATH, {**body, "target_culture": "Japan"}, Idempotency_Key="once")

    assert first.content == again.content
    assert again["X-Idempotency-Replayed"] == "true"
    assert (other.status_code, other.json()["error"]["code"]) == (409, "idempotency_key_mismatch")
    echoed = Job.objects.get(id=first.json()["data"]["job_id"]).payload["input"]
    assert echoed["target_culture"] == "Gulf Arab"
    assert echoed["source_job_id"] == str(source.id)
    assert echoed["metadata"] == {"a": "b"}


def test_six_references_are_one_too_many(asker: Asker, source: Job) -> None:
    body = {"source_job_id": str(source.id), "target_culture": "Japan", "reference_images": ["https://example.com/a.png"] * 6}

    assert post(asker, body)[0] == 400
    assert post(asker, {**body, "reference_images": ["https://example.com/a.png"] * 5})[0] == 202


def test_a_localized_review_needs_its_customers_words(asker: Asker) -> None:
    a_reference("review_card")
    source = campaign(asker, 'Review ad for Nomad backpacks: "I took it across Peru and it still looks new" — Nadia K.')

    job = localization(asker, source, "Japan")

    assert any("never made up" in note for note in artifacts(job, "write_copy")["notes"])


def test_an_edited_ad_keeps_its_edits(asker: Asker, source: Job) -> None:
    body = {"source_job_id": str(source.id), "prompt": 'Change the headline to "Run the town" and make the button green'}
    job_id = asker.post("/api/v1/campaigns/edit", body).json()["data"]["job_id"]
    tasks.make_edit(job_id)
    edited = Job.objects.get(id=job_id)
    assert edited.error_message == ""

    job = localization(asker, edited, "France")

    def button(one: Job) -> str:
        layers = told(asker, one, "layers")["layers"][0]["layers"]
        return str(next(layer["color"] for layer in layers if layer["role"] == "cta"))

    assert job.error_message == ""
    assert button(job) == button(edited) != button(source)
    assert texts(asker, job)["headline"] != "Run the town"
    assert job.payload["creatives"][0]["parent_id"] == edited.payload["creatives"][0]["id"]


def test_a_brand_of_the_order_is_put_on(asker: Asker, source: Job) -> None:
    brand = make_brand(asker.organization_id).id
    job = localization(asker, source, "France", brand_id=str(brand))

    assert job.error_message == ""
    assert job.payload["brand"]["id"] == str(brand)
    assert "colours: the brand's own" in artifacts(job, "compose_creative")["creatives"][0]["notes"]


def test_a_reference_takes_the_place_of_the_picture(asker: Asker, source: Job, picture: Painter) -> None:
    job = localization(asker, source, "France", reference_images=[b64(picture(640, 640, kind="PNG"))])

    assert job.error_message == ""
    notes = artifacts(job, "compose_creative")["creatives"][0]["notes"]
    assert any("reference" in note for note in notes)
