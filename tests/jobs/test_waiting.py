"""The wish to wait, as the front reads it."""

from __future__ import annotations

import pytest
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory

from jobs.models import Job
from jobs.waiting import ask_to_wait


@pytest.mark.parametrize(
    ("scope", "state", "seconds", "asked"),
    [
        ({}, "queued", 20, "20"),
        ({}, "processing", 20, "20"),
        ({}, "completed", 20, None),
        ({}, "failed", 20, None),
        ({}, "queued", None, None),
        ({"piad.second_call": True}, "queued", 20, None),
    ],
)
def test_the_front_waits_once_and_only_for_what_may_still_change(
    scope: dict[str, object], state: str, seconds: int | None, asked: str | None
) -> None:
    django_request = APIRequestFactory().get("/")
    django_request.scope = scope  # type: ignore[attr-defined]

    response = ask_to_wait(Request(django_request), Response(), job=Job(state=state), seconds=seconds)

    assert response.headers.get("X-Piad-Wait") == asked
