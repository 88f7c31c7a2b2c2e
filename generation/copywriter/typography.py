"""Setting a written line in the typography of its language: apostrophes, dashes and the spaces that French keeps before signs."""

from __future__ import annotations

import re

_NARROW = "\u202f"
_NO_BREAK = "\u00a0"
_FRENCH = (
    (re.compile(r"[ \u00a0\u202f]+([!?;])"), _NARROW + r"\1"),
    (re.compile(r"[ \u00a0\u202f]+:"), _NO_BREAK + ":"),
    (re.compile(r"«[ \u00a0\u202f]*"), "«" + _NO_BREAK),
    (re.compile(r"[ \u00a0\u202f]*»"), _NO_BREAK + "»"),
)


_ITALIAN_BEFORE_A_VOWEL = re.compile(r"\b(al|dal) (?=8|11(?!\d))")


_TURKISH_DATIVE = re.compile(r"(\d*(\d))’e(?= varan)")
_DATIVES = {
    **dict.fromkeys(("1", "3", "4", "5", "8", "70", "80", "00"), "e"),
    **dict.fromkeys(("2", "7", "20", "50"), "ye"),
    **dict.fromkeys(("9", "10", "30", "40", "60", "90"), "a"),
    "6": "ya",
}
"""The Turkish dative by the last number said, after the harmony of its vowels: beş'e, iki'ye, on'a, altı'ya."""


def agree(text: str, language: str) -> str:
    """Return a phrase in which a number was set with the words before it as they are said: "fino all’8 marzo", "fino all’80%"."""
    if language == "it":
        return _ITALIAN_BEFORE_A_VOWEL.sub(r"\1l’", text)
    if language == "tr":
        return _TURKISH_DATIVE.sub(lambda match: match[1] + "’" + _DATIVES[match[2] if match[2] != "0" else match[1][-2:]], text)
    return text


def typeset(text: str, language: str) -> str:
    """Return ``text`` with curly apostrophes, single spaces and, in French, unbreakable spaces before ! ? ; : and inside « »."""
    shown = re.sub(r"[ \t\r\n]+", " ", text).strip().replace("'", "’")
    if language == "fr":
        for pattern, replacement in _FRENCH:
            shown = pattern.sub(replacement, shown)
    return shown
