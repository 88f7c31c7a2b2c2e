"""A request that names itself is answered once: the same bytes again for the same body, a refusal for another."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from rest_framework.request import Request

from jobs.lifecycle.keys import IdempotencyKey, find_replay
from piad.api.errors import ApiError

__all__ = ["IdempotencyKey", "find_replay", "fingerprint", "from_request"]

HEADER = "Idempotency-Key"
PRINTABLE = re.compile(r"[\x20-\x7e]{1,255}")
LONG_TEXT = 512


def from_request(request: Request, *, operation: str, body: Any) -> IdempotencyKey | None:  # noqa: ANN401  any parsed JSON
    """Read ``Idempotency-Key``; None without one. Raises `ApiError` 400 unless it is 1 to 255 printable ASCII characters, sent once."""
    sent = request.headers.get(HEADER)
    if sent is None:
        return None
    if not PRINTABLE.fullmatch(sent) or _times_sent(request) > 1:
        raise ApiError(
            http_status=400,
            code="invalid_idempotency_key",
            message="Idempotency-Key must be sent once and have 1 to 255 printable ASCII characters.",
        )
    return IdempotencyKey(operation=operation, key=sent, fingerprint=fingerprint(body))


def fingerprint(body: Any) -> bytes:  # noqa: ANN401  any parsed JSON
    """Return SHA-256 of the body as canonical JSON: members sorted, no spaces, ``1.0`` as ``1``, long texts by their digest."""
    digest = hashlib.sha256()
    for piece in _canonical(body):
        digest.update(piece)
    return digest.digest()


def _times_sent(request: Request) -> int:
    """Count the header in the ASGI scope: Django has joined repeated ones by commas, which a single key may hold too."""
    scope = getattr(getattr(request, "_request", request), "scope", None) or {}
    return sum(1 for name, _ in scope.get("headers", ()) if name.lower() == HEADER.lower().encode())


def _canonical(value: Any) -> Iterator[bytes]:  # noqa: ANN401  any parsed JSON
    if isinstance(value, dict):
        yield b"{"
        for name in sorted(value):
            yield from (*_canonical(name), b":", *_canonical(value[name]), b",")
        yield b"}"
    elif isinstance(value, list | tuple):
        yield b"["
        for item in value:
            yield from _canonical(item)
            yield b","
        yield b"]"
    elif isinstance(value, str) and len(value) > LONG_TEXT:
        yield b"#" + hashlib.sha256(value.encode("utf-8", "surrogatepass")).digest()
    elif isinstance(value, float) and value.is_integer():
        yield str(int(value)).encode()
    else:
        yield json.dumps(value).encode()
