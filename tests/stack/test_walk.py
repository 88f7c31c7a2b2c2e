"""One request from the door to the finished ad, over HTTP."""

from __future__ import annotations

import json
import re

import pytest
import requests

from piad.service.demonstration import request_body
from tests.stack.conftest import Stack

pytestmark = pytest.mark.stack

REQUEST_ID = re.compile(r"req_pi_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def test_the_documented_request_ends_in_an_ad(stack: Stack) -> None:
    answer = stack.post(body=request_body())
    job = stack.get(
        f"/api/v1/jobs/{answer.json()['data']['job_id']}", wait_for_completion="true", timeout_seconds="60", expand="ad"
    ).json()["data"]
    picture = requests.get(job["ad"]["image_url"], timeout=30)

    assert answer.status_code == 202
    assert (job["status"], job["type"], job["error_log"]) == ("completed", "ad_generation", None)
    assert job["payload"]["image_url"] == job["ad"]["image_url"] == job["result_url"]
    assert job["payload"]["input"]["reference_image_count"] == 1
    assert picture.headers["Content-Type"] == "image/png"
    assert picture.headers["X-Content-Type-Options"] == "nosniff"
    assert picture.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(picture.content[16:20]), int.from_bytes(picture.content[20:24])) == (928, 1152)


def test_the_accepted_answer_is_the_documented_one(stack: Stack) -> None:
    answer = stack.post()
    body = answer.json()

    assert answer.status_code == 202
    assert list(body) == ["id", "object", "status", "created_at", "data"]
    assert (body["object"], body["status"], list(body["data"])) == ("job", "queued", ["job_id"])
    assert REQUEST_ID.fullmatch(body["id"])
    assert answer.headers["X-Request-Id"] == body["id"]
    assert {"x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"} <= {name.lower() for name in answer.headers}


def test_the_two_paths_are_one_operation(stack: Stack) -> None:
    first = stack.post("/api/v1/images/generations", Idempotency_Key="one-scope")
    second = stack.post("/api/v1/ads/generate", Idempotency_Key="one-scope")

    assert second.content == first.content
    assert second.headers["X-Idempotency-Replayed"] == "true"


def test_a_wait_ends_with_the_job(stack: Stack) -> None:
    job_id = stack.post().json()["data"]["job_id"]
    answer = stack.get(f"/api/v1/jobs/{job_id}", wait_for_completion="true", timeout_seconds="120", fields="id,status,result_url")

    assert json.loads(answer.content)["data"].keys() == {"id", "status", "result_url"}
    assert answer.json()["data"]["status"] == "completed"


def test_another_organization_sees_nothing_of_it(stack: Stack) -> None:
    job_id = stack.post().json()["data"]["job_id"]
    stack.manage("create_organization", "Neighbour")
    answer = stack.get(f"/api/v1/jobs/{job_id}", key=stack.new_key(organization="neighbour"))

    assert answer.status_code == 404
    assert list(answer.json()) == ["error"]
