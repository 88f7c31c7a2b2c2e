"""Benefits that a brief lists, and what they replace; every item stands as the brief words it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from generation.copywriter.cues import any_of, flat

_MOST = 4
_LONGEST_ITEM = 5
_LONGEST_IN_LETTERS = 44
_ENOUGH = 2
_MOST_PLACES = 12
_BULLET = re.compile(r"[ \t]*(?:[-–—*•·‣▪●○✓✔☑✅➤►>]|\d{1,2}[.)])[ \t]+(?P<item>\S[^\n]*)(?:\n|$)")
_LINE_START = re.compile(r"(?:^|\n)(?=[ \t]*(?:[-–—*•·‣▪●○✓✔☑✅➤►]|\d{1,2}[.)])[ \t])")
_SENTENCE_END = re.compile(r"[.!?؟](?=\s|$)|\n")
_SEPARATORS = (r"\s*[;؛]\s*", r"\s*[•·|✓✔]\s*", r"\s*(?:,(?!\d)|،)\s*", r"\s*/\s*", r"\s+[-–—]\s+")
_MARKS = "\"“”„«»‹›‘’'*_` \t"
_OPENING = re.compile(r"[\"“„«‹]")
_TRAILING = ".,;:،؛!…"
_SIDES = r"\s*(?:/|\||→|\bvs\.?(?!\w)|\bversus\b)\s*"
_MORE = re.compile(r"(?:etc|\.\.\.|…|and more|et plus)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedLists:
    """Points and counterpoints in the brief's own words, and the places (start, end) in the prompt that hold them."""

    points: tuple[str, ...] = ()
    counterpoints: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def find_lists(prompt: str) -> StatedLists:
    """Return what ``prompt`` lists: a table of us against them, a labelled list of points, pairs in a sentence, or bare bullets."""
    text = flat(prompt)
    for read in (_table, _labelled, _pairs, _bare_bullets):
        found = read(prompt, text)
        if found.points:
            return found
    return StatedLists()


def _table(prompt: str, text: str) -> StatedLists:
    """Read "Us vs them: a / b; c / d", or two lists labelled "Us:" and "Them:"."""
    for match in islice(_label("against").finditer(text), _MOST_PLACES):
        items, end = _items(prompt, match.end(), sides=True)
        pairs = [pair for item in items if (pair := _pair(item, slashes=True)) is not None][:_MOST]
        if len(pairs) >= _ENOUGH:
            return _of_pairs(pairs, (match.start(), end))
    ours, others = _label("ours").search(text), _label("others").search(text)
    if ours is None or others is None:
        return StatedLists()
    (left, left_end), (right, right_end) = _items(prompt, ours.end()), _items(prompt, others.end())
    points = _short(left)
    if len(points) < _ENOUGH:
        return StatedLists()
    return StatedLists(
        points=points, counterpoints=_short(right)[: len(points)], spans=((ours.start(), left_end), (others.start(), right_end))
    )


def _labelled(prompt: str, text: str) -> StatedLists:
    for match in islice(_label("points").finditer(text), _MOST_PLACES):
        items, end = _items(prompt, match.end())
        pairs = [pair for item in items if (pair := _pair(item)) is not None]
        if len(pairs) >= _ENOUGH:
            return _of_pairs(pairs[:_MOST], (match.start(), end))
        points = _short(items)
        if points:
            counterpoints, span = _counterpoints(prompt, text, end)
            return StatedLists(points=points, counterpoints=counterpoints[: len(points)], spans=((match.start(), end), *span))
    return StatedLists()


def _counterpoints(prompt: str, text: str, start: int) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """Return the list of what the points replace, said after them: "instead of a, b and c", "Others: a, b"."""
    for pattern in (_label("others"), _replacing()):
        match = pattern.search(text, start)
        if match is None:
            continue
        items, end = _items(prompt, match.end())
        found = _short(items)
        if len(found) >= _ENOUGH:
            return found, ((match.start(), end),)
    return (), ()


def _pairs(prompt: str, text: str) -> StatedLists:
    """Read clauses that each put one thing in another's place: "glass instead of plastic, wood instead of foam"."""
    pairs: list[tuple[str, str]] = []
    first = last = 0
    for clause in islice(re.finditer(r"[^,;.:!?\n،؛]+", prompt), 200):
        pair = _pair(clause.group()) if _replacing().search(text, clause.start(), clause.end()) else None
        if pair is not None:
            first = first if pairs else clause.start()
            last = clause.end()
            pairs.append(pair)
    return _of_pairs(pairs[:_MOST], (first, last)) if len(pairs) >= _ENOUGH else StatedLists()


def _bare_bullets(prompt: str, text: str) -> StatedLists:
    """Read bullets that no label introduces; a label of another kind, or any order to the designer, makes them no points."""
    for start in islice(_LINE_START.finditer(prompt), _MOST_PLACES):
        before = text[: start.start()].rstrip()
        if before.endswith((":", "=")):
            continue
        items, end = _bullets(prompt, start.end())
        points = _short(items)
        if len(points) >= _ENOUGH and len(points) == min(_MOST, len(items)) and not any(":" in item for item in items):
            return StatedLists(points=points, spans=((start.end(), end),))
    return StatedLists()


def _of_pairs(pairs: list[tuple[str, str]], span: tuple[int, int]) -> StatedLists:
    return StatedLists(points=tuple(left for left, _ in pairs), counterpoints=tuple(right for _, right in pairs), spans=(span,))


