"""The name of the advertiser, where a prompt gives one; a name is never made up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from babel import Locale

from generation.copywriter.caseless_names import EXCLUDED_KINDS, arabic_name, han_name, hindi_name
from generation.copywriter.markets import is_place_name
from generation.copywriter.scripts import tongue_of
from generation.copywriter.tables import LANGUAGES, table, word_set
from generation.copywriter.vocabulary import Findings, Kind
from generation.copywriter.words import Word, fold, is_arabic, split

_JOINERS = frozenset({"&", "-", "’", "'", "’s", "'s", " & ", " ", "."})
_LONGEST_ABBREVIATION = 3
_MOST_NAME_WORDS = 4
_MOST_CAPITALS = 0.6
_GAP = 3
# Before a capital they make it a town: "a gardener in Bath".
_PLACING = frozenset({"in", "near", "around", "em", "en", "bei", "à"})
_ARTICLES = frozenset({"El", "La", "Los", "Las", "Le", "Les", "Lo", "Il", "Gli", "Os", "As", "The", "Het"})
_CASELESS_SHARE = 3
# "50MP", "500ML": a measure with its unit.
_MEASURE = re.compile(r"\d{2,}[A-Za-z]{1,3}")
# "CFOs", "HRs": capitals with a plural s are readers, not an advertiser.
_PEOPLE = re.compile(r"[A-Z]{2,5}s")
# Languages whose briefs write plain things with a capital: "Coffee, Tea", "Schuhe, Taschen".
_CAPITAL_THINGS = frozenset({"en", "de"})


def find_brand(prompt: str, found: Findings, language: str | None) -> str | None:
    """Return the advertiser's name as the prompt writes it, or None."""
    if any(is_arabic(word.raw[0]) for word in found.words):
        name = arabic_name(prompt, found) or next((found.words[at].raw for at in _latin_names(found)), None)
        if name:
            return name
    if sum(1 for word in found.words if not word.raw.isascii() and tongue_of(word.raw)) * _CASELESS_SHARE > len(found.words):
        name = _caseless_name(prompt, found)
        if name:
            return name
    return (
        next(_named(prompt, found), None) or next(_given(prompt, found, language), None) or next(_possessive(prompt, found, language), None)
    )


def _named(prompt: str, found: Findings) -> Iterator[str]:
    """Find ``brand: Kora``, ``a bank called Flora Pay``, ``de la marque Kora``; after those ``the Kora brand``."""
    words = found.words
    for position, word in enumerate(words):
        if word.folded in word_set("namers"):
            yield from _name_at(prompt, found, _after_links(words, position + 1), bold=True)
    for position, word in enumerate(words):
        if word.folded in word_set("after_name") and position and _is_name(found, position - 1):
            first = position - 1
            while first and _is_name(found, first - 1) and _joined(prompt, words[first - 1], words[first]):
                first -= 1
            # A capital that only opens the prompt is no name ("Tax app for freelancers").
            if first and not prompt[words[position - 1].end : word.start].strip():
                yield prompt[words[first].start : words[position - 1].end]


def _after_links(words: Sequence[Word], after: int) -> int:
    """Return the position behind the little words that may stand between "brand" and its name."""
    first = after
    while (
        after < len(words) and after - first < _GAP - 1 and words[after].folded in word_set("naming_links") and words[after].raw.islower()
    ):
        after += 1
    return after


def _given(prompt: str, found: Findings, language: str | None) -> Iterator[str]:
    """Find ``an ad for Kora``, ``par Kora``; in German only where a name is plainly no common noun."""
    if _shouted(found):
        return
    for position, word in enumerate(found.words[:-1]):
        if word.folded in word_set("givers") and word.raw.islower():
            for name in _name_at(prompt, found, position + 1):
                if language != "de" or _plainly_a_name(prompt, found, position + 1, name):
                    yield name
            yield from _thing_in_a_name(prompt, found, position + 1, language)


