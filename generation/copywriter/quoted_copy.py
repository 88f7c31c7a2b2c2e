"""Which part of the ad each quoted or labelled text of a prompt is meant for."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generation.brief import QuotedCopy
from generation.copywriter.calls import looks_like_cta
from generation.copywriter.quotations import Quotation, Role
from generation.copywriter.scripts import is_unspaced
from generation.copywriter.tables import table, word_set
from generation.copywriter.vocabulary import Findings, Hit, Kind
from generation.copywriter.words import Word, split

_REACH = 12
_BRAND_REACH = 2
_OTHER_REACH = 3
_TRAILING_REACH = 4
_PAUSE = 2
_LONGEST_BRAND = 3
_ENGLISH_MARKS = "\"“'‘`"
_SENTENCE_ENDS = ".!?…。！？؟।"
_LONGEST_UNQUOTED = 120
_COPY_ROLES = frozenset({Role.HEADLINE, Role.SUBHEADLINE, Role.CTA})
_SEPARATORS = " \t\r,;|/-–—•*،؛、，；。"
_BEFORE_LABEL = "\n.,;|/-–—•*()،؛!?、，；。！？（）।"
_COLON = re.compile(r"[\s*_)]{0,8}[:=：]\s*")
_NEXT_LABEL = re.compile(r"[.,]\s+(?=[^\W\d_][^\s:.]{1,20}(?:\s[^\s:.]{1,15}){0,2}\s?:)")
_LONGEST_BRAND_LABEL = 4
_FAR = 40
_LONGEST_BARE_NAME = 12
# What makes a short quotation a name in languages without capitals: "of", "called" behind it, "for" or "the brand" before it.
_POSSESSED = re.compile(r"(?:の(?!よう)|의\s|という|的(?!广告语|標語)|라는\s(?!제목|문구|카피|헤드)|이라는\s(?!제목|문구|카피|헤드))")
_FOR = re.compile(r"(?:为|給|给|為|叫|名为|名為)\s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadQuotes:
    """The copy and brand that a prompt spells out."""

    copy: QuotedCopy
    brand_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    role: Role | None
    text: str


def assign(prompt: str, found: Findings, quotations: Sequence[Quotation]) -> ReadQuotes:
    """Return the copy that ``quotations`` and labelled lines of ``prompt`` dictate, letter for letter."""
    parts = [_Part(role=_role(prompt, found, quotations, index), text=each.text) for index, each in enumerate(quotations)]
    parts += _labelled(prompt, found, quotations)
    chosen: dict[Role, str] = {}
    for part in parts:
        if part.role is not None:
            chosen.setdefault(part.role, part.text)
    _place_unlabelled([part.text for part in parts if part.role is None], chosen)
    copy = QuotedCopy(headline=chosen.get(Role.HEADLINE), subheadline=chosen.get(Role.SUBHEADLINE), cta=chosen.get(Role.CTA))
    return ReadQuotes(copy=copy, brand_name=chosen.get(Role.BRAND))


def _place_unlabelled(texts: list[str], chosen: dict[Role, str]) -> None:
    """Give unlabelled texts the places left: first the headline, a short call at the end, then the line between."""
    if Role.HEADLINE not in chosen and texts:
        chosen[Role.HEADLINE] = texts.pop(0)
    if Role.CTA not in chosen and texts and looks_like_cta(texts[-1]):
        chosen[Role.CTA] = texts.pop()
    if Role.SUBHEADLINE not in chosen and texts:
        chosen[Role.SUBHEADLINE] = texts.pop(0)


def _role(prompt: str, found: Findings, quotations: Sequence[Quotation], index: int) -> Role | None:
    quotation = quotations[index]
    opened = quotations[index - 1].end if index else 0
    following = quotations[index + 1].start if index + 1 < len(quotations) else sys.maxsize
    if (trailing := _trailing(found, quotation.end, following)) is not None:
        return Role(trailing.value)
    first, last = found.within(opened, quotation.start)
    taken = _trailing(found, opened, quotation.start) if index else None
    return _leading_role(prompt, found, taken.last if taken else first, last) or _named(prompt, found, quotation, last)


def _leading_role(prompt: str, found: Findings, first: int, last: int) -> Role | None:
    # A label may seem to go on inside the quotation marks (the button "Label me"): it is a label all the same.
    near = [hit for hit in found.starting(max(first, last - _REACH), last) if hit.kind is Kind.ROLE]
    for hit in reversed(near):
        role, distance = Role(hit.value), max(0, last - hit.last)
        reach = _REACH if role in _COPY_ROLES else _BRAND_REACH if role is Role.BRAND else _OTHER_REACH
        paused = "," in prompt[found.words[min(hit.last, last) - 1].end : found.words[last - 1].end + _PAUSE]
        beside_the_point = role is Role.OTHER and any(Role(other.value) in _COPY_ROLES for other in near)
        instructing = role is Role.OTHER or _is_strength(found, hit)
        if distance < reach and not beside_the_point and not (paused and instructing):
            return role
    return None


def _is_strength(found: Findings, hit: Hit) -> bool:
    """Tell whether a role word only says how hard to push: "a soft call to action"."""
    near = found.starting(max(0, hit.first - 2), hit.first + 1)
    return any(other.kind is Kind.STRENGTH and other.last >= hit.last for other in near)


def _trailing(found: Findings, start: int, end: int) -> Hit | None:
    """Return the role named after a quotation: "X" as the headline."""
    first, last = found.within(start, end)
    if first == last or found.words[first].folded not in _joining():
        return None
    near = found.starting(first, min(last, first + _TRAILING_REACH))
    return next((hit for hit in near if hit.kind is Kind.ROLE and Role(hit.value) in _COPY_ROLES), None)


def _named(prompt: str, found: Findings, quotation: Quotation, last: int) -> Role | None:
    """Return the brand for a short name right after "for", "by", "our" or what is sold, or 「ミドリ」の: it says whose ad it is."""
    first_inside, last_inside = found.within(quotation.start, quotation.end)
    if len(quotation.text) <= _LONGEST_BARE_NAME and (
        _POSSESSED.match(prompt, quotation.end) or _FOR.search(prompt, 0, quotation.start) or _is_after_thing(found, quotation, last)
    ):
        return Role.BRAND
    if not last or quotation.text[-1] in _SENTENCE_ENDS or not 0 < last_inside - first_inside <= _LONGEST_BRAND:
        return None
    given = found.words[last - 1].folded in word_set("naming_before_quote") and quotation.text[0].isupper()
    titled = _is_titled(found.words[first_inside:last_inside], prompt[quotation.start])
    given = given or (titled and _stands_behind_thing(prompt, found, quotation, last))
    return Role.BRAND if given and not _is_plain(found, first_inside, last_inside) else None


def _stands_behind_thing(prompt: str, found: Findings, quotation: Quotation, last: int) -> bool:
    """Tell whether only a space parts a quotation from what is sold: baskets « Kora »."""
    touching = not prompt[found.words[last - 1].end : quotation.start].strip()
    return touching and any(hit.kind is Kind.PRODUCT and hit.last == last for hit in found.hits) and not looks_like_cta(quotation.text)


def _is_titled(words: Sequence[Word], mark: str) -> bool:
    """Tell whether every word is written as in a name, with a capital or as one that joins two: Casa do Rio, Erg & Oasis.

    Between the marks of English, where headlines have such capitals too, only a single word is sure to be a name.
    """
    return (
        (len(words) == 1 or mark not in _ENGLISH_MARKS)
        and words[0].raw[0].isupper()
        and all(word.raw[0].isupper() or word.raw in word_set("name_links") for word in words)
    )


def _is_plain(found: Findings, first: int, last: int) -> bool:
    """Tell whether words speak of a feast or an offer, or name nothing but a thing: "Maison Lune" is more than a house."""
    hits = found.starting(first, last)
    things = {at for hit in hits if hit.kind is Kind.PRODUCT for at in range(hit.first, hit.last)}
    return any(hit.kind in {Kind.OCCASION, Kind.OFFER} for hit in hits) or things.issuperset(range(first, last))


def _is_after_thing(found: Findings, quotation: Quotation, last: int) -> bool:
    """Tell whether a quotation follows at once what is sold, where no capital could tell a name: カフェ「ミドリ」."""
    touching = bool(last) and quotation.start - found.words[last - 1].end <= 1 and is_unspaced(found.words[last - 1].raw)
    return touching and any(hit.kind is Kind.PRODUCT and hit.last == last for hit in found.hits)


def _labelled(prompt: str, found: Findings, quotations: Sequence[Quotation]) -> list[_Part]:
    """Return copy written after a label and a colon, without quotation marks: ``Headline: Fresh every morning``."""
    labels = list(_labels(prompt, found))
    quoted_starts = {quotation.start for quotation in quotations}
    parts = []
    for index, (hit, start) in enumerate(labels):
        if start in quoted_starts or Role(hit.value) is Role.OTHER:
            continue
        following = found.words[labels[index + 1][0].first].start if index + 1 < len(labels) else len(prompt)
        text = _unquoted(prompt, start, following, Role(hit.value))
        if text and not _is_instruction(text, found, start):
            parts.append(_Part(role=Role(hit.value), text=text))
    return parts


def _labels(prompt: str, found: Findings) -> Iterator[tuple[Hit, int]]:
    taken = -1
    for hit in found.of(Kind.ROLE):
        match = _COLON.match(prompt, found.words[hit.last - 1].end)
        if match and hit.last > taken and _starts_label(prompt, found.words[hit.first].start):
            taken = hit.last
            yield hit, match.end()


def _starts_label(prompt: str, start: int) -> bool:
    before = prompt[max(0, start - _FAR) : start].rstrip(' \t"“«')
    return not before or before[-1] in _BEFORE_LABEL


def _unquoted(prompt: str, start: int, following: int, role: Role) -> str:
    line = prompt[start:following].split("\n", 1)[0]
    text = _NEXT_LABEL.split(re.split(r"[;|；]", line, maxsplit=1)[0], maxsplit=1)[0].strip(_SEPARATORS + "\n")
    if role is Role.BRAND:
        text = " ".join(re.split(r"[.,(،؛।]\s|[.,،؛]$|[«“\"「、。，；（]", text, maxsplit=1)[0].split()[:_LONGEST_BRAND_LABEL])
    if following < len(prompt) and "\n" not in prompt[start:following]:
        text = text.removesuffix(".")
    return text if len(text) <= _LONGEST_UNQUOTED else ""


def _is_instruction(text: str, found: Findings, start: int) -> bool:
    inside = found.starting(*found.within(start, start + len(text)))
    asked = any(hit.kind in {Kind.ASKED_LANGUAGE, Kind.STRENGTH} for hit in inside)
    return asked or all(word.folded in _instructions() or word.raw.isdigit() for word in split(text))


@cache
def _joining() -> frozenset[str]:
    return _folded("joining")


@cache
def _instructions() -> frozenset[str]:
    return _folded("instruction")


def _folded(name: str) -> frozenset[str]:
    return frozenset(word.folded for column in table("tongues")[name].values() for word in split(column))
