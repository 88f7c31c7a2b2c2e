"""How a vendor fails, in three words: overloaded (later perhaps), refused (never with these words), broken (somebody must look)."""

from __future__ import annotations

import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Final

LEAST_WAIT: Final = 1.0
LONGEST_WAIT: Final = 120.0
_BUSY: Final = frozenset({408, 409, 425, 429})
_SERVER_FAULT: Final = 500
_MODERATION: Final = ("content_policy", "content_filter", "moderation", "safety")
_SHOWN: Final = 300


class ProviderFailure(Exception):
    """What every failure tells: the vendor, and whether the call may have been charged although its answer never came."""

    def __init__(self, vendor: str, message: str, *, maybe_charged: bool = False) -> None:
        super().__init__(f"{vendor}: {message[:_SHOWN]}")
        self.vendor = vendor
        self.maybe_charged = maybe_charged


class Overloaded(ProviderFailure):
    """The vendor cannot now: busy, down or out of reach. ``retry_after`` is in seconds, from 1 to 120, where it said so."""

    def __init__(self, vendor: str, message: str, *, retry_after: float | None = None, maybe_charged: bool = False) -> None:
        super().__init__(vendor, message, maybe_charged=maybe_charged)
        self.retry_after = retry_after


class Refused(ProviderFailure):
    """The vendor will not, for what was asked: its moderation spoke."""


class Broken(ProviderFailure):
    """The answer makes no sense, or our key, model or request does not to the vendor."""


def of_status(vendor: str, *, status: int, headers: Mapping[str, str], text: str) -> ProviderFailure:
    """Return the failure behind an HTTP status of 400 or more."""
    if status in _BUSY or status >= _SERVER_FAULT:
        return Overloaded(vendor, f"HTTP {status}", retry_after=retry_after(headers))
    if any(word in text.lower() for word in _MODERATION):
        return Refused(vendor, "its moderation refused the request")
    return Broken(vendor, f"HTTP {status}: {text}")


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds of a ``Retry-After`` (RFC 9110, 10.2.3: seconds or a date), held to 1..120; None without a readable one."""
    said = headers.get("retry-after", "").strip()
    try:
        seconds = float(said) if said.replace(".", "", 1).isdigit() else parsedate_to_datetime(said).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(LONGEST_WAIT, max(LEAST_WAIT, seconds))
