"""What the brand is called: heard in several places, and believed where they agree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from brands.extraction import structured
from brands.extraction.findings import Evidence, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brands.extraction.page import Page

LONGEST: Final = 60
SEPARATORS: Final = re.compile(r"\s*(?:[|｜·•»›:：–—‐―]|\s-\s|\s~\s|\s/\s)\s*")
_NOT_NAMES: Final = frozenset(
    """home homepage welcome start startseite accueil inicio início principal hjem hem etusivu главная ホーム 首页 首頁 홈 الرئيسية
    index untitled document page website site online shop store official logo""".split()  # noqa: SIM905
)
_LOGO_WORDS: Final = re.compile(r"\b(?:logo(?:type)?|homepage|home|startseite|accueil|website|brand|icon)\b|ロゴ|로고|شعار", re.IGNORECASE)
_LEGAL: Final = re.compile(
    r"(?:,?\s+(?:inc|llc|ltd|limited|gmbh(?: & co\.? kg)?|ag|s\.?a\.?s?|s\.?l\.?u?|s\.?r\.?l|b\.?v|n\.?v|oy|ab|as|a/s|aps|plc"
    r"|corp|co|pty|kk|sp\. z o\.o)\.?)+$",
    re.IGNORECASE,
)
# What a page is about the brand, not its name: "Kora documentation".
_ABOUT_IT: Final = re.compile(r"(?:[’']s)?\s+(?:documentation|docs)(?:\s+v?\d[\w.]*)?$", re.IGNORECASE)
_COPYRIGHT: Final = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?,?\s*([^.|,·•\n©]{2,50})", re.IGNORECASE)

_OPENS: Final = 0.5
_WITHIN: Final = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A name, how much it counts, and where it was heard."""

    text: str
    weight: float
    method: str
    source: str


def find_name(page: Page, *, domain: str, manifest: dict[str, Any], logo_alt: str | None = None) -> Found[str]:
    """Return the name: the one with most weight behind it, spelt as its heaviest voice spells it; the domain's own word at worst."""
    heard = [item for item in _heard(page, manifest, logo_alt) if _is_name(item.text)]
    label = domain.partition(".")[0]
    totals: dict[str, float] = {}
    for item in heard:
        key = _key(item.text)
        totals[key] = totals.get(key, 0.0) + item.weight + (0.8 if _key(label) and _key(label) in (key, key.replace("the", "", 1)) else 0.0)
    for key in totals:
        totals[key] += sum(_echo(key, item.text) * item.weight for item in heard)
    ranked = sorted(totals, key=lambda key: -totals[key])
    if not ranked:
        return Found(value=_spoken(label), evidence=Evidence(source=page.url, method="domain", confidence=0.3))
    best = max((item for item in heard if _key(item.text) == ranked[0]), key=lambda item: item.weight)
    second = next((item.text for key in ranked[1:2] for item in heard if _key(item.text) == key), None)
    share = totals[ranked[0]] / sum(totals.values())
    evidence = Evidence(source=best.source, method=best.method, confidence=round(min(0.98, 0.4 + 0.6 * share), 2), runner_up=second)
    return Found(value=best.text, evidence=evidence)


def _echo(key: str, longer: str) -> float:
    """Return how much of a longer name's weight a shorter one gains: half where it opens it, before words for the trade."""
    other = _key(longer)
    if key == other or key not in other:
        return 0.0
    return _OPENS if other.startswith(key) else _WITHIN


def _heard(page: Page, manifest: dict[str, Any], logo_alt: str | None) -> Iterator[Heard]:
    def voice(text: object, weight: float, method: str) -> Iterator[Heard]:
        words = _LEGAL.sub("", " ".join(text.split())).strip() if isinstance(text, str) else ""
        words = _ABOUT_IT.sub("", words)
        if words:
            yield Heard(text=words, weight=weight, method=method, source=page.url)

    for item in structured.organisations(page)[:6]:
        yield from voice(structured.text_of(item.get("name")), 2.5, "JSON-LD name")
        yield from voice(structured.text_of(item.get("alternateName")), 0.5, "JSON-LD alternateName")
    for item in structured.json_ld(page):
        if "website" in structured.types(item):
            yield from voice(structured.text_of(item.get("name")), 2.0, "JSON-LD WebSite name")
    yield from voice(page.meta("og:site_name"), 2.4, "og:site_name")
    yield from voice(page.meta("application-name", "apple-mobile-web-app-title"), 2.0, "meta application-name")
    yield from voice(manifest.get("name"), 1.2, "manifest name")
    yield from voice(manifest.get("short_name"), 1.4, "manifest short_name")
    yield from voice(_LOGO_WORDS.sub("", logo_alt or "").strip(" -–—|,:"), 1.6, "logo's alternative text")
    yield from _titles(page, voice)
    footers = [element.text for element in page.by_tag["footer"][-1:]] or [page.body.text[-2_000:] if page.body else ""]
    for match in list(_COPYRIGHT.finditer(footers[0]))[:1]:
        yield from voice(match[1].strip(), 0.9, "copyright line")


def _titles(page: Page, voice: Any) -> Iterator[Heard]:  # noqa: ANN401 - the closure above
    headlines = {_key(element.text) for element in page.by_tag["h1"][:3]}  # a page that says its headline first says its name last
    for text, method, weight in ((title(page), "title", 1.0), (page.meta("og:title") or "", "og:title", 0.8)):
        parts = [part for part in SEPARATORS.split(text) if part]
        if len(parts) == 1:
            yield from voice(parts[0], weight, method)
        elif parts:
            yield from voice(parts[0], weight * (0.75 if _key(parts[0]) in headlines else 0.9), method)
            yield from voice(parts[-1], weight * 0.9, method)


def title(page: Page) -> str:
    """Return the page's title."""
    element = next((item for item in page.by_tag["title"] if item.parent is None or item.parent.tag != "svg"), None)
    return " ".join((element.node.text(deep=True) or "").split()) if element else ""


def _is_name(text: str) -> bool:
    return 1 < len(text) <= LONGEST and text.casefold().strip(".!") not in _NOT_NAMES and any(character.isalnum() for character in text)


def _key(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold().replace("&", "and"))


def _spoken(label: str) -> str:
    return " ".join(part.capitalize() for part in label.split("-")) or label
