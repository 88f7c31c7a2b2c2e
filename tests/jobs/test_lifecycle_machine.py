"""Any history of submits, claims, beats, verdicts, lost leases, retries and cancels keeps the promises."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models.functions import Now
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from jobs import lifecycle
from jobs.idempotency import IdempotencyKey, fingerprint
from jobs.lifecycle import Claim, JobResult, MoveNotAllowed, NewArtifact
from jobs.lifecycle.recovery import MAX_CRASHES
from jobs.models import Artifact, Delivery, Endpoint, IdempotencyRecord, Job, JobEvent, OutboxEvent
from jobs.states import TERMINAL, JobState
from piad.accounts.actions import create_organization
from piad.api.errors import ApiError
from tests.jobs.orders import let_lease_expire, order

FEW = 2  # jobs, so that histories are long rather than many
URL = "https://media.test/a.png"
Shown = tuple[Any, ...]


class Counter(RuleBasedStateMachine):
    """The counter as its callers, workers and sweeps use it; what they were told is remembered and compared with the rows."""

    jobs = Bundle("jobs")
    claims = Bundle("claims")

    def __init__(self) -> None:
        super().__init__()
        self.answers: dict[tuple[str, int], bytes] = {}
        self.accepted: set[UUID] = set()
        self.settled: dict[UUID, Shown] = {}
        self.fences: dict[UUID, int] = {}

    @initialize()
    def open(self) -> None:
        self.organization = create_organization(name="Machine")
        for number in range(2):
            Endpoint.objects.create(organization=self.organization, url=f"https://hooks.test/{number}", secret_encrypted=b"x")

    @rule(target=jobs, key=st.sampled_from(["a", "b"]), body=st.integers(0, 1))
    def submit(self, key: str, body: int) -> UUID:
        named = IdempotencyKey(operation="ads.generate", key=key, fingerprint=fingerprint({"n": body}))
        first = next((pair for pair in self.answers if pair[0] == key), None)
        try:
            submission = order(self.organization.id, idempotency=named)
        except ApiError:
            assert first is not None
            assert first[1] != body
            return UUID(json.loads(self.answers[first])["data"]["job_id"])
        assert submission.replayed == (first is not None)
        assert self.answers.setdefault((key, body), submission.body) == submission.body
        return self._accept(submission.job_id)

    @precondition(lambda self: len(self.accepted) < FEW)
    @rule(target=jobs)
    def submit_without_a_key(self) -> UUID:
        return self._accept(order(self.organization.id).job_id)

    @rule(target=claims, job_id=jobs)
    def claim(self, job_id: UUID) -> Claim | None:
        before = Job.objects.get(id=job_id)
        due = before.state == JobState.QUEUED and Job.objects.filter(id=job_id, run_at__lte=Now()).exists()
        claim = lifecycle.start(job_id=job_id, worker="machine")
        assert (claim is not None) == due
        if claim is not None:
            assert claim.fence > self.fences.get(job_id, 0)
            self.fences[job_id] = claim.fence
        return claim

    @rule(target=claims, job_id=jobs)
    def claim_and_fall_silent(self, job_id: UUID) -> Claim | None:
        """The worker that comes back later with a claim that somebody else may hold by then."""
        claim: Claim | None = self.claim(job_id)  # type: ignore[assignment]  # a rule called as the method it is
        if claim is not None:
            let_lease_expire(job_id)
            lifecycle.lose_lease(Job.objects.get(id=job_id))
            self.let_time_pass(job_id)
        return claim

    @rule(claim=claims)
    def beat(self, claim: Claim | None) -> None:
        if claim is not None:
            assert lifecycle.heartbeat(claim) == self._holds(claim)

    @rule(claim=consumes(claims))
    def complete(self, claim: Claim | None) -> None:
        artifact = NewArtifact(media_key="results/a.png", url=URL, sha256="0" * 64, bytes=1, media_type="image/png")
        self._try(claim, lambda held: lifecycle.complete(held, result=JobResult(payload={"n": 1}, result_url=URL, artifacts=(artifact,))))

    @rule(claim=claims)
    def fail(self, claim: Claim | None) -> None:
        self._try(claim, lambda held: lifecycle.fail(held, code="generation_empty", message="Nothing came."))

    @rule(claim=claims, delay=st.sampled_from([0, 60]))
    def requeue(self, claim: Claim | None, delay: int) -> None:
        self._try(claim, lambda held: lifecycle.requeue(held, delay_seconds=delay, reason="busy"))

    @rule(job_id=jobs)
    def cancel(self, job_id: UUID) -> None:
        open_before = JobState(Job.objects.get(id=job_id).state) not in TERMINAL
        try:
            lifecycle.cancel(job_id=job_id, actor="machine")
        except MoveNotAllowed:
            assert not open_before
        else:
            assert open_before

    @rule(job_id=jobs)
    def lose_worker(self, job_id: UUID) -> None:
        let_lease_expire(job_id)

    @rule(job_id=jobs)
    def reap(self, job_id: UUID) -> None:
        lost = Job.objects.filter(id=job_id, state=JobState.PROCESSING, lease_until__lt=Now()).exists()
        lifecycle.lose_lease(Job.objects.get(id=job_id)) if lost else None
        after = Job.objects.get(id=job_id)
        assert after.crashes < MAX_CRASHES
        assert not lost or after.state in {JobState.QUEUED, JobState.FAILED}

    @rule(job_id=jobs)
    def let_time_pass(self, job_id: UUID) -> None:
        Job.objects.filter(id=job_id, state=JobState.QUEUED).update(run_at=Now() - timedelta(seconds=1))

    @invariant()
    def one_job_for_every_answer(self) -> None:
        """I1, I5: every 202 has exactly one job, and one key has one answer."""
        if self.accepted:
            assert set(Job.objects.filter(organization=self.organization).values_list("id", flat=True)) == self.accepted
        kept = {record.key: bytes(record.body) for record in IdempotencyRecord.objects.filter(organization_id=self._organization_id())}
        assert kept == {key: body for (key, _), body in self.answers.items()}

    @invariant()
    def settled_for_good(self) -> None:
        """I3: what a settled job shows never changes."""
        for job in Job.objects.filter(organization_id=self._organization_id(), state__in=TERMINAL):
            shown = (job.state, job.payload, job.result_url, job.job_result, job.error_log, job.finished_at)
            assert self.settled.setdefault(job.id, shown) == shown
        assert set(self.settled) <= self.accepted

    @invariant()
    def one_result_at_most(self) -> None:
        """I2: a completed job has the artifacts of one claim, any other has none."""
        for job in Job.objects.filter(organization_id=self._organization_id()):
            artifacts = list(Artifact.objects.filter(job=job).values_list("fence", flat=True))
            assert artifacts == ([job.fence] if job.state == JobState.COMPLETED else [])

    @invariant()
    def announced_exactly_once(self) -> None:
        """I4: a settled job has one event and one delivery for each endpoint, any other has none; its history says the same."""
        for job in Job.objects.filter(organization_id=self._organization_id()):
            events = list(OutboxEvent.objects.filter(job=job))
            verdicts = JobEvent.objects.filter(job=job, kind__in=["completed", "failed"]).values_list("kind", flat=True)
            assert [event.type for event in events] == ([f"job.{job.state}"] if job.is_terminal else [])
            assert Delivery.objects.filter(event__in=events).count() == 2 * len(events)
            assert list(verdicts) == ([job.state] if job.is_terminal else [])

    def _accept(self, job_id: UUID | None) -> UUID:
        assert job_id is not None
        self.accepted.add(job_id)
        return job_id

    def _organization_id(self) -> UUID:
        return self.organization.id if hasattr(self, "organization") else uuid.UUID(int=0)

    def _holds(self, claim: Claim) -> bool:
        return Job.objects.filter(id=claim.job_id, state=JobState.PROCESSING, fence=claim.fence).exists()

    def _try(self, claim: Claim | None, move: Any) -> None:  # noqa: ANN401  a callable
        """Make a move under a claim: it succeeds exactly when the claim still holds."""
        if claim is None:
            return
        held = self._holds(claim)
        try:
            move(claim)
        except MoveNotAllowed:
            assert not held
        else:
            assert held


@pytest.mark.django_db
def test_no_history_breaks_a_promise() -> None:
    class Rolled(Counter):
        """Each example in a transaction that is rolled back."""

        def __init__(self) -> None:
            super().__init__()
            self._transaction = transaction.atomic()
            self._transaction.__enter__()

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self._transaction.__exit__(None, None, None)

    run_state_machine_as_test(
        Rolled,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
