"""HTTP to addresses that strangers gave us: private networks closed, size and time bounded, one resolution checked and dialled."""

from __future__ import annotations

from piad.outbound.failures import FailureKind, OutboundFailed, OutboundRefused
from piad.outbound.fetch import Fetched, fetch
from piad.outbound.policy import announce, check_url
from piad.outbound.post import Answer, post

__all__ = ["Answer", "FailureKind", "Fetched", "OutboundFailed", "OutboundRefused", "announce", "check_url", "fetch", "post"]
