"""The families of headings and of text, as the cascade gives them to the page's own elements."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from brands.extraction import faces, grounds, noise
from brands.extraction.findings import Evidence, Found, Typeface

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brands.extraction.css.cascade import Cascade
    from brands.extraction.page import Element, Page

GENERIC: Final = frozenset(
    {
        *("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-sans-serif", "ui-serif", "ui-monospace", "ui-rounded"),
        *("-apple-system", "blinkmacsystemfont", "emoji", "math", "inherit", "initial", "unset"),
    }
)
# Faces that come with a machine: named in a stack they say "whatever is there".
_SYSTEM: Final = frozenset(
    {
        *(
            "segoe ui",
            "roboto",
            "helvetica neue",
            "helvetica",
            "arial",
            "noto color emoji",
            "apple color emoji",
            "segoe ui emoji",
            "segoe ui symbol",
        ),
        *(
            "ubuntu",
            "cantarell",
            "oxygen",
            "oxygen-sans",
            "fira sans",
            "droid sans",
            "times new roman",
            "times",
            "georgia",
            "verdana",
            "tahoma",
        ),
        *(
            "trebuchet ms",
            "courier new",
            "menlo",
            "consolas",
            "monaco",
            "sfmono-regular",
            "sf pro text",
            "sf pro display",
            "liberation sans",
        ),
        *(
            "hiragino sans",
            "hiragino kaku gothic pron",
            "hiragino kaku gothic pro",
            "yu gothic",
            "yugothic",
            "meiryo",
            "ms pgothic",
            "microsoft yahei",
        ),
        *("pingfang sc", "pingfang tc", "apple sd gothic neo", "malgun gothic", "lucida grande", "calibri", "cambria", "apple-system"),
    }
)
# CSS-in-JS and framework builds hash a family's name into their own: __Inter_d65c78, __Inter_Fallback_d65c78.
_HASHED: Final = re.compile(r"^_+(.+?)(?:_Fallback)?_[0-9a-f]{5,}$")
_ICONS: Final = re.compile(r"icon|awesome|glyph|dashicons|eicons|swiper|slick|symbol|emoji|fontello|linea", re.IGNORECASE)
_MOST: Final = 60


def heading(page: Page, cascade: Cascade) -> Found[Typeface] | None:
    """Return the family of headlines: of ``h1`` and ``h2`` with words, the page's first counting most."""
    tagged = _repeated(page.by_tag["h1"][:1], 8) + _repeated(page.by_tag["h1"][1:4], 2) + _repeated(page.by_tag["h2"][:8], 2)
    tagged = tagged or page.by_tag["h3"][:_MOST]
    shown = [element for element in tagged if element.text and not noise.is_foreign(element)]
    named = (
        shown
        or [item for item in page.elements if re.search(r"title|heading|headline|display", item.attributes.get("class", "")) and item.text][
            :20
        ]
    )
    return _of(named, page, cascade, role="headings")


def body(page: Page, cascade: Cascade) -> Found[Typeface] | None:
    """Return the family of running text: what most of the words in paragraphs, lists and cells are set in."""
    holders = grounds.text_elements(page)
    running = [
        element for element in holders if element.tag in {"p", "li", "dd", "td", "blockquote", "div", "span"} and len(element.words) > 20
    ]
    return _of(running or ([page.body] if page.body else []), page, cascade, role="text")


def _repeated(elements: list[Element], times: int) -> list[Element]:
    return [element for element in elements for _ in range(times)]


def _of(elements: list[Element], page: Page, cascade: Cascade, *, role: str) -> Found[Typeface] | None:
    counted: Counter[str] = Counter()
    heard: dict[str, tuple[list[str], str, str]] = {}
    for element in elements:
        found = cascade.families(element)
        if found is None:
            continue
        stack = [unhashed(name) for name in found[0]]
        asked = first_real(stack)
        if asked is None:
            continue
        written = cascade.written(found[1], "font-family") or cascade.written(found[1], "font") or (found[1].tag, page.url)
        counted[asked] += 1
        heard.setdefault(asked, (stack, *written))
    chosen = _chosen(counted, heard, role) or _linked(page, role)
    return replace(chosen, value=replace(chosen.value, file_url=_file(chosen.value.asked, page, cascade))) if chosen else None


def _file(asked: str, page: Page, cascade: Cascade) -> str | None:
    """Return the file that the site serves a family from, if the family's licence lets it be used; it is named, not fetched."""
    if not faces.is_open(asked):
        return None
    served = [(face, url) for face in cascade.sheets.faces if unhashed(face.family).lower() == asked.lower() for url in face.urls]
    best = next(((face, url) for face, url in served if re.search(r"\.(?:woff2|ttf|otf)(?:\?|$)", url)), None)
    return page.resolve(best[1], base=best[0].source) if best else None


def _chosen(counted: Counter[str], heard: dict[str, tuple[list[str], str, str]], role: str) -> Found[Typeface] | None:
    if not counted:
        return None
    (asked, times), *others = counted.most_common(2)
    stack, method, source = heard[asked]
    sure = times / max(1, counted.total())
    system = asked.lower() in _SYSTEM
    evidence = Evidence(
        source=source,
        method=f"{method} {{ font-family }} on {role}",
        confidence=round((0.5 if system else 0.6) + 0.35 * sure, 2),
        runner_up=others[0][0] if others else None,
    )
    return Found(value=typeface(asked, stack[stack.index(asked) + 1 :] if asked in stack else stack), evidence=evidence)


def typeface(asked: str, stack: Iterable[str] = ()) -> Typeface:
    """Return a family as asked for with the installed one that sets it, and a note when that is another."""
    known = faces.installed(asked)
    if known:
        return Typeface(asked=asked, family=known)
    rest = list(stack)
    family = faces.stand_in(asked, rest)
    kind = faces.face_class(asked, rest)
    return Typeface(asked=asked, family=family, note=f"{asked} ({kind}) is not installed; {family} stands in for it.")


def first_real(stack: Iterable[str]) -> str | None:
    """Return the first family that is a choice; a face of the machine only if nothing else is named."""
    named = [name for name in stack if name.lower() not in GENERIC and not _ICONS.search(name) and not name.startswith("var(")]
    chosen = next((name for name in named if name.lower() not in _SYSTEM), None)
    # A machine's face that leads is a choice all the same, if what follows only fills in for it.
    if named and named[0].lower() in _SYSTEM and chosen != named[0]:
        return named[0]
    return chosen


def unhashed(name: str) -> str:
    """Return a family's own name out of the one that a build made of it."""
    match = _HASHED.match(name)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", match[1].replace("_", " ")) if match else name


def _linked(page: Page, role: str) -> Found[Typeface] | None:
    """Return what a font service is asked for, where no rule could be read: first family for headings, last for text."""
    for link in page.by_tag["link"]:
        address = page.resolve(link.attributes.get("href", "")) or ""
        families = service_families(address)
        if families:
            asked = families[0] if role == "headings" else families[-1]
            evidence = Evidence(source=address, method="link[rel=stylesheet] to a font service", confidence=0.4)
            return Found(value=typeface(asked), evidence=evidence)
    return None


def service_families(address: str) -> list[str]:
    """Return the families that a font service's address names (``css2?family=DM+Sans:wght@400&family=Lora``)."""
    parts = urlsplit(address)
    if not re.search(r"fonts\.googleapis|fonts\.bunny|fontshare|fonts\.", parts.netloc):
        return []
    listed = [value for name, value in parse_qsl(parts.query) if name in {"family", "f[]"}]
    return [family.split(":")[0].split("@")[0].strip() for value in listed for family in value.split("|")]
