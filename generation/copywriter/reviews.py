"""A customer's review in a prompt: quoted words that a cue gives to a customer, who said so, and the rating."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from generation.copywriter.cues import any_of, flat
from generation.copywriter.quotations import Quotation
from generation.copywriter.scripts import is_unspaced

_LONGEST_QUOTE = 20
_SHORTEST_QUOTE = 3
_FEWEST_LETTERS = 6
_MOST_LETTERS = 60
_REACH_BEFORE = 90
_REACH_AFTER = 60
_MOST_PLACES = 12
_LONGEST_NAME = 48
_MOST_NAME_WORDS = 6
_BEST = 5.0
_STAR = "★"
_NUMBER = r"(?<![\d.,/])(?P<value>[0-5](?:[.,]\d{1,2})?)"
_SENTENCE = re.compile(r"(?<![A-Z])[.!?؟](?=\s)|\n")
_DASH = re.compile(r"[\s,.\"”»]*[-–—~]+\s*(?P<name>[^\n;|(★•]{2,80})")
_SIGNATURE = re.compile(r"[\s,.]*(?P<name>[^\W\d_a-z][\w'’-]+\s[^\W\d_a-z]\.)")
_NAME_END = re.compile(r"(?<=[^\W\d_]{2})\.(?=\s|$)|[;|(\n:]|,?\s+\d")
_NAMED = re.compile(r"[\s,(]+(?P<name>[^\W\d_a-z][\w'’-]*\.?(?:\s[^\W\d_a-z][\w'’-]*\.?){0,2})\s*[:,)]\s*$")
_INITIAL = re.compile(r"(?<!\w)\w\.$")
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w'’-]*\.?(?:\s+[^\W\d_a-z][\w'’-]*\.?){0,3}")
# What may follow a name, clause by clause: nothing that a quotation, a colon or a number's fraction goes on with.
_CLAUSE = re.compile(r",\s+(?P<said>[^,.\n;|:\"“”«»()]{2,32})(?=[,.]\s|[,.]?$|\n|[;|)])")
_PLACE = re.compile(r"[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?")
_DATE = re.compile(r"(?:[^\W\d_]+\.?\s(?:de\s)?)?20\d\d")
_COUNT_WORDS = {"five-star": 5.0, "five star": 5.0, "cinq etoiles": 5.0, "cinco estrellas": 5.0, "funf sterne": 5.0, "cinco estrelas": 5.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a customer said, letter for letter, who it was, how many of five stars and over how many reviews.

    ``spans`` are the places in the prompt.
    """

    quote: str | None = None
    quote_by: str | None = None
    rating: float | None = None
    rating_note: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


def find_review(prompt: str, quotations: Sequence[Quotation], copy_words: Sequence[int]) -> Review:
    """Return the review that ``prompt`` cites; ``copy_words`` are the places where it says "headline", "button" and so on."""
    text = flat(prompt)
    for number, quotation in enumerate(quotations):
        opened = quotations[number - 1].end if number else 0
        following = quotations[number + 1].start if number + 1 < len(quotations) else len(prompt)
        start = max(opened, quotation.start - _REACH_BEFORE)
        lead = _lead(text, start, quotation.start)
        named = _as_copy().match(text, quotation.end) or any((lead or start) <= place < quotation.start for place in copy_words)
        if named or not _quotable(quotation.text) or (lead is None and not _said_after(text, quotation.end, following)):
            continue
        name, end = _name_after(prompt, quotation.end, following)
        if name is None and lead is not None:
            name = _name_between(prompt, lead, quotation.start)
        span = (lead or quotation.start, max(quotation.end, end))
        rating, note = _rating(text, reviewed=True), _rating_note(prompt, text)
        return Review(quote=quotation.text, quote_by=name, rating=rating, rating_note=note, spans=(span,))
    return _labelled(prompt, text)


def _quotable(text: str) -> bool:
    if is_unspaced(text[:1] or " "):
        return _FEWEST_LETTERS <= len(text) <= _MOST_LETTERS
    return _SHORTEST_QUOTE <= len(text.split()) <= _LONGEST_QUOTE


def _lead(text: str, start: int, end: int) -> int | None:
    """Return where the words after the cue begin, if a cue leads to the quotation with nothing but a name or little words between."""
    window = text[start:end]
    for match in reversed(list(islice(_cue().finditer(window), _MOST_PLACES))):
        between = window[match.end() :]
        if _only_leads_on(between):
            return start + match.end()
    return None


def _only_leads_on(between: str) -> bool:
    if _SENTENCE.search(between.strip()) or len(between) > _REACH_AFTER:
        return False
    words = re.findall(r"[^\W_]+", _between().sub(" ", between))
    return len([word for word in words if not word.isdigit() and len(word) > 1]) <= _MOST_NAME_WORDS - 2


def _said_after(text: str, start: int, following: int) -> bool:
    """Tell whether the words after a quotation call it a customer's, or rate it."""
    tail = text[start : min(following, start + _REACH_AFTER)]
    end = re.search(r"(?<!\w)[.!?](?=\s)|\n\s*\n", tail)
    tail = tail[: end.start()] if end else tail
    return _cue().search(tail) is not None or _STAR in tail or _rated().search(tail) is not None


def _name_after(prompt: str, start: int, following: int) -> tuple[str | None, int]:
    """Return the name signed under the quotation ("— Nadia K., Lyon", "said Nadia"), and where it ends."""
    said = _signed().match(flat(prompt[start:following]))
    if said is not None:
        place = start + said.end()
        name = _trimmed(_capitalised(prompt, place, following))
        end = place + len(name or "")
        about = _about(prompt, end, following) if name else end
        return prompt[place:about] if name else None, about
    signature = _DASH.match(prompt, start, following) or _SIGNATURE.match(prompt, start, following)
    if signature is None:
        return None, start
    name = _trimmed(signature["name"])
    return name, signature.start("name") + len(name or "")


