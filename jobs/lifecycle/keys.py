"""The answers kept under idempotency keys: claimed in the transaction of the work that they stand for.

So there is no lock to expire and nothing to recover: a concurrent duplicate waits on the unique index until the first one commits
or is rolled back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection
from django.db.models import Q
from django.db.models.functions import Now
from psycopg import errors as pg

from jobs.lifecycle.values import Submission
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
    record = IdempotencyRecord.objects.filter(organization_id=organization_id, operation=key.operation, key=key.key).first()
    return _replay(record, key) if record else None


def claim(*, organization_id: UUID, key: IdempotencyKey, status: int, body: bytes, job_id: UUID) -> Submission | None:
    """Keep this answer under the key, inside the caller's transaction; or return the answer that was there first.

    Raises `ApiError` 409 when the key stands for another body. Call it under :func:`no_long_waits`.
    """
    row: Any = (organization_id, key.operation, key.key, key.fingerprint, status, body, job_id, LIFETIME)
    for _ in range(CLAIM_TRIES):
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, row)
            if cursor.rowcount == 1:
                return None
        earlier = find_replay(organization_id=organization_id, key=key)
        if earlier is not None:
            return earlier  # else it was pruned between the two statements
    raise _in_progress()


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
    """Delete keys whose day is over and whose job is settled; return how many went."""
    settled = Q(job__state__in=TERMINAL)
    over = IdempotencyRecord.objects.filter(settled, expires_at__lt=Now()).values("id")[:PRUNE_BATCH]
    return IdempotencyRecord.objects.filter(id__in=over).delete()[0]


def _replay(record: IdempotencyRecord, key: IdempotencyKey) -> Submission:
    if bytes(record.fingerprint) != key.fingerprint:
        raise ApiError(
            http_status=409,
            code="idempotency_key_mismatch",
            message="This Idempotency-Key was already used with a different request body.",
        )
    return Submission(job_id=record.job_id, status=record.status, body=bytes(record.body), replayed=True)


def _in_progress() -> ApiError:
    return ApiError(
        http_status=409,
        code="idempotency_request_in_progress",
        message="A request with this Idempotency-Key is still being processed; try again in a moment.",
        headers={"Retry-After": "1"},
    )
