"""The real process in production dress: it boots only with safe settings, and ends without dropping anybody who waits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
import requests
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import connection

from piad.accounts.actions import NewKey
from piad.api.throttling import counter
from tests.front.conftest import until
from tests.jobs.orders import ordered_job
from tests.ports import free_port

WAITERS = 50


def production(**changes: str) -> dict[str, str]:
    """Return the environment of a production process on this run's servers."""
    database = connection.settings_dict
    host = quote(database["OPTIONS"].get("host") or database["HOST"], safe="")
    name, user, password = (quote(str(database[part]), safe="") for part in ("NAME", "USER", "PASSWORD"))
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("PIAD_")},
        "PIAD_HOME": str(settings.PIAD_HOME),
        "DATABASE_URL": f"postgresql://{user}:{password}@/{name}?host={host}",
        "REDIS_URL": settings.REDIS_URL,
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH",
        "PIAD_KEY_PEPPER": settings.PIAD_KEY_PEPPERS[0],
        "PIAD_SECRET_KEYS": Fernet.generate_key().decode(),
        "ALLOWED_HOSTS": "127.0.0.1",
        "PIAD_PUBLIC_URL": "https://ads.example",
        "PIAD_READS_PER_MINUTE": "100000",
        "PIAD_MAX_WAITERS": str(WAITERS),
        **changes,
    }


def start(port: int, **changes: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "uvicorn", "piad.asgi:application", "--port", str(port), "--no-access-log"]
    return subprocess.Popen(command, env=production(**changes), stderr=subprocess.PIPE)


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def process(transactional_db: None, port: int) -> Iterator[subprocess.Popen[bytes]]:
    running = start(port, PIAD_LOG_LEVEL="ERROR")
    try:
        until(lambda: answers(port) or running.poll() is not None, seconds=30)
        yield running
    finally:
        running.kill()
        sys.stderr.buffer.write(running.communicate()[1])


def answers(port: int) -> bool:
    try:
        with requests.get(f"http://127.0.0.1:{port}/readyz", headers={"Host": "10.0.0.7"}, timeout=5) as answer:
            return answer.status_code == 200
    except requests.ConnectionError:
        return False


def test_on_sigterm_everybody_who_waits_gets_the_state_as_it_is_and_the_process_ends(
    process: subprocess.Popen[bytes], port: int, key: NewKey
) -> None:
    job = ordered_job(key.row.organization_id)
    url = f"http://127.0.0.1:{port}/api/v1/jobs/{job.id}?wait_for_completion=true&timeout_seconds=100"
    headers = {"Authorization": f"Bearer {key.plaintext}", "X-Forwarded-Proto": "https"}
    with ThreadPoolExecutor(WAITERS) as threads:
        waiting = [threads.submit(requests.get, url, headers=headers, timeout=60) for _ in range(WAITERS)]
        until(lambda: counter().hit(bucket="reads", key=str(key.row.id), limit=100_000, cost=0).used == WAITERS, seconds=30)
        time.sleep(1)
        assert not any(answer.done() for answer in waiting)
        process.send_signal(signal.SIGTERM)
        assert [answer.result(20).json()["data"]["status"] for answer in waiting] == ["queued"] * WAITERS
        process.wait(60)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"SECRET_KEY": "short"}, b"SECRET_KEY is missing, short or a default"),
        ({"ALLOWED_HOSTS": "*"}, b"ALLOWED_HOSTS admits every name"),
        ({"PIAD_PUBLIC_URL": "http://ads.example"}, b"PIAD_PUBLIC_URL is not https"),
    ],
)
def test_a_process_with_unsafe_settings_does_not_boot(transactional_db: None, port: int, changes: dict[str, str], why: bytes) -> None:
    refused = start(port, **changes)
    _, said = refused.communicate(timeout=30)
    assert refused.returncode != 0
    assert why in said
