"""Requests for avatars are checked to the letter and become one job."""

from __future__ import annotations

import base64
import json
from typing import Any
from uuid import UUID

import pytest

from avatars.serializers.hints import TEXT_HINTS
from jobs.models import Job
from tests.avatars.conftest import AVATARS, a_picture
from tests.brands.conftest import Customer, code_of, error_of, make_brand

pytestmark = pytest.mark.django_db

GENERATE = f"{AVATARS}/generate"
PICTURE = base64.b64encode(a_picture()).decode()


def job_of(answer: Any) -> Job:  # noqa: ANN401 - a response
    assert answer.status_code == 202, answer.content
    return Job.objects.get(id=UUID(json.loads(answer.content)["data"]["job_id"]))


def test_the_documented_request_is_answered_with_its_job(customer: Customer) -> None:
    answer = customer.post(
        GENERATE,
        {
            "prompt": "Confident fashion entrepreneur",
            "hints": {"filter_culture": "middle_east", "avatar_composition": "Portrait", "art_direction": "Ultra Realistic"},
            "output": {"aspect_ratio": "auto", "resolution": "1K", "thinking_intensity": "high"},
            "client_reference_id": "avatar-1",
            "metadata": {"team": "spring"},
        },
    )

    body = json.loads(answer.content)
    assert (answer.status_code, list(body), body["object"], body["status"]) == (
        202,
        ["id", "object", "status", "created_at", "data"],
        "job",
        "queued",
    )
    assert body["id"] == answer["X-Request-Id"]
    for name in ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"):
        assert answer[name].isdigit()
    job = job_of(answer)
    assert (job.type, job.task, job.organization_id) == ("avatar_generation", "avatars.make_avatar", customer.organization_id)
    assert job.payload["input"]["hints"] == {
        "filter_culture": "middle_east",
        "avatar_composition": "Portrait",
        "art_direction": "Ultra Realistic",
    }
    assert job.payload["input"]["reference_image_count"] == 0


@pytest.mark.parametrize("prompt", [None, "", "   ", 7, "x" * 5_001])
def test_a_prompt_has_1_to_5000_characters(customer: Customer, prompt: object) -> None:
    assert code_of(customer.post(GENERATE, {"prompt": prompt})) == (400, "invalid_request_body")
    assert customer.post(GENERATE, {"prompt": "x" * 5_000}).status_code == 202


def test_every_known_hint_is_taken_and_unknown_ones_are_passed_over(customer: Customer) -> None:
    hints = {**dict.fromkeys(TEXT_HINTS, "some"), "accessories": ["watch", " "], "shoe_size": 44, "nested": {"a": 1}}

    job = job_of(customer.post(GENERATE, {"prompt": "A pilot", "hints": hints}))

    assert len(TEXT_HINTS) + 1 == 25
    assert job.params["hints"] == {**dict.fromkeys(TEXT_HINTS, "some"), "accessories": ["watch"]}


@pytest.mark.parametrize(
    ("hints", "param"),
    [
        ({"mood": 7}, "hints.mood"),
        ({"accessories": "watch"}, "hints.accessories"),
        ({"accessories": [1]}, "hints.accessories"),
        ({"accessories": ["x"] * 33}, "hints.accessories"),
        ([], "hints"),
        (None, "hints"),
    ],
)
def test_a_known_hint_of_the_wrong_type_is_refused_by_name(customer: Customer, hints: object, param: str) -> None:
    answer = customer.post(GENERATE, {"prompt": "A pilot", "hints": hints})

    assert code_of(answer) == (400, "invalid_request_body")
    assert error_of(answer)["param"] == param


def test_references_are_data_urls_or_base64_and_no_addresses(customer: Customer) -> None:
    taken = customer.post(GENERATE, {"prompt": "A pilot", "reference_images": [PICTURE, f"data:image/png;base64,{PICTURE}"]})
    refused = customer.post(GENERATE, {"prompt": "A pilot", "reference_images": ["https://example.com/face.png"]})

    assert job_of(taken).payload["input"]["reference_image_count"] == 2
    assert code_of(refused) == (400, "invalid_reference_image")
    assert error_of(refused)["param"] == "reference_images.0"


@pytest.mark.parametrize(("count", "status"), [(0, 202), (6, 202), (7, 400)])
def test_none_to_six_references(customer: Customer, count: int, status: int) -> None:
    assert customer.post(GENERATE, {"prompt": "A pilot", "reference_images": [PICTURE] * count}).status_code == status


@pytest.mark.parametrize("output", [{"aspect_ratio": "7:3"}, {"resolution": "1k"}, {"resolution": 512}, {"thinking_intensity": "medium"}])
def test_an_output_that_is_not_offered_is_refused(customer: Customer, output: object) -> None:
    assert code_of(customer.post(GENERATE, {"prompt": "A pilot", "output": output})) == (400, "invalid_request_body")


def test_a_brand_of_the_organization_is_taken_along_and_no_other(customer: Customer, other: Customer) -> None:
    own, theirs = make_brand(customer.organization_id), make_brand(other.organization_id)

    assert job_of(customer.post(GENERATE, {"prompt": "A pilot", "brand_id": str(own.id)})).params["brand"]["id"] == str(own.id)
    assert code_of(customer.post(GENERATE, {"prompt": "A pilot", "brand_id": str(theirs.id)})) == (404, "brand_not_found")


def test_a_key_gives_the_same_job_again(customer: Customer) -> None:
    first = customer.post(GENERATE, {"prompt": "A pilot"}, Idempotency_Key="k1")
    again = customer.post(GENERATE, {"prompt": "A pilot"}, Idempotency_Key="k1")
    other_body = customer.post(GENERATE, {"prompt": "A nurse"}, Idempotency_Key="k1")

    assert (again.content, again["X-Idempotency-Replayed"]) == (first.content, "true")
    assert code_of(other_body) == (409, "idempotency_key_mismatch")
    assert Job.objects.count() == 1
