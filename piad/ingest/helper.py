"""The service's side of the limited children: kept warm, one request each at a time, killed when late, replaced when spent."""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from piad.ingest.frames import Frame, FrameLost, receive, send

WALL_SECONDS: Final = 30.0
REQUESTS_PER_CHILD: Final = 50
# Each may hold 1 GiB, so a process runs few at once; more callers wait for their turn.
CHILDREN_PER_PROCESS: Final = 2
MAX_ANSWER_BYTES: Final = 512 * 1024 * 1024
_ROOT: Final = Path(__file__).resolve().parents[2]


# A child that dies this soon may have been dying before it was asked.
_SOON_SECONDS: Final = 1.0


class HelperLost(Exception):
    """The child died or was killed for being late; the picture it held is to blame."""


class Child:
    """One running child and the socket to it."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "piad.ingest.child", str(theirs.fileno()), str(_mourned_parent())],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "2", "LC_ALL": "C.UTF-8"},
            )
        self._channel = ours
        self.served = 0

    @property
    def pid(self) -> int:
        """The process id, for those who watch it."""
        return self._process.pid

    def usable(self) -> bool:
        """Whether the child still runs and has requests left."""
        return self._process.poll() is None and self.served < REQUESTS_PER_CHILD

    def ask(self, frame: Frame, *, wall_seconds: float) -> Frame:
        """Send one frame and wait for its answer; ``HelperLost`` when none comes in time."""
        self.served += 1
        deadline = time.monotonic() + wall_seconds
        try:
            self._channel.settimeout(wall_seconds)
            send(self._channel, frame)
            return receive(self._channel, deadline=deadline, max_body=MAX_ANSWER_BYTES)
        except (OSError, ValueError, FrameLost) as lost:
            raise HelperLost(str(lost)) from lost

    def end(self) -> None:
        """Kill and reap the child; safe to call twice."""
        self._channel.close()
        self._process.kill()
        self._process.wait()

    def abandon(self) -> None:
        """Close our copy of the socket without touching the process: it belongs to the process we were forked from."""
        self._channel.close()
        self._process.returncode = 0


def _mourned_parent() -> int:
    """Our pid when this is the main thread, else 0: the kernel's death signal follows the *thread* that started the child."""
    return os.getpid() if threading.current_thread() is threading.main_thread() else 0


class Pool:
    """The warm children of one process."""

    def __init__(self) -> None:
        self._reset()

    def _reset(self) -> None:
        """Start empty; with new locks, since the old ones may have been held at a fork."""
        self._idle: list[Child] = []
        self._lock = threading.Lock()
        self._turns = threading.BoundedSemaphore(CHILDREN_PER_PROCESS)

    def ask(self, frame: Frame, *, wall_seconds: float = WALL_SECONDS) -> Frame:
        """Have one frame answered by a warm or a new child; ``HelperLost`` when the child dies or is late."""
        started = time.monotonic()
        with self._turns:
            child = self._take()
            try:
                return self._asked(child, frame, wall_seconds)
            except HelperLost:
                if child.served == 1 or time.monotonic() - started > _SOON_SECONDS:
                    raise
            return self._asked(Child(), frame, wall_seconds)

    def warm(self) -> None:
        """Start one child ahead of its first picture."""
        self._give_back(self._take())

    def close(self) -> None:
        """End all idle children."""
        with self._lock:
            children, self._idle = self._idle, []
        for child in children:
            child.end()

    def forget(self) -> None:
        """Let go of children that belong to the process we were forked from."""
        for child in self._idle:
            child.abandon()
        self._reset()

    def _asked(self, child: Child, frame: Frame, wall_seconds: float) -> Frame:
        try:
            reply = child.ask(frame, wall_seconds=wall_seconds)
        except BaseException:  # also when our own caller is interrupted: a child in mid-answer must not be used again
            child.end()
            raise
        self._give_back(child)
        return reply

    def _take(self) -> Child:
        with self._lock:
            child = self._idle.pop() if self._idle else None
        if child is not None and not child.usable():
            child.end()
            child = None
        return child or Child()

    def _give_back(self, child: Child) -> None:
        if not child.usable():
            child.end()
            return
        with self._lock:
            self._idle.append(child)


POOL: Final = Pool()
atexit.register(POOL.close)
with suppress(AttributeError):  # absent where processes cannot fork
    os.register_at_fork(after_in_child=POOL.forget)
