"""Bodies are refused before they are read, and while they arrive."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator

import pytest
import requests

from piad.accounts import keys
from piad.accounts.actions import NewKey
from piad.front import bodies
from tests.front.conftest import Running

GENERATIONS = "/api/v1/images/generations"
JSON = "application/json"


def spoken(server: Running, head: str, *parts: bytes, pause: float = 0.0) -> tuple[int, dict[str, str]]:
    """Speak HTTP by hand and return the answer's status and error; the server must close the connection afterwards."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(head.replace("\n", "\r\n").encode())
        for part in parts:
            connection.sendall(part)
            time.sleep(pause)
        answer = b""
        while received := connection.recv(65536):
            answer += received
    headers, _, body = answer.partition(b"\r\n\r\n")
    assert b"x-request-id: req_pi_" in headers.lower()
    return int(headers.split()[1]), json.loads(body)["error"]


def head(key: str | None, *more: str, path: str = GENERATIONS) -> str:
    authorization = [f"Authorization: Bearer {key}"] if key else []
    return "\n".join([f"POST {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Type: {JSON}", *authorization, *more, "", ""])


def test_without_a_key_a_body_is_refused_unread(server: Running) -> None:
    status, error = spoken(server, head(None, "Content-Length: 100000000", "Expect: 100-continue"))
    assert (status, error["code"]) == (401, "missing_authorization_header")
    assert error["message"] == "Missing Authorization header. Use Bearer <api_key>."


def test_with_a_mistyped_key_a_body_is_refused_unread(server: Running) -> None:
    status, error = spoken(server, head("pi_live_" + "x" * 38, "Content-Length: 100000000", "Expect: 100-continue"))
    assert (status, error["code"], error["type"]) == (401, "invalid_api_key", "authentication_error")


def test_a_declared_length_over_the_limit_is_refused_unread(server: Running, key: NewKey) -> None:
    length = f"Content-Length: {bodies.IMAGE_BODY_BYTES + 1}"
    status, error = spoken(server, head(key.plaintext, length, "Expect: 100-continue"))
    assert (status, error["code"]) == (413, "request_too_large")


def test_a_chunked_body_is_cut_off_at_the_limit(server: Running, monkeypatch: pytest.MonkeyPatch, key: NewKey) -> None:
    monkeypatch.setattr(bodies, "IMAGE_BODY_BYTES", 300_000)
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    status, error = spoken(server, head(key.plaintext, "Transfer-Encoding: chunked"), *[chunk] * 8, b"0\r\n\r\n")
    assert (status, error["code"]) == (413, "request_too_large")


def test_a_client_that_is_still_sending_gets_to_read_the_refusal(server: Running, session: requests.Session) -> None:
    answer = session.post(f"{server.url}/api/v1/jobs/x", data=b"x" * 20_000_000, timeout=20)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "request_too_large")
    assert answer.headers["Connection"] == "close"


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        *((path, bodies.IMAGE_BODY_BYTES) for path in ("/images/generations", "/images/campaigns", "/ads/generate", "/avatars/generate")),
        *(
            (path, bodies.IMAGE_BODY_BYTES)
            for path in ("/campaigns/generate", "/campaigns/edit", "/campaigns/localize-ad", "/brands/extract")
        ),
        *(
            (path, bodies.PLAIN_BODY_BYTES)
            for path in ("/runs", "/webhooks", "/brands/x/project", "/avatars/save", "/images/generations/x")
        ),
    ],
)
def test_only_routes_that_take_pictures_take_large_bodies(server: Running, key: NewKey, path: str, limit: int) -> None:
    over = f"Content-Length: {limit + 1}"
    status, error = spoken(server, head(key.plaintext, over, "Expect: 100-continue", path=f"/api/v1{path}"))
    assert (status, error["code"]) == (413, "request_too_large")
    assert f"{limit // bodies.MIB} MiB" in error["message"]


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "identity, gzip"])
def test_compressed_bodies_are_refused(server: Running, session: requests.Session, encoding: str) -> None:
    answer = session.post(
        f"{server.url}{GENERATIONS}", data=b"{}", headers={"Content-Encoding": encoding, "Content-Type": JSON}, timeout=10
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (415, "unsupported_media_type")


def test_a_chunked_body_is_read_like_any_other(server: Running, session: requests.Session) -> None:
    def chunks() -> Iterator[bytes]:
        yield b'{"prompt": '
        yield b'"  "}'

    answer = session.post(f"{server.url}{GENERATIONS}", data=chunks(), headers={"Content-Type": JSON}, timeout=10)
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "prompt")


def test_a_body_that_stops_arriving_is_given_up(server: Running, key: NewKey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "IDLE_SECONDS", 0.2)
    monkeypatch.setattr("piad.front.messages.LINGER_SECONDS", 0.2)
    status, error = spoken(server, head(key.plaintext, "Content-Length: 100"), b"{")
    assert (status, error["code"]) == (408, "request_timeout")


def test_a_body_that_trickles_is_given_up(server: Running, key: NewKey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "GRACE_SECONDS", 0.2)
    monkeypatch.setattr("piad.front.messages.LINGER_SECONDS", 0.2)
    status, error = spoken(server, head(key.plaintext, "Content-Length: 100"), *[b" "] * 5, pause=0.1)
    assert (status, error["code"]) == (408, "request_timeout")


def test_a_body_that_takes_too_long_is_given_up(server: Running, key: NewKey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "IMAGE_SECONDS", 0.2)
    monkeypatch.setattr("piad.front.messages.LINGER_SECONDS", 0.2)
    status, error = spoken(server, head(key.plaintext, "Content-Length: 10000000"), *[b" " * 60_000] * 5, pause=0.1)
    assert (status, error["code"]) == (408, "request_timeout")


def test_keys_are_judged_by_django_where_their_form_is_good(server: Running) -> None:
    with requests.post(
        f"{server.url}{GENERATIONS}", json={}, headers={"Authorization": f"Bearer {keys.generate(is_test=False)}"}, timeout=10
    ) as answer:
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "invalid_api_key")
