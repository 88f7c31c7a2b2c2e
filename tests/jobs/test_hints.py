"""Hints when the broker is well, away, or frozen: no caller ever waits."""

from __future__ import annotations

import os
import socket
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.db import connection

from jobs.lifecycle import hints
from jobs.lifecycle.hints import Hint, HintSender
from jobs.models import Job
from piad.accounts.models import Organization
from piad.settings import broker_url
from tests.jobs.orders import order


@pytest.fixture
def frozen(tmp_path: Path) -> Iterator[str]:
    """A broker that takes connections and never says a word; its address."""
    path = Path(f"/tmp/piad-frozen-{os.getpid()}-{tmp_path.name[-8:]}")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen(16)
        yield broker_url(f"unix://{path}?db=0")
    path.unlink()


def a_hint() -> Hint:
    return Hint(task="tests.make_nothing", queue="tests-hints", job_id=uuid.uuid4())


def test_a_hint_reaches_the_queue_that_it_names() -> None:
    sender = HintSender()
    before = sender.waiting_in("tests-hints")

    assert sender.send_now(a_hint())
    sender.send_soon(a_hint())
    sender.flush(5)

    assert before == 0
    assert sender.waiting_in("tests-hints") == 2
    with redis.Redis.from_url(settings.REDIS_URL) as valkey:
        valkey.delete("tests-hints")


def test_a_broker_that_is_away_is_noticed_at_once_and_not_asked_again() -> None:
    sender = HintSender(broker_url="redis+socket:///nowhere/valkey.sock?virtual_host=0")

    assert not sender.send_now(a_hint())
    assert sender.waiting_in("tests-hints") is None
    sender.send_soon(a_hint())
    sender.flush()

    assert sender.is_open


def test_a_frozen_broker_holds_the_sender_for_seconds_and_a_caller_not_at_all(frozen: str) -> None:
    sender = HintSender(broker_url=frozen)

    for _ in range(20):
        sender.send_soon(a_hint())
    still_asking = not sender.is_open
    while not sender.is_open:
        time.sleep(0.05)

    assert still_asking  # all twenty were handed over while the sender still waited for the broker


def test_a_forked_process_sends_for_itself() -> None:
    sender = HintSender()
    assert sender.send_now(a_hint())

    child = os.fork()
    if child == 0:
        os._exit(0 if sender.send_now(a_hint()) else 1)
    _, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == 0
    assert sender.waiting_in("tests-hints") == 2
    with redis.Redis.from_url(settings.REDIS_URL) as valkey:
        valkey.delete("tests-hints")


@pytest.mark.django_db(transaction=True)
def test_a_job_is_accepted_while_the_broker_is_away(organization: Organization, monkeypatch: pytest.MonkeyPatch) -> None:
    away = HintSender(broker_url="redis+socket:///nowhere/valkey.sock?virtual_host=0")
    monkeypatch.setattr(hints, "sender", lambda: away)

    submission = order(organization.id)

    assert Job.objects.filter(id=str(submission.job_id), state="queued").exists()


@pytest.mark.django_db(transaction=True)
def test_those_who_wait_are_notified_by_the_jobs_id() -> None:
    job_id = uuid.uuid4()
    with connection.cursor() as cursor:
        cursor.execute("LISTEN piad_jobs")
        hints.wake_waiters(job_id)
        notified = list(connection.connection.notifies(timeout=2, stop_after=1))
        cursor.execute("UNLISTEN piad_jobs")

    assert [notification.payload for notification in notified] == [str(job_id)]
