"""Cue words of proof as patterns: one alternation over all languages, matched in a prompt flattened letter for letter."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from generation.copywriter.amounts import ascii_digits
from generation.copywriter.scripts import NO_LETTER_AFTER, NO_LETTER_BEFORE
from generation.copywriter.tables import table

_SAME = str.maketrans({"’": "'", "‘": "'", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "：": ":", "\u00a0": " ", "\u202f": " "})


def flat(text: str) -> str:
    """Return ``text`` in lower case without accents, of exactly the same length, so that places found in it are places in the text."""
    return "".join(map(_plain, ascii_digits(text)))


@cache
def _plain(character: str) -> str:
    return unicodedata.normalize("NFKD", character.translate(_SAME))[0].lower()[:1] or character


@cache
def any_of(section: str, name: str) -> str:
    """Return a group that matches a cue of ``[section] name`` in any language, the longest first: whole words where words part."""
    cues = {flat(cue) for column in table("evidence")[section][name] for cue in column.split("|") if cue}
    listed = "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in sorted(cues, key=len, reverse=True))
    return rf"{NO_LETTER_BEFORE}(?:{listed})(?:(?<=')|{NO_LETTER_AFTER})"
