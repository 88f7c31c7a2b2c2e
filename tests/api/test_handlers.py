"""Every error leaves in one shape, whoever raised it and wherever."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.urls("tests.api.probe")

EXPECTED: dict[str, tuple[int, str, str]] = {
    "api": (409, "invalid_request_error", "idempotency_key_mismatch"),
    "body": (400, "invalid_request_error", "invalid_request_body"),
    "query": (400, "invalid_request_error", "invalid_query_parameter"),
    "missing": (404, "invalid_request_error", "job_not_found"),
    "validation": (400, "invalid_request_error", "invalid_request_body"),
    "drf-404": (404, "invalid_request_error", "route_not_found"),
    "django-404": (404, "invalid_request_error", "route_not_found"),
    "drf-403": (403, "permission_error", "permission_denied"),
    "django-403": (403, "permission_error", "permission_denied"),
    "too-big": (413, "invalid_request_error", "request_too_large"),
    "suspicious": (400, "invalid_request_error", "invalid_request"),
    "database": (503, "api_error", "service_unavailable"),
    "bug": (500, "api_error", "internal_error"),
    "deep": (500, "api_error", "internal_error"),
}


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def error_of(answer: Any) -> dict[str, Any]:  # noqa: ANN401 - the test client's answer
    assert answer["Content-Type"] == "application/json"
    assert list(answer.json()) == ["error"]
    error: dict[str, Any] = answer.json()["error"]
    assert all(isinstance(error[name], str) for name in ("type", "code", "message", "request_id"))
    assert error["request_id"] == answer["X-Request-Id"]
    return error


@pytest.mark.parametrize("door", ["/api/v1/fault", "/plain"])
@pytest.mark.parametrize(("name", "expected"), EXPECTED.items())
def test_whatever_is_raised_answers_in_the_one_shape(client: Client, door: str, name: str, expected: tuple[int, str, str]) -> None:
    answer = client.get(f"{door}/{name}")
    error = error_of(answer)
    assert (answer.status_code, error["type"], error["code"]) == expected
    assert "secret" not in answer.content.decode()


def test_a_refused_body_names_every_problem_and_the_first_apart(client: Client) -> None:
    error = error_of(client.get("/api/v1/fault/body"))
    assert error["param"] == "output.resolution"
    assert error["message"] == "output.resolution: No."
    assert error["errors"] == [{"param": "output.resolution", "message": "No."}, {"param": "prompt", "message": "Empty."}]


def test_a_serializers_tree_of_messages_becomes_dotted_paths(client: Client) -> None:
    error = error_of(client.get("/api/v1/fault/validation"))
    assert error["errors"] == [
        {"param": "output.resolution", "message": "No."},
        {"param": "images.1.url", "message": "Bad."},
        {"param": "", "message": "All."},
    ]


def test_headers_of_an_error_are_sent(client: Client) -> None:
    assert client.get("/api/v1/fault/api")["Retry-After"] == "1"
    assert client.get("/api/v1/fault/database")["Retry-After"] == "2"


@pytest.mark.parametrize("path", ["/nope", "/api/v1/nope", "/api/v1/echo/", "/api/v1/%00", "/%ff"])
def test_an_unknown_route_is_a_404_with_a_code(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, error_of(answer)["code"]) == (404, "route_not_found")


@pytest.mark.parametrize(("path", "method", "allow"), [("/api/v1/echo", "GET", "POST, OPTIONS"), ("/plain", "POST", "GET")])
def test_a_wrong_method_is_a_405_that_says_which_are_right(client: Client, path: str, method: str, allow: str) -> None:
    answer = client.generic(method, path)
    assert (answer.status_code, error_of(answer)["code"], answer["Allow"]) == (405, "method_not_allowed", allow)


def ours(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.name == "piad.api.handlers"]


def test_a_fault_of_ours_is_logged_with_its_traceback(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="piad.api.handlers"):
        client.get("/api/v1/fault/bug")
    (record,) = ours(caplog)
    assert record.exc_info is not None
    assert record.exc_info[0] is RuntimeError


def test_a_callers_fault_is_not_logged_as_ours(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="piad.api.handlers"):
        client.get("/api/v1/fault/body")
    assert ours(caplog) == []


def test_an_answer_is_json_whatever_was_asked_for(client: Client) -> None:
    for accept in ("text/html", "application/xml", "image/png;q=0.3", "nonsense"):
        assert error_of(client.get("/api/v1/fault/missing", headers={"Accept": accept}))["code"] == "job_not_found"


BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("path", "status", "words"), [("/nope", 404, "Not Found"), ("/plain/django-403", 403, "Forbidden"), ("/plain/bug", 500, "Internal")]
)
def test_a_browser_outside_the_api_is_answered_with_a_page(client: Client, path: str, status: int, words: str) -> None:
    answer = client.get(path, headers=BROWSER)
    page = answer.content.decode()
    assert (answer.status_code, answer["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert words in page
    assert answer["X-Request-Id"] in page
    assert "Accept" in answer["Vary"]


def test_a_browser_in_the_api_is_answered_with_json(client: Client) -> None:
    assert error_of(client.get("/api/v1/nope", headers=BROWSER))["code"] == "route_not_found"
