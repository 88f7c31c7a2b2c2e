"""Rate limits: exact on Valkey, and never an outage without it."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import redis
from django.test import Client
from pytest_django import Settings

from piad.accounts.actions import NewKey
from piad.accounts.models import Organization
from piad.api.throttling import BREAKER_SECONDS, Counter, counter
from piad.embedded.wheels import valkey_binary

NAMES = ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")


def test_of_a_hundred_at_once_exactly_the_limit_is_admitted() -> None:
    key, gate = str(uuid.uuid4()), threading.Barrier(50)

    def ask(_: int) -> bool:
        gate.wait()
        return counter().hit(bucket="creates", key=key, limit=10).admitted

    with ThreadPoolExecutor(50) as threads:
        assert sum(threads.map(ask, range(100))) == 10


def test_a_window_counts_down_and_keeps_its_end() -> None:
    key, now = str(uuid.uuid4()), time.time()
    windows = [counter().hit(bucket="reads", key=key, limit=3) for _ in range(5)]
    assert [(window.remaining, window.admitted) for window in windows] == [(2, True), (1, True), (0, True), (0, False), (0, False)]
    assert len({window.reset for window in windows}) == 1
    assert now + 58 < windows[0].reset < now + 63


def test_a_look_costs_nothing_and_buckets_and_keys_are_apart() -> None:
    key = str(uuid.uuid4())
    counter().hit(bucket="reads", key=key, limit=3)
    assert counter().hit(bucket="reads", key=key, limit=3, cost=0).remaining == 2
    assert counter().hit(bucket="creates", key=key, limit=3, cost=0).remaining == 3
    assert counter().hit(bucket="reads", key=str(uuid.uuid4()), limit=3, cost=0).remaining == 3


@pytest.mark.urls("tests.api.probe")
def test_creations_and_reads_are_counted_apart_and_every_answer_says_how_many_are_left(customer: Client, settings: Settings) -> None:
    settings.PIAD_CREATES_PER_MINUTE, settings.PIAD_READS_PER_MINUTE = 60, 600
    read, created = customer.get("/api/v1/counted"), customer.post("/api/v1/counted")
    again = customer.delete("/api/v1/counted")
    assert [read[name] for name in NAMES[:2]] == ["600", "599"]
    assert [created[name] for name in NAMES[:2]] == ["60", "59"]
    assert (again.status_code, again[NAMES[1]]) == (405, "58")
    assert 0 < int(read[NAMES[2]]) - time.time() <= 61


@pytest.mark.urls("tests.api.probe")
def test_over_the_limit_the_answer_says_when_to_come_back(customer: Client, key: NewKey) -> None:
    Organization.objects.filter(id=key.row.organization_id).update(reads_per_minute=2)
    answers = [customer.get("/api/v1/counted") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    refused = answers[2]
    error = refused.json()["error"]
    assert (error["type"], error["code"], refused["X-RateLimit-Remaining"]) == ("rate_limit_error", "rate_limit_exceeded", "0")
    assert 1 <= int(refused["Retry-After"]) <= 61
    assert abs(time.time() + int(refused["Retry-After"]) - int(refused["X-RateLimit-Reset"])) < 2
    assert customer.post("/api/v1/counted").status_code == 200


@pytest.mark.urls("tests.api.probe")
def test_who_is_not_known_is_not_counted(client: Client, db: None) -> None:
    answer = client.get("/api/v1/counted")
    assert answer.status_code == 401
    assert not any(name in answer for name in NAMES)


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    socket = f"/tmp/piad-limits-{os.getpid()}.sock"
    command = [str(valkey_binary()), "--port", "0", "--unixsocket", socket, "--save", "", "--dir", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    with redis.Redis.from_url(f"unix://{socket}") as client:
        for _ in range(100):
            try:
                client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.05)
    yield process
    process.send_signal(signal.SIGCONT)
    process.kill()
    process.wait()
    Path(socket).unlink(missing_ok=True)


@pytest.fixture
def own_counter(valkey: subprocess.Popen[bytes]) -> Iterator[Counter]:
    made = Counter(f"unix:///tmp/piad-limits-{os.getpid()}.sock?db=0")
    yield made
    made.close()


@pytest.mark.parametrize("fault", [signal.SIGKILL, signal.SIGSTOP], ids=["dead", "frozen"])
def test_without_valkey_requests_are_counted_here_and_nobody_waits(
    valkey: subprocess.Popen[bytes], own_counter: Counter, fault: signal.Signals, caplog: pytest.LogCaptureFixture
) -> None:
    own_counter.hit(bucket="reads", key="k", limit=100)
    valkey.send_signal(fault)
    admitted = sum(own_counter.hit(bucket="reads", key="k", limit=20).admitted for _ in range(100))
    assert admitted == 20
    assert [record.message.split(":")[0] for record in caplog.records] == ["rate limits are counted in this process only"]


def test_a_valkey_that_is_back_counts_again(valkey: subprocess.Popen[bytes], own_counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    own_counter.hit(bucket="reads", key="k", limit=100)
    valkey.send_signal(signal.SIGSTOP)
    assert own_counter.hit(bucket="reads", key="k", limit=100).used == 1
    valkey.send_signal(signal.SIGCONT)
    assert own_counter.hit(bucket="reads", key="k", limit=100).used == 2
    later = time.monotonic() + BREAKER_SECONDS
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert own_counter.hit(bucket="reads", key="k", limit=100).used >= 2
