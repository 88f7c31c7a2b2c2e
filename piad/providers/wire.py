"""The HTTP client that SDKs are given: bounded in time and size as a whole, it tells the vendor's request id before the body is read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

import httpx2

from piad.providers.contracts import Call

# A 4K picture as base64, with room.
MAX_BYTES: Final = 64 * 1024 * 1024
_CONNECT_SECONDS: Final = 10.0
_REQUEST_IDS: Final = ("x-request-id", "request-id", "x-goog-request-id", "x-guploader-uploadid")


def client(call: Call) -> httpx2.Client:
    """Return a client for one call; proxies of the environment and redirects are not followed."""
    return httpx2.Client(transport=_Bounded(call), trust_env=False, follow_redirects=False)


class _Bounded(httpx2.BaseTransport):
    """Passes requests on with what is left of the call's seconds, however the SDK sets its own timeouts."""

    def __init__(self, call: Call) -> None:
        self._inner = httpx2.HTTPTransport()
        self._noted = call.noted
        self._ends = time.monotonic() + call.seconds

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        left = max(0.01, self._ends - time.monotonic())
        timeout = {"connect": min(left, _CONNECT_SECONDS), "read": left, "write": left, "pool": left}
        request.extensions = {**request.extensions, "timeout": timeout}
        answer = self._inner.handle_request(request)
        if said := next((answer.headers[name] for name in _REQUEST_IDS if name in answer.headers), None):
            self._noted(said)
        stream = _BoundedStream(answer.stream, self._ends)
        return httpx2.Response(answer.status_code, headers=answer.headers, stream=stream, extensions=answer.extensions)

    def close(self) -> None:
        self._inner.close()


class _BoundedStream(httpx2.SyncByteStream):
    """A body that ends with an error when it is too slow as a whole, or too long."""

    def __init__(self, inner: object, ends: float) -> None:
        self._inner = inner
        self._ends = ends

    def __iter__(self) -> Iterator[bytes]:
        taken = 0
        for chunk in self._inner:  # type: ignore[attr-defined]  # a stream of the inner transport: sync, by construction
            taken += len(chunk)
            if time.monotonic() > self._ends:
                raise httpx2.ReadTimeout("the answer took too long as a whole")
            if taken > MAX_BYTES:
                raise httpx2.ReadError("the answer is too long")
            yield chunk

    def close(self) -> None:
        self._inner.close()  # type: ignore[attr-defined]
