"""The two ways in which a call to a stranger's address ends badly: refused by us, or failed out there."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class FailureKind(StrEnum):
    """What went wrong out there."""

    TIMEOUT = "timeout"
    TLS = "tls"
    DNS = "dns"
    CONNECT = "connect"
    STATUS = "status"
    TOO_LARGE = "too_large"
    WRONG_TYPE = "wrong_type"


_MESSAGES: Final = {
    FailureKind.TIMEOUT: "The address did not answer completely in time.",
    FailureKind.TLS: "No secure connection to the address could be made; its certificate may be expired or issued for another name.",
    FailureKind.DNS: "The host name of the address could not be found.",
    FailureKind.CONNECT: "No connection to the address could be made, or it broke.",
    FailureKind.STATUS: "The address did not answer with success.",
    FailureKind.TOO_LARGE: "The address answered with more data than can be accepted.",
    FailureKind.WRONG_TYPE: "The address answered with another kind of content than asked for.",
}


class OutboundRefused(Exception):
    """The address may not be called.

    ``code`` and ``message`` are the same whatever the cause, so that nobody can map our network with them; ``reason`` is for
    operators' logs alone.
    """

    code: Final = "url_not_allowed"
    message: Final = "This address cannot be used. It must be a public https address."

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class OutboundFailed(Exception):
    """The address was called in vain; ``kind`` says how, ``message`` is for its owner, ``reason`` for operators.

    ``status`` is the HTTP status when one arrived; ``requests`` counts what had been sent by then.
    """

    def __init__(self, kind: FailureKind, reason: str = "", *, status: int | None = None) -> None:
        super().__init__(f"{kind}: {reason}")
        self.kind = kind
        self.reason = reason
        self.status = status
        self.requests = 1

    @property
    def message(self) -> str:
        """One sentence that names no address and no port."""
        if self.kind is FailureKind.STATUS and self.status is not None:
            return f"The address answered with status {self.status}."
        return _MESSAGES[self.kind]
