"""Every picture on a page that may be the mark, weighed by where it stands and what it is called."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.parse import urlsplit

from brands.extraction import noise, structured
from brands.extraction.css import values
from brands.extraction.logos import drawing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from brands.extraction.css.cascade import Cascade
    from brands.extraction.page import Element, Page

LOGO: Final = re.compile(r"logo(?!ut|n\b|s\b|ff)|brand(?!s|ing-)|wordmark|site-?title|site-?mark|masthead|emblem|crest")
_FILE: Final = re.compile(r"logo|wordmark|brandmark|logotype")
_HEADER: Final = re.compile(r"header|navbar|nav-bar|topbar|top-bar|masthead|site-nav|main-nav|mainnav|appbar|banner-?top")
_FOOTER: Final = re.compile(r"footer|colophon")
_PHOTO: Final = re.compile(r"\.jpe?g(?:\?|$)", re.IGNORECASE)
_MIN_SCORE: Final = 3.0
_HOME: Final = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-zA-Z]{2,4})?/?)?(?:index\.(?:html?|php)|home)?/?(?:#.*)?$")


class Kind(StrEnum):
    """How the picture comes."""

    FILE = "file"
    INLINE = "inline"
    SPRITE = "sprite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A picture that may be the mark.

    ``address`` is the file (with a fragment for a sprite's symbol; a ``data:`` URL too), ``markup`` a drawing from the page itself.
    ``ground`` is what it stands on there and ``ink`` the colour of text in its place (``#RRGGBB``); ``symbol`` says that it is an icon
    rather than the whole mark.
    """

    kind: Kind
    score: float
    method: str
    source: str
    address: str | None = None
    markup: str | None = None
    ground: str | None = None
    ink: str = "#111111"
    symbol: bool = False
    hidden: bool = False
    alt: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON members."""
        return asdict(self)

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild from :meth:`to_json`."""
        return cls(**{**members, "kind": Kind(members["kind"])})


def find(
    page: Page, cascade: Cascade, *, names: Iterable[str] = (), manifest: dict[str, Any] | None = None, manifest_url: str = ""
) -> list[Candidate]:
    """Return the candidates, best first; one file named in several places gains from each."""
    wanted = [name.casefold() for name in names if len(name) > 1]
    found = [*_pictures(page, cascade, wanted), *_backgrounds(page, cascade, wanted), *_told(page), *_icons(page)]
    found += _manifest_icons(page, manifest or {}, manifest_url)
    return _merged(found)


def _pictures(page: Page, cascade: Cascade, names: list[str]) -> Iterator[Candidate]:
    for tag in ("img", "svg", "object", "image"):
        for element in page.by_tag[tag]:
            if tag == "image" or any(above.tag == "svg" for above in element.ancestors()):
                continue
            score = _score(element, page, cascade, names)
            if score >= _MIN_SCORE:
                yield from _candidate(element, page, cascade, score)


def _candidate(element: Element, page: Page, cascade: Cascade, score: float) -> Iterator[Candidate]:
    kind, address, markup = Kind.FILE, None, None
    if element.tag == "svg":
        outside = drawing.outside_symbol(element)
        kind, address = (Kind.SPRITE, page.resolve(outside)) if outside else (Kind.INLINE, None)
        markup = None if outside else drawing.standing_alone(element, page, cascade)
    else:
        address = best_address(element, page)
    if address or markup:
        yield Candidate(
            kind=kind,
            score=score,
            method=path_of(element),
            source=page.url,
            address=address,
            markup=markup,
            ground=cascade.ground(element).hex,
            ink=cascade.colour(element).hex,
            hidden=cascade.hidden(element),
            alt=alternative(element),
        )


def alternative(element: Element) -> str | None:
    """Return what is said in a picture's place to those who do not see it."""
    said = (element.attributes.get(name, "") for name in ("alt", "aria-label", "title"))
    inner = (child.node.text(deep=True) or "" for child in element.children if child.tag == "title")
    link = (above.attributes.get("aria-label", "") for above in list(element.ancestors())[:3] if above.tag == "a")
    return next((" ".join(text.split()) for text in (*said, *inner, *link) if text.strip()), None)


