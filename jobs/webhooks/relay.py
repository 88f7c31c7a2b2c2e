"""Sends what is due, many at once, in threads of its own: a receiver that answers slowly occupies a thread, not the notifier."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import structlog
from django.db import connection

from jobs.webhooks import parcels
from jobs.webhooks.delivery import deliver
from jobs.webhooks.parcels import Parcel

log = structlog.get_logger(__name__)

THREADS = 32


class Relay:
    """The sender of one process. What it has taken when the process dies is due again when the lease ends."""

    def __init__(self, *, threads: int = THREADS) -> None:
        self._free = threads
        self._threads = threads
        self._lock = threading.Lock()
        self._taking = False
        self._asked_again = False
        self._stopping = False
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="relay")

    def run(self) -> None:
        """Take what is due as far as threads are free; a call while another takes makes that one look again."""
        with self._lock:
            self._asked_again = True
            if self._taking:
                return
            self._taking = True
        try:
            while self._should_look():
                self._take()
        except BaseException:
            with self._lock:
                self._taking = False
            raise

    def wait_until_idle(self, seconds: float) -> bool:
        """Wait until nothing is on its way; False when something still is after ``seconds``."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with self._lock:
                if self._free == self._threads and not self._taking:
                    return True
            time.sleep(0.01)
        return False

    def stop_taking(self) -> None:
        """Take nothing more; what is on its way is finished, the rest is another sender's or is due when this process is back."""
        with self._lock:
            self._stopping = True

    def close(self) -> None:
        """Take nothing more, and return when what is on its way has been finished."""
        self.stop_taking()
        self._pool.shutdown()

    def _should_look(self) -> bool:
        """Decide in one step whether to look once more or to stop, so that no request to look is lost between the two."""
        with self._lock:
            if self._asked_again and self._free and not self._stopping:
                self._asked_again = False
                return True
            self._taking = False
            return False

    def _take(self) -> None:
        with self._lock:
            most = self._free
        for parcel in parcels.claim(most):
            with self._lock:
                self._free -= 1
                self._asked_again = True
            self._pool.submit(self._deliver, parcel)

    def _deliver(self, parcel: Parcel) -> None:
        try:
            deliver(parcel)
        except Exception:
            log.exception("delivery_failed", delivery_id=parcel.delivery_id)
        finally:
            with self._lock:
                self._free += 1
            self._look_again()
            connection.close()

    def _look_again(self) -> None:
        try:
            self.run()
        except Exception:
            log.exception("relay_failed")


@cache
def relay() -> Relay:
    """Return this process's sender."""
    return Relay()
