"""Requests that wait for a job: they wait here, outside Django, and hold neither a thread nor a database connection."""

from __future__ import annotations

import asyncio
import contextlib
import re
from urllib.parse import parse_qs
from uuid import UUID

from django.conf import settings

from piad.accounts.authentication import SCOPE_CALLER, Caller
from piad.api.errors import ApiError
from piad.api.throttling import SECOND_CALL
from piad.front.hub import Hub
from piad.front.messages import Answer, App, Message, Receive, Scope, Send, refuse

WAITING_ROUTES = re.compile(r"/api/v1/jobs/([0-9a-fA-F-]{32,36})")
LONGEST_SECONDS = 120.0


def waits_for(scope: Scope) -> UUID | None:
    """Return the job that a request may wait for."""
    route = WAITING_ROUTES.fullmatch(scope["path"])
    if scope["method"] != "GET" or route is None:
        return None
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("wait_for_completion", [])
    try:
        return UUID(route[1]) if any(value.lower() in {"true", "1"} for value in asked) else None
    except ValueError:
        return None


class Client:
    """The waiting client: its request has no body, and all that is left to learn of it is that it went away."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._gone: asyncio.Task[None] = asyncio.create_task(self._until_gone())

    async def _until_gone(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass

    def receiver(self) -> Receive:
        """Return a `receive` for one call of Django: an empty body, then the disconnect if it comes."""
        handed = False

        async def receive() -> Message:
            nonlocal handed
            if not handed:
                handed = True
                return {"type": "http.request", "body": b"", "more_body": False}
            await asyncio.shield(self._gone)
            return {"type": "http.disconnect"}

        return receive

    async def stays(self, settled: asyncio.Event, *, seconds: float) -> bool:
        """Wait for the event or the time; say whether the client is still there."""
        waiting = asyncio.create_task(settled.wait())
        try:
            await asyncio.wait({waiting, self._gone}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
        return not self._gone.done()

    async def leave(self) -> None:
        """Stop listening to the client."""
        self._gone.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._gone


class LongPoll:
    """Ask Django; if the job is under way, wait for it to settle and ask once more."""

    def __init__(self, app: App, hub: Hub) -> None:
        self._app = app
        self._hub = hub

    async def __call__(self, job_id: UUID, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that waits for `job_id`: watched before Django looks, so that no completion falls in between."""
        client = Client(receive)
        try:
            with self._hub.watch(job_id) as settled:
                await self._serve(scope, client, settled, send)
        except ApiError as error:
            await refuse(scope, client.receiver(), send, error)
        finally:
            await client.leave()

    async def _serve(self, scope: Scope, client: Client, settled: asyncio.Event, send: Send) -> None:
        answer = await self._ask(scope, client)
        seconds = answer.wait_seconds()
        if seconds is not None:
            with self._seat(scope.get(SCOPE_CALLER)):
                if not await client.stays(settled, seconds=min(seconds, LONGEST_SECONDS)):
                    return
            answer = await self._ask({**scope, SECOND_CALL: True}, client)
        await answer.send(send)

    async def _ask(self, scope: Scope, client: Client) -> Answer:
        answer = Answer()
        await self._app(scope, client.receiver(), answer.keep)
        return answer

    def _seat(self, caller: Caller | None) -> contextlib.AbstractContextManager[None]:
        if caller is None:
            return self._hub.seat(None, limit=settings.PIAD_MAX_WAITERS)
        return self._hub.seat(caller.organization_id, limit=caller.max_waiters)
