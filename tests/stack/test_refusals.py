"""What the service refuses, over HTTP: in JSON, with a request id, and never with a 500."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest
import requests

from tests.stack.conftest import BRIEF, Stack

pytestmark = pytest.mark.stack

PATH = "/api/v1/images/generations"


def test_a_request_without_a_key_gets_the_documented_answer(stack: Stack) -> None:
    answer = requests.post(f"{stack.base_url}{PATH}", json=BRIEF, timeout=30)

    assert answer.status_code == 401
    assert answer.json() == {
        "error": {
            "type": "invalid_request_error",
            "code": "missing_authorization_header",
            "message": "Missing Authorization header. Use Bearer <api_key>.",
            "request_id": answer.headers["X-Request-Id"],
        }
    }


def test_a_key_in_the_address_is_no_key(stack: Stack) -> None:
    assert requests.post(f"{stack.base_url}{PATH}?api_key={stack.key}", json=BRIEF, timeout=30).status_code == 401


def test_a_revoked_key_is_refused_at_once(stack: Stack) -> None:
    key = stack.new_key()
    before = stack.get("/api/v1/jobs/00000000-0000-0000-0000-000000000000", key=key).status_code
    stack.manage("revoke_api_key", key)

    assert before == 404
    assert stack.post(key=key).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        b'{"prompt": ',
        b'{"prompt": "a\\u0000b"}',
        b'{"prompt": "\\ud800"}',
        b'{"prompt": NaN}',
        b'{"prompt": "x", "metadata": ' + b"[" * 10_000 + b"]" * 10_000 + b"}",
        b"\xff\xfe",
        b"[]",
    ],
    ids=["cut off", "NUL", "lone surrogate", "NaN", "deep", "not UTF-8", "a list"],
)
def test_a_body_that_is_no_request_is_a_400(stack: Stack, body: bytes) -> None:
    headers = {"Authorization": f"Bearer {stack.key}", "Content-Type": "application/json"}
    answer = requests.post(f"{stack.base_url}{PATH}", data=body, headers=headers, timeout=30)

    assert answer.status_code == 400
    assert answer.json()["error"]["type"] == "invalid_request_error"
    assert answer.headers["X-Request-Id"] == answer.json()["error"]["request_id"]


def test_a_body_that_is_too_large_is_refused_before_it_is_sent(stack: Stack) -> None:
    where = urlsplit(stack.base_url)
    head = f"POST {PATH} HTTP/1.1\r\nHost: {where.netloc}\r\nAuthorization: Bearer {stack.key}\r\nContent-Type: application/json\r\n"
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=30) as connection:
        connection.sendall(f"{head}Content-Length: {10**9}\r\n\r\n".encode())
        first_line = connection.makefile("rb").readline()

    assert first_line.split()[1] == b"413"


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/api/v1/nothing", 404), ("DELETE", PATH, 405), ("GET", PATH, 405)])
def test_wrong_addresses_and_methods_answer_in_json(stack: Stack, method: str, path: str, status: int) -> None:
    answer = requests.request(method, f"{stack.base_url}{path}", headers={"Authorization": f"Bearer {stack.key}"}, timeout=30)

    assert answer.status_code == status
    assert list(answer.json()) == ["error"]
    assert answer.headers["X-Request-Id"] == answer.json()["error"]["request_id"]
