"""The signatures of an event: the documented one, and those of Standard Webhooks beside it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Sequence
from typing import Final

PREFIX: Final = "whsec_"
KEY_BYTES: Final = range(24, 65)


def headers(secrets: Sequence[str], *, event_id: str, event_type: str, timestamp: int, body: bytes) -> dict[str, str]:
    """Return the headers under which ``body`` is sent; ``secrets`` are the one in force and, for a day, the one before it.

    ``X-Pi-Signature`` is under the secret in force, ``X-Pi-Signature-Previous`` under the one before. ``webhook-signature`` lists
    both, as Standard Webhooks has it. ``timestamp`` is the attempt's, in Unix seconds.
    """
    named = zip(("X-Pi-Signature", "X-Pi-Signature-Previous"), secrets, strict=False)
    return {
        **standard_headers(secrets, event_id=event_id, timestamp=timestamp, body=body),
        "X-Pi-Event": event_type,
        **{name: pi_signature(secret, body) for name, secret in named},
    }


def standard_headers(secrets: Sequence[str], *, event_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """Return the headers of Standard Webhooks alone, under which callbacks are sent."""
    return {
        "Content-Type": "application/json",
        "webhook-id": event_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(standard_signature(secret, event_id=event_id, timestamp=timestamp, body=body) for secret in secrets),
    }


def pi_signature(secret: str, body: bytes) -> str:
    """Return ``sha256=<hex>``: HMAC-SHA256 of the raw body under the whole secret in UTF-8, any ``whsec_`` included."""
    return f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}"


def standard_signature(secret: str, *, event_id: str, timestamp: int, body: bytes) -> str:
    """Return ``v1,<base64>``: HMAC-SHA256 over ``id.timestamp.body`` (Standard Webhooks 1.0, "Signature scheme")."""
    signed = f"{event_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key_of(secret), signed, "sha256")).decode()


def key_of(secret: str) -> bytes:
    """Return the key of a secret: what follows ``whsec_`` when that is base64 of 24 to 64 bytes, else the whole text in UTF-8."""
    if secret.startswith(PREFIX):
        try:
            key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
        except (binascii.Error, ValueError):
            return secret.encode()
        if len(key) in KEY_BYTES:
            return key
    return secret.encode()
