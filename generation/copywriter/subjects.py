"""What a brief advertises: a product of the lexicon where one is named, else the words that name it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generation.copywriter.scripts import is_unspaced
from generation.copywriter.tables import LANGUAGES, table, word_set
from generation.copywriter.vocabulary import Findings, Hit, Kind
from generation.copywriter.words import Word, fold, split

GENERAL = "general"
_CALLED_BY_THE_NOUN = frozenset({"jobs", "charity"})
_MOST_WORDS = 5
_MOST_LETTERS = 12
# How a brief asks, before it says for what.
_ASKING = re.compile(r"^(?:请|請|帮我|幫我)?(?:(?:制作|製作|设计|設計|生成|创建|做|写)(?:一[个個张張则則])?)?(?:为|為|给|給)?")
_INFLECTED = frozenset({"ar", "ru", "tr"})
"""Languages whose nouns change their endings in a sentence, so that a prompt's own form does not stand alone."""
_VESSELS = frozenset({"software"})
_OF = frozenset({"de", "d", "da", "do", "of", "di", "van", "ya", "wa", "la", "cha", "za", *map(fold, ("की", "का", "के"))})
_FRAME_REACH = 7
_BOOKED = frozenset({"a", "an", "now", "your", "our", "online", "today", "tickets", "with", "here", "direct"})
_BRAND_WORDS = ("brand", "ブランド", "品牌", fold("브랜드"))
_LONGEST_BRAND_WORD = 4
_PREFIXED = 3
_NO_SHOP = frozenset({"online", "internet", "ligne", "linea", "онлаин", "интернет", "delivery", "builder", "campana"})
"""Beside them "shop" is no place to visit; a Spanish tent is no shop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The thing advertised; ``product`` is its entry in the lexicon, ``words`` the prompt's own words for it, ``span`` where it stands."""

    category: str
    product: str | None = None
    words: str | None = None
    span: tuple[int, int] | None = None
    hit: Hit | None = None


def find_subject(found: Findings, everything: Findings) -> Subject | None:
    """Return the product that the prompt advertises; ``found`` has the hits in its own language and English."""
    own = [hit for hit in found.of(Kind.PRODUCT) if not _is_booking(hit, found.words)]
    own = [hit for hit in own if not (_describes_a_brand(hit, found.words) or _is_stray(hit, found.words))] or own
    hit = _best(own, found) or _best(
        [
            each
            for each in everything.of(Kind.PRODUCT)
            if _is_no_false_friend(each, everything.words) and not _is_booking(each, everything.words)
        ],
        everything,
    )
    if hit is None:
        return None
    hit = _head(hit, own)
    if hit.value in _VESSELS:
        hit = _cargo(found, hit) or hit
    return Subject(category=category_of(hit.value), product=hit.value, span=(hit.first, hit.last), hit=hit)


def _head(hit: Hit, products: Sequence[Hit]) -> Hit:
    """Return the thing that a compound names where words do not part, its last part: the café of 抹茶カフェ."""
    for other in products:
        joined = other.first == hit.last and is_unspaced(hit.display[-1]) and is_unspaced(other.display[0])
        if joined and category_of(other.value) != GENERAL:
            return other
    return hit


def _cargo(found: Findings, vessel: Hit) -> Hit | None:
    """Return what an app is for, where the words follow at once: "appli de livraison de repas"."""
    for other in found.starting(vessel.last, vessel.last + 2):
        between = found.words[vessel.last : other.first]
        if other.kind is Kind.PRODUCT and other.value not in _VESSELS and all(word.folded in _OF for word in between):
            return other
    return None


def framed_phrase(prompt: str, found: Findings) -> str | None:
    """Return the noun phrase after "ad for", without its articles, up to the next preposition or punctuation.

    None where the frame is in a language that inflects the nouns after it: a genitive is no name for a thing.
    """
    phrases = (_phrase_from(prompt, found.words, hit.last) for hit in found.of(Kind.FRAME, "ad") if hit.language not in _INFLECTED - {"ar"})
    behind = (_phrase_up_to(prompt, found, hit.first) for hit in found.of(Kind.FRAME, "noun"))
    return next((phrase for phrase in (*phrases, *behind) if phrase), None)


def category_of(product: str) -> str:
    """Return the category of a product of the lexicon."""
    return _categories()[product]


def noun(product: str, language: str) -> str:
    """Return the noun for a product in ``language``, with a capital as at the start of a line."""
    column: str = table("products")[category_of(product)][product][LANGUAGES.index(language)]
    return column.split("|", maxsplit=1)[0].rstrip("*")


def name_in(prompt: str, found: Findings, subject: Subject, language: str) -> str:
    """Return what to call a known product in ``language``: the prompt's own exact words where they are of that language, else the noun.

    "Summer camp", "E-Bike" and "jus de bissap" stay what the brief calls them; stems, clitics and odd capitals give way to the noun.
    """
    hit = subject.hit
    if hit is None or subject.product is None:
        return subject.words or ""
    plain = noun(subject.product, language)
    said = prompt[found.words[hit.first].start : found.words[hit.last - 1].end]
    exact = [word.folded for word in split(hit.display)] == [word.folded for word in found.words[hit.first : hit.last]]
    same_noun = hit.length == 1 == len(split(plain)) and {found.words[hit.first].folded} <= set(split(plain)[0].forms)
    unnamed = subject.category in _CALLED_BY_THE_NOUN or found.words[hit.first].folded in word_set("no_nouns")
    if unnamed or hit.language != language or language in _INFLECTED or not exact or same_noun or "\n" in said or said.isupper():
        return plain
    return said


