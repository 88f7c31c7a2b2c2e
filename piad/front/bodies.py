"""How much may be sent to which route, and how slowly; judged while it arrives, before Django sees any of it."""

from __future__ import annotations

import asyncio
import re
import tempfile
import time
from typing import IO

from piad.accounts.authentication import bearer_key
from piad.api.errors import ApiError, RequestTooLarge, UnsupportedMediaType
from piad.api.wires import is_plain
from piad.front.messages import Message, Receive, Scope, header

MIB = 1024 * 1024
IMAGE_BODY_BYTES = 130 * MIB  # six pictures of 15 MiB as base64, and the words around them
PLAIN_BODY_BYTES = 1 * MIB
IMAGE_ROUTES = re.compile(r"/api/v1/(?:images/(?:generations|campaigns)|ads/generate|campaigns/[a-z-]+|avatars/generate|brands/extract)")
LARGE_BODY_BYTES = 8 * MIB

IDLE_SECONDS = 15.0
GRACE_SECONDS = 10.0
MINIMUM_BYTES_PER_SECOND = 50_000
PLAIN_SECONDS = 120.0
IMAGE_SECONDS = 300.0

METHODS_WITH_BODIES = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class BodyTooSlow(ApiError):
    """408: the body came too slowly, or took too long."""

    def __init__(self) -> None:
        super().__init__(http_status=408, code="request_timeout", message="The request body arrived too slowly.")


class Gate:
    """Lets a bounded number of requests into Django at once, and of those with a large body only two."""

    def __init__(self, *, requests: int = 32, large_bodies: int = 2) -> None:
        self._requests = asyncio.Semaphore(requests)
        self._large = asyncio.Semaphore(large_bodies)

    def semaphores(self, body_bytes: int) -> tuple[asyncio.Semaphore, ...]:
        """Return what a request with such a body has to pass, in order."""
        return (self._large, self._requests) if body_bytes > LARGE_BODY_BYTES else (self._requests,)


class GuardedBody:
    """The server's `receive` with the route's limits on it.

    When a limit is passed, `refusal` is set and Django is told that the client has gone, so that it lets go without an answer.
    The last part of the body is handed on once the gate admits the request; `leave()` gives the place back.
    """

    def __init__(self, receive: Receive, *, scope: Scope, gate: Gate) -> None:
        takes_images = IMAGE_ROUTES.fullmatch(scope["path"]) is not None
        self.limit = IMAGE_BODY_BYTES if takes_images else PLAIN_BODY_BYTES
        self.refusal: ApiError | None = None
        self._receive = receive
        self._gate = gate
        self._started = time.monotonic()
        self._seconds = IMAGE_SECONDS if takes_images else PLAIN_SECONDS
        self._received = 0
        self._complete = False
        self._held: list[asyncio.Semaphore] = []

    def refuse_unread(self, scope: Scope) -> ApiError | None:
        """Return why a request is refused by its headers alone."""
        headers = scope["headers"]
        if (scope["path"].startswith("/api/v1/") or is_plain(scope["path"])) and scope["method"] in METHODS_WITH_BODIES:
            try:
                bearer_key(header(headers, b"authorization"))
            except ApiError as error:
                return error
        if (header(headers, b"content-encoding") or "identity").lower() != "identity":
            return UnsupportedMediaType("Send the body without a Content-Encoding.")
        if _declared(header(headers, b"content-length")) > self.limit:
            return RequestTooLarge(self.limit)
        return None

    async def __call__(self) -> Message:
        """Return the next part of the body, then whatever the server says."""
        if self._complete:
            return await self._receive()
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                message = await self._receive()
        except TimeoutError:
            return self._refuse(BodyTooSlow())
        self._received += len(message.get("body", b""))
        if self._received > self.limit:
            return self._refuse(RequestTooLarge(self.limit))
        if message.get("more_body", False):
            return self._refuse(BodyTooSlow()) if self._is_slow() else message
        self._complete = True
        if message["type"] == "http.request":
            await self._enter()
        return message

    def _is_slow(self) -> bool:
        elapsed = time.monotonic() - self._started
        if elapsed > self._seconds:
            return True
        return elapsed > GRACE_SECONDS and self._received < elapsed * MINIMUM_BYTES_PER_SECOND

    def _refuse(self, error: ApiError) -> Message:
        self.refusal = error
        return {"type": "http.disconnect"}

    async def _enter(self) -> None:
        for semaphore in self._gate.semaphores(self._received):
            await semaphore.acquire()
            self._held.append(semaphore)

    def leave(self) -> None:
        """Give back the place at the gate; repeating it does no harm."""
        while self._held:
            self._held.pop().release()


def is_chunked(scope: Scope) -> bool:
    """Say whether a body comes without its length."""
    headers = scope["headers"]
    return header(headers, b"transfer-encoding") is not None and header(headers, b"content-length") is None


class SpooledBody:
    """A body of unknown length, read to its end so that Django, which takes a missing length for an empty body, gets to know it."""

    def __init__(self, body: GuardedBody) -> None:
        self._body = body
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=MIB)  # noqa: SIM115 - closed by `close()`
        self._replayed = False

    async def spool(self, scope: Scope) -> bool:
        """Read the body and put its length into the scope's headers; say whether it came whole."""
        length = 0
        while True:
            message = await self._body()
            if message["type"] == "http.disconnect":
                return False
            length += self._file.write(message.get("body", b""))
            if not message.get("more_body", False):
                break
        self._file.seek(0)
        kept = [(name, value) for name, value in scope["headers"] if name.lower() != b"transfer-encoding"]
        scope["headers"] = [*kept, (b"content-length", str(length).encode())]
        return True

    async def __call__(self) -> Message:
        """Return the body again part by part, then whatever the server says."""
        if self._replayed:
            return await self._body()
        part = self._file.read(MIB)
        self._replayed = len(part) < MIB
        if self._replayed:
            self._file.close()
        return {"type": "http.request", "body": part, "more_body": not self._replayed}

    def close(self) -> None:
        """Let go of the temporary file."""
        self._file.close()


def _declared(content_length: str | None) -> int:
    try:
        return int(content_length or 0)
    except ValueError:
        return 0
