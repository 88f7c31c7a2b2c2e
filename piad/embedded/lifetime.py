"""Children that end with their parent, even when the parent is killed without a word."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PR_SET_PDEATHSIG = 1
PROC = Path("/proc/self").parent
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def ends_with_parent(death_signal: signal.Signals) -> Callable[[], None]:
    """Return a `preexec_fn` that asks the kernel for this signal when the parent dies.

    The kernel means the parent's *thread*: start such children from a thread that lives as long as they should, the main one.
    The request survives exec but not a change of user, so it is made after Popen has switched users. Other systems than Linux have
    no such request; there the next start ends what was left over.
    """
    parent = os.getpid()

    def ask() -> None:
        if _libc is None:
            return
        _libc.prctl(PR_SET_PDEATHSIG, int(death_signal))
        if os.getppid() != parent:  # it died between fork and prctl: nobody will tell us any more
            os._exit(1)

    return ask


def command_of(pid: int) -> str:
    """Return the command line of a living process, or an empty text when there is none such."""
    if PROC.is_dir():
        return _read_command(PROC / str(pid) / "cmdline")
    listed = subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False)  # noqa: S607 - found on PATH
    return listed.stdout


def _read_command(path: Path) -> str:
    try:
        return path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def wait_until(condition: Callable[[], bool], *, seconds: float) -> bool:
    """Ask again and again until the condition holds; False when it did not within the time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def end_leftover(pid_file: Path, *, belongs: str, stop_signal: signal.Signals) -> None:
    """End a server that outlived its supervisor, and remove a pid file whose number may by now be a stranger's.

    `belongs` is a text of the server's command line that only this folder's server has. Call it only while holding the folder's lock.
    """
    pid = _first_number(pid_file)
    if pid is None:
        return

    def gone() -> bool:
        return belongs not in command_of(pid)

    if not wait_until(gone, seconds=5):  # the kernel has told it to end; here nobody did
        os.kill(pid, stop_signal)
        if not wait_until(gone, seconds=15):
            os.kill(pid, signal.SIGKILL)
            wait_until(gone, seconds=5)
    pid_file.unlink(missing_ok=True)


def _first_number(path: Path) -> int | None:
    try:
        return int(path.read_text(encoding="utf-8").split()[0])
    except (FileNotFoundError, ValueError, IndexError):
        return None
