"""The answers kept under idempotency keys: claimed in the transaction of the work that they stand for.

So there is no lock to expire and nothing to recover: a concurrent duplicate waits on the unique index until the first one commits
or is rolled back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection, transaction
from django.db.models import Q
from django.db.models.functions import Now
from psycopg import errors as pg

from jobs.lifecycle.values import Answer, Submission
from jobs.models import IdempotencyRecord
from jobs.states import TERMINAL
from piad.api.errors import ApiError

LIFETIME = timedelta(hours=24)
LOCK_TIMEOUT = "3s"
PRUNE_BATCH = 1000
CLAIM_TRIES = 3

CLAIM = """
INSERT INTO jobs_idempotencyrecord (organization_id, operation, key, fingerprint, status, body, job_id, expires_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, now() + %s)
ON CONFLICT (organization_id, operation, key) DO NOTHING
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdempotencyKey:
    """A key as sent, the operation that it is scoped to (alias paths share one), and the digest of the body."""

    operation: str
    key: str
    fingerprint: bytes


def find_replay(*, organization_id: UUID, key: IdempotencyKey) -> Submission | None:
    """Return the answer that this key was given before; raises `ApiError` 409 when it was given for another body.

    A cheap look before work that a replay does not need, such as staging pictures; :func:`claim` decides.
    """
    return _submission(_find(organization_id, key))


def claim(*, organization_id: UUID, key: IdempotencyKey, status: int, body: bytes, job_id: UUID) -> Submission | None:
    """Keep this answer under the key, inside the caller's transaction; or return the answer that was there first.

    Raises `ApiError` 409 when the key stands for another body. Call it under :func:`no_long_waits`.
    """
    return _submission(_claim(organization_id, key, status=status, body=body, job_id=job_id))


def answer_once(*, organization_id: UUID, key: IdempotencyKey | None, status: int, make: Callable[[], bytes]) -> Answer:
    """Do what is done at once, without a job, and return its answer; or the answer that this key was given before.

    ``make`` writes its rows and returns the body. It runs in the transaction that claims the key, so a second request with the key
    leaves nothing of what it made. Raises `ApiError` 409 as :func:`claim` does, and what ``make`` raises.
    """
    earlier = _find(organization_id, key) if key is not None else None
    if earlier is not None:
        return _answer(earlier)
    with transaction.atomic(), no_long_waits(key):
        body = make()
        if key is not None:
            earlier = _claim(organization_id, key, status=status, body=body, job_id=None)
        if earlier is not None:
            transaction.set_rollback(True)
    return _answer(earlier) if earlier is not None else Answer(status=status, body=body)


@contextmanager
def no_long_waits(key: IdempotencyKey | None) -> Iterator[None]:
    """Bound the wait for a concurrent holder of the key: `ApiError` 409 with ``Retry-After`` after three seconds."""
    if key is None:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [LOCK_TIMEOUT])
    try:
        yield
    except OperationalError as error:
        if isinstance(error.__cause__, pg.LockNotAvailable):
            raise _in_progress() from error
        raise


def prune_keys() -> int:
    """Delete keys whose day is over and whose job, if any, is settled; return how many went."""
    settled = Q(job__state__in=TERMINAL) | Q(job__isnull=True)
    over = IdempotencyRecord.objects.filter(settled, expires_at__lt=Now()).values("id")[:PRUNE_BATCH]
    return IdempotencyRecord.objects.filter(id__in=over).delete()[0]


def _claim(organization_id: UUID, key: IdempotencyKey, *, status: int, body: bytes, job_id: UUID | None) -> IdempotencyRecord | None:
    row: Any = (organization_id, key.operation, key.key, key.fingerprint, status, body, job_id, LIFETIME)
    for _ in range(CLAIM_TRIES):
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, row)
            if cursor.rowcount == 1:
                return None
        earlier = _find(organization_id, key)
        if earlier is not None:
            return earlier  # else it was pruned between the two statements
    raise _in_progress()


def _find(organization_id: UUID, key: IdempotencyKey) -> IdempotencyRecord | None:
    record = IdempotencyRecord.objects.filter(organization_id=organization_id, operation=key.operation, key=key.key).first()
    if record is not None and bytes(record.fingerprint) != key.fingerprint:
        raise ApiError(
            http_status=409,
            code="idempotency_key_mismatch",
            message="This Idempotency-Key was already used with a different request body.",
        )
    return record


def _submission(record: IdempotencyRecord | None) -> Submission | None:
    if record is None or record.job_id is None:
        return None
    return Submission(job_id=record.job_id, status=record.status, body=bytes(record.body), replayed=True)


def _answer(record: IdempotencyRecord) -> Answer:
    return Answer(status=record.status, body=bytes(record.body), replayed=True)


def _in_progress() -> ApiError:
    return ApiError(
        http_status=409,
        code="idempotency_request_in_progress",
        message="A request with this Idempotency-Key is still being processed; try again in a moment.",
        headers={"Retry-After": "1"},
    )
