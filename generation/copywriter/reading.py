"""Reading a prompt: everything that copy, layout and picture need to know, in one value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generation.brief import Brief, CtaStrength
from generation.copywriter.brand_names import find_brand
from generation.copywriter.evidence import ReadEvidence, blanked, find_evidence
from generation.copywriter.languages import DEFAULT_LANGUAGE, Guess, detect, direction_of, lone_language, supported
from generation.copywriter.markets import Mention, find_market, language_for
from generation.copywriter.offers import find_offer
from generation.copywriter.quotations import find_quotations
from generation.copywriter.quoted_copy import ReadQuotes, assign
from generation.copywriter.shades import find_colours
from generation.copywriter.subjects import GENERAL, Subject, find_subject, framed_phrase, is_shop, lowered, name_in
from generation.copywriter.tables import LANGUAGES, WEAK_OCCASIONS, table, word_set
from generation.copywriter.vocabulary import Findings, Hit, Kind, scan, undominated
from generation.copywriter.words import split

_SURE_ENOUGH = 0.7
_HAN = frozenset({"ja", "zh-Hant"})
_CLEAR = 0.25
_DESTINATIONS = frozenset({"travel", "hotel"})
_SETTLED = frozenset({"donate", "apply"})
_SALES_INSTEAD_OF = frozenset({"sales", "learn", "visit", "install"})
"""Who sells homes or insurance still asks for a visit or a call first: "to sell" changes only these."""
_SOLD = frozenset({"sales", "order", "learn"})
_LONGEST_UNTIL = 4
_ONLY_FOR = {
    "trial": frozenset({"saas", "telecom", "fintech", "education", "fitness", "games", "health", "audio", GENERAL}),
    "donate": frozenset({"charity", GENERAL}),
    "apply": frozenset({"jobs", "education", GENERAL}),
    "tickets": frozenset({"events", "travel", "games", GENERAL}),
    "drive": frozenset({"automotive"}),
    "view": frozenset({"real_estate", "home"}),
    "enrol": frozenset({"education", "kids", "fitness"}),
}
"""Words such as "apply" or "give" mean an objective only for these categories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prompt:
    """A prompt's findings: in all languages and in its own, with and without what stands between quotation marks."""

    text: str
    everything: Findings
    outside: Findings
    own: Findings
    own_outside: Findings
    guess: Guess
    quoted_guess: Guess
    quotes: ReadQuotes
    evidence: ReadEvidence
    quoted_ranges: tuple[tuple[int, int], ...]
    alone: str | None


def read_prompt(prompt: str, *, locale_hint: str | None = None) -> Brief:
    """Return what ``prompt`` asks for; never raises, whatever the text.

    The copy's language is the one asked for, else that of the quoted copy, else the market's, else the prompt's own; ``locale_hint``
    (a BCP 47 tag, such as a brand's) decides only where the prompt itself is unclear.
    """
    hint = supported(locale_hint)
    read = _analyse(prompt, hint)
    brand_name = read.quotes.brand_name or find_brand(prompt, _names(read), read.guess.language)
    subject = _subject(read, brand_name)
    mention = find_market(_unnamed(read, brand_name))
    language = _language(read, mention, subject, hint)
    market = None if mention is None or _is_scenery(read, subject, mention) else mention.market
    code, currency = (market.code, market.currency) if market else (None, None)
    offer = find_offer(_without_paid(prompt, read.evidence), read.own, language=language, market=code, currency=currency)
    strength = _first(read, Kind.STRENGTH)
    return Brief(
        prompt=prompt,
        language=language,
        direction=direction_of(language),
        subject=_subject_text(read, subject, language, brand_name),
        category=subject.category,
        product=subject.product,
        tone=_first(read, Kind.TONE) or table("categories")[subject.category]["tone"],
        market=code,
        currency=currency,
        brand_name=brand_name,
        objective=_objective(read, subject, priced=offer is not None),
        audience=_first(read, Kind.AUDIENCE),
        occasion=_occasion(read),
        offer=offer,
        quoted=read.quotes.copy,
        cta_strength=CtaStrength(strength) if strength else CtaStrength.NORMAL,
        colours=find_colours(prompt, read.own_outside, [subject.span] if subject.span else []),
        confidence=_confidence(read, subject, mention),
        evidence=read.evidence.evidence,
    )


