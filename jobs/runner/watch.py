"""The thread beside a working thread: it keeps the lease, and stops the work that lost it or took too long."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

import structlog
from django.db import DatabaseError, InterfaceError, connection

from jobs import lifecycle
from jobs.lifecycle import Claim

log = structlog.get_logger(__name__)

HEARTBEAT_SECONDS = 5.0
# Without a renewal for this long the work stops: before the database would give the lease to somebody else.
TRUSTED_SECONDS = lifecycle.LEASE_SECONDS - HEARTBEAT_SECONDS
TICK_SECONDS = 0.2
JUMPS_TO_ARRIVE = 100


class Interruption(BaseException):
    """Raised in the working thread, between two of its instructions; no step can catch it by ``except Exception``."""


class LeaseLost(Interruption):
    """The job is, or may be, somebody else's now."""


class BudgetSpent(Interruption):
    """The step or the run took longer than it may."""


class Watch:
    """Beats for a claim from entering to leaving; inside :meth:`working` it may interrupt the thread that made it."""

    def __init__(self, claim: Claim, *, budget_seconds: float) -> None:
        self._claim = claim
        self._worker = threading.get_ident()
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._armed = False
        self._rung = False
        self._lost = False
        self._run_ends = time.monotonic() + budget_seconds
        self._ends = self._run_ends
        self._renewed = time.monotonic()
        self._thread = threading.Thread(target=self._watch, name=f"watch-{claim.job_id}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    @contextmanager
    def working(self, *, budget_seconds: float) -> Iterator[None]:
        """Let the work inside be interrupted: by `LeaseLost`, or by `BudgetSpent` after ``budget_seconds`` or at the run's end."""
        with self._lock:
            self._ends = min(self._run_ends, time.monotonic() + budget_seconds)
            self._armed = True
        try:
            if self._lost:
                raise LeaseLost
            yield
        finally:
            self._disarm()

    def _disarm(self) -> None:
        """End the time of interruptions; one that is still on its way arrives here.

        It cannot be taken back: CPython 3.11 would leave its thread looking for it for ever, at every call and jump.
        """
        with self._lock:
            self._armed = False
            rung = self._rung
            self._rung = False
        if rung:
            for _ in range(JUMPS_TO_ARRIVE):
                pass

    def _watch(self) -> None:
        try:
            beaten = time.monotonic()
            while not self._stop.wait(TICK_SECONDS):
                if time.monotonic() - beaten >= HEARTBEAT_SECONDS:
                    beaten = time.monotonic()
                    self._beat(beaten)
                if time.monotonic() - self._renewed > TRUSTED_SECONDS:
                    self._lost = True
                if self._lost or time.monotonic() > self._ends:
                    self._interrupt(LeaseLost if self._lost else BudgetSpent)
        finally:
            connection.close()

    def _beat(self, now: float) -> None:
        try:
            if lifecycle.heartbeat(self._claim):
                self._renewed = now
            else:
                self._lost = True
        except (DatabaseError, InterfaceError) as fault:
            log.warning("heartbeat_failed", job_id=str(self._claim.job_id), error=str(fault))
            connection.close()

    def _interrupt(self, reason: type[Interruption]) -> None:
        with self._lock:
            if self._armed:
                self._armed = False
                self._rung = True
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._worker), ctypes.py_object(reason))
