"""The order of a visit: the page, what dresses it, its manifest, its marks, and a few pages more."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from brands.extraction import wanted
from brands.extraction.bundle import Bundle, Document, Role
from brands.extraction.css.sheet import imports
from brands.extraction.domain import canonical_domain
from brands.extraction.findings import Caution
from brands.extraction.logos import candidates
from brands.extraction.logos.candidates import Kind
from brands.extraction.page import Page
from brands.extraction.site import read_site, text_of
from brands.steps.gather.visit import SiteProblem, Visit

if TYPE_CHECKING:
    from piad.outbound import Fetched

MOST_SHEETS: Final = 7
MOST_IMPORTED: Final = 3
MOST_MARKS: Final = 4
KEPT_MARKS: Final = 8
MOST_PRODUCTS: Final = 2
_PICTURE_BYTES: Final = 2 * 1024 * 1024
_HTML_TYPES: Final = frozenset({"text/html", "application/xhtml+xml", ""})
_HTML_START: Final = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html|head|body|title|meta|script|div)",
    re.IGNORECASE | re.DOTALL,
)
_REFRESH: Final = re.compile(rb"http-equiv\s*=\s*[\"']?refresh", re.IGNORECASE)
_HEAD_BYTES: Final = 65_536
_FEW_WORDS: Final = 25
_TRY_PLAIN: Final = frozenset({"site_insecure", "site_unreachable", "site_timeout"})


def crawl(url: str, visit: Visit) -> Bundle:
    """Return everything gathered from a site's address; ``SiteProblem`` when its page cannot be read."""
    first = _front(url, visit)
    bundle = Bundle(domain=canonical_domain(first.url), url=first.url, documents=(first,))
    page = Page(text_of(first), url=first.url)
    bundle = _with_styles(bundle, page, visit)
    bundle = _with_marks(bundle, page, visit)
    bundle = _with_further_pages(bundle, page, visit)
    return replace(bundle, cautions=_cautions(page, visit))


def addresses(url: str) -> list[str]:
    """Return what to try for an address as people write it: https first; plain http only where it may have been meant."""
    if "://" not in url:
        return [f"https://{url}", f"http://{url}"]
    scheme, _, rest = url.partition("://")
    has_port = ":" in rest.partition("/")[0]
    return [f"https://{rest}", url] if scheme.lower() == "http" and not has_port else [url]


def _front(url: str, visit: Visit) -> Document:
    *tried, last = addresses(url)
    for address in tried:
        try:
            return _page(address, visit)
        except SiteProblem as problem:
            if problem.code not in _TRY_PLAIN:
                raise
    return _page(last, visit)


def _page(address: str, visit: Visit) -> Document:
    """Fetch a page, and the one that it sends its visitors on to."""
    visit.read_robots(address)
    document = _html(address, visit.page(address))
    visit.read_robots(document.url)  # of another host, if the address led there
    visit.check_allowed(document.url)
    onward = _onward(document)
    if onward and onward != document.url:
        document = _html(onward, visit.page(onward))
    return document


def _onward(document: Document) -> str | None:
    if not _REFRESH.search(document.body[:_HEAD_BYTES]):
        return None
    return wanted.refreshed_address(Page(text_of(document), url=document.url))


def _html(asked: str, found: Fetched) -> Document:
    if not found.body.strip():
        raise SiteProblem("site_empty", "The site answered with an empty page.")
    if found.content_type not in _HTML_TYPES and not _HTML_START.match(found.body[:2048]):
        raise SiteProblem("site_not_html", "The address does not lead to a web page.")
    return _document(Role.PAGE, asked, found)


def _document(role: Role, asked: str, found: Fetched) -> Document:
    return Document(role=role, asked=asked, url=found.url, content_type=found.content_type, body=found.body, charset=found.charset)


def _with_styles(bundle: Bundle, page: Page, visit: Visit) -> Bundle:
    """Add the style sheets, what they import (a few, and theirs), and the manifest."""
    waiting = wanted.sheet_addresses(page, most=MOST_SHEETS)
    inline = [
        wanted.joined(page.base, address) for source in wanted.style_sources(page) if source.text for address, _ in imports(source.text)
    ]
    manifest = wanted.manifest_address(page)
    waiting += inline[:MOST_IMPORTED]
    imported = 0
    while waiting:
        found = visit.parts([*waiting, *([manifest] if manifest else [])])
        sheets = [_document(Role.SHEET, url, part) for url, part in found.items() if url != manifest]
        told = [_document(Role.MANIFEST, url, part) for url, part in found.items() if url == manifest]
        bundle = replace(bundle, documents=(*bundle.documents, *sheets, *told))
        manifest = None
        named = [wanted.joined(sheet.url, address) for sheet in sheets for address, _ in imports(text_of(sheet))]
        waiting = [url for url in dict.fromkeys(named) if not wanted.font_service(url) and bundle.at(url) is None][
            : MOST_IMPORTED - imported
        ]
        imported += len(waiting)
    if manifest:
        told = [_document(Role.MANIFEST, url, part) for url, part in visit.parts([manifest]).items()]
        bundle = replace(bundle, documents=(*bundle.documents, *told))
    return bundle


def _with_marks(bundle: Bundle, page: Page, visit: Visit) -> Bundle:
    """Find what may be the logo and fetch the files of the likeliest."""
    site = read_site(bundle, page=page)
    if site is None:
        return bundle
    names = [bundle.domain.partition(".")[0], site.page.meta("og:site_name") or ""]
    marks = candidates.find(site.dressed, site.cascade, names=names, manifest=site.manifest, manifest_url=site.manifest_url)
    files = [
        mark.address for mark in marks if mark.address and mark.kind in {Kind.FILE, Kind.SPRITE} and not mark.address.startswith("data:")
    ]
    symbols = [mark.address for mark in marks if mark.symbol and mark.address and not mark.address.startswith("data:")]
    chosen = [address.partition("#")[0] for address in [*files[: MOST_MARKS - 1], *symbols[:1]]]
    found = visit.parts(chosen[: max(0, visit.remaining - MOST_PRODUCTS)], max_bytes=_PICTURE_BYTES)
    pictures = tuple(_document(Role.PICTURE, url, part) for url, part in found.items())
    return replace(bundle, marks=tuple(marks[:KEPT_MARKS]), documents=(*bundle.documents, *pictures))


def _with_further_pages(bundle: Bundle, page: Page, visit: Visit) -> Bundle:
    if visit.remaining <= 0:
        return bundle
    urls = wanted.further_pages(page, products=MOST_PRODUCTS)
    found = visit.parts(urls[: visit.remaining // 2])
    pages = [_document(Role.OTHER_PAGE, url, part) for url, part in found.items() if part.content_type in _HTML_TYPES]
    return replace(bundle, documents=(*bundle.documents, *pages))


def _cautions(page: Page, visit: Visit) -> tuple[Caution, ...]:
    found = []
    words = page.body.text.split() if page.body else []
    letters = sum(len(word) for word in words)
    if len(words) < _FEW_WORDS and letters < _FEW_WORDS * 5 and page.by_tag["script"]:
        message = "The page is drawn by scripts, which are not run; what was found comes from its styles, manifest and metadata."
        found.append(Caution(code="site_needs_javascript", message=message))
    if visit.left_out:
        found.append(Caution(code="site_partly_read", message="Some parts of the site were left out because it is large or slow."))
    return tuple(found)
