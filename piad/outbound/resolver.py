"""Names to addresses, within a time limit that the system's resolver does not have."""

from __future__ import annotations

import socket
import threading
from typing import Protocol

from piad.outbound.failures import FailureKind, OutboundFailed


class Resolver(Protocol):
    """Anything that answers a name with all of its addresses as text, or raises ``OutboundFailed``."""

    def __call__(self, host: str, port: int, /, *, seconds: float) -> tuple[str, ...]:
        """Return every address of ``host``."""
        ...


def system_resolver(host: str, port: int, *, seconds: float) -> tuple[str, ...]:
    """Ask the system; every A and AAAA answer once, in its order. ``OutboundFailed`` (``dns``) when there is none in time."""
    question = _Question(host, port)
    question.start()
    question.join(seconds)
    if question.failure is not None:
        raise OutboundFailed(FailureKind.DNS, str(question.failure)) from question.failure
    if not question.answers:
        raise OutboundFailed(FailureKind.DNS, "no answer in time" if question.is_alive() else "no address")
    return question.answers


class _Question(threading.Thread):
    """One blocking look-up; left behind when it is late, ended by the system's own resolver timeouts."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(name="outbound-resolver", daemon=True)
        self._host = host
        self._port = port
        self.answers: tuple[str, ...] = ()
        self.failure: Exception | None = None

    def run(self) -> None:
        """Look the name up."""
        try:
            found = socket.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as failure:
            self.failure = failure
            return
        self.answers = tuple(dict.fromkeys(str(address[0]) for *_, address in found))
