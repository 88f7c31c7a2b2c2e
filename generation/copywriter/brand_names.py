"""The name of the advertiser, where a prompt gives one; a name is never made up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generation.copywriter.markets import is_place_name
from generation.copywriter.tables import LANGUAGES, table
from generation.copywriter.vocabulary import Findings, Kind
from generation.copywriter.words import Word, fold, is_arabic, split

_NAMERS = frozenset(
    "brand called named marque appelee appele nommee nomme baptisee baptise enseigne marca llamada llamado denominada marke namens genannt heisst "
    "chamada chamado brandname firma company startup label".split()
)
_FOLLOWED_BY_NAMER = frozenset({"brand", "marke", "inc", "ltd", "gmbh", "llc", "sarl", "app"})
_LINKS = frozenset({"is", "est", "es", "ist", "e", "name", "nom", "nombre", "nome", "de", "da", "la", "the"})
_GIVERS = frozenset({"for", "by", "from", "at", "pour", "par", "chez", "de", "d", "para", "por", "von", "fur", "bei", "da", "do"})
_ARABIC_NAMERS = frozenset({"علامه", "ماركه", "شركه", "متجر", "براند", "اسمها", "اسمه", "تسمي", "باسم", "مطعم", "مقهي", "صالون"})
_NAMING_BY_MEANING = frozenset({"اسمها", "اسمه", "تسمي", "باسم", "علامه", "ماركه", "براند"})
_PLATFORMS = (
    "instagram facebook tiktok linkedin google meta youtube pinterest snapchat twitter whatsapp x threads reels stories story amazon gen z cta b2b b2c seo ai ia ki usp "
    "png jpg jpeg hd 4k 1k 2k rgb roi crm ios android"
)
_JOINERS = frozenset({"&", "-", "’", "'", "’s", "'s", " & ", " ", ". ", "."})
_MOST_NAME_WORDS = 4
_MOST_CAPITALS = 0.6
_GAP = 3
_EXCLUDED_KINDS = frozenset(Kind) - {Kind.TONE, Kind.COLOUR, Kind.OFFER, Kind.FRAME, Kind.STRENGTH, Kind.OBJECTIVE}


def find_brand(prompt: str, found: Findings, language: str | None) -> str | None:
    """Return the advertiser's name as the prompt writes it, or None."""
    if any(is_arabic(word.raw[0]) for word in found.words):
        name = _arabic_name(prompt, found)
        if name:
            return name
    return next(_named(prompt, found), None) or next(_given(prompt, found, language), None) or next(_possessive(prompt, found, language), None)


def _named(prompt: str, found: Findings) -> Iterator[str]:
    """``brand: Kora``, ``a bank called Flora Pay``, ``de la marque Kora``, ``the Kora brand``."""
    words = found.words
    for position, word in enumerate(words):
        if word.folded in _FOLLOWED_BY_NAMER and position and _is_name(found, position - 1):
            first = position - 1
            while first and _is_name(found, first - 1) and _joined(prompt, words[first - 1], words[first]):
                first -= 1
            yield prompt[words[first].start : words[position - 1].end]
        if word.folded in _NAMERS:
            after = position + 1
            while after < len(words) and after - position < _GAP and words[after].folded in _LINKS and not _is_name(found, after):
                after += 1
            yield from _name_at(prompt, found, after, bold=True)


def _given(prompt: str, found: Findings, language: str | None) -> Iterator[str]:
    """``an ad for Kora``, ``par Kora``; in German only where a name is plainly no common noun."""
    if _shouted(found):
        return
    for position, word in enumerate(found.words[:-1]):
        if word.folded in _GIVERS and word.raw.islower():
            for name in _name_at(prompt, found, position + 1):
                if language != "de" or _plainly_a_name(prompt, found, position + 1, name):
                    yield name


