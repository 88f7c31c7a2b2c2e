"""The key by which a brand is found again: its registrable domain, or a name made from what was uploaded."""

from __future__ import annotations

import hashlib
from functools import cache
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tldextract import TLDExtract

if TYPE_CHECKING:
    from collections.abc import Iterable


def canonical_domain(url: str) -> str:
    """Return the registrable domain of a URL's host in lower-case ASCII (``shop.kora.co.uk`` -> ``kora.co.uk``).

    A host without one (an address, ``localhost``, a suffix that is not public) stands for itself, without ``www.``; what is no URL
    has none.
    """
    try:
        host = (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""
    if _is_address(host):
        return host
    parts = _suffixes()(host)
    registrable = f"{parts.domain}.{parts.suffix}" if parts.domain and parts.suffix else host.removeprefix("www.")
    return _ascii(registrable)


def uploaded_domain(digests: Iterable[str]) -> str:
    """Return the key of a brand known only by uploads: the same pictures in any order give the same key."""
    digest = hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()
    return f"upload-{digest[:16]}.local"


@cache
def _suffixes() -> TLDExtract:
    """Return the public suffix list that ships with the package; private suffixes too, so that shops on one platform stay apart."""
    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
