"""A circuit breaker for each vendor, shared by all workers through Valkey: a vendor that fails is left alone for a while."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import redis
import structlog
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

log = structlog.get_logger(__name__)

WINDOW_SECONDS: Final = 60
OPEN_SECONDS: Final = 30
# Half of the calls of a window, and no fewer than this: model calls are few and slow.
FEWEST_FAILURES: Final = 4
_SOCKET_SECONDS: Final = 0.5


def is_open(vendor: str) -> bool:
    """Tell whether a vendor is being left alone; without Valkey nobody is."""
    try:
        return bool(_valkey().exists(_name(vendor, "open")))
    except redis.RedisError:
        return False


def note(vendor: str, *, failed: bool) -> None:
    """Count a call that reached an end; the one that makes half of them failures opens the circuit."""
    try:
        calls, failures = _count(vendor, failed=failed)
        if failed and failures >= FEWEST_FAILURES and failures * 2 >= calls:
            _valkey().set(_name(vendor, "open"), 1, ex=OPEN_SECONDS)
            _valkey().delete(_name(vendor, "calls"), _name(vendor, "failures"))
            log.error("vendor_left_alone", vendor=vendor, calls=calls, failures=failures, seconds=OPEN_SECONDS)
    except redis.RedisError as fault:
        log.warning("breaker_not_counted", vendor=vendor, error=str(fault))


def _count(vendor: str, *, failed: bool) -> tuple[int, int]:
    with _valkey().pipeline() as together:
        for what, by in (("calls", 1), ("failures", int(failed))):
            together.incrby(_name(vendor, what), by)
            together.expire(_name(vendor, what), WINDOW_SECONDS, nx=True)
        answers: list[Any] = together.execute()
    return int(answers[0]), int(answers[2])


def _name(vendor: str, what: str) -> str:
    return f"piad:breaker:{vendor}:{what}"


@lru_cache(maxsize=1)
def _valkey() -> redis.Redis:
    return redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=_SOCKET_SECONDS, socket_connect_timeout=_SOCKET_SECONDS, retry=Retry(NoBackoff(), 0)
    )
