"""One guarded request and its response: resolve once, check every answer, dial the checked address, read in bounded pieces."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import TYPE_CHECKING, Final

from urllib3.exceptions import HTTPError
from urllib3.exceptions import SSLError as WrappedSSLError

from piad.outbound.dial import Deadline, Line, tls_context
from piad.outbound.failures import FailureKind, OutboundFailed
from piad.outbound.policy import Policy
from piad.outbound.resolver import Resolver, system_resolver

if TYPE_CHECKING:
    from urllib3.response import HTTPResponse

    from piad.outbound.addresses import Address
    from piad.outbound.target import Target

_PIECE_BYTES: Final = 64 * 1024
_RESOLVE_SECONDS: Final = 5.0
_ALWAYS: Final = {"Accept-Encoding": "identity", "User-Agent": "piad", "Connection": "close"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The way out: the rules, who resolves names, whom TLS believes."""

    policy: Policy = field(default_factory=Policy.from_settings)
    resolve: Resolver = system_resolver
    tls: ssl.SSLContext = field(default_factory=tls_context)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is sent to a target."""

    method: str
    headers: Mapping[str, str]
    body: bytes | None = None


@contextmanager
def exchange(door: Door, target: Target, ask: Ask, *, deadline: Deadline) -> Iterator[HTTPResponse]:
    """Send one request and hand out its response with the body unread; everything that breaks is ``OutboundFailed``."""
    addresses = _resolve(door, target, deadline)
    with _named_failures(deadline), Line(target, addresses, deadline=deadline, tls=door.tls) as line:
        line.connection.request(
            ask.method,
            target.path,
            body=ask.body,
            headers={**ask.headers, **_ALWAYS},
            preload_content=False,
            decode_content=False,
        )
        response = line.connection.getresponse()
        try:
            deadline.remaining()  # headers cut off by the deadline parse as if they had ended
            yield response
        finally:
            response.close()


def read(response: HTTPResponse, *, limit: int, deadline: Deadline) -> tuple[bytes, bool]:
    """Return at most ``limit`` raw bytes of the body and whether that was all of it."""
    received = bytearray()
    while piece := response.read(min(_PIECE_BYTES, limit + 1 - len(received)), decode_content=False):
        received += piece
        if len(received) > limit:
            return bytes(received[:limit]), False
    deadline.remaining()  # a connection shut at the deadline may look like a body that has ended
    return bytes(received), True


def _resolve(door: Door, target: Target, deadline: Deadline) -> tuple[Address, ...]:
    literal = target.literal
    answers: tuple[str, ...]
    if literal is not None:
        answers = (str(literal),)
    else:
        answers = door.resolve(target.host, target.port, seconds=min(_RESOLVE_SECONDS, deadline.remaining()))
    if not answers:
        raise OutboundFailed(FailureKind.DNS, "no address")
    return door.policy.admit_addresses(target, answers)


@contextmanager
def _named_failures(deadline: Deadline) -> Iterator[None]:
    """Turn what sockets, TLS and HTTP raise into one of our kinds; once the deadline has passed, whatever broke broke by it."""
    try:
        yield
    except (OSError, HTTPException, HTTPError, ValueError) as error:
        raise OutboundFailed(FailureKind.TIMEOUT if deadline.passed else _kind(error), f"{type(error).__name__}: {error}") from error


def _kind(error: Exception) -> FailureKind:
    if isinstance(error, (ssl.SSLError, WrappedSSLError)):
        return FailureKind.TLS
    return FailureKind.TIMEOUT if isinstance(error, TimeoutError) else FailureKind.CONNECT
