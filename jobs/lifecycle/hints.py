"""Hints to the workers and to those who wait: sent after the commit, worth only time, never waited for by a request.

A hint that is lost is sent again by the sweep. The web process hands hints to a thread of its own, so a dead or frozen
broker delays no answer; while the broker fails, hints are dropped at once.
"""

from __future__ import annotations

import atexit
import os
import queue
import threading
import time
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

import structlog
from celery import Celery
from django.conf import settings
from django.db import connection
from kombu import Connection
from kombu.exceptions import ChannelError, OperationalError
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)

NOTIFY_CHANNEL = "piad_jobs"
CAPACITY = 1000
BREAKER_SECONDS = 5.0
FLUSH_SECONDS = 0.5
# Short, and once: whoever waits here waits for something that may be lost.
TRANSPORT = {"socket_timeout": 1, "socket_connect_timeout": 1, "max_retries": 0}
BROKER_FAULTS = (OperationalError, ChannelError, RedisError, OSError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A task to be told of a job; the message is the job's id, or nothing, and nothing else."""

    task: str
    queue: str
    job_id: UUID | None = None


class HintSender:
    """One thread that sends hints, with a bounded queue before it and a circuit breaker behind it."""

    def __init__(self, *, broker_url: str | None = None) -> None:
        self._app = Celery("piad-hints", broker=broker_url or settings.CELERY_BROKER_URL, set_as_current=False)
        self._app.conf.update(task_ignore_result=True, broker_transport_options=TRANSPORT)
        self._lock = threading.Lock()
        self._begin()

    def send_soon(self, hint: Hint) -> None:
        """Hand a hint to the thread; dropped when the breaker is open or the queue is full."""
        self._be_in_this_process()
        if self.is_open:
            return
        try:
            self._waiting.put_nowait(hint)
        except queue.Full:
            log.warning("hint_dropped", job_id=str(hint.job_id))

    def send_now(self, hint: Hint) -> bool:
        """Send a hint in the calling thread, within seconds; False when the broker did not take it."""
        self._be_in_this_process()
        return self._deliver(hint)

    def waiting_in(self, queue_name: str) -> int | None:
        """Return how many messages stand in a broker's queue; None when the broker does not say."""
        self._be_in_this_process()
        with self._lock:
            try:
                channel: Any = self._connected().default_channel
                return int(channel.queue_declare(queue=queue_name, passive=True).message_count)
            except ChannelError:  # an empty queue does not exist
                return 0
            except BROKER_FAULTS as fault:
                self._trip(fault)
                return None

    @property
    def is_open(self) -> bool:
        """Whether the breaker is open: the broker failed a moment ago."""
        return time.monotonic() < self._open_until

    def flush(self, seconds: float = FLUSH_SECONDS) -> None:
        """Give the thread a moment to send what waits; a command that submits and ends would lose it otherwise."""
        end = time.monotonic() + seconds
        while self._waiting.unfinished_tasks and not self.is_open and time.monotonic() < end:
            time.sleep(0.01)

    def _begin(self) -> None:
        self._pid = os.getpid()
        self._lock = threading.Lock()
        self._waiting: queue.Queue[Hint] = queue.Queue(CAPACITY)
        self._connection: Connection | None = None
        self._open_until = 0.0
        self._thread: threading.Thread | None = None

    def _be_in_this_process(self) -> None:
        """Start afresh after a fork: threads and sockets stay with the parent."""
        if self._pid != os.getpid():
            self._begin()
        if self._thread is None:
            with self._lock:
                if self._thread is None:
                    self._thread = threading.Thread(target=self._work, name="hints", daemon=True)
                    self._thread.start()

    def _work(self) -> None:
        while True:
            hint = self._waiting.get()
            try:
                if not self.is_open:
                    self._deliver(hint)
            except Exception:
                log.exception("hint_failed")
            finally:
                self._waiting.task_done()

    def _deliver(self, hint: Hint) -> bool:
        with self._lock:
            try:
                self._app.send_task(
                    hint.task,
                    args=[str(hint.job_id)] if hint.job_id else [],
                    queue=hint.queue,
                    connection=self._connected(),
                    retry=False,
                    ignore_result=True,
                )
            except BROKER_FAULTS as fault:
                self._trip(fault)
                return False
        return True

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._app.connection_for_write()
        return self._connection

    def _trip(self, fault: BaseException) -> None:
        log.warning("broker_unreachable", error=str(fault))
        self._open_until = time.monotonic() + BREAKER_SECONDS
        if self._connection is not None:
            self._connection.collect(socket_timeout=0.1)
            self._connection = None


@cache
def sender() -> HintSender:
    """Return this process's sender."""
    made = HintSender()
    atexit.register(made.flush)
    return made


def send_soon(hint: Hint) -> None:
    """Send a hint in the background."""
    sender().send_soon(hint)


def send_now(hint: Hint) -> bool:
    """Send a hint and say whether the broker took it."""
    return sender().send_now(hint)


def waiting_in(queue_name: str) -> int | None:
    """Return the length of a broker's queue; None when the broker does not say."""
    return sender().waiting_in(queue_name)


def hurry_deliveries() -> None:
    """Tell the notifier that deliveries are due; beat tells it every second anyway."""
    send_soon(Hint(task="jobs.relay", queue="notify"))


def wake_waiters(job_id: UUID) -> None:
    """Tell everyone who waits for this job; in a statement of its own, after the commit, since NOTIFY locks at commit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [NOTIFY_CHANNEL, str(job_id)])