def _without_paid(prompt: str, read: ReadEvidence) -> str:
    """Return the prompt without a sum that is proof: nobody is to pay that."""
    return blanked(prompt, (read.paid.span,)) if read.paid else prompt


def _analyse(prompt: str, hint: str | None) -> _Prompt:
    words = split(prompt)
    raw = scan(words)
    alone, stated = lone_language(prompt) or (None, (0, 0))
    raw = tuple(hit for hit in raw if not (alone and stated[0] <= words[hit.first].start < stated[1]))
    everything = Findings(words, undominated(raw, LANGUAGES))
    quotations = find_quotations(prompt)
    ranges = tuple(everything.within(quotation.start, quotation.end) for quotation in quotations)
    inside = _positions(ranges)
    evidence = find_evidence(prompt, everything, quotations)
    proof = inside | _positions([everything.within(start, end) for start, end in evidence.spans])
    guess = detect([word for at, word in enumerate(words) if at not in inside], [hit for hit in raw if hit.first not in inside])
    language = _own_language(guess, hint)
    own = undominated(raw, (language, "en"))
    return _Prompt(
        text=prompt,
        everything=everything,
        outside=Findings(words, [hit for hit in everything.hits if hit.first not in proof]),
        own=Findings(words, own),
        own_outside=Findings(words, [hit for hit in own if hit.first not in proof]),
        guess=guess,
        quoted_guess=detect([words[at] for at in sorted(inside)], [hit for hit in raw if hit.first in inside]),
        quotes=assign(prompt, everything, [each for each in quotations if not evidence.holds(each)]),
        evidence=evidence,
        quoted_ranges=ranges,
        alone=alone,
    )


def _subject(read: _Prompt, brand_name: str | None) -> Subject:
    """Look for the product outside quotation marks and the brand's name first: "Maison Delmas" sells no houses."""
    named = _positions(_places_of(read, brand_name))
    own = Findings(read.own.words, [hit for hit in read.own_outside.hits if hit.first not in named])
    subject = find_subject(own, read.outside) or find_subject(read.own_outside, read.outside) or find_subject(read.own, read.everything)
    return subject or Subject(category=GENERAL, words=framed_phrase(read.text, read.own_outside))


def _places_of(read: _Prompt, name: str | None) -> Sequence[tuple[int, int]]:
    at = read.text.find(name) if name else -1
    return [read.own.within(at, at + len(name))] if name and at >= 0 else []


def _unnamed(read: _Prompt, brand_name: str | None) -> Findings:
    """Return the phrases outside quotation marks without the towns of a name that are common words as well: the Rio of "Casa do Rio"."""
    named = _positions(_places_of(read, brand_name))
    towns = {at for at in named if read.own.words[at].folded in word_set("also_common_words")}
    return Findings(read.outside.words, [hit for hit in read.outside.hits if hit.kind is not Kind.PLACE or hit.first not in towns])


