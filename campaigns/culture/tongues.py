"""Languages as people name them, in any language of the house or as a code."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError

from generation.copywriter.languages import supported
from generation.copywriter.tables import LANGUAGES, table
from generation.copywriter.words import split

_CODE: Final = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}", re.IGNORECASE)
_SHORTEST_NAME: Final = 3
# What the CLDR calls otherwise than people do.
_ALSO: Final = {
    "farsi": "fa",
    "tagalog": "fil",
    "mandarin": "zh",
    "cantonese": "zh-Hant",
    "kiswahili": "sw",
    "bahasa": "id",
    "castilian": "es",
}
_TRADITIONAL: Final = frozenset(
    {"traditional", "traditionnel", "tradicional", "繁體", "繁体", "繁體中文", "taiwan", "hong", "臺灣", "台灣", "香港"}
)


def language_named(text: str) -> str | None:
    """Return the BCP 47 tag of the language that ``text`` names ("Arabic", "français", "pt-BR", "繁體中文"), None where it names none.

    A language of the copywriter comes in the copywriter's own tag, any other in its primary one.
    """
    wanted = text.strip()
    if (tag := _as_code(wanted)) is not None:
        return tag
    named = _names()
    words = [word.folded for word in split(wanted)]
    found = named.get(" ".join(words)) or next((named[word] for word in words if word in named), None) or _in_one(words, named)
    return "zh-Hant" if found == "zh" and _is_traditional(wanted, words) else found


def _as_code(text: str) -> str | None:
    if not _CODE.fullmatch(text):
        return None
    if (own := supported(text)) is not None:
        return own
    try:
        locale = Locale.parse(text.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    return str(locale.language)


def _in_one(words: list[str], named: dict[str, str]) -> str | None:
    """Return the language of a name in letters that stand alone as words: 日本語."""
    joined = "".join(words)
    return named.get(joined) if joined and not joined.isascii() else None


def _is_traditional(text: str, words: list[str]) -> bool:
    return not _TRADITIONAL.isdisjoint(words) or any(sign in text for sign in _TRADITIONAL if not sign.isascii())


@cache
def _names() -> dict[str, str]:
    """Map folded names of languages to tags: the copywriter's own first, then the CLDR's in each of our languages and in their own."""
    names: dict[str, str] = {}
    for tag, columns in table("tongues")["names"].items():
        for name in filter(None, "|".join(columns).split("|")):
            _enter(names, name, tag)
    for language in LANGUAGES:
        for tag, name in Locale.parse(language, sep="-").languages.items():
            own = supported(tag) or (tag if tag.isalpha() else None)
            if own is not None:
                _enter(names, name, own)
    for name, tag in _ALSO.items():
        names.setdefault(name, tag)
    return names


def _enter(names: dict[str, str], name: str, tag: str) -> None:
    words = [word.folded for word in split(name)]
    for key in (" ".join(words), "".join(words) if not name.isascii() else ""):
        if len(key) >= _SHORTEST_NAME or (key and not key.isascii()):
            names.setdefault(key, tag)
