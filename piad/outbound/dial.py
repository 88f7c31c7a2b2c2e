"""Connections that go to a checked address and nowhere else, and end at a deadline however slowly the other side drips."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from contextlib import suppress
from functools import cache
from http.client import HTTPResponse
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING, Any, Final, Self

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection

from piad.outbound.failures import FailureKind, OutboundFailed, OutboundRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from piad.outbound.addresses import Address
    from piad.outbound.target import Target

_CONNECT_SECONDS: Final = 5.0
_MAX_ADDRESSES: Final = 4


class Deadline:
    """The moment by which a whole exchange must be over, whatever happens in it."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def passed(self) -> bool:
        """Whether the moment has come."""
        return time.monotonic() >= self._end

    def remaining(self) -> float:
        """Return the seconds left; ``OutboundFailed`` (``timeout``) when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutboundFailed(FailureKind.TIMEOUT, "deadline")
        return left


class Watchdog:
    """Shuts a connection at the deadline from outside: a socket's own timeout starts anew with every byte that arrives."""

    def __init__(self, connected: socket.socket, deadline: Deadline) -> None:
        # A second handle to the same connection, so that nothing is touched that TLS may be using in another thread.
        self._handle = connected.dup()
        self._timer = threading.Timer(deadline.remaining(), self._shut)
        self._timer.daemon = True
        self._timer.start()

    def _shut(self) -> None:
        with suppress(OSError):
            self._handle.shutdown(socket.SHUT_RDWR)

    def release(self) -> None:
        """Call the watchdog off."""
        self._timer.cancel()
        self._timer.join()
        self._handle.close()


class Line:
    """One connection to one checked target; a context manager that leaves nothing open."""

    def __init__(self, target: Target, addresses: Sequence[Address], *, deadline: Deadline, tls: ssl.SSLContext) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._watchdog: Watchdog | None = None
        if target.scheme == "https":
            self.connection: HTTPConnection = _PinnedHTTPS(self, target.host, target.port, ssl_context=tls)
        else:
            self.connection = _PinnedHTTP(self, target.host, target.port)
        self._response: HTTPResponse | None = None
        self.connection.response_class = self._respond  # type: ignore[assignment] # the library only ever calls it

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._watchdog is not None:
            self._watchdog.release()
        if self._response is not None:
            self._response.close()
        self.connection.close()

    def _respond(self, connected: socket.socket, **options: Any) -> HTTPResponse:  # noqa: ANN401 - the library's own, handed on
        """Remember the raw response: one whose headers are refused later would otherwise keep its socket open."""
        self._response = HTTPResponse(connected, **options)
        return self._response

    def dial(self, port: int) -> socket.socket:
        """Connect to the first checked address that answers; ``OutboundFailed`` when none does."""
        failure: OSError | None = None
        for address in self._addresses[:_MAX_ADDRESSES]:
            try:
                connected = self._connect(address, port)
            except OSError as error:
                failure = error
                continue
            self._watchdog = Watchdog(connected, self._deadline)
            return connected
        kind = FailureKind.TIMEOUT if isinstance(failure, TimeoutError) else FailureKind.CONNECT
        raise OutboundFailed(kind, str(failure)) from failure

    def _connect(self, address: Address, port: int) -> socket.socket:
        family = socket.AF_INET6 if isinstance(address, IPv6Address) else socket.AF_INET
        connected = socket.socket(family, socket.SOCK_STREAM)
        try:
            connected.settimeout(min(_CONNECT_SECONDS, self._deadline.remaining()))
            connected.connect((str(address), port))
            _check_peer(connected, address)
            connected.settimeout(self._deadline.remaining())
        except BaseException:
            connected.close()
            raise
        return connected


def _check_peer(connected: socket.socket, address: Address) -> None:
    """Believe the kernel, not ourselves, about who is at the other end."""
    if ip_address(connected.getpeername()[0]) != address:
        raise OutboundRefused("connected elsewhere")


class _PinnedHTTP(HTTPConnection):
    """A connection whose name is only spoken (``Host``), never looked up again."""

    def __init__(self, line: Line, host: str, port: int) -> None:
        super().__init__(host, port)
        self._line = line

    def _new_conn(self) -> socket.socket:
        return self._line.dial(self.port)


class _PinnedHTTPS(HTTPSConnection):
    """The same under TLS: server name and certificate are those of the name, the address is the checked one."""

    def __init__(self, line: Line, host: str, port: int, *, ssl_context: ssl.SSLContext) -> None:
        super().__init__(host, port, ssl_context=ssl_context)
        self._line = line

    def _new_conn(self) -> socket.socket:
        return self._line.dial(self.port)


@cache
def tls_context() -> ssl.SSLContext:
    """Return the one client context: TLS 1.2 or later, the system's authorities and the bundled ones."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
