"""What the beat finds: lost leases, lost hints, late and endless jobs; with a real broker."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
import redis
from django.conf import settings
from django.db import connection, transaction
from django.db.models.functions import Now

from jobs import lifecycle, sweeps
from jobs.lifecycle import hints
from jobs.models import Job
from jobs.tasks import BEAT_SCHEDULE, prune, send_due, sweep
from piad.accounts.models import Organization
from tests.jobs.orders import an_ad, claimed, let_lease_expire, order, ordered_job

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def valkey() -> Iterator[redis.Redis]:
    """An empty broker."""
    with redis.Redis.from_url(settings.REDIS_URL) as client:
        client.flushdb()
        yield client
        client.flushdb()


def hinted(valkey: redis.Redis) -> list[str]:
    """The jobs that stand in the broker's queue, oldest first."""
    messages: list[bytes] = valkey.lrange("tests", 0, -1)  # type: ignore[assignment]
    bodies = [json.loads(base64.b64decode(json.loads(message)["body"])) for message in reversed(messages)]
    return [job_id for (job_id,), _, _ in bodies]


def unhinted_job(organization_id: object) -> Job:
    job = ordered_job(organization_id)  # type: ignore[arg-type]
    hints.sender().flush(5)
    Job.objects.filter(id=job.id).update(hinted_at=Now() - timedelta(seconds=6))
    return job


def test_a_submitted_job_is_hinted_with_its_id_alone(organization: Organization, valkey: redis.Redis) -> None:
    job = ordered_job(organization.id)
    hints.sender().flush(5)

    assert hinted(valkey) == [str(job.id)]


def test_a_job_whose_hint_was_lost_is_hinted_again(organization: Organization, valkey: redis.Redis) -> None:
    job = unhinted_job(organization.id)
    valkey.flushdb()

    assert sweeps.sweep().hinted == 1
    assert hinted(valkey) == [str(job.id)]


def test_a_job_that_was_hinted_a_moment_ago_is_left_alone(organization: Organization) -> None:
    order(organization.id)

    assert sweeps.sweep().hinted == 0


def test_a_job_is_hinted_when_its_pause_is_over(organization: Organization, valkey: redis.Redis) -> None:
    job = unhinted_job(organization.id)
    lifecycle.requeue(claimed(job), delay_seconds=60, reason="busy")
    valkey.flushdb()

    assert sweeps.sweep().hinted == 0
    Job.objects.filter(id=job.id).update(run_at=Now())
    assert sweeps.sweep().hinted == 1


def test_a_lost_worker_loses_its_job_which_is_hinted_in_the_same_round(organization: Organization, valkey: redis.Redis) -> None:
    job = unhinted_job(organization.id)
    claimed(job)
    let_lease_expire(job.id)
    valkey.flushdb()

    swept = sweeps.sweep()

    assert (swept.lost, swept.hinted) == (1, 1)
    assert hinted(valkey) == [str(job.id)]


def test_a_job_that_nobody_began_in_time_fails(organization: Organization) -> None:
    job = ordered_job(organization.id)
    Job.objects.filter(id=job.id).update(deadline_at=Now() - timedelta(seconds=1))

    assert sweeps.sweep().overdue == 1
    assert Job.objects.get(id=job.id).error_code == "deadline_exceeded"


def test_a_job_that_is_worked_on_for_ever_fails(organization: Organization) -> None:
    job = ordered_job(organization.id, run_budget_seconds=60)
    claim = claimed(job)
    Job.objects.filter(id=job.id).update(claimed_at=Now() - timedelta(seconds=61))

    assert sweeps.sweep().overrun == 1
    assert Job.objects.get(id=job.id).error_code == "budget_exceeded"
    assert not lifecycle.heartbeat(claim)


def test_settled_jobs_and_fresh_leases_are_left_alone(organization: Organization) -> None:
    done = ordered_job(organization.id)
    lifecycle.complete(claimed(done), result=an_ad(done.id))
    claimed(ordered_job(organization.id))

    assert sweeps.sweep() == sweeps.Swept(overdue=0, overrun=0, lost=0, hinted=0)


def test_organizations_take_turns(
    organization: Organization, other_organization: Organization, valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.sweeps.QUEUE_DEPTH", 4)
    flood = [unhinted_job(organization.id) for _ in range(6)]
    few = [unhinted_job(other_organization.id) for _ in range(2)]
    valkey.flushdb()

    assert sweeps.sweep().hinted == 4
    assert hinted(valkey) == [str(job.id) for job in (flood[0], few[0], flood[1], few[1])]


def test_a_full_queue_is_not_filled_further(organization: Organization, valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs.sweeps.QUEUE_DEPTH", 2)
    for _ in range(3):
        unhinted_job(organization.id)
    assert len(hinted(valkey)) == 3

    assert sweeps.sweep().hinted == 0


def test_a_flood_is_hinted_by_the_sweep_and_not_at_once(
    organization: Organization, valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.lifecycle.submission.DIRECT_HINTS", 2)

    jobs = [ordered_job(organization.id) for _ in range(5)]
    hints.sender().flush(5)

    assert hinted(valkey) == [str(job.id) for job in jobs[:2]]
    assert sweeps.sweep().hinted == 3


def test_two_sweeps_at_once_do_not_wait_for_each_other(organization: Organization) -> None:
    job = ordered_job(organization.id)
    claimed(job)
    let_lease_expire(job.id)
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Job.objects.select_for_update().get(id=job.id)
            held.set()
            done.wait(10)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    swept = sweeps.sweep()
    done.set()
    holder.join()

    assert swept.lost == 0
    assert sweeps.sweep().lost == 1


def test_the_tasks_that_beat_sends_do_a_round(organization: Organization, valkey: redis.Redis) -> None:
    job = unhinted_job(organization.id)
    valkey.flushdb()

    sweep()
    prune()

    assert hinted(valkey) == [str(job.id)]


def test_beat_knows_the_tasks_by_their_stable_names() -> None:
    assert (
        {entry["task"] for entry in BEAT_SCHEDULE.values()}
        == {sweep.name, send_due.name, prune.name}
        == {"jobs.sweep", "jobs.relay", "jobs.prune"}
    )
    assert {entry["options"]["queue"] for entry in BEAT_SCHEDULE.values()} == {"notify"}