def _score(element: Element, page: Page, cascade: Cascade, names: list[str]) -> float:
    near = list(element.ancestors())
    own = f"{element.label} {element.attributes.get('alt', '').lower()}"
    around = [above.label for above in near[:4] if above.tag not in {"body", "html", "main"}]
    address = (element.attributes.get("src") or element.attributes.get("data-src") or element.attributes.get("data") or "").lower()
    said = f"{own} {' '.join(around)}"
    score = 3.0 * bool(LOGO.search(own)) + 2.0 * any(LOGO.search(label) for label in around)
    score += 2.0 * bool(_FILE.search(address.rpartition("/")[2]))
    score += 3.0 * _leads_home(near, page) + 2.0 * in_header(near) + 1.0 - element.order / max(1, len(page.elements))
    score += 1.5 * any(name in said for name in names)
    if score < _MIN_SCORE:
        return score  # most pictures of a page end here; what follows only takes away
    score -= 1.5 * any(_FOOTER.search(above.label) or above.tag == "footer" for above in near if above.tag != "body")
    score -= 6.0 * noise.is_foreign(element)
    score -= 2.0 * bool(_PHOTO.search(address)) + 1.5 * _small(element) + 2.0 * _large(element)
    score -= 5.0 * _is_control(element, near) + 1.0 * cascade.hidden(element)
    return score


def _is_control(element: Element, near: list[Element]) -> bool:
    file = element.attributes.get("src", "").lower().rpartition("/")[2].replace("_", " ")
    own = f"{element.label} {element.attributes.get('alt', '').lower()} {drawing.used_symbol(element).lower()} {file[:80]}"
    holder = next((above for above in near[:3] if above.tag in {"button", "summary", "label"}), None)
    if holder is not None:
        return not LOGO.search(holder.label)
    close = " ".join([own, *(above.label for above in near[:2] if above.tag in {"a", "span", "i", "div"})])
    return bool(noise.CONTROL.search(close)) and not LOGO.search(close)


def _leads_home(near: list[Element], page: Page) -> bool:
    link = next((above for above in near[:6] if above.tag == "a"), None)
    if link is None or "href" not in link.attributes:
        return False
    target = page.resolve(link.attributes["href"]) or ""
    here, there = urlsplit(page.url), urlsplit(target)
    if link.attributes["href"].strip() == "#":
        return False
    same = there.netloc.removeprefix("www.") == here.netloc.removeprefix("www.")
    return (
        same
        and not there.query
        and (bool(_HOME.fullmatch(there.path or "/")) or (there.path == here.path and link.attributes["href"][:1] != "#"))
    )


def in_header(near: list[Element]) -> bool:
    """Whether elements around say that this is the head of the page."""
    return any(
        above.tag in {"header", "nav"} or above.attributes.get("role") == "banner" or _HEADER.search(above.label)
        for above in near
        if above.tag not in {"body", "html"}
    )


def _measure(element: Element, name: str) -> float:
    match = re.match(r"\d+(?:\.\d+)?", element.attributes.get(name, ""))
    return float(match[0]) if match else 0.0


def _small(element: Element) -> bool:
    width, height = _measure(element, "width"), _measure(element, "height")
    return 0 < width <= 24 and 0 < height <= 24


def _large(element: Element) -> bool:
    return _measure(element, "width") > 640 or _measure(element, "height") > 400


def best_address(element: Element, page: Page) -> str | None:
    """Return the sharpest file of a picture: the largest of its ``srcset``, else its source; lazy attributes count."""
    attributes = element.attributes
    sets = (attributes.get("srcset"), attributes.get("data-srcset"))
    listed = [pair for text in sets if text for pair in _srcset(text)]
    if listed:
        best = max(listed, key=lambda pair: pair[0])
        if best[0] > 1:
            return page.resolve(best[1])
    plain = [attributes.get(name, "") for name in ("src", "data-src", "data-lazy-src", "data-original", "data")]
    chosen = next((text for text in plain if text.strip() and not text.startswith("data:image/gif")), None)
    chosen = chosen or (listed[0][1] if listed else None)
    return page.resolve(chosen) if chosen else None


def _srcset(text: str) -> list[tuple[float, str]]:
    found = []
    for match in re.finditer(r"(\S*[^\s,])(?:\s+([\d.]+)([xw]))?\s*(?:,|$)", text.strip()):
        size = float(match[2]) / (1000 if match[3] == "w" else 1) if match[2] else 1.0
        found.append((size + (1 if match[3] == "w" else 0), match[1]))
    return found


def _backgrounds(page: Page, cascade: Cascade, names: list[str]) -> Iterator[Candidate]:
    """Yield pictures that the style sheet puts behind elements called a logo, and masks cut out of their colour."""
    for element in page.elements:
        if element.tag in {"html", "body", "script", "link", "meta"} or not _is_place(element, page):
            continue
        for name in ("background-image", "background", "mask-image", "-webkit-mask-image", "mask", "content"):
            tokens = cascade.value(element, name)
            addresses = values.addresses(tokens) if tokens else []
            written = cascade.written(element, name)
            address = page.resolve(addresses[0], base=written[1]) if addresses and written else None
            if address and not _is_photo(address):
                score = _score(element, page, cascade, names) + 0.5
                yield Candidate(
                    kind=Kind.FILE,
                    address=address,
                    score=score,
                    method=f"{written[0] if written else ''} {{ {name} }}",
                    source=written[1] if written else page.url,
                    ground=cascade.ground(element.parent).hex if element.parent else None,
                    hidden=cascade.hidden(element),
                )
                break