def _positions(ranges: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(position for first, last in ranges for position in range(first, last))


def _own_language(guess: Guess, hint: str | None) -> str:
    if guess.language and (guess.certainty >= _CLEAR or hint is None):
        return guess.language
    return hint or DEFAULT_LANGUAGE


def _language(read: _Prompt, mention: Mention | None, subject: Subject, hint: str | None) -> str:
    asked = next((hit.value for hit in read.outside.of(Kind.ASKED_LANGUAGE) if hit.value in LANGUAGES), None) or read.alone
    own = _own_language(read.guess, hint)
    quoted = read.quoted_guess.language if _has_copy(read) and read.quoted_guess.certainty >= _SURE_ENOUGH else None
    own_sure = own if read.guess.language == own else None
    placed = language_for(mention, own_sure) if mention and not _is_scenery(read, subject, mention) else None
    if quoted == "zh" and own in _HAN:
        # Han letters alone belong to any of these.
        quoted = None
    return asked or quoted or placed or own


def _has_copy(read: _Prompt) -> bool:
    copy = read.quotes.copy
    return bool(copy.headline or copy.subheadline or copy.cta)


def _is_scenery(read: _Prompt, subject: Subject, mention: Mention) -> bool:
    """Tell whether a place is what the ad shows, or sells a journey to, rather than where its readers live."""
    destination = subject.category in _DESTINATIONS and not mention.addressed
    return mention.theme or (destination and read.guess.language not in mention.market.languages)


def _subject_text(read: _Prompt, subject: Subject, language: str, brand_name: str | None) -> str:
    if subject.product is not None:
        return lowered(name_in(read.text, read.own, subject, language), language)
    if subject.words and _own_language(read.guess, None) == language and subject.words != brand_name:
        return subject.words
    return brand_name or str(table(f"lines/{language}")["thing"])


def _names(read: _Prompt) -> Findings:
    """Return what a name must not be: words of the prompt's language, places and feasts in any; copy and proof lose their capitals."""
    named = {Kind.PLACE, Kind.PEOPLE, Kind.OCCASION, Kind.ASKED_LANGUAGE}
    hits = {hit for hit in read.outside.hits if hit.kind in named} | set(read.own_outside.hits)
    inside = _positions(read.quoted_ranges) | _positions([read.own.within(start, end) for start, end in read.evidence.spans])
    words = tuple(replace(word, raw=word.raw.lower()) if at in inside else word for at, word in enumerate(read.own.words))
    return Findings(words, sorted(hits, key=lambda hit: (hit.first, -hit.length)))


def _first(read: _Prompt, kind: Kind) -> str | None:
    hits = read.own_outside.of(kind)
    return hits[0].value if hits else None


def _occasion(read: _Prompt) -> str | None:
    """Return the occasion named first; a feast or sale counts before a season or a launch."""
    for found in (read.own_outside, read.outside, read.everything):
        values = [hit.value for hit in found.of(Kind.OCCASION) if not _ends_an_offer(found, hit)]
        if values:
            return next((value for value in values if value not in WEAK_OCCASIONS), values[0])
    return None


def _ends_an_offer(found: Findings, hit: Hit) -> bool:
    """Tell whether a feast named by its date is only the day on which an offer ends: "until 8 March"."""
    before = any(
        other.last == hit.first and other.value == "until" for other in found.starting(max(0, hit.first - _LONGEST_UNTIL), hit.first)
    )
    after = any(other.value == "until_after" for other in found.starting(hit.last, hit.last + 1))
    return any(map(str.isdigit, hit.display)) and (before or after)


def _usual_objective(read: _Prompt, subject: Subject) -> str:
    """Return what ads for such a thing ask for: a shop asks for a visit, and what comes in a parcel is sold."""
    categories = table("categories")
    usual: str = categories["products"].get(subject.product, categories[subject.category]["objective"])
    parcel = any(read.own.of(Kind.OFFER, transport) for transport in ("free_shipping", "free_delivery"))
    if parcel and usual == "book" and subject.category == "restaurant":
        return "order"
    if parcel:
        return "sales" if usual in _SALES_INSTEAD_OF | {"contact"} else usual
    return "visit" if usual in _SOLD and subject.hit is not None and is_shop(subject.hit, read.own.words) else usual


def _objective(read: _Prompt, subject: Subject, *, priced: bool) -> str:
    usual = _usual_objective(read, subject)
    if usual in _SETTLED:
        return usual
    for hit in read.own_outside.of(Kind.OBJECTIVE):
        apart = subject.span is None or not subject.span[0] <= hit.first < subject.span[1]
        if not apart or subject.category not in _ONLY_FOR.get(hit.value, {subject.category}):
            continue
        if hit.value != "sales" or usual in _SALES_INSTEAD_OF:
            return hit.value
    return "sales" if usual == "learn" and (priced or read.own.of(Kind.OFFER, "discount")) else usual


def _confidence(read: _Prompt, subject: Subject, mention: Mention | None) -> float:
    """How much of the brief was understood, 0 to 1: language, subject, market, and copy that the prompt dictates."""
    told = 0.35 * read.guess.certainty
    told += 0.35 if subject.product else 0.1 if subject.words else 0.0
    told += 0.1 if mention else 0.0
    told += 0.2 if _has_copy(read) or read.outside.of(Kind.OCCASION) or read.own.of(Kind.OFFER) else 0.0
    return round(min(1.0, told), 3)
