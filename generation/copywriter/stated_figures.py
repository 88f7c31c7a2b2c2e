"""A figure that a brief offers as proof, where it comes from, and the small print that must stand on the ad."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from generation.copywriter.cues import any_of, flat
from generation.copywriter.vocabulary import Findings, Kind

_MOST_PLACES = 20
_LONGEST_NOTE = 12
_COMMAS = frozenset(",،")
_LONGEST_SOURCE = 90
_LONGEST_LEGAL = 220
_NEAR = 3
_FAR = 60
_WHOLE = 100
_NUMBER = r"(?<![\w.,/:-])(?P<value>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d{1,9}(?:[.,]\d{1,2})?)"
_PERCENT = r"\s?(?:%|٪|percent(?!\w)|per cent(?!\w)|pour cent(?!\w)|por ciento(?!\w)|por cento(?!\w)|prozent(?!\w))"
_CLAUSE_END = re.compile(r"[.!?؟;؛](?=\s|$)|,(?!\d)|،|\n|\s[-–—]\s|[\"“”„«»(|]")
_SENTENCE_END = re.compile(r"(?<!\w)[.!?؟](?=\s|$)|(?<=\w)[.!?؟](?=\s+[^\W\d_a-z]|\s*$)|\n")
_LABELLED_NUMBER = re.compile(rf"{_NUMBER}(?:{_PERCENT}|\s?[x×](?!\w)|\s?[kKmM](?!\w))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFigures:
    """One number with its unit, the words that say what it counts, its source with its label, and legal copy; as the brief words them."""

    stat: str | None = None
    note: str | None = None
    source: str | None = None
    legal: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


def find_figures(prompt: str, found: Findings, taken: tuple[tuple[int, int], ...]) -> StatedFigures:
    """Return the figure, source and legal copy that ``prompt`` states; nothing inside ``taken`` is a figure, nor is a discount."""
    text = flat(prompt)
    source, source_span = _source(prompt, text)
    legal, legal_span = _legal(prompt, text)
    beside = (*taken, *source_span, *legal_span)
    stat, note, stat_span = _labelled(prompt, text, beside) or _told(prompt, text, found, beside) or (None, None, ())
    return StatedFigures(stat=stat, note=note, source=source, legal=legal, spans=(*stat_span, *source_span, *legal_span))


_Stat = tuple[str, str | None, tuple[tuple[int, int], ...]]


def _labelled(prompt: str, text: str, taken: tuple[tuple[int, int], ...]) -> _Stat | None:
    """Read "Stat: 6.2 hours saved per rep"."""
    for label in islice(_label("stat").finditer(text), _MOST_PLACES):
        number = _LABELLED_NUMBER.match(text, label.end())
        if number is None or _inside(number.start(), taken):
            continue
        unit = _unit().match(text, number.end())
        end = unit.end() if unit else number.end()
        note, note_end = _note(prompt, end)
        return _set(prompt[number.start() : end]), note, ((label.start(), note_end),)
    return None


def _told(prompt: str, text: str, found: Findings, taken: tuple[tuple[int, int], ...]) -> _Stat | None:
    """Read a figure in a sentence: "87 % of users sleep better", "6.2 hours saved per rep", "3x faster", "40 % less noise"."""
    for number in islice(_telling().finditer(text), _MOST_PLACES):
        end = number.end("stat")
        note, note_end = _note(prompt, end)
        if note is None or _inside(number.start(), taken) or (number["percent"] and _is_offer(number, found)):
            continue
        return _set(prompt[number.start() : end]), note, ((number.start(), note_end),)
    return None


def _is_offer(number: re.Match[str], found: Findings) -> bool:
    """Tell whether a percentage is a discount, or a hundred of what a thing is made of."""
    if float(re.sub(r"[ \u00a0\u202f]", "", number["value"]).replace(",", ".") or 0) >= _WHOLE:
        return True
    first, last = found.within(max(0, number.start() - _FAR), number.end() + _FAR)
    start, _ = found.within(number.start(), number.end() + _FAR)
    near = found.starting(max(first, start - _NEAR), min(last, start + _NEAR + 2))
    return any(hit.kind is Kind.OFFER and hit.value in {"discount", "saving", "up_to", "discount_on"} for hit in near)


def _note(prompt: str, start: int) -> tuple[str | None, int]:
    """Return the rest of the clause, if it is short enough to stand beside the figure, and where it ends; ", every week" belongs to it."""
    match = _CLAUSE_END.search(prompt, start)
    while match and match[0] in _COMMAS and _each().match(flat(prompt), match.end()):
        match = _CLAUSE_END.search(prompt, match.end())
    end = match.start() if match else len(prompt)
    words = prompt[start:end].strip(" \t:–—-*_").split()
    return (" ".join(words), end) if 1 <= len(words) <= _LONGEST_NOTE else (None, start)


def _set(stat: str) -> str:
    """Return the figure with its parts held together by a space that does not break."""
    return re.sub(r"\s+", "\u00a0", stat.strip())


def _source(prompt: str, text: str) -> tuple[str | None, tuple[tuple[int, int], ...]]:
    match = _label("source").search(text)
    if match is None:
        return None, ()
    return _line(prompt, match.start(), match.end(), longest=_LONGEST_SOURCE)


def _legal(prompt: str, text: str) -> tuple[str | None, tuple[tuple[int, int], ...]]:
    """Return what a label calls legal copy, to the end of its line; else a known phrase."""
    label = _label("legal").search(text)
    if label is not None:
        line = prompt[label.end() :].split("\n", 1)[0]
        quoted = re.match(r"\s*[\"“„«](?P<text>[^\"“”«»]{2,220})[\"”“»]", line)
        stated = (quoted["text"] if quoted else line).strip(" *_")
        if 1 < len(stated) <= _LONGEST_LEGAL:
            return stated, ((label.start(), label.end() + (quoted.end() if quoted else len(line))),)
    phrase = _legal_phrase().search(text)
    if phrase is None:
        return None, ()
    stated = prompt[phrase.start() : phrase.end()]
    return stated[0].upper() + stated[1:] + ".", ((phrase.start(), phrase.end()),)


def _line(prompt: str, start: int, content: int, *, longest: int) -> tuple[str | None, tuple[tuple[int, int], ...]]:
    """Return a labelled sentence, its label included; none where it is too long to be what the label says."""
    match = _SENTENCE_END.search(prompt, content)
    end = match.start() if match else len(prompt)
    stated = " ".join(prompt[start:end].split())
    if stated.count(")") > stated.count("("):
        stated = stated.removesuffix(")")
    if not prompt[content:end].strip() or len(stated) > longest:
        return None, ()
    return stated[0].upper() + stated[1:], ((start, end),)


def _inside(place: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= place < end for start, end in spans)


@cache
def _label(name: str) -> re.Pattern[str]:
    return re.compile(rf"{any_of('labels', name)}[ \t*_]*:[ \t*_]*")


@cache
def _each() -> re.Pattern[str]:
    return re.compile(rf"\s*{any_of('words', 'each')}")


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of('words', 'unit')}")


@cache
def _telling() -> re.Pattern[str]:
    of, unit, gained, change = (any_of("words", name) for name in ("of", "unit", "gained", "change"))
    percent = rf"{_PERCENT}(?=\s+(?:{of}\s*\w+\s+\w+|{change}))"
    times = rf"\s?[x×](?=\s+{change})"
    # A whole may stand between: "6.2 hours of a 40-hour week back".
    saved = rf"\s+{unit}(?=\s+(?:{of}\s*(?:[^\W\d]+\s+){{0,3}}\d{{1,3}}\S*\s+(?:\S+\s+)?)?{gained})"
    # "2 in 3 of our customers": so many of so many people.
    people = rf"(?:{any_of('words', 'customer')}|{any_of('words', 'people')})"
    counted = rf"(?=\s+(?!by\s|par\s|por\s)(?:[^\W\d]+\s+){{0,3}}{people})"
    share = rf"(?<![.,]\d)\s+{any_of('words', 'among')}\s+(?:{any_of('words', 'each')}\s+)?(?P<whole>\d{{2,3}}|[3-9]){counted}"
    return re.compile(rf"(?P<stat>{_NUMBER}(?:(?P<percent>{percent})|{times}|{saved}|{share}))")


@cache
def _legal_phrase() -> re.Pattern[str]:
    return re.compile(any_of("phrases", "legal"))
