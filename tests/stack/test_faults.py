"""What was accepted is done, whatever dies in between, and done once."""

from __future__ import annotations

import os
import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.stack.conftest import Stack, wait_for

pytestmark = pytest.mark.stack

RECOVERY_SECONDS = 110.0


def test_a_job_survives_the_death_of_its_worker(stack: Stack) -> None:
    body = {"prompt": "A bold poster for a jazz festival in English.", "output": {"resolution": "2K", "aspect_ratio": "1:1"}}
    job_id = stack.post(body=body).json()["data"]["job_id"]
    started = wait_for(lambda: _status(stack, job_id) == "processing", seconds=30)
    os.kill(stack.supervisor.children["worker"].process.pid, signal.SIGKILL)
    at_death = _status(stack, job_id)
    job = stack.settled(job_id, seconds=RECOVERY_SECONDS)

    assert started
    assert at_death == "processing"
    assert job["status"] == "completed"


def test_a_job_accepted_while_valkey_is_away_runs_when_it_is_back(stack: Stack) -> None:
    stack.servers.valkey.stop()
    try:
        answer = stack.post()
        job_id = answer.json()["data"]["job_id"]
        waiting = _status(stack, job_id)
    finally:
        stack.servers.valkey.start()
    job = stack.settled(job_id, seconds=60)

    assert answer.status_code == 202
    assert waiting == "queued"
    assert job["status"] == "completed"


def test_fifty_posts_at_once_with_one_key_make_one_job(stack: Stack) -> None:
    def send(_: int) -> tuple[int, str]:
        answer = stack.post(Idempotency_Key="fifty-at-once")
        body = answer.json()
        return answer.status_code, body["data"]["job_id"] if answer.status_code == 202 else body["error"]["code"]

    with ThreadPoolExecutor(50) as pool:
        answers = Counter(pool.map(send, range(50)))
    accepted = {detail for (status, detail) in answers if status == 202}
    with stack.database() as connection:
        row = connection.execute("SELECT count(*) FROM jobs_job WHERE id = ANY(%s)", [list(accepted)]).fetchone()
        keys = connection.execute("SELECT count(DISTINCT job_id) FROM jobs_idempotencyrecord WHERE key = 'fifty-at-once'").fetchone()

    assert len(accepted) == 1
    assert {detail for (status, detail) in answers if status != 202} <= {"idempotency_request_in_progress"}
    assert row == keys == (1,)


def _status(stack: Stack, job_id: str) -> str:
    return str(stack.get(f"/api/v1/jobs/{job_id}", fields="status").json()["data"]["status"])
