"""Who waits for what: seats, watches and the end of both."""

from __future__ import annotations

import asyncio
import uuid

import pytest

from piad.api.errors import ServiceUnavailable
from piad.front import hub
from piad.front.hub import Hub, TooManyWaiters

ACME, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)


def test_seats_are_counted_for_each_organization_and_given_back() -> None:
    made = Hub()
    with made.seat(ACME, limit=2), made.seat(ACME, limit=2), made.seat(OTHER, limit=1), made.seat(None, limit=1), made.seat(None, limit=1):
        with pytest.raises(TooManyWaiters), made.seat(ACME, limit=2):
            pass
        with pytest.raises(TooManyWaiters), made.seat(OTHER, limit=1):
            pass
    with made.seat(ACME, limit=1):
        pass


def test_a_process_has_so_many_seats_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "MAX_WAITERS", 1)
    made = Hub()
    with made.seat(ACME, limit=5), pytest.raises(ServiceUnavailable), made.seat(OTHER, limit=5):
        pass


def test_who_watches_a_draining_hub_is_woken_at_once() -> None:
    async def scene() -> list[bool]:
        made = Hub()
        made.drain()
        with made.watch(ACME) as settled:
            return [settled.is_set(), bool(made._tasks)]  # noqa: SLF001 - nothing is opened for nobody

    assert asyncio.run(scene()) == [True, False]


def test_a_notification_for_nobody_or_of_nonsense_is_let_by() -> None:
    made = Hub()
    for payload in ("", "not a uuid", str(uuid.uuid4())):
        made._notice(payload)  # noqa: SLF001 - what a stranger on the channel could send
    assert not made._notified  # noqa: SLF001