def _about(prompt: str, start: int, following: int) -> int:
    """Return where what follows a name ends: a place, that the purchase is verified, a month with its year ("Lyon, May 2026")."""
    end = start
    while True:
        part = _CLAUSE.match(prompt, end, following)
        if part is None or not (_PLACE.fullmatch(part["said"]) or _DATE.fullmatch(part["said"]) or _cue().match(flat(part["said"]))):
            return end
        end = part.end()


def _name_between(prompt: str, start: int, end: int) -> str | None:
    """Return the name in "review by Nadia K.:", from the first capital on, or the words after "by" where there are no capitals."""
    match = _by().search(flat(prompt[start:end]))
    if match:
        return _trimmed(_capitalised(prompt, start + match.end(), end))
    named = _NAMED.search(prompt, start, end)
    return _trimmed(named["name"]) if named and not _a_customer().search(flat(named["name"])) else None


def _capitalised(prompt: str, start: int, end: int) -> str:
    match = _CAPITALISED.match(prompt, start, end)
    return match.group() if match else ""


def _trimmed(name: str) -> str | None:
    """Return a name without what follows it; initials keep their full stop."""
    end = _NAME_END.search(name)
    bare = " ".join((name[: end.start()] if end else name).split()).strip(' ,،:–—-"“”«»')
    bare = bare if _INITIAL.search(bare) else bare.rstrip(".")
    return bare if bare and len(bare) <= _LONGEST_NAME and len(bare.split()) <= _MOST_NAME_WORDS else None


def _labelled(prompt: str, text: str) -> Review:
    """Read "Review: It arrived greener than the photo — Nadia K.", without quotation marks."""
    for match in islice(_label().finditer(text), _MOST_PLACES):
        line = prompt[match.end() :].split("\n", 1)[0]
        said = re.split(r"\s[-–—]+\s|\s\(|★", line, maxsplit=1)[0].strip()
        said = re.split(r"(?<=[.!?])\s", said, maxsplit=1)[0]
        if _quotable(said) and '"' not in said and not _rated().match(flat(said)):
            start = prompt.index(said, match.end())
            name, end = _name_after(prompt, start + len(said), match.end() + len(line))
            rating, note = _rating(text, reviewed=True), _rating_note(prompt, text)
            span = (match.start(), max(end, start + len(said)))
            return Review(quote=said, quote_by=name, rating=rating, rating_note=note, spans=(span,))
    return Review(rating=_rating(text, reviewed=_cue().search(text) is not None))


def _rating_note(prompt: str, text: str) -> str | None:
    """Return the rating with the number of those who gave it, as the brief words it; None where it counts nobody."""
    match = next(_counted().finditer(text), None)
    if match is None or float(match["value"].replace(",", ".")) > _BEST:
        return None
    return " ".join(prompt[match.start() : match.end()].split()).rstrip(")")


def _rating(text: str, *, reviewed: bool) -> float | None:
    """Return the rating out of five; whole stars count only beside a review, and never a hotel's."""
    for match in islice(_rated().finditer(text), _MOST_PLACES):
        value = float(match["value"].replace(",", "."))
        whole = "." not in match["value"] and "," not in match["value"]
        around = text[max(0, match.start() - 24) : match.end() + 24]
        if 1.0 <= value <= _BEST and not (whole and (not reviewed or _not_rated().search(around))):
            return value
    drawn = re.search(f"{_STAR}{{3,5}}", text)
    if drawn:
        return float(len(drawn.group()))
    return next((value for words, value in _COUNT_WORDS.items() if reviewed and words in text), None)


@cache
def _as_copy() -> re.Pattern[str]:
    return re.compile(r"\W{0,3}(?:as|comme|como|als)\s")


@cache
def _cue() -> re.Pattern[str]:
    spoken = rf"{any_of('words', 'customer')}(?:\W+\w+){{0,2}}?\W+{any_of('words', 'said')}"
    return re.compile(rf"{spoken}|{any_of('words', 'review')}(?!s?\s+(?:magazine|site|app|blog|platform|board))")


@cache
def _a_customer() -> re.Pattern[str]:
    return re.compile("|".join(any_of("words", name) for name in ("customer", "between", "review", "said")))


@cache
def _between() -> re.Pattern[str]:
    return re.compile(any_of("words", "between"))


@cache
def _by() -> re.Pattern[str]:
    return re.compile(any_of("words", "by") + r"\s+")


@cache
def _signed() -> re.Pattern[str]:
    return re.compile(rf"[\s,(–—-]*(?:{any_of('words', 'review')}\s+)?{any_of('words', 'by')}\s+")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(any_of("words", "review") + r"[ \t*_]*:[ \t*_]*")


@cache
def _rated() -> re.Pattern[str]:
    return re.compile(rf"{_NUMBER}(?:\s*(?:/|{any_of('words', 'out_of')})\s*5(?![\d.,/]\d|\d)|[\s-]*{any_of('words', 'stars')})")


@cache
def _counted() -> re.Pattern[str]:
    """Match "4.8 of 5 from 2,316 reviews", "4,8/5 sur 2 316 avis", "4.8/5 (2,316 reviews)"."""
    count = r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d{2,6}"
    return re.compile(rf"{_rated().pattern}[\s,(]+(?:[^\W\d_]+\s+){{0,2}}(?:{count})\s+{any_of('words', 'raters')}")


@cache
def _not_rated() -> re.Pattern[str]:
    return re.compile(any_of("words", "not_rated"))
