"""Every answer of the running service: its id, and nothing internal."""

from __future__ import annotations

import asyncio
import http.client
import logging
import re
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from piad import media
from piad.accounts.actions import NewKey
from piad.front.door import Front
from piad.front.messages import Message, Receive, Scope, Send
from tests.front.conftest import Running, until

FORM = re.compile(r"req_pi_[0-9a-f-]{36}")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/livez", 200),
        ("GET", "/readyz", 200),
        ("GET", "/nope", 404),
        ("GET", "/api/v1/nope", 404),
        ("POST", "/livez", 405),
        ("POST", "/api/v1/images/generations", 401),
        ("GET", f"/api/v1/jobs/{uuid.UUID(int=1)}", 401),
        ("GET", f"/api/v1/jobs/{uuid.UUID(int=1)}?wait_for_completion=true", 401),
        ("GET", "/docs", 200),
        ("GET", "/admin/", 302),
        ("GET", "/media/results/nothing.png", 404),
        ("HEAD", "/livez", 200),
    ],
)
def test_every_answer_carries_an_id_and_no_internal_header(server: Running, method: str, path: str, status: int) -> None:
    with requests.request(method, f"{server.url}{path}", allow_redirects=False, timeout=10) as answer:
        assert answer.status_code == status
        assert FORM.fullmatch(answer.headers["X-Request-Id"])
        assert not [name for name in answer.headers if name.lower().startswith("x-piad-")]
        if status in {401, 404, 405}:
            assert answer.json()["error"]["request_id"] == answer.headers["X-Request-Id"]


def test_a_malformed_host_is_a_400_in_our_shape(server: Running) -> None:
    with requests.get(f"{server.url}/livez", headers={"Host": "evil.example"}, timeout=10) as answer:
        assert answer.status_code == 200
    with requests.get(f"{server.url}/admin/login/", headers={"Host": "evil.example"}, timeout=10) as answer:
        assert (answer.status_code, answer.json()["error"]["type"]) == (400, "invalid_request_error")


def test_media_pass_through_whole(server: Running) -> None:
    content = bytes(range(256)) * 20_000
    stored = media.store(area=media.Area.RESULTS, extension="png", content=content)
    with requests.get(f"{server.url}/media/{stored.key}", timeout=10) as answer:
        assert (answer.content, answer.headers["Content-Type"]) == (content, "image/png")
        assert FORM.fullmatch(answer.headers["X-Request-Id"])
    with requests.post(f"{server.url}/media/{stored.key}", timeout=10) as answer:
        assert answer.json()["error"]["code"] == "method_not_allowed"


def test_many_requests_at_once_are_all_answered(server: Running, key: NewKey) -> None:
    def ask(_: int) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        connection.request("GET", f"/api/v1/jobs/{uuid.uuid4()}", headers={"Authorization": f"Bearer {key.plaintext}"})
        status = connection.getresponse().status
        connection.close()
        return status

    with ThreadPoolExecutor(50) as threads:
        assert set(threads.map(ask, range(200))) == {404}


def test_one_line_is_logged_for_a_request_with_its_caller_and_without_its_query(
    server: Running, session: requests.Session, key: NewKey, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="piad.access"):
        answer = session.get(f"{server.url}/api/v1/jobs/{uuid.UUID(int=1)}?secret=hidden", timeout=10)
        until(lambda: any(record.name == "piad.access" for record in caplog.records))  # written after the answer is out
    (logged,) = (vars(record) for record in caplog.records if record.name == "piad.access")
    assert (logged["status"], logged["request_id"]) == (404, answer.headers["X-Request-Id"])
    assert (logged["api_key_id"], logged["organization_id"]) == (str(key.row.id), str(key.row.organization_id))
    assert "hidden" not in str(logged)


def called(application: Front, scope: Scope) -> list[Message]:
    """Call an ASGI application once with an empty request and return what it sent."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(application(scope, receive, send))
    return sent


SCOPE: Scope = {"type": "http", "method": "GET", "path": "/x", "query_string": b"", "headers": []}


def test_when_django_itself_breaks_the_answer_is_still_ours() -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise RuntimeError("out of threads")

    sent = called(Front(broken), dict(SCOPE))
    assert sent[0]["status"] == 500
    assert b'"code":"internal_error"' in sent[1]["body"]
    assert b"threads" not in sent[1]["body"]


def test_an_answer_that_breaks_half_way_is_not_mended() -> None:
    async def half(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("disk gone")

    with pytest.raises(RuntimeError):
        called(Front(half), dict(SCOPE))


def test_a_web_socket_is_closed() -> None:
    async def unused(scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError

    assert called(Front(unused), {"type": "websocket"}) == [{"type": "websocket.close", "code": 1000}]
