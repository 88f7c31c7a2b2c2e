"""A gathered site read: its page, its styles in the order of the cascade, its manifest, its further pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from brands.extraction import letters, probes, structured, wanted
from brands.extraction.bundle import Bundle, Document, Role
from brands.extraction.css.cascade import Cascade
from brands.extraction.css.sheet import Sheets, imports
from brands.extraction.page import Page

MAX_IMPORT_DEPTH: Final = 5
_DAYLIGHT: Final = re.compile(r"\[(data-[a-z-]*(?:theme|mode|scheme))=[\"']?light[\"']?\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What the rules look at: ``page`` for what is said, ``dressed`` (the same, or one with probes) and ``cascade`` for how it looks."""

    page: Page
    dressed: Page
    cascade: Cascade
    manifest: dict[str, Any]
    manifest_url: str
    others: tuple[Page, ...]


def text_of(document: Document) -> str:
    """Return a document's text in its true encoding."""
    return letters.decode(document.body, f"{document.content_type}; charset={document.charset}" if document.charset else "")


def read_site(bundle: Bundle, *, page: Page | None = None) -> Site | None:
    """Read the gathered page (``page``, if it has been parsed) with everything that dresses it; ``None`` when there is no page."""
    pages = bundle.of(Role.PAGE)
    if not pages:
        return None
    page = page or Page(text_of(pages[0]), url=pages[0].url)
    manifests = bundle.of(Role.MANIFEST)
    manifest = structured.tolerant_json(text_of(manifests[0])) if manifests else None
    sheets = read_sheets(page, bundle)
    _in_daylight(page, sheets)
    dressed = _dressed(page, pages[0], sheets)
    return Site(
        page=page,
        dressed=dressed,
        cascade=Cascade(dressed, sheets),
        manifest=manifest if isinstance(manifest, dict) else {},
        manifest_url=manifests[0].url if manifests else "",
        others=tuple(Page(text_of(document), url=document.url) for document in bundle.of(Role.OTHER_PAGE)),
    )


def _dressed(page: Page, document: Document, sheets: Sheets) -> Page:
    words = len(page.body.text.split()) if page.body else 0
    html = text_of(document) if words < probes.FEW_WORDS else ""
    return Page(probes.with_probes(html, sheets), url=page.url) if html and probes.needed(html, words=words) else page


def _in_daylight(page: Page, sheets: Sheets) -> None:
    """Set the page to its light theme where a script would: ``data-theme`` and its like, if the styles know a light one."""
    if page.root is None:
        return
    for name in {name for rule in sheets.rules for name in _DAYLIGHT.findall(rule.selector.text)}:
        if name not in page.root.attributes:
            page.root.attributes[name] = "light"
            page.root.node.attrs[name] = "light"


def read_sheets(page: Page, bundle: Bundle) -> Sheets:
    """Return the rules of all sheets, in the order in which the page names them, each after what it imports."""
    sheets = Sheets()
    for source in wanted.style_sources(page):
        if source.text is not None:
            _add(sheets, source.text, page.base, bundle)
        elif source.address and (document := bundle.at(source.address)):
            _add(sheets, text_of(document), document.url, bundle)
    return sheets


def _add(sheets: Sheets, text: str, url: str, bundle: Bundle, *, layer: str | None = None, depth: int = 0) -> None:
    for address, inner in imports(text) if depth < MAX_IMPORT_DEPTH else ():
        document = bundle.at(wanted.joined(url, address))
        if document is not None:
            whole = ".".join(name for name in (layer, inner) if name) or None
            _add(sheets, text_of(document), document.url, bundle, layer=whole, depth=depth + 1)
    sheets.add(text, source=url, layer=layer)
