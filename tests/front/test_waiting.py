"""Requests that wait for a job: early when it settles, at the end of their time otherwise, at once when the server drains."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
import requests
from django.db import connection

from jobs import lifecycle
from jobs.models import Job
from piad.accounts import actions
from piad.accounts.actions import NewKey
from piad.accounts.models import Organization
from piad.front import hub
from tests.front.conftest import Running, until
from tests.jobs.orders import an_ad, claimed, ordered_job


@pytest.fixture
def job(key: NewKey) -> Job:
    return ordered_job(key.row.organization_id)


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(60) as pool:
        yield pool


@pytest.fixture
def waiting(server: Running, key: NewKey, threads: ThreadPoolExecutor) -> Callable[..., Future[requests.Response]]:
    """Start a request that waits, and return when the server holds it."""

    def start(job_id: uuid.UUID, *, seconds: int = 60, held: int = 1) -> Future[requests.Response]:
        url = f"{server.url}/api/v1/jobs/{job_id}?wait_for_completion=true&timeout_seconds={seconds}"
        future = threads.submit(requests.get, url, headers={"Authorization": f"Bearer {key.plaintext}"}, timeout=60)
        until(lambda: waiters(server) >= held or future.done())
        return future

    return start


def waiters(server: Running) -> int:
    return server.front.hub._waiting.total()  # noqa: SLF001 - what a load test reads too


def hub_backends(query: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select pid from pg_stat_activity where application_name = 'piad-hub' and datname = current_database()"
            " and state = 'idle' and query like %s",
            [query],
        )
        return [pid for (pid,) in cursor.fetchall()]


def test_a_notification_brings_the_answer_without_the_sweep(
    waiting: Callable[..., Future[requests.Response]], job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "SWEEP_SECONDS", 1_000.0)
    of_tests_before = set(hub_backends("listen%"))
    answer = waiting(job.id)
    until(lambda: bool(set(hub_backends("listen%")) - of_tests_before))
    lifecycle.complete(claimed(job), result=an_ad(job.id))
    body = answer.result(30).json()
    assert (body["status"], body["data"]["status"]) == ("completed", "completed")
    assert body["id"] == answer.result().headers["X-Request-Id"]


def test_at_the_end_of_the_time_the_state_as_it_is_is_a_200(waiting: Callable[..., Future[requests.Response]], job: Job) -> None:
    started = time.monotonic()
    answer = waiting(job.id, seconds=1).result(30)
    assert time.monotonic() - started > 0.9
    assert (answer.status_code, answer.json()["data"]["status"]) == (200, "queued")
    assert not [name for name in answer.headers if name.lower().startswith("x-piad-")]


def test_a_lost_notification_is_made_good_by_the_sweep(waiting: Callable[..., Future[requests.Response]], job: Job) -> None:
    answer = waiting(job.id)
    until(lambda: bool(hub_backends("listen%")))
    with connection.cursor() as cursor:
        # A hub of the test before may still be on its way out: every listener is cut off.
        cursor.execute("select pg_terminate_backend(pid) from unnest(%s::int[]) pid", [hub_backends("listen%")])
    lifecycle.cancel(job_id=job.id, actor="test")
    assert answer.result(30).json()["data"]["status"] == "failed"


def test_a_hub_whose_connections_were_cut_connects_again(waiting: Callable[..., Future[requests.Response]], job: Job) -> None:
    answer = waiting(job.id)
    until(lambda: len(hub_backends("%")) == 2)
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'piad-hub' and datname = current_database()"
        )
    until(lambda: len(hub_backends("%")) == 0)
    until(lambda: len(hub_backends("listen%")) == 1)
    lifecycle.cancel(job_id=job.id, actor="test")
    assert answer.result(30).json()["data"]["status"] == "failed"


def test_a_settled_job_is_answered_without_waiting(waiting: Callable[..., Future[requests.Response]], job: Job, server: Running) -> None:
    lifecycle.cancel(job_id=job.id, actor="test")
    assert waiting(job.id).result(30).json()["data"]["status"] == "failed"
    assert waiters(server) == 0


def test_another_organizations_job_is_not_waited_for(waiting: Callable[..., Future[requests.Response]]) -> None:
    foreign = ordered_job(actions.create_organization(name="Other").id)
    answers = [waiting(job_id).result(30) for job_id in (foreign.id, uuid.uuid4())]
    assert [(answer.status_code, answer.json()["error"]["code"]) for answer in answers] == [(404, "job_not_found")] * 2


def test_a_wait_counts_as_one_read(
    waiting: Callable[..., Future[requests.Response]], job: Job, session: requests.Session, server: Running
) -> None:
    first = waiting(job.id, seconds=1).result(30)
    second = session.get(f"{server.url}/api/v1/jobs/{job.id}", timeout=10)
    assert int(first.headers["X-RateLimit-Remaining"]) - int(second.headers["X-RateLimit-Remaining"]) == 1


def test_a_key_revoked_while_it_waits_is_refused_at_the_end(
    waiting: Callable[..., Future[requests.Response]], job: Job, key: NewKey
) -> None:
    answer = waiting(job.id)
    actions.revoke_api_key(api_key_id=key.row.id)
    lifecycle.cancel(job_id=job.id, actor="test")
    assert (answer.result(30).status_code, answer.result().json()["error"]["code"]) == (401, "invalid_api_key")


def test_an_organization_may_hold_only_so_many_requests_open(
    waiting: Callable[..., Future[requests.Response]], job: Job, key: NewKey
) -> None:
    Organization.objects.filter(id=key.row.organization_id).update(max_waiters=3)
    held = [waiting(job.id, held=number) for number in (1, 2, 3)]
    refused = waiting(job.id, held=4).result(30)
    assert (refused.status_code, refused.json()["error"]["code"], refused.headers["Retry-After"]) == (429, "too_many_waiters", "1")
    lifecycle.cancel(job_id=job.id, actor="test")
    assert [answer.result(30).status_code for answer in held] == [200, 200, 200]


def test_a_process_may_hold_only_so_many_requests_open(
    waiting: Callable[..., Future[requests.Response]], job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "MAX_WAITERS", 1)
    held = waiting(job.id)
    refused = waiting(job.id, held=2).result(30)
    assert (refused.status_code, refused.json()["error"]["code"], refused.headers["Retry-After"]) == (503, "service_unavailable", "1")
    lifecycle.cancel(job_id=job.id, actor="test")
    assert held.result(30).status_code == 200


def test_a_client_that_leaves_is_forgotten(server: Running, session: requests.Session, job: Job) -> None:
    with pytest.raises(requests.Timeout):
        session.get(f"{server.url}/api/v1/jobs/{job.id}?wait_for_completion=true&timeout_seconds=60", timeout=1)
    session.close()
    until(lambda: waiters(server) == 0)
    assert server.front.hub._watched == {}  # noqa: SLF001


def test_a_draining_server_answers_everybody_at_once(waiting: Callable[..., Future[requests.Response]], job: Job, server: Running) -> None:
    held = [waiting(job.id, held=number) for number in range(1, 6)]
    server.front.hub.drain()
    assert {answer.result(30).json()["data"]["status"] for answer in held} == {"queued"}
    assert waiting(job.id, seconds=60).result(30).status_code == 200


def test_waiters_hold_neither_threads_nor_database_connections(
    waiting: Callable[..., Future[requests.Response]], job: Job, server: Running
) -> None:
    held = [waiting(job.id, seconds=60, held=number) for number in range(1, 41)]
    until(
        lambda: (
            not [thread for thread in threading.enumerate() if thread.name.startswith("ThreadPoolExecutor-") and "asgiref" in thread.name]
        )
    )
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_stat_activity where datname = current_database()")
        (connections,) = cursor.fetchone()
    assert connections <= 13  # the pool's ten at most, the hub's two, and this one
    lifecycle.cancel(job_id=job.id, actor="test")
    assert {answer.result(30).json()["data"]["status"] for answer in held} == {"failed"}
