"""Both servers of a data folder, for as long as a block runs."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from pathlib import Path

from piad.embedded.addresses import Addresses, addresses
from piad.embedded.lifetime import wait_until
from piad.embedded.lock import FolderInUse, held
from piad.embedded.postgres import Postgres
from piad.embedded.process import ServerProcess
from piad.embedded.valkey import Valkey

ALL = ("postgres", "valkey")
NEIGHBOUR_SECONDS = 60.0


class Servers:
    """The embedded servers that were asked for; the others are somebody else's."""

    def __init__(self, found: Addresses, *, wanted: Collection[str] = ALL, durable: bool = True) -> None:
        self.addresses = found
        self.postgres = Postgres(found, durable=durable)
        self.valkey = Valkey(found, durable=durable)
        self.wanted: tuple[ServerProcess, ...] = tuple(server for server in (self.postgres, self.valkey) if server.name in wanted)

    def start(self) -> None:
        """Start them side by side; returns when all answer."""
        for server in self.wanted:
            server.begin()
        for server in self.wanted:
            server.finish_start()

    def stop(self) -> None:
        """Stop them, the last first."""
        for server in reversed(self.wanted):
            server.stop()
        with contextlib.suppress(OSError):  # not empty: the other server is somebody else's
            self.addresses.sockets.rmdir()

    def answer(self) -> bool:
        """Ask whether all answer, whoever runs them."""
        return all(server.answers() for server in self.wanted)


@contextlib.contextmanager
def running(home: Path, *, role: str, wanted: Collection[str] = ALL, durable: bool = True) -> Iterator[Servers]:
    """Run a folder's servers for the block; raises FolderInUse when somebody else runs them."""
    found = addresses(home)
    with held(found.home, role=role):
        servers = Servers(found, wanted=wanted, durable=durable)
        try:
            servers.start()
            yield servers
        finally:
            servers.stop()


@contextlib.contextmanager
def reachable(home: Path, *, role: str, wanted: Collection[str] = ALL) -> Iterator[Addresses]:
    """Have a folder's servers at hand for the block: those that run already, else our own until its end."""
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(running(home, role=role, wanted=wanted))
        except FolderInUse:
            found = addresses(home)
            if not wait_until(Servers(found, wanted=wanted).answer, seconds=NEIGHBOUR_SECONDS):
                raise
        yield addresses(home)