def _is_photo(address: str) -> bool:
    """Whether a background is a photo: a masthead's is, unless its file is called a logo."""
    return bool(_PHOTO.search(address)) and not _FILE.search(address.lower().rpartition("/")[2])


def _is_place(element: Element, page: Page) -> bool:
    """Whether a background here may be the mark: the element is called so, or it is empty in a place that is, or leads home."""
    if LOGO.search(element.label):
        return True
    if element.tag not in {"a", "span", "i", "div"} or element.children or element.words.strip():
        return False
    near = list(element.ancestors())[:2]
    return any(LOGO.search(above.label) for above in near) or (element.tag == "a" and _leads_home([element], page) and in_header(near))


def _told(page: Page) -> Iterator[Candidate]:
    for item in structured.organisations(page):
        address = page.resolve(structured.address_of(item.get("logo")) or "") if item.get("logo") else None
        if address:
            yield Candidate(kind=Kind.FILE, address=address, score=4.5, method="JSON-LD logo", source=page.url)
    for name, score in (("og:logo", 3.5), ("og:image", 0.0), ("twitter:image", 0.0), ("msapplication-square310x310logo", 1.0)):
        told = page.meta(name)
        address = page.resolve(told) if told else None
        if address and (score or _FILE.search(address.lower().rpartition("/")[2])):
            yield Candidate(kind=Kind.FILE, address=address, score=score or 2.0, method=f"meta {name}", source=page.url)


def _icons(page: Page) -> Iterator[Candidate]:
    for link in page.by_tag["link"]:
        rel = link.attributes.get("rel", "").lower()
        address = page.resolve(link.attributes.get("href", "")) if "icon" in rel else None
        if address is None:
            continue
        is_svg = ".svg" in address.lower() or "svg" in link.attributes.get("type", "") or address.startswith("data:image/svg")
        size = re.match(r"\d+", link.attributes.get("sizes", ""))
        score = (
            0.5 if "mask-icon" in rel else 1.9 if is_svg else 1.7 if "apple" in rel else 0.9 + min(0.6, int(size[0]) / 400 if size else 0)
        )
        yield Candidate(kind=Kind.FILE, address=address, score=score, method=f"link[rel='{rel}']", source=page.url, symbol=True)
    default = page.resolve("/favicon.ico")
    if default:
        yield Candidate(kind=Kind.FILE, address=default, score=0.4, method="/favicon.ico", source=page.url, symbol=True)


def _manifest_icons(page: Page, manifest: dict[str, Any], url: str) -> Iterator[Candidate]:
    for icon in manifest.get("icons", ()) if isinstance(manifest.get("icons"), list) else ():
        if isinstance(icon, dict) and isinstance(icon.get("src"), str):
            size = re.match(r"\d+", str(icon.get("sizes", "")))
            score = 1.3 + (min(0.4, int(size[0]) / 1280) if size else 0.3) - 0.3 * ("maskable" in str(icon.get("purpose", "")))
            address = page.resolve(icon["src"], base=url or None)
            if address:
                yield Candidate(kind=Kind.FILE, address=address, score=score, method="manifest icons", source=url or page.url, symbol=True)


def _merged(found: list[Candidate]) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for candidate in found:
        key = (
            urlsplit(candidate.address).path
            if candidate.address and candidate.kind is Kind.FILE and candidate.address[:5] != "data:"
            else None
        )
        key = key or candidate.address or candidate.markup or ""
        if key not in best:
            best[key] = candidate
            continue
        first, second = sorted((best[key], candidate), key=lambda item: -item.score)
        best[key] = replace(first, score=first.score + min(2.0, max(0.0, second.score) / 2))
    return sorted(best.values(), key=lambda candidate: -candidate.score)


def path_of(element: Element) -> str:
    """Return a selector that leads to exactly this element."""
    steps: list[str] = []
    here: Element | None = element
    while here is not None and here.tag != "html":
        alike = [child for child in here.parent.children if child.tag == here.tag] if here.parent else [here]
        steps.append(here.tag if len(alike) == 1 else f"{here.tag}:nth-of-type({alike.index(here) + 1})")
        here = here.parent
    return " > ".join(reversed(steps))