def _thing_in_a_name(prompt: str, found: Findings, at: int, language: str | None) -> Iterator[str]:
    """Find names that begin with a thing: ``para a Casa do Rio``; or that are one, beside what is sold: ``kwa Maji, soda``."""
    words = found.words
    at += words[at].raw in word_set("name_articles") and at + 1 < len(words)
    if language in _CAPITAL_THINGS or not any(hit.kind is Kind.PRODUCT for hit in found.starting(at, at + 1)):
        return
    yield from _name_at(prompt, found, at)
    apart = any(hit.kind is Kind.PRODUCT and hit.first > at for hit in found.hits)
    if apart and words[at].raw[0].isupper() and prompt[words[at].end : words[at].end + 1] == ",":
        yield words[at].raw


def _possessive(prompt: str, found: Findings, language: str | None) -> Iterator[str]:
    """Find ``Kora sneakers``, ``Kora, a shoe brand``, ``Kora’s new line``: capitals beside what is advertised."""
    if language == "de" or _shouted(found):
        return
    products = {position for hit in found.of(Kind.PRODUCT) for position in (hit.first, hit.last)}
    position = 0
    while position < len(found.words):
        last = _run_end(prompt, found, position) if _is_capital(found.words[position]) else position
        if last > position and _belongs(prompt, found, position, last, products):
            yield from _name_at(prompt, found, position)
        position = max(last, position + 1)


def _belongs(prompt: str, found: Findings, first: int, last: int, products: set[int]) -> bool:
    after = prompt[found.words[last - 1].end : found.words[last - 1].end + len("’s")]
    if first == 0:
        return after.startswith(",") or (last - first > 1 and last in products)
    if found.words[first - 1].raw in _ARTICLES and first - 1 in products:
        return True
    if found.words[first - 1].raw in _PLACING:
        return False
    opens = prompt[: found.words[first].start].rstrip()[-1:] in {".", "!", "?", ":"} and last - first == 1
    return not opens and (last in products or first in products or after in {"’s", "'s"})


def _name_at(prompt: str, found: Findings, first: int, *, bold: bool = False) -> Iterator[str]:
    """Yield the run of capitalised words from ``first``, unless it is all known words and names no advertiser."""
    words = found.words
    if first >= len(words) or (first and "\n" in prompt[words[first - 1].end : words[first].start]):
        return
    if not _is_capital(words[first]) and not _is_capital_article(prompt, words, first):
        return
    last = _run_end(prompt, found, first)
    first -= _has_article(prompt, words, first)
    name = prompt[words[first].start : words[last - 1].end].removesuffix("’s").removesuffix("'s")
    # A single letter is part of a sum ("R$"), not a name.
    if len(name) == 1:
        return
    if bold or not (_is_known(found, first, last) or _PEOPLE.fullmatch(name) or _is_day(name) or _ends_a_phrase(found, first)):
        yield name


def _has_article(prompt: str, words: Sequence[Word], first: int) -> bool:
    """Tell whether a capital article right before a name belongs to it: the El of "ferretería El Tornillo"."""
    article = words[first - 1] if first > 1 else None
    return article is not None and article.raw in _ARTICLES and prompt[article.end : words[first].start] == " "


def _is_day(name: str) -> bool:
    """Tell whether a name is that of a day or a month in a language that we write ("for quiet Sundays")."""
    return name.casefold().removesuffix("s") in _days()


@cache
def _days() -> frozenset[str]:
    names = set()
    for language in LANGUAGES:
        locale = Locale.parse(language, sep="-")
        for calendar in (locale.days, locale.months):
            names |= {name.casefold().removesuffix("s") for name in calendar["format"]["wide"].values()}
    return frozenset(names)


def _ends_a_phrase(found: Findings, first: int) -> bool:
    """Tell whether the word at ``first`` lies inside a longer known phrase ("York" in "New York")."""
    return any(hit.first < first < hit.last for hit in found.hits if hit.kind in EXCLUDED_KINDS)


def _run_end(prompt: str, found: Findings, first: int) -> int:
    """Return the end of the run of capitalised words from ``first``; the s of "Joe’s Diner" belongs to it."""
    words = found.words
    last = first + 1
    while last < len(words) and last - first < _MOST_NAME_WORDS and _joined(prompt, words[last - 1], words[last]):
        if _is_capital(words[last]):
            last += 1
        elif _links_a_name(prompt, found, last) or _has_possessor(prompt, words, last):
            last += 2
        else:
            break
    return last