def _pair(item: str, *, slashes: bool = False) -> tuple[str, str] | None:
    """Return the two sides of "a instead of b" (with ``slashes`` also of "a / b"), each short enough to set."""
    match = _instead().search(flat(item))
    sides = [item[: match.start()], item[match.end() :]] if match else re.split(_SIDES, item, maxsplit=1) if slashes else []
    clean = [side for side in map(_clean, sides) if _fits(side)]
    return (clean[0], clean[1]) if len(clean) == len("ab") else None


def _items(prompt: str, start: int, *, sides: bool = False) -> tuple[list[str], int]:
    """Return the items of the list that begins at ``start``, bulleted or in one sentence, and where it ends."""
    following = prompt[start:]
    blank = len(following) - len(following.lstrip(" \t\r\n*_"))
    if "\n" in following[:blank]:
        line = start + following[:blank].rfind("\n") + 1
        return _bullets(prompt, line) if _BULLET.match(prompt, line) else _lines_or_sentence(prompt, line)
    return _sentence(prompt, start, sides=sides)


def _lines_or_sentence(prompt: str, start: int) -> tuple[list[str], int]:
    """Return plain lines, one item each, where several short ones follow a label; else the items of the one line."""
    items, end = [], start
    for line in re.compile(r"[ \t]*(\S[^\n]*)(?:\n|$)").finditer(prompt, start):
        if line.start() != end or not _fits(_clean(line[1])) or ":" in line[1]:
            break
        items.append(_clean(line[1]))
        end = line.end()
    return (items, end) if len(items) >= _ENOUGH else _sentence(prompt, start, sides=False)


def _bullets(prompt: str, start: int) -> tuple[list[str], int]:
    items, end = [], start
    while (match := _BULLET.match(prompt, end)) is not None:
        items.append(_clean(match["item"]))
        end = match.end()
    return items, end


def _sentence(prompt: str, start: int, *, sides: bool) -> tuple[list[str], int]:
    match = _SENTENCE_END.search(prompt, start)
    end = match.start() if match else len(prompt)
    line = prompt[start:end]
    separators = [separator for separator in _SEPARATORS if not (sides and "/" in separator)]
    separator = next((separator for separator in separators if re.search(separator, line.strip())), None)
    items: list[str] = []
    place = start
    for piece, stop in _pieces(line, separator):
        if _ends_the_list(piece):
            break
        items.append(piece)
        place = start + stop
    items[-1:] = [part for piece in items[-1:] for part in _parted(piece)]
    return [_clean(item) for item in items], place


def _pieces(line: str, separator: str | None) -> Iterator[tuple[str, int]]:
    """Yield the pieces of a line and where each ends."""
    at = 0
    for match in re.finditer(separator, line) if separator else ():
        if match.start() > at:
            yield line[at : match.start()], match.start()
        at = match.end()
    yield line[at:], len(line)


def _ends_the_list(piece: str) -> bool:
    """Tell whether a piece is no longer an item: another label, quoted copy that a word introduces, or an order to the designer."""
    bare = piece.strip()
    opened = _OPENING.search(bare)
    return ":" in bare or (opened is not None and opened.start() > 0) or _instructs(bare)


def _instructs(item: str) -> bool:
    return _instructing().match(flat(_without_and(item))) is not None


def _parted(piece: str) -> list[str]:
    """Return the last piece of a list, parted at its "and"; one that begins with it is whole."""
    bare = _without_and(piece)
    match = _joined().search(flat(bare))
    if bare != piece.strip() or match is None:
        return [bare]
    parts = [part for part in (bare[: match.start()], bare[match.end() :]) if not _instructs(part)]
    return parts if all(_fits(_clean(part)) for part in parts) else [bare]


def _without_and(item: str) -> str:
    bare = item.strip()
    match = _leading_and().match(flat(bare))
    return bare[match.end() :] if match else bare


def _clean(item: str) -> str:
    bare = _MORE.sub("", _without_and(item)).strip(_MARKS).rstrip(_TRAILING + " ").strip(_MARKS)
    return " ".join(bare.split())


def _short(items: list[str]) -> tuple[str, ...]:
    """Return the items that can be set, at most four; an order to the designer ends the list."""
    kept: list[str] = []
    for item in items:
        if _instructs(item):
            break
        if _fits(item):
            kept.append(item)
    return tuple(dict.fromkeys(kept))[:_MOST]


def _fits(item: str) -> bool:
    """Tell whether an item is short enough to be a point; numbers and signs alone are no words."""
    words = [word for word in item.split() if any(character.isalpha() for character in word)]
    return 1 <= len(words) <= _LONGEST_ITEM and len(item) <= _LONGEST_IN_LETTERS and not _instructs(item)


@cache
def _label(name: str) -> re.Pattern[str]:
    """Return the pattern of a label and what makes it one: a colon, a dash, or bullets below it."""
    between = r"(?:[ \t]+[\w'&.-]{1,24}){0,5}?" if name == "points" else ""
    ends = r"[ \t*_]*[:=]|[ \t]+[-–—][ \t]+|[ \t*_]*\n(?=[ \t]*(?:[-–—*•·‣▪●○✓✔☑✅➤►]|\d{1,2}[.)])[ \t])"
    return re.compile(rf"{any_of('labels', name)}(?:[ \t]*\([^)\n]{{0,40}}\))?(?:{between}[ \t*_]*[:=]|{ends})")


@cache
def _instead() -> re.Pattern[str]:
    return re.compile(any_of("words", "instead"))


@cache
def _replacing() -> re.Pattern[str]:
    return re.compile(any_of("words", "replacing") + r"[ \t]*:?")


@cache
def _instructing() -> re.Pattern[str]:
    return re.compile(any_of("words", "instructing"))


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of('words', 'and')}\s+")


@cache
def _leading_and() -> re.Pattern[str]:
    return re.compile(rf"{any_of('words', 'and')}\s+")
