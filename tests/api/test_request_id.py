"""The request's id is on every answer, and the same in the body."""

from __future__ import annotations

import re
import time

import pytest
from django.test import Client, RequestFactory

from piad.api import request_id

FORM = re.compile(r"req_pi_[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@pytest.mark.urls("tests.api.probe")
def test_the_id_is_in_the_header_and_in_the_envelope(client: Client) -> None:
    answer = client.post("/api/v1/echo", data=b"{}", content_type="application/json")
    assert FORM.fullmatch(answer["X-Request-Id"])
    assert answer.json()["id"] == answer["X-Request-Id"]


@pytest.mark.urls("tests.api.probe")
@pytest.mark.parametrize("path", ["/nope", "/plain", "/plain/bug", "/api/v1/fault/bug", "/api/v1/counted"])
def test_every_answer_has_an_id_of_its_own(path: str, db: None) -> None:
    client = Client(raise_request_exception=False)
    ids = {client.get(path)["X-Request-Id"] for _ in range(3)}
    assert len(ids) == 3
    assert all(FORM.fullmatch(one) for one in ids)


def test_a_callers_id_is_not_taken_over(client: Client) -> None:
    assert client.get("/nope", headers={"X-Request-Id": "mine"})["X-Request-Id"] != "mine"


def test_the_id_and_the_time_of_a_request_do_not_change() -> None:
    request = RequestFactory().get("/")
    assert request_id.of(request) == request_id.of(request)
    assert request_id.received_at(request) == request_id.received_at(request)
    assert abs(request_id.received_at(request) - time.time()) < 5
