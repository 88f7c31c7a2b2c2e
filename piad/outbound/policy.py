"""What may be called: a frozen value of pure rules, so that every one of them can be tested without a socket."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlsplit

from django.conf import settings

from piad.outbound.addresses import is_public
from piad.outbound.failures import OutboundRefused
from piad.outbound.target import Target, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from piad.outbound.addresses import Address

logger = logging.getLogger(__name__)

PORTS: Final = frozenset({443, 80, 8443, 8080})
_ENTRY: Final = re.compile(r"(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\]):[1-9][0-9]{0,4}", re.ASCII)
# Names that mean "inside" by convention or by standard; refused before any resolver hears of them.
_INSIDE_SUFFIXES: Final = (
    ".localhost",
    ".local",
    ".localdomain",
    ".internal",
    ".intranet",
    ".home.arpa",
    ".in-addr.arpa",
    ".ip6.arpa",
    ".onion",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The rules of one installation.

    ``allow`` holds exact ``host:port`` strings (lower-case, IPv6 in brackets) that may be private and plain http; ``own_hosts`` the
    names under which we ourselves are reached; ``plain_http`` allows http to public addresses too.
    """

    allow: frozenset[str] = frozenset()
    own_hosts: frozenset[str] = frozenset()
    plain_http: bool = False

    @classmethod
    def from_settings(cls) -> Self:
        """Return the policy that the environment asks for."""
        own = urlsplit(settings.PIAD_PUBLIC_URL).hostname
        return cls(
            allow=frozenset(entry.lower() for entry in settings.PIAD_OUTBOUND_ALLOW),
            own_hosts=frozenset({own} if own else ()),
        )

    def allows_by_name(self, target: Target) -> bool:
        """Whether the operator has opened exactly this host and port."""
        return target.authority in self.allow

    def admit(self, url: str, *, previous: Target | None = None) -> Target:
        """Return the target of a URL that may be called as far as its text tells, ``OutboundRefused`` otherwise.

        ``previous`` is the target whose redirect led here: https never falls back to http.
        """
        target = parse(url)
        if previous is not None and previous.scheme == "https" and target.scheme == "http":
            raise OutboundRefused("redirect from https to http")
        if not self.allows_by_name(target):
            self._check_stranger(target)
        return target

    def admit_addresses(self, target: Target, answers: Sequence[str]) -> tuple[Address, ...]:
        """Return the addresses that may be dialled: all answers, or ``OutboundRefused`` when a single one is not public."""
        addresses = tuple(ip_address(answer) for answer in answers)
        if not self.allows_by_name(target) and not all(is_public(address) for address in addresses):
            raise OutboundRefused("the name leads to an address that is not public")
        return addresses

    def _check_stranger(self, target: Target) -> None:
        if target.scheme != "https" and not self.plain_http:
            raise OutboundRefused("plain http")
        if target.port not in PORTS:
            raise OutboundRefused("port")
        if target.host in self.own_hosts:
            raise OutboundRefused("our own host")
        literal = target.literal
        if literal is None:
            _check_name(target.host)
        elif not is_public(literal):
            raise OutboundRefused("an address that is not public")


def _check_name(host: str) -> None:
    if "." not in host or host.endswith(_INSIDE_SUFFIXES):
        raise OutboundRefused("a name of a private network")


def check_url(url: str) -> None:
    """Refuse what can be refused by the text of a URL alone; for the moment a request comes in (no resolver, no socket)."""
    Policy.from_settings().admit(url)


def announce() -> None:
    """Log the allow list at start: whoever opens the private network should see it."""
    allow = sorted(Policy.from_settings().allow)
    for entry in allow:
        if not _ENTRY.fullmatch(entry):
            logger.warning("PIAD_OUTBOUND_ALLOW: %s is not host:port and opens nothing", entry)
    if allow:
        logger.warning("outbound calls may reach these private addresses: %s", ", ".join(allow))
    else:
        logger.info("outbound calls reach public https addresses only")
