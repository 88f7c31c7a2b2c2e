"""What calls to action look like, learnt from the ones that we write."""

from __future__ import annotations

from functools import cache

from generation.copywriter.tables import LANGUAGES, table
from generation.copywriter.words import split

_MOST_WORDS = 4
_MOST_CHARACTERS = 28


def looks_like_cta(text: str) -> bool:
    """Tell whether ``text`` is short and begins as calls to action begin in some language."""
    words = split(text)
    return 0 < len(words) <= _MOST_WORDS and len(text) <= _MOST_CHARACTERS and not _opening_words().isdisjoint(words[0].forms)


@cache
def _opening_words() -> frozenset[str]:
    written = (line for language in LANGUAGES for lines in table(f"lines/{language}")["cta"].values() for line in lines)
    others = (word for language in LANGUAGES for word in table(f"lines/{language}")["call_openers"].split())
    return frozenset(split(line)[0].folded for line in written) | frozenset(split(word)[0].folded for word in others)