def _has_possessor(prompt: str, words: Sequence[Word], at: int) -> bool:
    return words[at].raw == "s" and at + 1 < len(words) and _is_capital(words[at + 1]) and _joined(prompt, words[at], words[at + 1])


def _links_a_name(prompt: str, found: Findings, at: int) -> bool:
    """Tell whether a small word joins two capitals to a name, of which the second is plainly no place: "Casa do Rio"."""
    words = found.words
    if words[at].raw not in word_set("name_links") or at + 1 >= len(words) or not _is_capital(words[at + 1]):
        return False
    after = words[at + 1]
    placed = any(hit.kind is Kind.PLACE for hit in found.starting(at + 1, at + 2)) and after.folded not in word_set("also_common_words")
    return prompt[words[at].end : after.start] == " " and not placed


def _is_known(found: Findings, first: int, last: int) -> bool:
    """Tell whether the words from ``first`` are a place, a feast or a thing rather than a name."""
    hits = [hit for hit in found.starting(first, last) if hit.kind in EXCLUDED_KINDS]
    covered = {position for hit in hits for position in range(hit.first, hit.last)}
    places = any(hit.kind in {Kind.PLACE, Kind.PEOPLE, Kind.OCCASION, Kind.ASKED_LANGUAGE} and hit.first == first for hit in hits)
    return places or covered.issuperset(range(first, last)) or is_place_name(found.words[first].raw)


def _is_name(found: Findings, position: int) -> bool:
    return _is_capital(found.words[position]) and not _is_known(found, position, position + 1)


def _is_capital(word: Word) -> bool:
    return (
        not _MEASURE.fullmatch(word.raw)
        and (word.raw[0].isupper() or any(letter.isupper() for letter in word.raw[1:]))
        and word.folded not in _common_words()
    )


def _is_capital_article(prompt: str, words: Sequence[Word], at: int) -> bool:
    """Tell whether a common word opens a name, as in "La Ofrenda": a capital one right before another capital."""
    if at + 1 >= len(words) or not words[at].raw[0].isupper() or words[at].folded in word_set("platforms"):
        return False
    return _is_capital(words[at + 1]) and _joined(prompt, words[at], words[at + 1])


def _joined(prompt: str, before: Word, after: Word) -> bool:
    gap = prompt[before.end : after.start]
    return gap in _JOINERS or (gap == ". " and len(before.raw) <= _LONGEST_ABBREVIATION)


def _plainly_a_name(prompt: str, found: Findings, position: int, name: str) -> bool:
    end = found.words[position].start + len(name)
    return prompt[end : end + 1] in {",", ":"} or name.isupper() or any(letter.isupper() for letter in name[1:])


def _shouted(found: Findings) -> bool:
    """Tell whether most words are capitalised, so that capitals say nothing."""
    capitals = sum(1 for word in found.words if word.raw[0].isupper())
    return len(found.words) > _GAP and capitals > _MOST_CAPITALS * len(found.words)


def _latin_names(found: Findings) -> Iterator[int]:
    """Yield the places of capitalised Latin words that are no common ones: among other letters such a word is a name."""
    for at, word in enumerate(found.words):
        if word.raw.isascii() and word.raw.isalpha() and word.raw[0].isupper() and word.folded not in _common_words():
            yield at


def _caseless_name(prompt: str, found: Findings) -> str | None:
    """Return a run of Latin capitals in a prompt of a script without capitals, unless it is a known thing ("OLED TV")."""
    for at in _latin_names(found):
        if not any(hit.first <= at < hit.last for hit in found.hits if hit.kind is not Kind.FRAME):
            return prompt[found.words[at].start : found.words[_run_end(prompt, found, at) - 1].end]
    return hindi_name(found) or han_name(prompt, found)


@cache
def _common_words() -> frozenset[str]:
    tongues = table("tongues")
    stops = {word.folded for column in tongues["stop"].values() for word in split(column)}
    names = {word.folded for columns in tongues["names"].values() for column in columns for word in split(column)}
    others = word_set("platforms") | {fold(day) for language in LANGUAGES for day in _days_and_months(language)}
    return frozenset(stops | names | others)


def _days_and_months(language: str) -> Iterator[str]:
    locale = Locale.parse(language, sep="-")
    yield from locale.days["format"]["wide"].values()
    yield from locale.months["format"]["wide"].values()
