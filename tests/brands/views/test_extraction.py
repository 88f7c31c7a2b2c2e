"""The order for an extraction: what is taken, what is answered, what is refused."""

from __future__ import annotations

import base64
import io
import json

import pytest
from PIL import Image

from jobs.models import Job, JobInput
from piad import media
from tests.brands.conftest import BRANDS, Customer, code_of, error_of

pytestmark = pytest.mark.django_db

PATH = f"{BRANDS}/extract"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def picture(kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (80, 80), "#C2410C").save(file, kind)
    return file.getvalue()


def b64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def test_a_site_is_answered_with_its_queued_job(customer: Customer) -> None:
    location = {"country": "SN", "languages": ["fr", "wo"]}

    answer = customer.post(PATH, {"url": " https://kora.example/fr ", "location": location})

    job = Job.objects.get()
    body = json.loads(answer.content)
    assert answer.status_code == 202
    assert body == {
        "id": answer["X-Request-Id"],
        "object": "job",
        "status": "queued",
        "created_at": body["created_at"],
        "data": {"job_id": str(job.id)},
    }
    assert {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"} <= set(answer.headers)
    assert (job.type, job.task, job.queue) == ("brand_extraction", "brands.extract_brand", "brands")
    assert job.params == {"url": "https://kora.example/fr", "location": location, "has_logo": False}
    assert job.payload["input"] == {"url": "https://kora.example/fr", "has_logo": False, "image_count": 0, "location": location}


@pytest.mark.parametrize("url", ["kora.example", "http://kora.example", "HTTPS://KORA.example:8443/a?b=c", "bücher.example", "localhost"])
def test_addresses_of_many_forms_are_taken(customer: Customer, url: str) -> None:
    assert customer.post(PATH, {"url": url}).status_code == 202


def test_a_logo_and_images_are_staged_privately_the_logo_first(customer: Customer) -> None:
    body = {"logoBase64": b64(picture()), "imagesBase64": [f"data:image/jpeg;base64,{b64(picture('JPEG'))}", b64(picture("WEBP"))]}

    assert customer.post(PATH, body).status_code == 202

    rows = JobInput.objects.order_by("ordinal")
    assert [row.media_type for row in rows] == ["image/png", "image/jpeg", "image/webp"]
    assert all(row.media_key.startswith("inputs/") for row in rows)
    assert Job.objects.get().params == {"url": None, "location": None, "has_logo": True}


@pytest.mark.parametrize("prefix", ["", "data:image/svg+xml;base64,", "data:image/svg+xml;charset=utf-8;base64,"])
def test_a_logo_may_be_a_drawing(customer: Customer, prefix: str) -> None:
    assert customer.post(PATH, {"logoBase64": prefix + b64(SVG)}).status_code == 202

    row = JobInput.objects.get()
    assert (row.media_type, media.load(row.media_key)) == ("image/svg+xml", SVG)


def test_ten_images_are_taken_and_eleven_refused(customer: Customer) -> None:
    image = b64(picture())

    assert customer.post(PATH, {"imagesBase64": [image] * 10}).status_code == 202
    assert code_of(customer.post(PATH, {"imagesBase64": [image] * 11})) == (400, "invalid_request_body")


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({}, "url"),
        ({"imagesBase64": []}, "url"),
        ({"location": {"country": "SN"}}, "url"),
        ({"logo_base64": "x"}, "url"),
        ({"url": ""}, "url"),
        ({"url": None}, "url"),
        ({"url": 7}, "url"),
        ({"url": "ftp://kora.example"}, "url"),
        ({"url": "javascript://kora.example"}, "url"),
        ({"url": "file:///etc/passwd"}, "url"),
        ({"url": "https://user@kora.example"}, "url"),
        ({"url": "https://kora example"}, "url"),
        ({"url": "https://" + "x" * 2_100}, "url"),
        ({"logoBase64": ""}, "logoBase64"),
        ({"logoBase64": "nonsense!"}, "logoBase64"),
        ({"logoBase64": "data:image/gif;base64,R0lGODlhAQABAAAAACw="}, "logoBase64"),
        ({"logoBase64": "https://kora.example/logo.png"}, "logoBase64"),
        ({"logoBase64": None}, "logoBase64"),
        ({"imagesBase64": "x"}, "imagesBase64"),
        ({"imagesBase64": [b64(picture()), b64(SVG)]}, "imagesBase64.1"),
        ({"url": "kora.example", "location": {"country": "SEN"}}, "location.country"),
        ({"url": "kora.example", "location": {"languages": ["f"]}}, "location.languages.0"),
        ({"url": "kora.example", "location": []}, "location"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_member(customer: Customer, body: dict[str, object], param: str) -> None:
    answer = customer.post(PATH, body)

    assert code_of(answer) == (400, "invalid_request_body")
    assert error_of(answer)["param"] == param
    assert not Job.objects.exists()


def test_a_key_answers_the_same_again_and_refuses_another_body(customer: Customer, other: Customer) -> None:
    body = {"url": "kora.example", "logoBase64": b64(picture())}

    first, second = (customer.post(PATH, body, Idempotency_Key="k1") for _ in range(2))
    third = customer.post(PATH, {"url": "nova.example"}, Idempotency_Key="k1")
    theirs = other.post(PATH, body, Idempotency_Key="k1")

    assert (second.content, second["X-Idempotency-Replayed"]) == (first.content, "true")
    assert code_of(third) == (409, "idempotency_key_mismatch")
    assert theirs.status_code == 202
    assert (Job.objects.count(), JobInput.objects.count()) == (2, 2)
