"""The second door answers without an envelope: two fields for an order, four states, bare errors, and nobody else's jobs."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.test import Client

from generation.omneky.serializers import MOST_CREATIVES
from jobs import lifecycle
from jobs.models import Job
from tests.brands.conftest import Customer, make_customer
from tests.jobs.orders import claimed, ordered_job

pytestmark = pytest.mark.django_db
DOOR = "/create_image_ad_async"


def body_of(answer: Any) -> dict[str, Any]:  # noqa: ANN401 - a response
    return dict(json.loads(answer.content))


def refused(answer: Any) -> tuple[int, str]:  # noqa: ANN401 - a response
    body = body_of(answer)
    assert list(body) == ["error"]
    assert set(body["error"]) <= {"code", "message", "errors"}
    return answer.status_code, body["error"]["code"]


def test_an_order_is_answered_with_two_fields(customer: Customer) -> None:
    answer = customer.post(DOOR, {"brand_data": {}})

    assert answer.status_code == 202
    body = body_of(answer)
    assert list(body) == ["job_id", "type"]
    assert body["type"] == "image_ad"
    for name in ("X-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"):
        assert answer[name]
    job = Job.objects.get(id=body["job_id"])
    assert (job.type, job.task, job.organization_id) == ("image_ad", "generation.make_image_ad", customer.organization_id)


def test_a_job_goes_through_four_states(customer: Customer) -> None:
    job_id = body_of(customer.post(DOOR, {"brand_data": {}}))["job_id"]

    assert body_of(customer.get(f"/jobs/{job_id}")) == {"job_id": job_id, "type": "image_ad", "status": "PENDING", "response": {}}
    claim = claimed(Job.objects.get(id=job_id))
    assert body_of(customer.get(f"/jobs/{job_id}"))["status"] == "PROCESSING"
    lifecycle.fail(claim, code="creative_plan_invalid", message="Too long.")
    assert body_of(customer.get(f"/jobs/{job_id}")) == {
        "job_id": job_id,
        "type": "image_ad",
        "status": "FAILED",
        "response": {"error": {"code": "creative_plan_invalid", "message": "Too long."}},
    }


def test_jobs_of_others_and_of_the_other_door_are_unknown(customer: Customer) -> None:
    other = make_customer("Globex")
    theirs = body_of(other.post(DOOR, {"brand_data": {}}))["job_id"]
    ours = ordered_job(customer.organization_id)

    for job_id in (theirs, str(ours.id), str(uuid.uuid4())):
        assert refused(customer.get(f"/jobs/{job_id}")) == (404, "job_not_found")
    assert refused(customer.get("/jobs/nonsense")) == (400, "invalid_job_id")


def test_an_image_ad_can_also_be_read_in_our_own_words(customer: Customer) -> None:
    job_id = body_of(customer.post(DOOR, {"brand_data": {}}))["job_id"]

    assert body_of(customer.get(f"/api/v1/jobs/{job_id}"))["data"]["type"] == "image_ad"


def test_errors_are_bare(customer: Customer) -> None:
    assert refused(Client().post(DOOR, data={}, content_type="application/json")) == (401, "missing_authorization_header")
    bad_key = {"Authorization": "Bearer pi_live_nonsense"}
    assert refused(Client().post(DOOR, data={}, content_type="application/json", headers=bad_key)) == (401, "invalid_api_key")
    assert refused(customer.ask("post", DOOR, "{", content_type="application/json")) == (400, "invalid_json_body")
    assert refused(customer.ask("post", DOOR, "a=1", content_type="application/x-www-form-urlencoded")) == (415, "unsupported_media_type")
    assert refused(customer.get(DOOR)) == (405, "method_not_allowed")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"brand_data": None},
        {"brand_data": []},
        {"brand_data": {"brand_url": "ftp://x.example"}},
        {"brand_data": {"brand_images": [{"labels": ["logo"]}]}},
        {"brand_data": {"brand_images": [{"image_url": "https://x.example/a.png"}] * 11}},
        {"brand_data": {"color_swatches": [{"hexcode": "red"}]}},
        {"brand_data": {"color_swatches": "#fff"}},
        {"brand_data": {"fonts": "Inter"}},
        {"brand_data": {}, "product_metadata": {"product_url": 7}},
        {"brand_data": {}, "ad_copies": [{"copy_text": "Hi", "copy_type": "slogan"}]},
        {"brand_data": {}, "ad_copies": [{"copy_type": "headline"}]},
        {"brand_data": {}, "ad_copies": [{"copy_text": "Hi", "copy_type": "headline"}] * 11},
        {"brand_data": {}, "generation_metadata": {"aspect_ratios": ["7:3"]}},
        {"brand_data": {}, "generation_metadata": {"aspect_ratios": ["1:1", "1:1"]}},
        {"brand_data": {}, "generation_metadata": {"reference_layouts": [7]}},
        {"brand_data": {}, "generation_metadata": {"user_direction": "x" * 5_001}},
        {"brand_data": {}, "callback_url": "http://client.example.com/done"},
        {"brand_data": {}, "callback_url": "https://127.0.0.1/done"},
    ],
)
def test_a_body_that_cannot_be_meant_is_refused(customer: Customer, body: dict[str, Any]) -> None:
    answer = customer.post(DOOR, body)

    assert refused(answer) == (400, "invalid_request_body")
    assert body_of(answer)["error"]["errors"]
    assert not Job.objects.exists()


def test_colours_come_as_a_list_or_as_an_object_either_way_round(customer: Customer) -> None:
    def swatches(colours: object) -> list[dict[str, str]]:
        answer = customer.post(DOOR, {"brand_data": {"color_swatches": colours}})
        assert answer.status_code == 202, answer.content
        found: list[dict[str, str]] = Job.objects.get(id=body_of(answer)["job_id"]).params["order"]["swatches"]
        return found

    wanted = [{"hexcode": "#FF0000", "label": "CTA"}]
    assert swatches([{"hexcode": "#f00", "label": "CTA"}]) == wanted
    assert swatches({"CTA": "#f00"}) == wanted
    assert swatches({"#F00": "CTA"}) == wanted


def test_layouts_come_bare_or_as_objects(customer: Customer) -> None:
    layouts = ["https://x.example/a.png", {"image_url": "https://x.example/b.png"}]
    answer = customer.post(DOOR, {"brand_data": {}, "generation_metadata": {"reference_layouts": layouts}})

    order = Job.objects.get(id=body_of(answer)["job_id"]).params["order"]
    assert order["reference_layouts"] == ["https://x.example/a.png", "https://x.example/b.png"]


def test_more_ads_than_one_job_makes_are_refused_by_name(customer: Customer) -> None:
    ratios = ["1:1", "1:4", "1:8", "2:3", "3:2", "3:4", "4:1", "4:3", "4:5", "5:4", "8:1", "9:16", "16:9", "21:9"]
    headlines = [{"copy_text": f"Headline {number}", "copy_type": "headline"} for number in range(4)]
    body = {"brand_data": {}, "ad_copies": headlines, "generation_metadata": {"aspect_ratios": ratios}}

    answer = customer.post(DOOR, body)

    assert refused(answer) == (400, "invalid_request_body")
    assert str(MOST_CREATIVES) in body_of(answer)["error"]["message"]
    assert customer.post(DOOR, {**body, "ad_copies": headlines[:3]}).status_code == 202


def test_a_key_gives_the_same_job_again(customer: Customer) -> None:
    first = customer.post(DOOR, {"brand_data": {}}, Idempotency_Key="k1")
    again = customer.post(DOOR, {"brand_data": {}}, Idempotency_Key="k1")
    other_body = customer.post(DOOR, {"brand_data": {"fonts": ["Inter"]}}, Idempotency_Key="k1")

    assert (again.content, again["X-Idempotency-Replayed"]) == (first.content, "true")
    assert refused(other_body) == (409, "idempotency_key_mismatch")


def test_the_callbacks_address_is_never_shown(customer: Customer) -> None:
    answer = customer.post(DOOR, {"brand_data": {}, "callback_url": "https://client.example.com/done?secret=7"})

    job_id = body_of(answer)["job_id"]
    for path in (f"/jobs/{job_id}", f"/api/v1/jobs/{job_id}?expand=diagnostics"):
        assert b"client.example.com" not in customer.get(path).content
