"""A data folder, and another process that runs its servers."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEEPER = """
import pathlib, signal, sys, threading
from piad.embedded.servers import running
stop = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: stop.set())
with running(pathlib.Path(sys.argv[1]), role="keeper", durable=False) as servers:
    print(servers.postgres.pid, servers.valkey.pid, servers.postgres.mode, flush=True)
    stop.wait(120)
"""


class Keeper:
    """A process of our own that runs a folder's servers until it is told to stop."""

    def __init__(self, home: Path, *, prefix: Sequence[str] = (), environment: Mapping[str, str] | None = None) -> None:
        command = [*prefix, sys.executable, "-c", KEEPER, str(home)]
        ours = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **(environment or {})}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ours)
        assert self.process.stdout is not None
        words = self.process.stdout.readline().split()
        if not words:
            raise AssertionError(self.process.communicate(timeout=10)[1])
        self.pids, self.mode = (int(words[0]), int(words[1])), words[2]

    @property
    def running(self) -> list[int]:
        """Return the servers of this keeper that still run."""
        return [pid for pid in self.pids if _runs(pid)]

    def end(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Send the process a signal and wait for its end."""
        self.process.send_signal(number)
        self.process.communicate(timeout=30)


@pytest.fixture
def home() -> Iterator[Path]:
    """A data folder that does not exist yet."""
    parent = Path(tempfile.mkdtemp(prefix="piad-embedded-"))
    yield parent / "home"
    shutil.rmtree(parent, ignore_errors=True)


@pytest.fixture
def keep() -> Iterator[Callable[..., Keeper]]:
    """Start keepers; whatever still runs at the end of the test is ended."""
    keepers: list[Keeper] = []

    def start(home: Path, *, prefix: Sequence[str] = (), environment: Mapping[str, str] | None = None) -> Keeper:
        keepers.append(Keeper(home, prefix=prefix, environment=environment))
        return keepers[-1]

    yield start
    for keeper in keepers:
        if keeper.process.poll() is None:
            keeper.end()


def wait_for(condition: Callable[[], bool], *, seconds: float = 10) -> bool:
    """Wait until a condition holds; False when it did not."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _runs(pid: int) -> bool:
    """Tell whether a process runs; one that ended and is not yet collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
