"""Moves of a job, each tried from every state."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now

from jobs import lifecycle
from jobs.lifecycle import Claim, JobResult, MoveNotAllowed, NewArtifact, NewInput, StepRecord
from jobs.models import Artifact, Delivery, Endpoint, Job, JobEvent, JobInput, OutboxEvent, StepRun, StepStatus
from jobs.states import JobState
from piad.accounts.models import Organization
from tests.jobs.orders import IMAGE_URL, an_ad, claimed, let_lease_expire, order, ordered_job

pytestmark = pytest.mark.django_db


def in_state(job: Job, state: JobState) -> Claim:
    """Bring a fresh job into a state and return a claim that holds, held, or never held."""
    if state == JobState.QUEUED:
        return Claim(job_id=job.id, organization_id=job.organization_id, fence=0, worker="nobody", attempt=0, max_attempts=5)
    claim = claimed(job)
    if state == JobState.COMPLETED:
        lifecycle.complete(claim, result=an_ad(job.id))
    elif state == JobState.FAILED:
        lifecycle.fail(claim, code="generation_empty", message="Nothing came.")
    return claim


MOVES: dict[str, Callable[[Claim], Any]] = {
    "complete": lambda claim: lifecycle.complete(claim, result=an_ad(claim.job_id)),
    "fail": lambda claim: lifecycle.fail(claim, code="generation_empty", message="Nothing came."),
    "requeue": lambda claim: lifecycle.requeue(claim, delay_seconds=0, reason="busy"),
    "cancel": lambda claim: lifecycle.cancel(job_id=claim.job_id, actor="operator"),
}


@pytest.mark.parametrize(
    ("move", "origin", "target"),
    [
        ("complete", "queued", None),
        ("complete", "processing", "completed"),
        ("complete", "completed", None),
        ("complete", "failed", None),
        ("fail", "queued", None),
        ("fail", "processing", "failed"),
        ("fail", "completed", None),
        ("fail", "failed", None),
        ("requeue", "queued", None),
        ("requeue", "processing", "queued"),
        ("requeue", "completed", None),
        ("requeue", "failed", None),
        ("cancel", "queued", "failed"),
        ("cancel", "processing", "failed"),
        ("cancel", "completed", None),
        ("cancel", "failed", None),
    ],
)
def test_a_move_is_made_from_its_states_and_refused_from_all_others(
    organization: Organization, move: str, origin: str, target: str | None
) -> None:
    job = ordered_job(organization.id)
    claim = in_state(job, JobState(origin))
    history = JobEvent.objects.filter(job=job).count()

    if target is None:
        with pytest.raises(MoveNotAllowed):
            MOVES[move](claim)
    else:
        MOVES[move](claim)

    job.refresh_from_db()
    assert job.state == (target or origin)
    assert JobEvent.objects.filter(job=job).count() == history + (target is not None)


def test_a_submitted_job_waits_with_an_echo_of_its_request(organization: Organization) -> None:
    submission = order(organization.id, inputs=[NewInput(ordinal=0, kind="url", url="https://pictures.test/shoe.png")])

    job = Job.objects.get(id=str(submission.job_id))
    assert (job.state, job.payload["phase"], job.payload["input"]["prompt"]) == ("queued", "queued", "Shoes")
    assert [row.url for row in JobInput.objects.filter(job=job)] == ["https://pictures.test/shoe.png"]
    assert [event.kind for event in JobEvent.objects.filter(job=job)] == ["submitted"]
    assert json.loads(submission.body)["data"] == {"job_id": str(job.id)}


def test_the_seed_is_the_asked_one_a_fixed_one_for_test_keys_and_else_the_jobs_own(organization: Organization) -> None:
    asked = ordered_job(organization.id, params={"seed": 41})
    tests = [ordered_job(organization.id, is_test=True) for _ in range(2)]
    own = [ordered_job(organization.id) for _ in range(2)]

    assert asked.seed == 41
    assert tests[0].seed == tests[1].seed
    assert own[0].seed != own[1].seed


def test_a_claim_counts_the_attempt_and_raises_the_fence(organization: Organization) -> None:
    job = ordered_job(organization.id)

    first = claimed(job)
    lifecycle.requeue(first, delay_seconds=0, reason="busy")
    second = claimed(job)

    assert (first.attempt, first.fence) == (1, 1)
    assert (second.attempt, second.fence) == (2, 2)


def test_a_claimed_job_cannot_be_claimed_again(organization: Organization) -> None:
    job = ordered_job(organization.id)
    claimed(job)

    assert lifecycle.start(job_id=job.id, worker="second") is None


def test_an_unknown_job_cannot_be_claimed() -> None:
    assert lifecycle.start(job_id=uuid4(), worker="tester") is None


def test_a_job_that_is_not_yet_due_cannot_be_claimed(organization: Organization) -> None:
    job = ordered_job(organization.id)
    lifecycle.requeue(claimed(job), delay_seconds=60, reason="busy")

    assert lifecycle.start(job_id=job.id, worker="early") is None


def test_a_job_past_its_deadline_cannot_be_claimed(organization: Organization) -> None:
    job = ordered_job(organization.id)
    Job.objects.filter(id=job.id).update(deadline_at=Now() - timedelta(seconds=1))

    assert lifecycle.start(job_id=job.id, worker="late") is None


def test_an_attempt_that_does_not_count_is_given_back(organization: Organization) -> None:
    job = ordered_job(organization.id)

    lifecycle.requeue(claimed(job), delay_seconds=0, reason="worker_stopping", counts=False)

    job.refresh_from_db()
    assert job.attempt == 0


def test_a_heartbeat_renews_the_lease_of_its_holder_alone(organization: Organization) -> None:
    job = ordered_job(organization.id)
    late = claimed(job)
    let_lease_expire(job.id)
    lifecycle.lose_lease(Job.objects.get(id=job.id))
    holder = claimed(job)
    let_lease_expire(job.id)

    assert not lifecycle.heartbeat(late)
    assert lifecycle.heartbeat(holder)
    assert Job.objects.filter(id=job.id, lease_until__gt=Now() + timedelta(seconds=15)).exists()


@pytest.mark.parametrize("move", ["complete", "fail", "requeue"])
def test_a_late_worker_changes_nothing(organization: Organization, move: str) -> None:
    job = ordered_job(organization.id)
    late = claimed(job)
    let_lease_expire(job.id)
    lifecycle.lose_lease(Job.objects.get(id=job.id))
    holder = claimed(job)

    with pytest.raises(MoveNotAllowed):
        MOVES[move](late)

    lifecycle.complete(holder, result=an_ad(job.id))
    assert Job.objects.get(id=job.id).state == "completed"


def test_a_late_worker_leaves_no_step(organization: Organization) -> None:
    job = ordered_job(organization.id)
    late = claimed(job)
    let_lease_expire(job.id)
    lifecycle.lose_lease(Job.objects.get(id=job.id))

    with pytest.raises(MoveNotAllowed):
        lifecycle.record_step(late, StepRecord(step_id="one", status=StepStatus.OK, started_at=job.created_at, duration_ms=1))

    assert not StepRun.objects.filter(job=job).exists()


def test_a_completed_job_shows_its_result_beside_the_echo(organization: Organization) -> None:
    job = ordered_job(organization.id)
    artifact = NewArtifact(media_key="results/a.png", url=IMAGE_URL, sha256="0" * 64, bytes=10, media_type="image/png", width=4, height=5)
    result = JobResult(payload={"image_url": IMAGE_URL}, result_url=IMAGE_URL, job_result={"type": "ad"}, artifacts=(artifact,))

    lifecycle.complete(claimed(job), result=result)

    job.refresh_from_db()
    assert job.payload == {"phase": "completed", "image_url": IMAGE_URL, "input": job.payload["input"]}
    assert (job.result_url, job.job_result, job.error_log, job.lease_until) == (IMAGE_URL, {"type": "ad"}, None, None)
    assert [(row.ordinal, row.media_key, row.fence) for row in Artifact.objects.filter(job=job)] == [(0, "results/a.png", 1)]


def test_a_failed_job_says_why_and_keeps_the_traceback_to_itself(organization: Organization) -> None:
    job = ordered_job(organization.id)

    lifecycle.fail(claimed(job), code="generation_blocked", message="The subject is not allowed.", traceback="Traceback: secret")

    job.refresh_from_db()
    assert job.error_log == "generation_blocked: The subject is not allowed."
    assert (job.payload["failure_code"], job.payload["phase"]) == ("generation_blocked", "failed")
    assert job.traceback == "Traceback: secret"
    assert "secret" not in json.dumps(job.payload)


def test_a_cancelled_job_stops_the_worker_that_holds_it(organization: Organization) -> None:
    job = ordered_job(organization.id)
    claim = claimed(job)

    lifecycle.cancel(job_id=job.id, actor="operator")

    assert not lifecycle.heartbeat(claim)
    assert Job.objects.get(id=job.id).error_code == "cancelled"
    assert JobEvent.objects.filter(job=job).last().detail["actor"] == "operator"  # type: ignore[union-attr]


def test_a_settled_job_is_announced_once_to_every_active_endpoint_of_its_organization(
    organization: Organization, other_organization: Organization
) -> None:
    ours = Endpoint.objects.create(organization=organization, url="https://hooks.test/a", secret_encrypted=b"x")
    Endpoint.objects.create(organization=organization, url="https://hooks.test/off", secret_encrypted=b"x", is_active=False)
    Endpoint.objects.create(organization=other_organization, url="https://hooks.test/b", secret_encrypted=b"x")
    job = ordered_job(organization.id)

    lifecycle.complete(claimed(job), result=an_ad(job.id))

    event = OutboxEvent.objects.get(job=job)
    assert [(row.endpoint_id, row.state) for row in Delivery.objects.filter(event=event)] == [(ours.id, "pending")]
    job.refresh_from_db()
    assert job.finished_at is not None
    assert json.loads(bytes(event.body)) == {
        "id": event.id,
        "object": "event",
        "type": "job.completed",
        "created_at": int(job.finished_at.timestamp()),
        "data": {
            "job": {
                "id": str(job.id),
                "type": "ad_generation",
                "status": "completed",
                "result_url": IMAGE_URL,
                "error_log": None,
                "payload": job.payload,
            }
        },
    }
    assert event.id.startswith("evt_pi_")


def test_a_failure_is_announced_too(organization: Organization) -> None:
    job = ordered_job(organization.id)

    lifecycle.fail(claimed(job), code="generation_empty", message="Nothing came.")

    event = OutboxEvent.objects.get(job=job)
    told = json.loads(bytes(event.body))
    assert (event.type, told["data"]["job"]["error_log"]) == ("job.failed", "generation_empty: Nothing came.")


@pytest.mark.parametrize(
    "change",
    [
        "state = 'queued', finished_at = NULL, error_code = ''",
        "payload = '{}'",
        "result_url = 'https://elsewhere.test/'",
        "job_result = '{}'",
        "finished_at = now() + interval '1 day'",
    ],
)
def test_the_database_keeps_a_settled_job_as_it_is(organization: Organization, change: str) -> None:
    job = ordered_job(organization.id)
    lifecycle.complete(claimed(job), result=an_ad(job.id))

    with pytest.raises(IntegrityError, match="stays so"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE jobs_job SET {change} WHERE id = %s", [job.id])  # noqa: S608  the literals above


def test_the_database_ties_a_row_to_a_job_of_its_own_organization(organization: Organization, other_organization: Organization) -> None:
    job = ordered_job(organization.id)

    JobEvent.objects.create(organization=other_organization, job=job, kind="submitted")

    with pytest.raises(IntegrityError, match="same_organization"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    JobEvent.objects.filter(job=job, organization=other_organization).delete()


def test_a_worker_that_stops_beating_loses_the_job_to_the_queue(organization: Organization) -> None:
    job = ordered_job(organization.id)
    claimed(job)
    let_lease_expire(job.id)

    lifecycle.lose_lease(Job.objects.get(id=job.id))

    job.refresh_from_db()
    assert (job.state, job.crashes, job.fence, job.hinted_at) == ("queued", 1, 2, None)
    assert lifecycle.start(job_id=job.id, worker="next") is not None


def test_a_lease_that_was_renewed_in_time_is_not_lost(organization: Organization) -> None:
    job = ordered_job(organization.id)
    claimed(job)

    lifecycle.lose_lease(Job.objects.get(id=job.id))

    assert Job.objects.get(id=job.id).state == "processing"


def test_a_job_that_crashes_three_workers_fails(organization: Organization) -> None:
    job = ordered_job(organization.id)

    for _ in range(3):
        Job.objects.filter(id=job.id).update(run_at=Now())
        claimed(job)
        let_lease_expire(job.id)
        lifecycle.lose_lease(Job.objects.get(id=job.id))

    job.refresh_from_db()
    assert (job.state, job.error_code, job.crashes) == ("failed", "worker_crashed", 2)
