"""The one line that says what the brand promises, quoted from where the site puts it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from brands.extraction import noise, structured
from brands.extraction.findings import Evidence, Found
from brands.extraction.voice import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brands.extraction.page import Element, Page

LONGEST: Final = 110
_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(?:tag-?line|slogan|claim|catch(?:copy|phrase)?|motto|strapline|site-description|sub-?brand|payoff)(?:$|[\s_-])"
)
_HERO: Final = re.compile(r"hero|banner|intro|jumbotron|masthead|lead|headline|splash|cover|slide")
_SELLS: Final = re.compile(r"\d\s*%|[€$£¥₩]\s*\d|\d\s*[€$£¥₩]|\bsale\b|\bfree shipping\b|cookie|javascript", re.IGNORECASE)
_WIDE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def find_slogan(page: Page, *, name: str) -> Found[str] | None:
    """Return the slogan with most weight, or ``None``; the same words heard in several places add up."""
    totals: dict[str, float] = {}
    first: dict[str, tuple[str, str, float]] = {}
    for text, weight, method in _heard(page, name):
        line = " ".join(text.split()).strip(" \"'“”„«»|–—-")
        if not _is_slogan(line, name):
            continue
        key = re.sub(r"[\W_]", "", line.casefold())
        totals[key] = totals.get(key, 0.0) + weight
        if key not in first or first[key][2] < weight:
            first[key] = (line, method, weight)
    if not totals:
        return None
    ranked = sorted(totals, key=lambda key: -totals[key])
    line, method, _ = first[ranked[0]]
    second = first[ranked[1]][0] if len(ranked) > 1 else None
    confidence = round(min(0.95, 0.25 + totals[ranked[0]] / 5), 2)
    return Found(value=line, evidence=Evidence(source=page.url, method=method, confidence=confidence, runner_up=second))


def _heard(page: Page, name: str) -> Iterator[tuple[str, float, str]]:
    for item in structured.organisations(page):
        slogan = structured.text_of(item.get("slogan"))
        if slogan:
            yield slogan, 4.0, "JSON-LD slogan"
    for element in page.elements:
        if _NAMED.search(element.label) and element.text and not noise.is_foreign(element):
            yield element.text, 2.6 + 0.4 * (element.tag in {"p", "span", "h1", "h2"}), f".{'.'.join(element.classes[:2]) or element.tag}"
    yield from _headlines(page)
    title, shared = names.title(page), page.meta("og:title") or ""
    for text, method, weight in ((title, "title", 1.0), ("" if shared == title else shared, "og:title", 0.9)):
        parts = [part for part in names.SEPARATORS.split(text) if part and part.casefold() != name.casefold()]
        for part in parts[:2]:
            yield part, weight, method
    for member in ("description", "og:description", "twitter:description"):
        described = page.meta(member) or ""
        sentence = re.split(r"(?<=[.!?。！？])\s*", described)[0]
        if sentence:
            yield sentence, 0.7 if len(sentence) < len(described) else 0.5, f"meta {member}"


def _headlines(page: Page) -> Iterator[tuple[str, float, str]]:
    firsts = [element for element in page.by_tag["h1"] if element.text and not noise.is_sale(element)][:2]
    for place, element in enumerate(firsts):
        yield element.text, 2.2 - 0.8 * place, "h1"
    top = len(page.elements) * 0.4
    seconds = [element for element in page.by_tag["h2"] if element.order < top and element.text and not noise.is_foreign(element)]
    for element in seconds[:2]:
        yield element.text, (1.7 if firsts else 2.2) if _in_hero(element) and not noise.is_sale(element) else 0.6, "h2"


def _in_hero(element: Element) -> bool:
    return any(_HERO.search(here.label) for here in (element, *list(element.ancestors())[:6]) if here.tag not in {"body", "html"})


def _is_slogan(line: str, name: str) -> bool:
    wide = len(_WIDE.findall(line))
    long_enough = wide >= 5 or (len(line.split()) >= 2 and len(line) >= 8)
    return long_enough and len(line) + wide <= LONGEST and line.casefold() != name.casefold() and not _SELLS.search(line)
