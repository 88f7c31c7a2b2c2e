"""A URL from a stranger read in exactly one way, or not at all."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final
from urllib.parse import quote, urlsplit

import idna

from piad.outbound.failures import OutboundRefused

MAX_URL_CHARACTERS: Final = 2_048
_MAX_HOST_CHARACTERS: Final = 253
_DEFAULT_PORTS: Final = {"https": 443, "http": 80}
_PORT: Final = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)
_MAX_PORT: Final = 65_535
_LABEL: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", re.ASCII)
# A last label like these makes resolvers read the whole host as a number: 127.1, 0x7f000001, 017700000001.
_NUMERIC_LABEL: Final = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII)
_PATH_SAFE: Final = "/%:@!$&'()*+,;=~-._"
_QUERY_SAFE: Final = _PATH_SAFE + "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where one request goes: ``host`` is lower-case ASCII or an IP literal without brackets, ``path`` holds the query too."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def literal(self) -> IPv4Address | IPv6Address | None:
        """The address when the host is one, else ``None``."""
        if ":" in self.host:
            return IPv6Address(self.host)
        return IPv4Address(self.host) if self.host.rpartition(".")[2].isdigit() else None

    @property
    def authority(self) -> str:
        """``host:port``, with brackets around IPv6, as the allow list writes it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address in canonical form."""
        return f"{self.scheme}://{self.authority.removesuffix(f':{_DEFAULT_PORTS[self.scheme]}')}{self.path}"


def parse(url: str) -> Target:
    """Return what a URL names; ``OutboundRefused`` for everything that two parsers might read differently."""
    _check_characters(url)
    try:
        parts = urlsplit(url)
    except ValueError as broken:
        reason = "cannot be parsed"
        raise OutboundRefused(reason) from broken
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise OutboundRefused("scheme")
    host, port = _authority(parts.netloc)
    path = quote(parts.path or "/", safe=_PATH_SAFE) + (f"?{quote(parts.query, safe=_QUERY_SAFE)}" if parts.query else "")
    return Target(scheme=scheme, host=host, port=port or _DEFAULT_PORTS[scheme], path=path)


def _check_characters(url: str) -> None:
    if not 0 < len(url) <= MAX_URL_CHARACTERS:
        raise OutboundRefused("length")
    # C: control, format, surrogate, unassigned; Z: every kind of space. A backslash is a slash to some parsers.
    if "\\" in url or any(unicodedata.category(character)[0] in "CZ" for character in url):
        raise OutboundRefused("characters")


def _authority(netloc: str) -> tuple[str, int | None]:
    if "@" in netloc or "%" in netloc:
        raise OutboundRefused("userinfo or escapes before the path")
    if netloc.startswith("["):
        inside, bracket, rest = netloc[1:].partition("]")
        if not bracket or (rest and not rest.startswith(":")):
            raise OutboundRefused("brackets")
        return _ipv6(inside), _port(rest[1:]) if rest else None
    host, colon, port = netloc.partition(":")
    return _host(host), _port(port) if colon else None


def _port(text: str) -> int:
    if not _PORT.fullmatch(text) or int(text) > _MAX_PORT:
        raise OutboundRefused("port")
    return int(text)


def _ipv6(text: str) -> str:
    try:
        return str(IPv6Address(text))
    except AddressValueError as broken:
        raise OutboundRefused("IPv6 literal") from broken


def _host(text: str) -> str:
    host = (text if text.isascii() else _to_ascii(text)).lower()
    labels = host.split(".")
    if len(host) > _MAX_HOST_CHARACTERS or not all(_LABEL.fullmatch(label) for label in labels):
        raise OutboundRefused("host name")
    return _ipv4(host) if _NUMERIC_LABEL.fullmatch(labels[-1]) else host


def _ipv4(text: str) -> str:
    """Accept only the plain dotted form; short, decimal, octal and hexadecimal forms are disguises."""
    try:
        return str(IPv4Address(text))
    except AddressValueError as broken:
        raise OutboundRefused("numeric host") from broken


def _to_ascii(text: str) -> str:
    """Encode an international name without the mappings that turn full-width digits and dots into plain ones."""
    normal = unicodedata.normalize("NFC", text.lower())
    try:
        return ".".join(label if label.isascii() else idna.alabel(label).decode("ascii") for label in normal.split("."))
    except idna.IDNAError as broken:
        raise OutboundRefused("international host name") from broken
