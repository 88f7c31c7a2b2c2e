"""The two names of the campaigns route: what is accepted, what is answered, and what is remembered."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from jobs.models import Job, JobInput
from piad.accounts import actions as accounts
from tests.generation.conftest import Asker, Painter, b64

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db

PATHS = ("/api/v1/campaigns/generate", "/api/v1/images/campaigns")
PATH = PATHS[0]


def error_of(answer: Answer) -> tuple[int, str, str | None]:
    """Return status, code and first parameter of a refusal."""
    error = json.loads(answer.content)["error"]
    return answer.status_code, error["code"], error.get("param")


@pytest.mark.parametrize("path", PATHS)
def test_an_order_is_answered_with_its_queued_job(asker: Asker, path: str) -> None:
    answer = asker.post(path, {"prompt": "Shoes for Dakar"})

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
    assert (job.type, job.task, job.queue, job.organization_id) == (
        "campaign_ad_generation",
        "campaigns.make_campaign",
        "render",
        asker.organization_id,
    )


def test_the_payload_echoes_the_request_and_counts_its_pictures(asker: Asker, picture: Painter) -> None:
    output = {"aspect_ratio": "4:5", "resolution": "1K", "thinking_intensity": "high"}

    asker.post(
        PATH,
        {
            "prompt": " Shoes ",
            "reference_images": [b64(picture()), "https://cdn.example/shoe.png"],
            "brand_identity_json": {"core_slogan": "Run."},
            "output": output,
            "client_reference_id": " order 7 ",
            "metadata": {"workflow": " autumn "},
        },
    )

    job = Job.objects.get()
    assert job.payload["input"] == {
        "prompt": "Shoes",
        "reference_image_count": 2,
        "output": output,
        "client_reference_id": "order 7",
        "metadata": {"workflow": "autumn"},
    }
    assert job.params["output"] == output
    assert JobInput.objects.count() == 2


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({}, "prompt"),
        ({"prompt": None}, "prompt"),
        ({"prompt": " \n"}, "prompt"),
        ({"prompt": "a" * 5_001}, "prompt"),
        ({"prompt": "a", "reference_images": ["https://cdn.example/a.png"] * 7}, "reference_images"),
        ({"prompt": "a", "metadata": {str(key): "" for key in range(17)}}, "metadata"),
        ({"prompt": "a", "metadata": {"a": "b" * 501}}, "metadata.a"),
        ({"prompt": "a", "metadata": {"a": 1}}, "metadata.a"),
        ({"prompt": "a", "client_reference_id": "a" * 201}, "client_reference_id"),
        ({"prompt": "a", "output": {"resolution": "1k"}}, "output.resolution"),
        ({"prompt": "a", "output": {"aspect_ratio": "7:3"}}, "output.aspect_ratio"),
        ({"prompt": "a", "output": {"thinking_intensity": "medium"}}, "output.thinking_intensity"),
        ({"prompt": "a", "brand_id": "7"}, "brand_id"),
        ({"prompt": "a", "brand_identity_json": []}, "brand_identity_json"),
    ],
)
@pytest.mark.parametrize("path", PATHS)
def test_what_breaks_a_limit_is_refused_by_name(asker: Asker, path: str, body: dict[str, Any], param: str) -> None:
    assert error_of(asker.post(path, body)) == (400, "invalid_request_body", param)
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        {"prompt": "a" * 5_000},
        {"prompt": "a", "reference_images": ["https://cdn.example/a.png"] * 6},
        {"prompt": "a", "reference_images": []},
        {"prompt": "a", "metadata": {str(key): "b" * 500 for key in range(16)}},
        {"prompt": "a", "client_reference_id": "a" * 200},
        {"prompt": "a", "unknown": True},
    ],
)
def test_what_meets_a_limit_is_accepted(asker: Asker, body: dict[str, Any]) -> None:
    assert asker.post(PATH, body).status_code == 202


def test_a_bad_picture_is_refused_by_its_place(asker: Asker) -> None:
    answer = asker.post(PATH, {"prompt": "a", "reference_images": ["https://cdn.example/a.png", "http://cdn.example/a.png"]})

    assert error_of(answer) == (400, "invalid_reference_image", "reference_images.1")


def test_an_unknown_brand_is_not_found(asker: Asker) -> None:
    assert error_of(asker.post(PATH, {"prompt": "a", "brand_id": str(uuid.uuid4())})) == (404, "brand_not_found", None)


@pytest.mark.parametrize("path", PATHS)
def test_without_a_key_nothing_is_taken(path: str) -> None:
    assert error_of(Client().post(path, data={"prompt": "a"}, content_type="application/json"))[:2] == (401, "missing_authorization_header")


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_another_method_is_refused(asker: Asker, method: str) -> None:
    answer = getattr(Client(), method)(PATH, headers={"Authorization": f"Bearer {asker.key}"})

    assert error_of(answer)[:2] == (405, "method_not_allowed")


def test_the_two_names_share_their_keys(asker: Asker) -> None:
    first = asker.post(PATHS[0], {"prompt": "Shoes"}, Idempotency_Key="order-7")
    again = asker.post(PATHS[1], {"prompt": "Shoes"}, Idempotency_Key="order-7")

    assert (again.status_code, again.content, again["X-Idempotency-Replayed"]) == (202, first.content, "true")
    assert Job.objects.count() == 1


def test_a_key_with_another_body_is_a_mismatch(asker: Asker) -> None:
    asker.post(PATH, {"prompt": "Shoes"}, Idempotency_Key="order-7")

    assert error_of(asker.post(PATH, {"prompt": "Boots"}, Idempotency_Key="order-7"))[:2] == (409, "idempotency_key_mismatch")


def test_ads_campaigns_and_other_organizations_have_keys_of_their_own(asker: Asker, stranger: Asker) -> None:
    for who, path in ((asker, PATH), (asker, "/api/v1/images/generations"), (stranger, PATH)):
        assert "X-Idempotency-Replayed" not in who.post(path, {"prompt": "Shoes"}, Idempotency_Key="order-7").headers

    assert Job.objects.count() == 3


def test_a_revoked_key_is_refused(asker: Asker) -> None:
    accounts.revoke_api_key(api_key_id=asker.api_key_id)

    assert error_of(asker.post(PATH, {"prompt": "Shoes"}))[:2] == (401, "invalid_api_key")
