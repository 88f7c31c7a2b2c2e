"""Deliver one message to a stranger's address."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from piad.outbound.dial import Deadline
from piad.outbound.exchange import Ask, Door, exchange, read
from piad.outbound.failures import OutboundFailed

if TYPE_CHECKING:
    from urllib3.response import HTTPResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the other side said: any status, also a redirect (never followed); ``body`` is raw and perhaps cut short.

    ``retry_after`` and ``location`` are the headers as sent; ``seconds`` is how long the whole exchange took.
    """

    status: int
    body: bytes
    truncated: bool
    retry_after: str | None
    location: str | None
    seconds: float


def post(
    url: str,
    *,
    body: bytes,
    headers: Mapping[str, str],
    total_seconds: float = 15,
    max_response_bytes: int = 16_384,
    door: Door | None = None,
) -> Answer:
    """Send ``body`` and return the answer; ``total_seconds`` bounds everything, ``max_response_bytes`` what is read of the answer.

    Raises ``OutboundRefused`` when the address may not be called and ``OutboundFailed`` when no status came back in time.
    """
    door = door or Door()
    deadline = Deadline(total_seconds)
    started = time.monotonic()
    target = door.policy.admit(url)
    ask = Ask(method="POST", headers=headers, body=body)
    answer: Answer | None = None
    try:
        with exchange(door, target, ask, deadline=deadline) as response:
            answer = _answer(response, b"", whole=False, seconds=time.monotonic() - started)
            received, whole = read(response, limit=max_response_bytes, deadline=deadline)
            answer = _answer(response, received, whole=whole, seconds=time.monotonic() - started)
    except OutboundFailed:
        if answer is None:
            raise
    return answer


def _answer(response: HTTPResponse, body: bytes, *, whole: bool, seconds: float) -> Answer:
    return Answer(
        status=response.status,
        body=body,
        truncated=not whole,
        retry_after=response.headers.get("Retry-After"),
        location=response.headers.get("Location"),
        seconds=seconds,
    )
