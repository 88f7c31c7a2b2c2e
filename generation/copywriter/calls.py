"""What calls to action look like, learnt from the ones that we write."""

from __future__ import annotations

from functools import cache

from generation.copywriter.scripts import is_unspaced
from generation.copywriter.tables import LANGUAGES, table
from generation.copywriter.words import split

_MOST_WORDS = 4
_MOST_CHARACTERS = 28


def looks_like_cta(text: str) -> bool:
    """Tell whether ``text`` is short and begins as calls to action begin in some language."""
    words = split(text)
    if words and is_unspaced(words[0].raw):
        return len(text) <= _MOST_CHARACTERS and (text.startswith(_phrases("call_openers")) or text.endswith(_phrases("call_closers")))
    if words and words[-1].folded in _closing_words() and len(words) <= _MOST_WORDS:
        return len(text) <= _MOST_CHARACTERS
    return 0 < len(words) <= _MOST_WORDS and len(text) <= _MOST_CHARACTERS and not _opening_words().isdisjoint(words[0].forms)


@cache
def _phrases(name: str) -> tuple[str, ...]:
    """Return how calls begin or end in languages of which a call's first word tells nothing."""
    texts = (table(f"lines/{language}").get(name, "") for language in LANGUAGES)
    return tuple(phrase for text in texts for phrase in text.split() if is_unspaced(phrase[0]))


@cache
def _closing_words() -> frozenset[str]:
    texts = (table(f"lines/{language}").get("call_closers", "") for language in LANGUAGES)
    return frozenset(word.folded for text in texts for word in split(text) if not is_unspaced(word.raw))


@cache
def _opening_words() -> frozenset[str]:
    written = (line for language in LANGUAGES for lines in table(f"lines/{language}")["cta"].values() for line in lines)
    others = (word for language in LANGUAGES for word in table(f"lines/{language}")["call_openers"].split())
    return frozenset(split(line)[0].folded for line in written if not is_unspaced(line[0])) | frozenset(
        split(word)[0].folded for word in others
    )
