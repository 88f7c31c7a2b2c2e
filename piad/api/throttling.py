"""Rate limits: fixed windows of a minute for each key, counted exactly on Valkey, and in this process while Valkey is away."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol, cast

import redis
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage, RedisStorage
from redis.backoff import NoBackoff
from redis.retry import Retry
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

if TYPE_CHECKING:
    from rest_framework.views import APIView  # at run time it imports the default classes, which import this file

logger = logging.getLogger(__name__)

SECOND_CALL = "piad.second_call"
VALKEY_TIMEOUT_SECONDS = 0.2
BREAKER_SECONDS = 5.0
CREATES = "creates"
READS = "reads"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """One key's window: how many requests it admits, how many are left, and the Unix second at which it starts anew."""

    limit: int
    used: int
    reset: int

    @property
    def remaining(self) -> int:
        """Return how many requests are left."""
        return max(0, self.limit - self.used)

    @property
    def admitted(self) -> bool:
        """Say whether the request that was just counted is within the limit."""
        return self.used <= self.limit

    def headers(self) -> dict[str, str]:
        """Return the three headers of every authenticated answer."""
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(self.reset),
        }


class _Caller(Protocol):
    api_key_id: Any
    creates_per_minute: int
    reads_per_minute: int


class Counter:
    """Counts requests on Valkey; for some seconds after a failure, in this process, so that a dead Valkey slows nobody."""

    def __init__(self, url: str) -> None:
        options: dict[str, Any] = {
            "socket_timeout": VALKEY_TIMEOUT_SECONDS,
            "socket_connect_timeout": VALKEY_TIMEOUT_SECONDS,
            "retry": Retry(NoBackoff(), 0),
        }
        self._shared = RedisStorage(url.replace("unix://", "redis+unix://", 1), **options)
        self._local = MemoryStorage()
        self._shared_again_at = 0.0

    def hit(self, *, bucket: str, key: str, limit: int, cost: int = 1, minutes: int = 1) -> Window:
        """Count `cost` requests (0 only looks) against a limit in a window of some minutes and return the window."""
        item = RateLimitItemPerMinute(limit, minutes)
        name = item.key_for(bucket, key)
        if time.monotonic() >= self._shared_again_at:
            try:
                return self._count(self._shared, name, item, cost)
            except redis.RedisError as error:
                self._fall_back(error)
        return self._count(self._local, name, item, cost)

    def close(self) -> None:
        """Close the connections to Valkey."""
        client: Any = self._shared.get_connection()
        client.close()

    def _fall_back(self, error: Exception) -> None:
        self._shared_again_at = time.monotonic() + BREAKER_SECONDS
        logger.warning("rate limits are counted in this process only: %s", type(error).__name__)

    def _count(self, storage: RedisStorage | MemoryStorage, name: str, item: RateLimitItemPerMinute, cost: int) -> Window:
        used = storage.incr(name, item.get_expiry(), cost) if cost else storage.get(name)
        reset = _expiry(storage, name) if used else time.time() + item.get_expiry()
        return Window(limit=item.amount, used=used, reset=math.ceil(reset))


def _expiry(storage: RedisStorage | MemoryStorage, name: str) -> float:
    """Return the Unix time at which a counter ends: the server's own figure, so that it stays the same all through a window."""
    if isinstance(storage, MemoryStorage):
        return storage.get_expiry(name)
    client: Any = storage.get_connection()
    return max(int(client.pexpiretime(storage.prefixed_key(name))) / 1000, time.time())


@lru_cache(maxsize=1)
def _counter_at(url: str) -> Counter:
    return Counter(url)


def counter() -> Counter:
    """Return this process's counter."""
    return _counter_at(settings.REDIS_URL)


class _BucketThrottle(BaseThrottle):
    """Counts a request in one bucket of its key, except the second half of a long-poll, which was counted at its first."""

    window: Window | None = None

    def bucket(self, request: Request) -> str:
        """Return the bucket that the request counts in."""
        raise NotImplementedError

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Count the request and say whether it is admitted."""
        del view
        caller: _Caller | None = cast("Any", request).user
        if caller is None:
            return True
        bucket = self.bucket(request)
        limit = caller.creates_per_minute if bucket == CREATES else caller.reads_per_minute
        second = bool(getattr(request._request, "scope", {}).get(SECOND_CALL))  # noqa: SLF001 - DRF's own way to Django's request
        self.window = counter().hit(bucket=bucket, key=str(caller.api_key_id), limit=limit, cost=0 if second else 1)
        request._request.piad_window = self.window  # type: ignore[attr-defined]  # noqa: SLF001
        return second or self.window.admitted

    def wait(self) -> float | None:
        """Return the seconds until the window starts anew."""
        return None if self.window is None else self.window.reset - time.time()


class CreateThrottle(_BucketThrottle):
    """Counts in the bucket of creations."""

    def bucket(self, request: Request) -> str:
        """Return the bucket of creations."""
        del request
        return CREATES


class ReadThrottle(_BucketThrottle):
    """Counts in the bucket of reads."""

    def bucket(self, request: Request) -> str:
        """Return the bucket of reads."""
        del request
        return READS


class MethodThrottle(_BucketThrottle):
    """Counts by method: what only reads is a read, everything else a creation."""

    def bucket(self, request: Request) -> str:
        """Return the bucket that the method belongs to."""
        return READS if request.method in {"GET", "HEAD", "OPTIONS"} else CREATES


class RateLimitHeadersMiddleware:
    """Put the window that a request was counted in on its answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with its three headers."""
        response = self.get_response(request)
        window: Window | None = getattr(request, "piad_window", None)
        if window is not None:
            for name, value in window.headers().items():
                response[name] = value
        return response
