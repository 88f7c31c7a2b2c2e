"""Taking an order: the job, its inputs, its first line of history and the answer to its key, in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from psycopg.types.json import Jsonb

from jobs.lifecycle import hints, keys
from jobs.lifecycle.values import NewInput, Submission
from jobs.models import JobInput
from jobs.states import JobState
from jobs.webhooks import callbacks
from piad.api import envelope

ACCEPTED = 202
TEST_SEED = 7
DEADLINE_SECONDS = 24 * 3600
# A flood of one organization is hinted by the fair sweep, not straight into the workers' queue before everyone else.
DIRECT_HINTS = 50

INSERT = """
WITH crowd AS (
    SELECT count(*) < %(direct_hints)s AS hint_now FROM (
        SELECT 1 FROM jobs_job WHERE organization_id = %(organization_id)s AND state = 'queued' LIMIT %(direct_hints)s
    ) AS ahead
), job AS (
    INSERT INTO jobs_job (
        id, organization_id, api_key_id, is_test, request_id, type, task, queue, follow_up, seed, state, params, payload,
        error_code, error_message, traceback, deadline_at, run_budget_seconds, attempt, crashes, max_attempts, fence, lease_owner, hinted_at
    ) SELECT
        %(id)s, %(organization_id)s, %(api_key_id)s, %(is_test)s, %(request_id)s, %(type)s, %(task)s, %(queue)s, %(follow_up)s, %(seed)s,
        %(state)s, %(params)s, %(payload)s, '', '', '', now() + make_interval(secs => %(deadline_seconds)s), %(run_budget_seconds)s,
        0, 0, 5, 0, '', CASE WHEN crowd.hint_now THEN now() END
    FROM crowd RETURNING id, organization_id, hinted_at
), line AS (
    INSERT INTO jobs_jobevent (organization_id, job_id, kind, fence, detail)
    SELECT organization_id, id, 'submitted', 0, %(detail)s FROM job
)
SELECT hinted_at IS NOT NULL FROM job
"""


def submit(
    *,
    caller_organization_id: UUID,
    api_key_id: UUID | None,
    is_test: bool,
    request_id: str,
    received_at: int,
    job_type: str,
    task: str,
    params: dict[str, Any],
    input_echo: dict[str, Any],
    inputs: Sequence[NewInput] = (),
    idempotency: keys.IdempotencyKey | None = None,
    queue: str = "render",
    run_budget_seconds: int = 120,
    follow_up: str | None = None,
    callback_url: str | None = None,
    answer: Callable[[UUID], bytes] | None = None,
) -> Submission:
    """Accept a job and return the exact 202, or the one that this key was given before.

    ``received_at`` is in Unix seconds. ``callback_url`` is told of the job once it settles, in the words that ``PIAD_CALLBACK_BODIES``
    names for its type; ``answer`` writes another body of the 202 than the usual one. ``params["seed"]``, when an integer, fixes the
    engine's seed. Raises the `ApiError` of a key that was used for another body, or whose first request is still in flight. A lost
    hint costs seconds, never the job.
    """
    job_id = uuid.uuid4()
    body = answer(job_id) if answer else envelope.queued_body(request_id=request_id, created_at=received_at, job_id=job_id)
    if callback_url is not None:
        params = {**params, callbacks.PARAM: callbacks.sealed(callback_url)}
    row = {
        "id": job_id,
        "organization_id": caller_organization_id,
        "api_key_id": api_key_id,
        "is_test": is_test,
        "request_id": request_id,
        "type": job_type,
        "task": task,
        "queue": queue,
        "follow_up": follow_up,
        "seed": _seed(params, is_test=is_test, job_id=job_id),
        "state": JobState.QUEUED.value,
        "params": Jsonb(params),
        "payload": Jsonb({"phase": JobState.QUEUED.value, "input": input_echo}),
        "run_budget_seconds": run_budget_seconds,
        "deadline_seconds": getattr(settings, "PIAD_JOB_DEADLINE_SECONDS", DEADLINE_SECONDS),
        "direct_hints": DIRECT_HINTS,
        "detail": Jsonb({"request_id": request_id}),
    }
    with transaction.atomic(), keys.no_long_waits(idempotency):
        if idempotency is not None:
            earlier = keys.claim(organization_id=caller_organization_id, key=idempotency, status=ACCEPTED, body=body, job_id=job_id)
            if earlier is not None:
                return earlier
        hint_now = _insert(row)
        _insert_inputs(inputs, organization_id=caller_organization_id, job_id=job_id)
        if hint_now:
            hint = hints.Hint(task=task, queue=queue, job_id=job_id)
            transaction.on_commit(partial(hints.send_soon, hint), robust=True)
    return Submission(job_id=job_id, status=ACCEPTED, body=body)


def _insert(row: dict[str, Any]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(INSERT, row)
        return bool(cursor.fetchone()[0])


def _insert_inputs(inputs: Sequence[NewInput], *, organization_id: UUID, job_id: UUID) -> None:
    if inputs:
        JobInput.objects.bulk_create(
            JobInput(
                organization_id=organization_id,
                job_id=job_id,
                ordinal=new.ordinal,
                kind=new.kind,
                media_key=new.media_key,
                sha256=new.sha256,
                bytes=new.bytes,
                media_type=new.media_type,
                url=new.url,
            )
            for new in inputs
        )


def _seed(params: dict[str, Any], *, is_test: bool, job_id: UUID) -> int:
    """Choose the engine's seed: the one asked for, a fixed one for test keys, else one of this job's own."""
    asked = params.get("seed")
    if isinstance(asked, int) and not isinstance(asked, bool):
        return asked
    return TEST_SEED if is_test else job_id.int % 2**31
