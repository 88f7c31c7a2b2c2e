"""One owner per data folder: who starts its servers holds its lock, and a second start is told who that is."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pwd
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from piad.embedded.problems import EmbeddedProblem

FILE_NAME = "lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The process that runs a folder's servers."""

    pid: int
    role: str
    since: float

    def __str__(self) -> str:
        """Say who it is in words for a person."""
        started = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(self.since))
        return f"`{self.role}` (process {self.pid}, since {started})"


class FolderInUse(EmbeddedProblem):
    """Another process holds the data folder; `holder` is None when it did not say who it is."""

    def __init__(self, home: Path, holder: Holder | None) -> None:
        self.home = home
        self.holder = holder
        who = str(holder) if holder else "another process"
        stop = f"kill {holder.pid}" if holder else "ending it"
        super().__init__(f"{home} is in use by {who}. Stop that first (Ctrl-C there, or {stop}), or set PIAD_HOME to another folder.")


class FolderOfAnotherUser(EmbeddedProblem):
    """Another user's servers live in the data folder; starting them as ourselves would take their files away from that user."""

    def __init__(self, home: Path, owner: int) -> None:
        try:
            name = pwd.getpwuid(owner).pw_name
        except KeyError:
            name = str(owner)
        super().__init__(f"{home} was made by the user {name}. Start as that user, or set PIAD_HOME to another folder.")


@contextlib.contextmanager
def held(home: Path, *, role: str) -> Iterator[None]:
    """Hold the folder's lock for the block; raises FolderInUse at once when somebody else does. The kernel frees it if we die.

    Raises FolderOfAnotherUser for a folder that another user's start has furnished; that it merely belongs to one is no matter.
    """
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(home / FILE_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if (owner := os.fstat(descriptor).st_uid) != os.geteuid():
            raise FolderOfAnotherUser(home, owner)
        _take(descriptor, home)
        _sign(descriptor, Holder(pid=os.getpid(), role=role, since=time.time()))
        yield
    finally:
        os.close(descriptor)


def holder_of(home: Path) -> Holder | None:
    """Return who holds the folder now, or None when nobody does."""
    path = home / FILE_NAME
    if not path.exists():
        return None
    descriptor = os.open(path, os.O_RDWR)
    try:
        _take(descriptor, home)
    except FolderInUse as in_use:
        return in_use.holder
    finally:
        os.close(descriptor)
    return None


def _take(descriptor: int, home: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise FolderInUse(home, _read(descriptor)) from None


def _sign(descriptor: int, holder: Holder) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, json.dumps(asdict(holder)).encode(), 0)


def _read(descriptor: int) -> Holder | None:
    try:
        return Holder(**json.loads(os.pread(descriptor, 4096, 0)))
    except (ValueError, TypeError):
        return None
