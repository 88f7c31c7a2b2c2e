"""Who waits for which job in this process, and the two database connections that wake them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any
from uuid import UUID

import psycopg
from django.db import connections
from psycopg.conninfo import make_conninfo

from piad.api.errors import ApiError, ServiceUnavailable

logger = logging.getLogger(__name__)

CHANNEL = "piad_jobs"
SETTLED = "select id::text from jobs_job where id = any(%s::uuid[]) and state in ('completed', 'failed')"
SWEEP_SECONDS = 1.0
RECONNECT_SECONDS = 1.0
QUERY_SECONDS = 5.0
MAX_WAITERS = 2_000


class TooManyWaiters(ApiError):
    """429: the organization holds as many requests open as it may."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            http_status=429,
            code="too_many_waiters",
            message=f"This organization already has {limit} requests waiting for jobs.",
            headers={"Retry-After": "1"},
        )


class Hub:
    """Wakes waiters when their job has settled.

    A notification only hurries the question to the table, and a sweep asks once a second whatever was notified: a lost notification
    costs at most that second. Both connections are the hub's own, opened with the first waiter and again after every failure.
    """

    def __init__(self) -> None:
        self.draining = False
        self._watched: defaultdict[UUID, set[asyncio.Event]] = defaultdict(set)
        self._waiting: Counter[UUID] = Counter()
        self._notified: set[UUID] = set()
        self._hurry = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    @contextlib.contextmanager
    def watch(self, job_id: UUID) -> Iterator[asyncio.Event]:
        """Return an event that is set once the job has settled or the process drains."""
        self._start()
        settled = asyncio.Event()
        if self.draining:
            settled.set()
        self._watched[job_id].add(settled)
        try:
            yield settled
        finally:
            self._watched[job_id].discard(settled)
            if not self._watched[job_id]:
                del self._watched[job_id]

    @contextlib.contextmanager
    def seat(self, organization_id: UUID | None, *, limit: int) -> Iterator[None]:
        """Count a waiter; raise `TooManyWaiters` for an organization at its limit and `ServiceUnavailable` for a full process."""
        if self._waiting.total() >= MAX_WAITERS:
            raise ServiceUnavailable("Too many requests are waiting for jobs. Ask again without waiting.", retry_after=1)
        seat = organization_id or UUID(int=0)
        if organization_id is not None and self._waiting[seat] >= limit:
            raise TooManyWaiters(limit)
        self._waiting[seat] += 1
        try:
            yield
        finally:
            self._waiting[seat] -= 1
            if not self._waiting[seat]:
                del self._waiting[seat]

    def drain(self) -> None:
        """Wake everybody, and let nobody wait from now on."""
        self.draining = True
        for job_id in list(self._watched):
            self._wake(job_id)

    async def close(self) -> None:
        """Stop listening and sweeping."""
        self.drain()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    def _wake(self, job_id: UUID) -> None:
        for settled in self._watched.get(job_id, ()):
            settled.set()

    def _start(self) -> None:
        if not self._tasks and not self.draining:
            self._tasks = [asyncio.create_task(_for_ever(self._listen)), asyncio.create_task(_for_ever(self._sweep))]

    async def _listen(self) -> None:
        async with _connection() as connection:
            await connection.execute(f"listen {CHANNEL}")
            async for notification in connection.notifies():
                self._notice(notification.payload)

    def _notice(self, payload: str) -> None:
        try:
            job_id = UUID(payload)
        except ValueError:
            return
        if job_id in self._watched:
            self._notified.add(job_id)
            self._hurry.set()

    async def _sweep(self) -> None:
        async with _connection() as connection:
            while True:
                asked = await self._due()
                if not asked:
                    continue
                async with asyncio.timeout(QUERY_SECONDS):
                    cursor = await connection.execute(SETTLED, (asked,))
                    for (job_id,) in await cursor.fetchall():
                        self._wake(UUID(job_id))

    async def _due(self) -> list[str]:
        """Return the ids to ask about: the notified ones as soon as there are any, everybody's when a second has passed."""
        try:
            async with asyncio.timeout(SWEEP_SECONDS):
                await self._hurry.wait()
            asked = self._notified
        except TimeoutError:
            asked = set(self._watched)
        self._hurry.clear()
        self._notified = set()
        return [str(job_id) for job_id in asked]


async def _for_ever(work: Callable[[], Awaitable[None]]) -> None:
    """Run a loop that depends on the database, again after every failure, until it is cancelled."""
    while True:
        try:
            await work()
        except (psycopg.Error, OSError, TimeoutError) as error:
            logger.warning("the long-poll hub lost its database connection and tries again: %s", type(error).__name__)
        await asyncio.sleep(RECONNECT_SECONDS)


@contextlib.asynccontextmanager
async def _connection() -> AsyncIterator[psycopg.AsyncConnection[Any]]:
    async with asyncio.timeout(QUERY_SECONDS):
        connection = await psycopg.AsyncConnection.connect(_conninfo(), autocommit=True)
    async with connection:
        yield connection


def _conninfo() -> str:
    """Return the address of Django's database in libpq's words."""
    database = connections["default"].settings_dict
    libpq = {
        key: value for key, value in database.get("OPTIONS", {}).items() if isinstance(value, str | int) and key not in _DJANGO_OPTIONS
    }
    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    libpq.update({ours: database[theirs] for ours, theirs in named.items() if database.get(theirs)})
    return make_conninfo("", **{"connect_timeout": 5, "application_name": "piad-hub", "keepalives_idle": 30, **libpq})


_DJANGO_OPTIONS = frozenset({"pool", "assume_role", "isolation_level", "server_side_binding", "prepare_threshold"})
