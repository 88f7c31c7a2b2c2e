"""Names of advertisers in scripts without capitals, told by the words beside them."""

from __future__ import annotations

import re
from typing import Final

from generation.copywriter.tables import word_set
from generation.copywriter.vocabulary import Findings, Kind
from generation.copywriter.words import fold, is_arabic

EXCLUDED_KINDS: Final = frozenset(Kind) - {Kind.TONE, Kind.COLOUR, Kind.OFFER, Kind.FRAME, Kind.STRENGTH, Kind.OBJECTIVE}
"""What the words of a name may not be known as."""
_ARABIC_GIVERS = frozenset({"ل", "شركه", "متجر", "محل", "من"})
# "ब्रांड मिठास", "मिठास नाम की दुकान": what stands beside these words is a name, unless it is one of the small ones.
_HINDI_BRAND = frozenset({fold("ब्रांड"), fold("ब्रैंड"), fold("कंपनी")})
_HINDI_NAMED = frozenset({fold("नाम"), fold("नामक")})
_HINDI_SMALL = frozenset(
    map(
        fold,
        ("की", "का", "के", "को", "में", "से", "है", "हैं", "पर", "और", "नया", "नई", "नए", "हमारा", "हमारे", "हमारी", "अपना", "अपने", "यह", "एक"),
    )
)
# Kana and Han up to the particle or sign that ends a name.
_HAN_BRAND = re.compile(r"(?:品牌|ブランド)[:：]?(?P<name>[\u3041-\u30ff\u3400-\u9fff]{2,8}?)(?=[的のをがはで，,、。：:\s]|$)")


def arabic_name(prompt: str, found: Findings) -> str | None:
    """Return the name after a word such as "called", "brand" or "shop", or before what is sold."""
    words = found.words
    for position, word in enumerate(words[:-1]):
        following = words[position + 1]
        if not word_set("arabic_namers").isdisjoint(word.forms) and following.raw.isascii() and following.raw.isalpha():
            return following.raw
        if not word_set("arabic_sure_namers").isdisjoint(word.forms) and _free(found, position + 1):
            return _arabic_phrase(prompt, found, position + 1)
    return _seller_of_things(prompt, found)


def _seller_of_things(prompt: str, found: Findings) -> str | None:
    """Return a name between "for" or "from" and what is sold: ``لـ نور للعطور``, ``عطور من نور``; a place or a known word is none."""
    words = found.words
    for at, word in enumerate(words[1:], start=1):
        before, behind = words[at - 1], words[at + 1] if at + 1 < len(words) else None
        apart = behind is None or prompt[word.end : behind.start].strip() != ""
        sold = behind is not None and behind.raw.startswith("لل") and _is_thing(found, at + 1)
        from_it = before.folded == "من" and apart and at > 1 and _is_thing(found, at - 2) and not word.raw.startswith("ال")
        given = before.folded in _ARABIC_GIVERS and prompt[before.end : word.start].strip("ـ ") == ""
        if (from_it or (given and sold)) and not found.starting(at, at + 1) and is_arabic(word.raw[0]):
            return word.raw
    return None


def _is_thing(found: Findings, at: int) -> bool:
    return any(hit.kind is Kind.PRODUCT and hit.last == at + 1 for hit in found.hits)


def _arabic_phrase(prompt: str, found: Findings, first: int) -> str:
    """Take one word, or two where the second is definite and the first is not: ``دار العود``."""
    words = found.words
    last = first + 1
    if (
        last < len(words)
        and words[last].raw.startswith("ال")
        and not words[first].raw.startswith("ال")
        and prompt[words[first].end : words[last].start] == " "
    ):
        last += 1
    return prompt[words[first].start : words[last - 1].end]


def _free(found: Findings, position: int) -> bool:
    return not any(
        hit.kind in EXCLUDED_KINDS - {Kind.PRODUCT, Kind.ROLE} and hit.language in {"ar", "any"}
        for hit in found.starting(position, position + 1)
    )


def hindi_name(found: Findings) -> str | None:
    """Return the word that a Hindi brief calls a brand: after "brand", or before "by name"."""
    words = found.words
    for at, word in enumerate(words):
        beside = at + 1 if word.folded in _HINDI_BRAND else at - 1 if word.folded in _HINDI_NAMED else -1
        if 0 <= beside < len(words) and words[beside].folded not in _HINDI_SMALL | _HINDI_NAMED and not found.starting(beside, beside + 1):
            return words[beside].raw
    return None


def han_name(prompt: str, found: Findings) -> str | None:
    """Return the name right after "brand" where words do not part: 疾风 in 跑鞋品牌疾风的双十一海报; known words are no name."""
    match = _HAN_BRAND.search(prompt)
    if match is None:
        return None
    first, last = found.within(match.start("name"), match.end("name"))
    known = any(hit.kind is not Kind.FRAME and hit.first < last for hit in found.starting(first, last))
    return None if known or found.starting(first, first + 1) else match["name"]
