"""One visit to one site: every request counted, bounded in size and time, and allowed by the site's robots.txt."""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from protego import Protego

from piad import outbound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from piad.outbound.exchange import Door

logger = logging.getLogger(__name__)

MOST_REQUESTS: Final = 20
TOTAL_SECONDS: Final = 40.0
PAGE_BYTES: Final = 6 * 1024 * 1024
PART_BYTES: Final = 3 * 1024 * 1024
ROBOTS_BYTES: Final = 512 * 1024
_AT_ONCE: Final = 4
_PAGE_SECONDS: Final = 15.0
_PART_SECONDS: Final = 8.0
_ROBOTS_SECONDS: Final = 5.0
_PAGE_REDIRECTS: Final = 3
_AGENT: Final = "piad"
_SERVER_ERRORS: Final = 500


class SiteProblem(Exception):
    """The site cannot be read: a stable code, and a sentence for whoever asked."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


_PROBLEMS: Final = {
    outbound.FailureKind.TIMEOUT: ("site_timeout", "The site did not answer in time."),
    outbound.FailureKind.TLS: ("site_insecure", "No secure connection to the site could be made."),
    outbound.FailureKind.DNS: ("site_not_found", "The site's host name could not be found."),
    outbound.FailureKind.CONNECT: ("site_unreachable", "No connection to the site could be made, or it broke."),
    outbound.FailureKind.TOO_LARGE: ("site_too_large", "The site's page is larger than can be read."),
    outbound.FailureKind.WRONG_TYPE: ("site_not_html", "The address does not lead to a web page."),
}


class Visit:
    """The requests of one extraction; ``requests`` counts what has been sent, redirects too."""

    def __init__(self, *, most: int = MOST_REQUESTS, seconds: float = TOTAL_SECONDS, door: Door | None = None) -> None:
        self._door = door
        self.requests = 0
        self.left_out = 0
        self._most = most
        self._end = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._robots: dict[str, Protego | None] = {}

    @property
    def remaining(self) -> int:
        """How many more requests may be sent."""
        return self._most - self.requests

    def page(self, url: str) -> outbound.Fetched:
        """Fetch the page itself; ``SiteProblem`` says why it cannot be read."""
        self.check_allowed(url)
        try:
            return self._fetch(url, max_bytes=PAGE_BYTES, seconds=_PAGE_SECONDS, redirects=_PAGE_REDIRECTS)
        except outbound.OutboundRefused as refused:
            raise SiteProblem(refused.code, refused.message) from refused
        except outbound.OutboundFailed as failed:
            raise _problem(failed) from failed

    def parts(self, urls: Iterable[str], *, max_bytes: int = PART_BYTES) -> dict[str, outbound.Fetched]:
        """Fetch several parts of the site at once; what fails, is forbidden or beyond the limit is left out."""
        wanted = [url for url in dict.fromkeys(urls) if self.allowed(url)]
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="brand-site") as pool:
            found = list(pool.map(lambda url: self._part(url, max_bytes), wanted))
        return {url: part for url, part in zip(wanted, found, strict=True) if part is not None}

    def check_allowed(self, url: str) -> None:
        """Raise ``SiteProblem`` when the page's host forbids it."""
        if not self.allowed(url):
            raise SiteProblem("site_forbids_robots", "The site's robots.txt asks programs to stay away from this page.")

    def allowed(self, url: str) -> bool:
        """Ask the host's robots.txt (RFC 9309), read once for each host; hosts of whom only parts are used are not asked."""
        host = _origin(url)
        rules = self._robots.get(host)
        return rules.can_fetch(url, _AGENT) if rules is not None else True

    def read_robots(self, url: str) -> None:
        """Read the rules of a page's host; none stand when there is no file, everything is closed when its server is at fault."""
        host = _origin(url)
        if not host or host in self._robots or self.remaining <= 1:
            return
        self._robots[host] = None
        try:
            found = self._fetch(f"{host}/robots.txt", max_bytes=ROBOTS_BYTES, seconds=_ROBOTS_SECONDS, redirects=1)
        except outbound.OutboundFailed as failed:
            if failed.status is not None and failed.status >= _SERVER_ERRORS:
                self._robots[host] = Protego.parse("User-agent: *\nDisallow: /")
        except outbound.OutboundRefused:
            return
        else:
            self._robots[host] = Protego.parse(found.body.decode("utf-8", "replace"))

    def _part(self, url: str, max_bytes: int) -> outbound.Fetched | None:
        try:
            return self._fetch(url, max_bytes=max_bytes, seconds=_PART_SECONDS, redirects=1)
        except (outbound.OutboundFailed, outbound.OutboundRefused) as problem:
            logger.info("a part of a brand's site was left out: %s", problem)
            return None

    def _fetch(self, url: str, *, max_bytes: int, seconds: float, redirects: int) -> outbound.Fetched:
        """Send one request with room for its redirects; what it did not need is given back."""
        left = self._end - time.monotonic()
        with self._lock:
            hops = min(redirects, self.remaining - 1)
            if hops < 0 or left <= 0:
                self.left_out += 1
                raise outbound.OutboundFailed(outbound.FailureKind.TIMEOUT, "the visit is over")
            self.requests += 1 + hops
        used = 1 + hops
        try:
            found = outbound.fetch(
                url, max_bytes=max_bytes, total_seconds=min(seconds, left), max_redirects=hops, unfold=True, plain=True, door=self._door
            )
            used = found.requests
            return found
        except outbound.OutboundFailed as failed:
            used = failed.requests
            raise
        finally:
            with self._lock:
                self.requests -= 1 + hops - used


def _origin(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:  # the guard refuses it by and by
        return ""
    return f"{parts.scheme}://{parts.netloc}".lower()


def _problem(failed: outbound.OutboundFailed) -> SiteProblem:
    if failed.kind is outbound.FailureKind.STATUS:
        said = f"The site answered with status {failed.status}." if failed.status else "The site sends its visitors on without end."
        return SiteProblem("site_refused" if failed.status else "site_redirects", said)
    code, message = _PROBLEMS[failed.kind]
    return SiteProblem(code, message)
