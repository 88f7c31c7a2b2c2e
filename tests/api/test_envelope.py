"""The success envelope."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from piad.api import envelope


@pytest.mark.urls("tests.api.probe")
def test_an_answer_has_the_documented_members_and_no_others(client: Client) -> None:
    answer = client.post("/api/v1/echo", data='{"text":"é"}', content_type="application/json")
    assert answer.status_code == 201
    assert answer["Content-Type"] == "application/json"
    body = answer.json()
    assert list(body) == ["id", "object", "status", "created_at", "data"]
    assert (body["object"], body["status"], body["data"]) == ("echo", "completed", {"body": {"text": "é"}})
    assert isinstance(body["created_at"], int)


def test_a_queued_answer_is_compact_json_of_the_documented_shape() -> None:
    job_id = uuid.UUID(int=7)
    assert envelope.queued_body(request_id="req_pi_x", created_at=1760000000, job_id=job_id) == (
        b'{"id":"req_pi_x","object":"job","status":"queued","created_at":1760000000,'
        b'"data":{"job_id":"00000000-0000-0000-0000-000000000007"}}'
    )
