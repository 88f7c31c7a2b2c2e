"""Whether this process lives, and whether it is ready to take work."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from http import HTTPStatus

import redis
from django.conf import settings
from django.core.files.storage import storages
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from redis.backoff import NoBackoff
from redis.retry import Retry

logger = logging.getLogger(__name__)

DATABASE_SECONDS = 1.0
STORAGE_SECONDS = 2.0
STORAGE_REMEMBERED_SECONDS = 10.0
VALKEY_SECONDS = 0.3

_threads = ThreadPoolExecutor(max_workers=3, thread_name_prefix="readyz")  # a hanging server holds these, not the server's own


@csrf_exempt
@require_safe
@never_cache
def livez(request: HttpRequest) -> JsonResponse:
    """Answer that the process lives; asks nobody."""
    del request
    return JsonResponse({"status": "ok"})


@csrf_exempt
@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when work can be taken; Valkey only hurries, so without it the service is degraded and still ready."""
    del request
    database = _database()
    checks = {"database": database, "migrations": database and _migrations.passed(), "storage": _storage.passed(), "valkey": _valkey()}
    ready = all(passed for name, passed in checks.items() if name != "valkey")
    status = "ok" if all(checks.values()) else "degraded" if ready else "unavailable"
    answer = {"status": status, "checks": {name: "ok" if passed else "failed" for name, passed in checks.items()}}
    return JsonResponse(answer, status=HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE)


def forget() -> None:
    """Forget what was found, so that the next question is asked afresh."""
    _migrations.forget()
    _storage.forget()


def _within(seconds: float, probe: Callable[[], bool]) -> bool:
    """Run a probe that may hang or raise; anything but a timely yes is a no."""
    try:
        return _threads.submit(probe).result(seconds)
    except FutureTimeoutError:
        logger.warning("readiness: %s took longer than %s s", probe.__name__, seconds)
    except Exception:  # storages raise errors of their own libraries
        logger.warning("readiness: %s failed", probe.__name__, exc_info=True)
    return False


@dataclass(slots=True)
class _Remembered:
    """A probe too dear for every question: its yes holds for some seconds, its no is asked again."""

    probe: Callable[[], bool]
    timeout_seconds: float
    holds_seconds: float
    holds_until: float = 0.0

    def passed(self) -> bool:
        """Return the answer, remembered or fresh."""
        if time.monotonic() < self.holds_until:
            return True
        passed = _within(self.timeout_seconds, self.probe)
        if passed:
            self.holds_until = time.monotonic() + self.holds_seconds
        return passed

    def forget(self) -> None:
        """Ask again next time."""
        self.holds_until = 0.0


def _database() -> bool:
    return _within(DATABASE_SECONDS, _database_answers)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
            return bool(cursor.fetchone())
    finally:
        connection.close()


def _migrations_applied() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False
    finally:
        connection.close()


def _storage_answers() -> bool:
    storages["default"].exists("readyz")
    return True


def _valkey() -> bool:
    """Ask Valkey; a client of its own, so that one that froze earlier is not what answers."""
    options = {"socket_timeout": VALKEY_SECONDS, "socket_connect_timeout": VALKEY_SECONDS, "retry": Retry(NoBackoff(), 0)}
    try:
        with redis.Redis.from_url(settings.REDIS_URL, **options) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


_migrations = _Remembered(probe=_migrations_applied, timeout_seconds=5.0, holds_seconds=float("inf"))
_storage = _Remembered(probe=_storage_answers, timeout_seconds=STORAGE_SECONDS, holds_seconds=STORAGE_REMEMBERED_SECONDS)
