"""ASGI messages: the few that the front reads, keeps and writes itself."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from piad.api.errors import ApiError
from piad.api.request_id import SCOPE_ID
from piad.api.wires import error_body

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

INTERNAL_PREFIX = b"x-piad-"
LINGER_SECONDS = 5.0
LINGER_BYTES = 256 * 1024 * 1024


def header(headers: Headers, name: bytes) -> str | None:
    """Return a header's value, repeated ones joined by commas as HTTP reads them; `name` is in lower case."""
    values = [value.decode("latin-1") for key, value in headers if key.lower() == name]
    return ",".join(values) if values else None


@dataclass(slots=True)
class Answer:
    """A small answer of Django's, kept until it is known whether it is the one to send."""

    status: int | None = None  # None: Django saw the client go and said nothing
    headers: Headers = field(default_factory=list)
    body: bytes = b""

    async def keep(self, message: Message) -> None:
        """Take a message in place of the server's `send`."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = list(message.get("headers", []))
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    def wait_seconds(self) -> float | None:
        """Return how long Django says the client would wait for another answer, or None when this is the answer."""
        value = header(self.headers, b"x-piad-wait")
        try:
            return None if value is None else max(0.0, float(value))
        except ValueError:
            return None

    async def send(self, send: Send) -> None:
        """Send the answer on, if there is one."""
        if self.status is None:
            return
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body, "more_body": False})


async def refuse(scope: Scope, receive: Receive, send: Send, error: ApiError) -> None:
    """Answer with an error without having read the body, and close the connection.

    A client that is still sending would lose an answer that is followed by a reset, so what it sends is thrown away for a
    few seconds before the connection is closed.
    """
    body = json.dumps(error_body(scope["path"], error, str(scope[SCOPE_ID])), separators=(",", ":")).encode()
    headers: Headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
        *((name.lower().encode(), value.encode()) for name, value in error.headers.items()),
    ]
    await send({"type": "http.response.start", "status": error.http_status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": True})
    if header(scope["headers"], b"expect") is None:
        await _discard(receive)
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _discard(receive: Receive) -> None:
    received = 0
    try:
        async with asyncio.timeout(LINGER_SECONDS):
            while received < LINGER_BYTES:
                message = await receive()
                received += len(message.get("body", b""))
                if message["type"] == "http.disconnect" or not message.get("more_body", False):
                    return
    except TimeoutError:
        return
