"""What to fetch of a site, and what matters most when not everything may be fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag, urljoin, urlsplit

from brands.extraction import noise
from brands.extraction.css import media

if TYPE_CHECKING:
    from brands.extraction.page import Element, Page

_ABOUT: Final = re.compile(
    r"about|ueber|über|uber-uns|a-propos|apropos|qui-sommes|nosotros|quienes|sobre|chi-siamo|over-ons|om-oss|om-os|o-nas|company|unternehmen"
    r"|story|mission|who-we-are|hakkimizda|about-us|会社|概要|紹介|关于|關於|소개|من-نحن|אודות|о-нас|о-компании",
    re.IGNORECASE,
)
_PRODUCT: Final = re.compile(
    r"/(?:products?|produkte?|produits?|productos?|prodotti|p|item|items|shop|dp|artikel|produto|urun|buy|menu)/[^/?#]+", re.IGNORECASE
)
_REFRESH: Final = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*[\"']?([^\"']+)", re.IGNORECASE)
_SHORT: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSource:
    """A style sheet as the page names it: words in the page (``text``) or an ``address``."""

    text: str | None = None
    address: str | None = None


def joined(base: str, address: str) -> str:
    """Return an absolute address without its fragment, or nothing when it is none."""
    try:
        return urldefrag(urljoin(base, address.strip()))[0]
    except ValueError:
        return ""


def style_sources(page: Page) -> list[StyleSource]:
    """Return the sheets that apply on a screen, in the order of the page."""
    found = []
    for element in sorted([*page.by_tag["style"], *page.by_tag["link"]], key=lambda item: item.order):
        if element.attributes.get("type", "text/css").lower() not in {"", "text/css"} or not _on_screen(element):
            continue
        if element.tag == "style":
            found.append(StyleSource(text=element.node.text(deep=True) or ""))
            continue
        address = page.resolve(element.attributes.get("href", "")) if _is_sheet(element) else None
        if address:
            found.append(StyleSource(address=urldefrag(address)[0]))
    return found


def _on_screen(element: Element) -> bool:
    """Whether a sheet's ``media`` holds; ``print`` that a script turns to ``all`` once loaded does."""
    return media.holds(element.attributes.get("media", "")) or "media" in element.attributes.get("onload", "")


def _is_sheet(element: Element) -> bool:
    rel = element.attributes.get("rel", "").lower().split()
    late = "preload" in rel and element.attributes.get("as", "").lower() == "style"
    return ("stylesheet" in rel and "alternate" not in rel and "disabled" not in element.attributes) or late


def sheet_addresses(page: Page, *, most: int) -> list[str]:
    """Return the sheets worth a request: the site's own before others', widgets' and font services' not at all; each once."""
    listed = [source.address for source in style_sources(page) if source.address and not source.address.startswith("data:")]
    own = [address for address in dict.fromkeys(listed) if not noise.foreign_sheet(address) and not font_service(address)]
    ranked = sorted(own, key=lambda address: not _same_site(page.url, address))
    return [address for address in own if address in set(ranked[:most])]


def font_service(address: str) -> bool:
    """Whether an address asks a font service for faces: it names the families itself."""
    return bool(re.search(r"//(?:fonts|use|p)\.(?:googleapis|bunny|typekit|typenetwork)\.", address))


def manifest_address(page: Page) -> str | None:
    """Return the address of the web manifest."""
    link = next((item for item in page.by_tag["link"] if "manifest" in item.attributes.get("rel", "").lower()), None)
    return page.resolve(link.attributes.get("href", "")) if link else None


def refreshed_address(page: Page) -> str | None:
    """Return where a page that only sends its visitors on leads to."""
    for item in page.by_tag["meta"]:
        if item.attributes.get("http-equiv", "").lower() == "refresh":
            match = _REFRESH.fullmatch(item.attributes.get("content", ""))
            words = page.body.text if page.body else ""
            if match and "=" in item.attributes.get("content", "") and len(words.split()) < _SHORT * 5:
                return page.resolve(match[1])
    return None


def further_pages(page: Page, *, products: int, about: bool = True) -> list[str]:
    """Return own pages that say more: products first, then the one about the company."""
    own = [link for link in _own_links(page) if link != page.url]
    sold = list(dict.fromkeys(link for link in own if _PRODUCT.search(urlsplit(link).path)))[:products]
    told = next((link for link in own if _ABOUT.search(urlsplit(link).path)), None) if about else None
    return [*sold, *([told] if told and told not in sold else [])]


def _own_links(page: Page) -> list[str]:
    found = []
    for element in page.by_tag["a"]:
        href = element.attributes.get("href", "")
        address = page.resolve(href) if href and href[0] not in "#?" else None
        if address and _same_site(page.url, address) and not re.search(r"\.(?:pdf|zip|jpe?g|png|svg|mp4|xml)$", urlsplit(address).path):
            found.append(urldefrag(address)[0])
    return found


def _same_site(first: str, second: str) -> bool:
    return urlsplit(first).netloc.removeprefix("www.") == urlsplit(second).netloc.removeprefix("www.")
