"""Fetch one document from a stranger's address."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from piad.outbound.dial import Deadline
from piad.outbound.exchange import Ask, Door, exchange, read
from piad.outbound.failures import FailureKind, OutboundFailed, OutboundRefused

if TYPE_CHECKING:
    from urllib3.response import HTTPResponse

    from piad.outbound.target import Target

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_SUCCESS: Final = range(200, 300)
_UNNAMED: Final = "application/octet-stream"
_FOLDED: Final = frozenset({"gzip", "x-gzip", "deflate"})
_GZIP_OR_ZLIB: Final = zlib.MAX_WBITS | 32
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A document: ``url`` is where it was found after redirects, ``content_type`` lower-case without parameters.

    ``charset`` is that of the content type, empty when it names none; ``requests`` counts the redirects too.
    """

    url: str
    status: int
    content_type: str
    body: bytes
    charset: str = ""
    requests: int = 1


def fetch(
    url: str,
    *,
    max_bytes: int,
    accept: tuple[str, ...] = (),
    total_seconds: float = 20,
    max_redirects: int = 3,
    unfold: bool = False,
    plain: bool = False,
    door: Door | None = None,
) -> Fetched:
    """Return the document at ``url``, of at most ``max_bytes`` raw bytes, within ``total_seconds`` for everything together.

    ``accept`` names media types (``image/png``, ``image/*``); empty takes all. ``unfold`` takes gzip and deflate that nobody asked for, of
    at most ``max_bytes`` unfolded; ``plain`` allows http to public addresses. Raises ``OutboundRefused`` when the address or one that it
    redirects to may not be called, ``OutboundFailed`` for everything that goes wrong out there.
    """
    door = door or Door()
    if plain:
        door = replace(door, policy=replace(door.policy, plain_http=True))
    deadline = Deadline(total_seconds)
    ask = Ask(method="GET", headers={"Accept": ", ".join(accept) or "*/*"})
    target = door.policy.admit(url)
    for sent in range(1, max_redirects + 2):
        with _counted(sent), exchange(door, target, ask, deadline=deadline) as response:
            if response.status not in _REDIRECTS:
                _check_document(response, max_bytes=max_bytes, accept=accept, unfold=unfold)
                return replace(_document(target, response, limit=max_bytes, deadline=deadline), requests=sent)
            following = _location(target, response)
        target = door.policy.admit(following, previous=target)
    with _counted(max_redirects + 1):
        raise OutboundFailed(FailureKind.STATUS, "too many redirects")


@contextmanager
def _counted(sent: int) -> Iterator[None]:
    """Tell a failure how many requests had been sent."""
    try:
        yield
    except OutboundFailed as failed:
        failed.requests = sent
        raise


def _location(target: Target, response: HTTPResponse) -> str:
    """Return where a redirect leads, as an absolute URL; header bytes are UTF-8 in practice though read as Latin-1."""
    location = response.headers.get("Location")
    if not location:
        raise OutboundFailed(FailureKind.STATUS, "redirect without an address", status=response.status)
    try:
        return urljoin(target.url, location.encode("latin-1").decode())
    except ValueError as broken:
        raise OutboundRefused("redirect to a broken address") from broken


def _check_document(response: HTTPResponse, *, max_bytes: int, accept: tuple[str, ...], unfold: bool) -> None:
    if response.status not in _SUCCESS:
        raise OutboundFailed(FailureKind.STATUS, str(response.status), status=response.status)
    content_type = _media_type(response)
    if accept and not any(_matches(content_type, pattern) for pattern in accept):
        raise OutboundFailed(FailureKind.WRONG_TYPE, content_type)
    if not (unfold and _encoding(response) in _FOLDED):
        _check_encoding(response)
    _check_length(response, max_bytes)


def _document(target: Target, response: HTTPResponse, *, limit: int, deadline: Deadline) -> Fetched:
    body, whole = read(response, limit=limit, deadline=deadline)
    if not whole:
        raise OutboundFailed(FailureKind.TOO_LARGE, f"more than {limit} bytes")
    if _encoding(response) in _FOLDED:
        body = _unfolded(body, limit)
    return Fetched(url=target.url, status=response.status, content_type=_media_type(response), body=body, charset=_charset(response))


def _unfolded(body: bytes, limit: int) -> bytes:
    """Undo gzip or deflate, never past ``limit`` bytes; what has been unfolded by then is thrown away."""
    for bits in (_GZIP_OR_ZLIB, -zlib.MAX_WBITS):
        unfolder = zlib.decompressobj(bits)
        try:
            whole = unfolder.decompress(body, limit + 1)
        except zlib.error:
            continue
        if len(whole) > limit:
            raise OutboundFailed(FailureKind.TOO_LARGE, f"unfolds to more than {limit} bytes")
        return whole
    raise OutboundFailed(FailureKind.WRONG_TYPE, "cannot be unfolded")


def _media_type(response: HTTPResponse) -> str:
    return response.headers.get("Content-Type", _UNNAMED).partition(";")[0].strip().lower()


def _charset(response: HTTPResponse) -> str:
    match = _CHARSET.search(response.headers.get("Content-Type", ""))
    return match[1].lower() if match else ""


def _encoding(response: HTTPResponse) -> str:
    return response.headers.get("Content-Encoding", "identity").strip().lower()


def _matches(content_type: str, pattern: str) -> bool:
    return content_type.startswith(pattern[:-1]) if pattern.endswith("/*") else content_type == pattern


def _check_encoding(response: HTTPResponse) -> None:
    """Refuse compression that we did not ask for: a small body may unfold into gigabytes."""
    encoding = _encoding(response)
    if encoding not in {"", "identity"}:
        raise OutboundFailed(FailureKind.WRONG_TYPE, f"content encoding {encoding}")


def _check_length(response: HTTPResponse, max_bytes: int) -> None:
    announced = response.headers.get("Content-Length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > max_bytes:
        raise OutboundFailed(FailureKind.TOO_LARGE, f"{announced[:20]} bytes announced")
