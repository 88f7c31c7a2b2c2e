"""The language a site is written in: what it declares, checked against its letters and its small words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from brands.extraction.findings import Evidence, Found

if TYPE_CHECKING:
    from brands.extraction.page import Page

_TAG: Final = re.compile(r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?(?:[-_@.].*)?")
_SCRIPTS: Final = (
    (re.compile("[\u3040-\u30ff]"), ("ja",)),
    (re.compile("[\uac00-\ud7a3]"), ("ko",)),
    (re.compile("[\u4e00-\u9fff]"), ("zh", "ja", "yue")),
    (re.compile("[\u0600-\u06ff]"), ("ar", "fa", "ur", "ps", "ckb", "ug")),
    (re.compile("[\u0590-\u05ff]"), ("he", "iw", "yi")),
    (re.compile("[\u0400-\u04ff]"), ("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg")),
    (re.compile("[\u0370-\u03ff]"), ("el",)),
    (re.compile("[\u0900-\u097f]"), ("hi", "mr", "ne", "sa")),
    (re.compile("[\u0e00-\u0e7f]"), ("th",)),
    (re.compile("[\u0980-\u09ff]"), ("bn", "as")),
    (re.compile("[\u0b80-\u0bff]"), ("ta",)),
)
_SMALL_WORDS: Final = {
    "en": "the and of to for with your you our is in from that we are",
    "de": "der die das und mit für ist ein eine wir sie nicht auf den von zu",
    "fr": "le la les et des pour avec vous nous une est dans du sur votre",
    "es": "el la los las y de para con una en que tu por del más",
    "pt": "o a os as e de para com uma em que seu por do da não mais",
    "it": "il la le e di per con una che del della nel più sono i",
    "nl": "de het een en van voor met je is op onze zijn niet wij",
    "sv": "och att det som en för med är på vi av till din",
    "nb": "og i er det som en for med på vi av til din ikke",
    "da": "og i er det som en for med på vi af til din ikke",
    "fi": "ja on ei se että tai ovat kun me sinun kanssa",
    "pl": "i w z na do się jest nie dla to oraz od po",
    "cs": "a v na je se že pro s z do nebo jsme od",
    "tr": "ve bir bu için ile da de en çok her daha",
    "ro": "și de la cu pentru în o un este sunt din care",
    "hu": "a az és egy hogy nem is van meg vagy",
    "id": "dan yang di untuk dengan dari ini kami anda",
    "vi": "và của là các cho với có được những trong",
}
_WORDS: Final = {tag: frozenset(words.split()) for tag, words in _SMALL_WORDS.items()}
_ENOUGH: Final = 40


def find_language(page: Page, *, asked: tuple[str, ...] = ()) -> Found[str] | None:
    """Return a BCP 47 tag: the declared one unless the letters say otherwise; ``asked`` are languages named in the request."""
    text = page.body.text[:20_000] if page.body else ""
    by_script = _by_script(text)
    for method, tag in _declared(page):
        if by_script and tag.partition("-")[0] not in by_script:
            continue
        if not by_script and _contradicted(tag, text):
            continue
        return Found(value=tag, evidence=Evidence(source=page.url, method=method, confidence=0.9))
    if by_script:
        return Found(value=by_script[0], evidence=Evidence(source=page.url, method="letters of the page", confidence=0.8))
    guessed = _by_words(text)
    if guessed:
        return Found(value=guessed, evidence=Evidence(source=page.url, method="small words of the page", confidence=0.6))
    return Found(value=asked[0], evidence=Evidence(source="request", method="location.languages", confidence=0.4)) if asked else None


def normal(tag: str) -> str | None:
    """Return a tag in the usual case (``pt_BR`` -> ``pt-BR``), ``None`` when it is none."""
    match = _TAG.fullmatch(tag.strip())
    if match is None:
        return None
    parts = [match[1].lower(), match[2].title() if match[2] else None, match[3].upper() if match[3] else None]
    return "-".join(part for part in parts if part)


def _declared(page: Page) -> list[tuple[str, str]]:
    root = page.root
    said = [("html[lang]", root.attributes.get("lang") or root.attributes.get("xml:lang", ""))] if root else []
    said.append(("og:locale", page.meta("og:locale") or ""))
    said += [
        ("meta content-language", item.attributes.get("content", ""))
        for item in page.by_tag["meta"]
        if item.attributes.get("http-equiv", "").lower() == "content-language"
    ]
    return [(method, tag) for method, text in said if text and (tag := normal(text.split(",")[0]))]


def _by_script(text: str) -> tuple[str, ...]:
    letters = sum(character.isalpha() for character in text)
    for pattern, tags in _SCRIPTS:
        if letters and len(pattern.findall(text)) / letters > (0.04 if tags[0] in {"ja", "ko"} else 0.3):
            return tags
    return ()


def _contradicted(tag: str, text: str) -> bool:
    """Whether a page that declares one language of Latin letters is plainly written in another (``lang="en"`` left in a template)."""
    guessed = _by_words(text)
    kin = {"nb": {"no", "nn", "da"}, "da": {"nb", "no"}, "es": {"ca", "gl"}, "pt": {"gl"}}
    said = tag.partition("-")[0]
    return guessed is not None and said in _WORDS and guessed != said and said not in kin.get(guessed, set())


def _by_words(text: str) -> str | None:
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < _ENOUGH:
        return None
    counts = sorted(((sum(word in small for word in words), tag) for tag, small in _WORDS.items()), reverse=True)
    (most, tag), (next_most, _) = counts[:2]
    return tag if most >= len(words) * 0.06 and most > next_most * 1.25 else None
