"""The ASGI application that the server runs: everything a request meets before Django and every answer after it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType

from django.conf import settings

from piad.accounts.authentication import SCOPE_CALLER
from piad.api import request_id
from piad.api.errors import ApiError, InternalError
from piad.front.bodies import Gate, GuardedBody, SpooledBody, is_chunked
from piad.front.hub import Hub
from piad.front.messages import INTERNAL_PREFIX, App, Headers, Message, Receive, Scope, Send, refuse
from piad.front.waiting import LongPoll, waits_for

logger = logging.getLogger(__name__)
access = logging.getLogger("piad.access")

PROBES = frozenset({"/livez", "/readyz"})
_ID_HEADER = request_id.HEADER.lower().encode()


class Front:
    """Stands before Django: gives every request its id, refuses bodies before they are read, and holds long-polls open."""

    def __init__(self, django: App) -> None:
        self._django = django
        self._hub: Hub | None = None
        self._gate: Gate | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection scope."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._serve(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    @property
    def hub(self) -> Hub:
        """Return this process's hub; it belongs to the loop that first asks for it."""
        if self._hub is None:
            self._hub = Hub()
        return self._hub

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope[request_id.SCOPE_ID] = request_id.new()
        scope[request_id.SCOPE_RECEIVED_AT] = int(time.time())
        reply = _Reply(scope, send)
        try:
            await self._answer(scope, receive, reply)
        except ApiError as error:
            await refuse(scope, receive, reply, error)
        except Exception:
            logger.exception("%s %s failed before Django could answer", scope["method"], scope["path"])
            if reply.status is not None:
                raise  # half an answer is out: only closing the connection tells the client
            await refuse(scope, receive, reply, InternalError())
        finally:
            reply.log()

    async def _answer(self, scope: Scope, receive: Receive, reply: _Reply) -> None:
        if self._gate is None:
            self._gate = Gate()
        body = GuardedBody(receive, scope=scope, gate=self._gate)
        refusal = body.refuse_unread(scope)
        if refusal is not None:
            raise refusal
        if scope["path"] in PROBES:
            scope["headers"] = _under_own_name(scope["headers"])
        job_id = waits_for(scope)
        if job_id is not None:
            await LongPoll(self._django, self.hub)(job_id, scope, receive, reply)
        else:
            await self._pass_on(scope, body, reply)

    async def _pass_on(self, scope: Scope, body: GuardedBody, reply: _Reply) -> None:
        """Let Django answer; its place at the gate is free again as soon as it begins to."""
        reply.on_start = body.leave
        try:
            if is_chunked(scope):
                with contextlib.closing(SpooledBody(body)) as spooled:
                    if await spooled.spool(scope):
                        await self._django(scope, spooled, reply)
            else:
                await self._django(scope, body, reply)
        finally:
            body.leave()
        if body.refusal is not None and reply.status is None:
            raise body.refusal

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._drain_on_signal()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await self.hub.close()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def _drain_on_signal(self) -> None:
        """Wake all waiters as soon as the server is told to stop: it says `lifespan.shutdown` only when every request has ended."""
        if threading.current_thread() is not threading.main_thread():
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _then(loop, self.hub, signal.getsignal(number)))


def _under_own_name(headers: Headers) -> Headers:
    """Let a probe in under any name: platforms ask by an address that `ALLOWED_HOSTS` cannot know."""
    host = settings.ALLOWED_HOSTS[0].lstrip(".") if settings.ALLOWED_HOSTS else "localhost"
    return [*((name, value) for name, value in headers if name.lower() != b"host"), (b"host", host.encode())]


def _then(loop: asyncio.AbstractEventLoop, hub: Hub, server: object) -> signal._HANDLER:
    def drain(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(hub.drain)
        if callable(server):
            server(number, frame)

    return drain


class _Reply:
    """The server's `send` with the request's id on every answer and nothing internal on any."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.status: int | None = None
        self.on_start: Callable[[], None] | None = None
        self._scope = scope
        self._send = send
        self._started = time.monotonic()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message = {**message, "headers": self._headers(message)}
            if self.on_start is not None:
                self.on_start()
        await self._send(message)

    def _headers(self, message: Message) -> list[tuple[bytes, bytes]]:
        kept = [
            (name, value)
            for name, value in message.get("headers", [])
            if not name.lower().startswith(INTERNAL_PREFIX) and name.lower() != _ID_HEADER
        ]
        return [*kept, (b"X-Request-Id", str(self._scope[request_id.SCOPE_ID]).encode())]

    def log(self) -> None:
        """Write one line about the request; the query is left out, since people put keys there."""
        caller = self._scope.get(SCOPE_CALLER)
        access.info(
            "request",
            extra={
                "request_id": self._scope[request_id.SCOPE_ID],
                "method": self._scope["method"],
                "path": self._scope["path"],
                "status": self.status,
                "milliseconds": round((time.monotonic() - self._started) * 1000, 1),
                "organization_id": str(caller.organization_id) if caller else None,
                "api_key_id": str(caller.api_key_id) if caller else None,
            },
        )
