"""A job run as steps: resumed, revised once, bounded in time, and settled whatever happens."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError, connection

from jobs import lifecycle, runner
from jobs.lifecycle import Claim
from jobs.models import Job, StepRun
from jobs.runner import JobResult, Pipeline, Step, StepContext, StepFailure, StepOutcome
from jobs.runner.watch import Watch
from piad.accounts.models import Organization
from tests.jobs.orders import an_ad, let_lease_expire, ordered_job

pytestmark = pytest.mark.django_db(transaction=True)


class Kitchen:
    """Steps that note every time they are taken."""

    def __init__(self) -> None:
        self.taken: list[str] = []

    def step(self, name: str, act: Callable[[StepContext], StepOutcome | None] | None = None, **options: Any) -> Step:  # noqa: ANN401  of Step
        def take(context: StepContext) -> StepOutcome:
            self.taken.append(name)
            outcome = act(context) if act else None
            return outcome or StepOutcome(output={"by": name})

        return Step(id=name, run=take, **options)


def finished(context: StepContext) -> JobResult:
    return an_ad(context.job_id)


def refuse(*arguments: Any, **options: Any) -> Callable[[StepContext], None]:  # noqa: ANN401  of StepFailure
    def act(_: StepContext) -> None:
        raise StepFailure(*arguments, **options)

    return act


def fail_with(error: BaseException) -> Callable[[StepContext], None]:
    def act(_: StepContext) -> None:
        raise error

    return act


def run(job: Job, *steps: Step, budget_seconds: float = 30) -> Job:
    runner.run(job_id=job.id, pipeline=Pipeline(steps=steps, finish=finished, budget_seconds=budget_seconds))
    return Job.objects.get(id=job.id)


def test_steps_are_taken_in_order_and_the_job_completes(organization: Organization) -> None:
    kitchen = Kitchen()

    job = run(ordered_job(organization.id), kitchen.step("one"), kitchen.step("two"))

    assert kitchen.taken == ["one", "two"]
    assert (job.state, job.payload["phase"], job.result_url) == ("completed", "completed", "https://media.test/a.png")
    assert [(row.step_id, row.status) for row in StepRun.objects.filter(job=job)] == [("one", "ok"), ("two", "ok")]


def test_a_step_is_given_the_job_and_what_earlier_steps_left(organization: Organization) -> None:
    kitchen = Kitchen()
    seen: list[StepContext] = []
    job = ordered_job(organization.id, params={"prompt": "Hats", "seed": 9})

    run(job, kitchen.step("one"), kitchen.step("two", seen.append))

    assert (seen[0].job_id, seen[0].organization_id, seen[0].seed, seen[0].fence) == (job.id, organization.id, 9, 1)
    assert (seen[0].params["prompt"], seen[0].outputs) == ("Hats", {"one": {"by": "one"}})


def test_the_phase_names_the_step_at_work(organization: Organization) -> None:
    kitchen = Kitchen()
    job = ordered_job(organization.id)
    phases: list[str] = []

    def look(_: StepContext) -> None:
        phases.append(Job.objects.get(id=job.id).payload["phase"])

    run(job, kitchen.step("one", look), kitchen.step("two", look))

    assert phases == ["one", "two"]


def test_a_job_whose_worker_died_goes_on_after_its_last_finished_step(organization: Organization) -> None:
    kitchen = Kitchen()
    job = ordered_job(organization.id)

    with pytest.raises(GeneratorExit):  # the process is gone: no verdict, no clean-up
        run(job, kitchen.step("one"), kitchen.step("two", fail_with(GeneratorExit())))
    let_lease_expire(job.id)
    lifecycle.lose_lease(Job.objects.get(id=job.id))
    job = run(job, kitchen.step("one"), kitchen.step("two"))

    assert kitchen.taken == ["one", "two", "two"]
    assert (job.state, job.attempt, job.crashes) == ("completed", 2, 1)


def test_a_second_message_for_a_job_does_nothing(organization: Organization) -> None:
    kitchen = Kitchen()
    job = ordered_job(organization.id)

    run(job, kitchen.step("one"))
    run(job, kitchen.step("one"))

    assert kitchen.taken == ["one"]


def test_an_anticipated_failure_fails_the_job_with_its_code(organization: Organization) -> None:
    kitchen = Kitchen()
    failure = refuse("reference_input_invalid", "The picture is not a picture.", recovery_hint="Send a PNG.")

    job = run(ordered_job(organization.id), kitchen.step("one", failure))

    assert job.error_log == "reference_input_invalid: The picture is not a picture."
    row = StepRun.objects.get(job=job)
    assert (row.status, row.failure_code, row.recovery_hint) == ("fatal_error", "reference_input_invalid", "Send a PNG.")


def test_a_retryable_failure_puts_the_job_back_for_later(organization: Organization) -> None:
    kitchen = Kitchen()

    job = run(ordered_job(organization.id), kitchen.step("one", refuse("provider_unavailable", "Busy.", retryable=True)))

    assert (job.state, job.error_code) == ("queued", "")
    assert job.run_at > job.updated_at
    assert StepRun.objects.get(job=job).status == "retryable_error"


def test_the_pause_before_a_retry_is_the_one_that_was_asked_for(organization: Organization) -> None:
    kitchen = Kitchen()
    busy = refuse("provider_unavailable", "Busy.", retryable=True, retry_after=100_000)

    job = run(ordered_job(organization.id), kitchen.step("one", busy))

    assert 110 < (job.run_at - job.updated_at).total_seconds() < 121


def test_the_last_attempts_failure_is_final(organization: Organization) -> None:
    kitchen = Kitchen()
    job = ordered_job(organization.id)
    Job.objects.filter(id=job.id).update(max_attempts=1)

    job = run(job, kitchen.step("one", refuse("provider_unavailable", "Busy.", retryable=True)))

    assert (job.state, job.error_code) == ("failed", "provider_unavailable")


def test_our_own_mistake_is_told_to_operators_alone(organization: Organization) -> None:
    kitchen = Kitchen()

    job = run(ordered_job(organization.id), kitchen.step("one", fail_with(ZeroDivisionError("secret\x00detail"))))

    assert job.error_code == "internal_step_failed"
    assert "secret" not in (job.error_log or "")
    assert "ZeroDivisionError: secretdetail" in job.traceback


@pytest.mark.parametrize("output", [{"when": object()}, {"text": "a\x00b"}])
def test_an_output_that_cannot_be_stored_is_our_own_mistake(organization: Organization, output: dict[str, Any]) -> None:
    kitchen = Kitchen()

    job = run(ordered_job(organization.id), kitchen.step("one", lambda _: StepOutcome(output=output)))

    assert job.error_code == "internal_step_failed"


def test_a_step_over_its_budget_is_stopped(organization: Organization) -> None:
    kitchen = Kitchen()
    ended: list[str] = []

    def slow(_: StepContext) -> None:
        nap(20)
        ended.append("slow")

    job = run(ordered_job(organization.id), kitchen.step("slow", slow, budget_seconds=0.3))

    assert ended == []
    assert (job.state, job.error_code) == ("failed", "budget_exceeded")
    assert StepRun.objects.get(job=job).failure_code == "budget_exceeded"


def test_a_step_that_catches_every_exception_is_stopped_too(organization: Organization) -> None:
    kitchen = Kitchen()

    def stubborn(_: StepContext) -> None:
        try:
            nap(20)
        except Exception:  # noqa: BLE001  what a careless step would do
            nap(20)

    job = run(ordered_job(organization.id), kitchen.step("slow", stubborn, budget_seconds=0.3))

    assert job.error_code == "budget_exceeded"


def test_a_run_over_its_budget_is_stopped(organization: Organization) -> None:
    kitchen = Kitchen()

    job = run(ordered_job(organization.id), kitchen.step("slow", lambda _: nap(20)), budget_seconds=0.3)

    assert job.error_code == "budget_exceeded"


def test_a_job_that_asks_for_more_is_given_more_time(organization: Organization) -> None:
    kitchen = Kitchen()

    job = run(ordered_job(organization.id, run_budget_seconds=480), kitchen.step("slow", lambda _: nap(0.6), budget_seconds=0.3))

    assert job.state == "completed"


def test_work_on_a_job_that_was_cancelled_stops(organization: Organization, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs.runner.watch.HEARTBEAT_SECONDS", 0.2)
    kitchen = Kitchen()
    job = ordered_job(organization.id)

    def be_cancelled(_: StepContext) -> None:
        lifecycle.cancel(job_id=job.id, actor="operator")
        nap(20)

    job = run(job, kitchen.step("one", be_cancelled), kitchen.step("two"))

    assert kitchen.taken == ["one"]
    assert job.error_code == "cancelled"


def test_long_work_keeps_its_lease(organization: Organization, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs.runner.watch.HEARTBEAT_SECONDS", 0.2)
    kitchen = Kitchen()
    job = ordered_job(organization.id)

    def work(_: StepContext) -> None:
        let_lease_expire(job.id)
        nap(1)
        assert Job.objects.get(id=job.id).lease_until > Job.objects.get(id=job.id).updated_at  # type: ignore[operator]

    assert run(job, kitchen.step("one", work)).state == "completed"


def test_work_stops_when_the_lease_can_no_longer_be_trusted(organization: Organization, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs.runner.watch.TRUSTED_SECONDS", 0.3)
    kitchen = Kitchen()
    ended: list[str] = []

    def work(_: StepContext) -> None:
        nap(20)
        ended.append("one")

    job = run(ordered_job(organization.id), kitchen.step("one", work))

    assert ended == []
    assert job.state == "processing"  # the sweep finds it


def test_a_stopping_worker_gives_its_job_back_without_counting_the_attempt(organization: Organization) -> None:
    kitchen = Kitchen()
    job = ordered_job(organization.id)

    with pytest.raises(SystemExit):
        run(job, kitchen.step("one", fail_with(SystemExit())))

    job.refresh_from_db()
    assert (job.state, job.attempt) == ("queued", 0)


def test_a_stopping_worker_stops_even_when_its_job_was_cancelled(organization: Organization) -> None:
    kitchen = Kitchen()
    job = ordered_job(organization.id)

    def be_cancelled(_: StepContext) -> None:
        lifecycle.cancel(job_id=job.id, actor="operator")
        raise SystemExit

    with pytest.raises(SystemExit):
        run(job, kitchen.step("one", be_cancelled))

    assert Job.objects.get(id=job.id).error_code == "cancelled"


def test_a_lost_database_connection_puts_the_job_back(organization: Organization) -> None:
    kitchen = Kitchen()

    def be_cut_off(_: StepContext) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    job = run(ordered_job(organization.id), kitchen.step("one", be_cut_off))

    assert (job.state, job.error_code) == ("queued", "")


def test_a_database_fault_of_a_step_puts_the_job_back(organization: Organization) -> None:
    kitchen = Kitchen()

    job = run(ordered_job(organization.id), kitchen.step("one", fail_with(OperationalError("gone"))))

    assert job.state == "queued"


def test_a_step_may_send_the_job_back_once(organization: Organization) -> None:
    kitchen = Kitchen()
    seen: list[tuple[int, dict[str, Any] | None]] = []

    def inspect(context: StepContext) -> StepOutcome:
        seen.append((context.revision, context.review))
        return StepOutcome(output={"score": 40}, revise_from="layout")

    job = run(ordered_job(organization.id), kitchen.step("brief"), kitchen.step("layout"), kitchen.step("inspect", inspect))

    assert kitchen.taken == ["brief", "layout", "inspect", "layout", "inspect"]
    assert seen == [(0, None), (1, {"score": 40})]
    assert job.state == "completed"
    rows = StepRun.objects.filter(job=job).values_list("step_id", "revision", "revise_from")
    assert list(rows) == [("brief", 0, ""), ("layout", 0, ""), ("inspect", 0, "layout"), ("layout", 1, ""), ("inspect", 1, "")]


def test_a_revision_survives_the_death_of_its_worker(organization: Organization) -> None:
    kitchen = Kitchen()
    job = ordered_job(organization.id)
    deaths = [GeneratorExit()]

    def inspect(context: StepContext) -> StepOutcome:
        if context.revision and deaths:
            raise deaths.pop()
        return StepOutcome(output={"revision": context.revision}, revise_from="layout")

    steps = (kitchen.step("layout"), kitchen.step("inspect", inspect))
    with pytest.raises(GeneratorExit):
        run(job, *steps)
    let_lease_expire(job.id)
    lifecycle.lose_lease(Job.objects.get(id=job.id))
    job = run(job, *steps)

    assert kitchen.taken == ["layout", "inspect", "layout", "inspect", "inspect"]
    assert job.state == "completed"


def test_a_step_cannot_send_the_job_forward(organization: Organization) -> None:
    kitchen = Kitchen()
    ahead = StepOutcome(output={}, revise_from="two")

    job = run(ordered_job(organization.id), kitchen.step("one", lambda _: ahead), kitchen.step("two"))

    assert job.error_code == "internal_step_failed"


def test_watched_work_leaves_its_thread_as_it_found_it() -> None:
    """A thread that CPython goes on searching for interruptions hangs as soon as it is profiled."""
    claim = Claim(job_id=uuid4(), organization_id=uuid4(), fence=1, worker="tester", attempt=1, max_attempts=5)
    finished = threading.Event()

    def work() -> None:
        with Watch(claim, budget_seconds=30) as watch, watch.working(budget_seconds=30):
            nap(0.01)
        sys.setprofile(lambda *_: None)
        nap(0.01)
        sys.setprofile(None)
        finished.set()

    threading.Thread(target=work, daemon=True).start()

    assert finished.wait(10)


def nap(seconds: float) -> None:
    """Sleep in pieces, as work in Python would pass from one instruction to the next."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.01)