def _possessive(prompt: str, found: Findings, language: str | None) -> Iterator[str]:
    """``Kora sneakers``, ``Kora, a shoe brand``, ``Kora’s new line``: capitals inside a sentence, beside what is advertised."""
    if language == "de" or _shouted(found):
        return
    products = {hit.first for hit in found.of(Kind.PRODUCT)} | {hit.last for hit in found.of(Kind.PRODUCT)}
    for position, word in enumerate(found.words):
        after = position + 1
        opens_sentence = position == 0 and not prompt[word.end : word.end + 1] == ","
        if opens_sentence or not _is_name(found, position):
            continue
        if after in products or position in products or prompt[word.end : word.end + 2] in {"’s", "'s"} or position == 0:
            yield from _name_at(prompt, found, position)


def _name_at(prompt: str, found: Findings, first: int, *, bold: bool = False) -> Iterator[str]:
    words = found.words
    if first >= len(words) or not _is_name(found, first, bold=bold):
        return
    if first and "\n" in prompt[words[first - 1].end : words[first].start]:
        return
    last = first + 1
    while last < len(words) and last - first < _MOST_NAME_WORDS and _is_name(found, last) and _joined(prompt, words[last - 1], words[last]):
        last += 1
    name = prompt[words[first].start : words[last - 1].end]
    yield name.removesuffix("’s").removesuffix("'s")


def _is_name(found: Findings, position: int, *, bold: bool = False) -> bool:
    """A capitalised word that no table knows; after "called" or "brand" a known word may be a name too."""
    word = found.words[position]
    if not (word.raw[0].isupper() or any(letter.isupper() for letter in word.raw[1:])) or word.folded in _common_words():
        return False
    if bold:
        return True
    known = any(hit.kind in _EXCLUDED_KINDS for hit in found.starting(position, position + 1))
    return not known and not is_place_name(word.raw)


def _joined(prompt: str, before: Word, after: Word) -> bool:
    return prompt[before.end : after.start] in _JOINERS


def _plainly_a_name(prompt: str, found: Findings, position: int, name: str) -> bool:
    end = found.words[position].start + len(name)
    return prompt[end : end + 1] in {",", ":"} or name.isupper() or any(letter.isupper() for letter in name[1:])


def _shouted(found: Findings) -> bool:
    """Tell whether most words are capitalised, so that capitals say nothing."""
    capitals = sum(1 for word in found.words if word.raw[0].isupper())
    return len(found.words) > _GAP and capitals > _MOST_CAPITALS * len(found.words)


def _arabic_name(prompt: str, found: Findings) -> str | None:
    words = found.words
    for position, word in enumerate(words[:-1]):
        following = words[position + 1]
        if not _ARABIC_NAMERS.isdisjoint(word.forms) and following.raw.isascii() and following.raw.isalpha():
            return following.raw
        if not _NAMING_BY_MEANING.isdisjoint(word.forms) and _free(found, position + 1):
            return _arabic_phrase(prompt, found, position + 1)
    latin = (word.raw for word in words if word.raw.isascii() and word.raw.isalpha() and word.raw[0].isupper() and word.folded not in _common_words())
    return next(latin, None)


def _arabic_phrase(prompt: str, found: Findings, first: int) -> str:
    """One word, or two where the second is definite and the first is not: ``دار العود``."""
    words = found.words
    last = first + 1
    if last < len(words) and words[last].raw.startswith("ال") and not words[first].raw.startswith("ال") and prompt[words[first].end : words[last].start] == " ":
        last += 1
    return prompt[words[first].start : words[last - 1].end]


def _free(found: Findings, position: int) -> bool:
    return not any(hit.kind in _EXCLUDED_KINDS - {Kind.PRODUCT, Kind.ROLE} and hit.language in {"ar", "any"} for hit in found.starting(position, position + 1))


@cache
def _common_words() -> frozenset[str]:
    tongues = table("tongues")
    stops = {word.folded for column in tongues["stop"].values() for word in split(column)}
    names = {word.folded for columns in tongues["names"].values() for column in columns for word in split(column)}
    others = {fold(word) for word in _PLATFORMS.split()} | {fold(day) for language in LANGUAGES for day in _days_and_months(language)}
    return frozenset(stops | names | others)


def _days_and_months(language: str) -> Iterator[str]:
    from babel import Locale

    locale = Locale(language)
    yield from locale.days["format"]["wide"].values()
    yield from locale.months["format"]["wide"].values()