def lowered(word: str, language: str) -> str:
    """Return a noun as it stands inside a sentence: lower case but in German and in initialisms."""
    return word if language == "de" or not word[1:2].islower() else word[0].lower() + word[1:]


def _best(hits: Sequence[Hit], found: Findings) -> Hit | None:
    """Prefer the product right after "ad for", then the one before "ad", then the first; longer names beat shorter ones."""
    return min(hits, key=lambda hit: (_distance(hit, found), -hit.length), default=None)


def _distance(hit: Hit, found: Findings) -> int:
    for back in range(1, _FRAME_REACH + 1):
        framed = any(
            other.kind is Kind.FRAME and other.value == "ad" and other.last == hit.first - back + 1 for other in _frames_before(found, hit)
        )
        if framed and not _is_object_of_another(found, hit):
            return back
    follows = any(other.kind is Kind.FRAME and other.value == "noun" for other in found.starting(hit.last, hit.last + 1))
    return _FRAME_REACH + (1 if follows else 2) + hit.first


def _frames_before(found: Findings, hit: Hit) -> Sequence[Hit]:
    return found.starting(max(0, hit.first - _FRAME_REACH - 3), hit.first)


def _is_object_of_another(found: Findings, hit: Hit) -> bool:
    return hit.first > 0 and found.words[hit.first - 1].folded in {"of", "with"} and hit.length == 1 and hit.first > 1


def _is_no_false_friend(hit: Hit, words: Sequence[Word]) -> bool:
    """Tell whether a noun of another language than the prompt's may be meant: "artisan" in English is no French builder."""
    return hit.length > 1 or not (words[hit.first].raw.isascii() or is_unspaced(words[hit.first].raw))


def _is_booking(hit: Hit, words: Sequence[Word]) -> bool:
    """Tell whether "book" is what readers are to do ("Book a call"), not what they are to read."""
    after = words[hit.last].folded if hit.last < len(words) else ""
    return hit.length == 1 and words[hit.first].folded == "book" and after in _BOOKED


def _is_stray(hit: Hit, words: Sequence[Word]) -> bool:
    """Tell whether an initialism is written small, as a common word of another language is: "ev" is a house in Turkish."""
    word = words[hit.first]
    return hit.length == 1 and len(word.raw) == len("ev") and word.raw.isascii() and not word.raw.isupper()


def _describes_a_brand(hit: Hit, words: Sequence[Word]) -> bool:
    """Tell whether a thing only says what a brand is known for: スキンケア in スキンケアブランド「白露」の美容液."""
    return "".join(word.folded for word in words[hit.last : hit.last + _LONGEST_BRAND_WORD]).startswith(_BRAND_WORDS)


def is_shop(hit: Hit, words: Sequence[Word]) -> bool:
    """Tell whether a thing is named as a place that sells it, by its own word or one beside it ("loja de açaí"), and not as one online."""
    before = [word for word in words[max(0, hit.first - 2) : hit.first] if word.folded not in _OF][-1:]
    behind = [word for word in words[hit.last : hit.last + 2] if word.folded not in _OF][:1]
    near = {form for word in (*before, *words[hit.first : hit.last], *behind) for form in word.forms[:_PREFIXED]}
    around = {word.folded for word in words[max(0, hit.first - 2) : hit.last + 3]}
    return not word_set("shops").isdisjoint(near | {fold(hit.display)}) and around.isdisjoint(_NO_SHOP)


def _phrase_from(prompt: str, words: Sequence[Word], first: int) -> str | None:
    while first < len(words) and words[first].folded in word_set("determiners"):
        first += 1
    last = first
    while (
        last < min(len(words), first + _MOST_WORDS)
        and words[last].folded not in word_set("phrase_ends")
        and not _broken(prompt, words, first, last)
    ):
        last += 1
    return prompt[words[first].start : words[last - 1].end] if last > first else None


def _phrase_up_to(prompt: str, found: Findings, last: int) -> str | None:
    """Return the noun phrase that stands before "ad" in scripts without spaces: 万華鏡 in 万華鏡の広告."""
    words = found.words
    told = {at for hit in found.hits if hit.kind is not Kind.FRAME for at in range(hit.first, hit.last)}
    first = last
    while (
        first
        and first - 1 not in told
        and is_unspaced(words[first - 1].raw)
        and words[first].start - words[first - 1].end <= (first == last)
    ):
        first -= 1
    phrase = prompt[words[first].start : words[last - 1].end] if first < last <= first + _MOST_LETTERS else ""
    return _ASKING.sub("", phrase).removesuffix("的") or None


def _broken(prompt: str, words: Sequence[Word], first: int, position: int) -> bool:
    gap = prompt[words[position - 1].end : words[position].start] if position > first else ""
    return bool(gap.strip(" '’-&\u00a0")) or "\n" in gap


@cache
def _categories() -> dict[str, str]:
    return {product: category for category, products in table("products").items() for product in products}
