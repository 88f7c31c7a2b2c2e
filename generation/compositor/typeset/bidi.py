"""The Unicode Bidirectional Algorithm (UAX #9): embedding levels for a paragraph, visual order for a line."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Final

MAX_DEPTH: Final = 125
_MAX_BRACKETS: Final = 63

# Opening and closing brackets that rule N0 pairs (BidiBrackets.txt), written as runs of adjacent pairs.
_PAIR_RUNS: Final = (
    *(
        "()",
        "[]",
        "{}",
        "\u0f3a\u0f3b\u0f3c\u0f3d",
        "\u169b\u169c",
        "\u2045\u2046",
        "\u207d\u207e",
        "\u208d\u208e",
        "\u2308\u2309\u230a\u230b",
    ),
    *("\u2329\u232a", "".join(map(chr, range(0x2768, 0x2776))), "\u27c5\u27c6", "".join(map(chr, range(0x27E6, 0x27F0)))),
    *(
        "".join(map(chr, range(0x2983, 0x298D))),
        "\u298d\u2990\u298f\u298e",
        "".join(map(chr, range(0x2991, 0x2999))),
        "\u29d8\u29d9\u29da\u29db",
    ),
    *(
        "\u29fc\u29fd",
        "".join(map(chr, range(0x2E22, 0x2E2A))),
        "".join(map(chr, range(0x2E55, 0x2E5D))),
        "".join(map(chr, range(0x3008, 0x3012))),
    ),
    *(
        "".join(map(chr, range(0x3014, 0x301C))),
        "".join(map(chr, range(0xFE59, 0xFE5F))),
        "\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63",
    ),
)
_OPENING: Final[dict[str, str]] = {run[i]: run[i + 1] for run in _PAIR_RUNS for i in range(0, len(run), 2)}
_CLOSING: Final = {closing: opening for opening, closing in _OPENING.items()}
# U+2329/U+232A are canonically equivalent to U+3008/U+3009 and pair across.
_CANONICAL: Final = {"\u2329": "\u3008", "\u232a": "\u3009"}

_ISOLATE_STARTS: Final = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS: Final = frozenset({"LRE", "RLE", "LRO", "RLO"})
_REMOVED: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_TRAILING: Final = frozenset({"WS", "LRI", "RLI", "FSI", "PDI", "LRE", "RLE", "LRO", "RLO", "PDF", "BN"})


@dataclass(slots=True)
class _Status:
    level: int
    override: str | None
    isolate: bool


@dataclass(slots=True)
class _Sequence:
    """One isolating run sequence (BD13): the indices of its characters and the types around it."""

    indices: list[int]
    level: int
    sos: str = "L"
    eos: str = "L"
    types: list[str] = field(default_factory=list)


def bidi_classes(text: str) -> list[str]:
    """Return the Bidi_Class of each character; unassigned ones count as L."""
    return [unicodedata.bidirectional(character) or "L" for character in text]


def paragraph_level(classes: list[str]) -> int:
    """Apply rules P2 and P3: 1 if the first strong character outside isolates is right-to-left, else 0."""
    return _first_strong(classes, 0, len(classes)) or 0


def levels(text: str, base: int | None = None) -> list[int]:
    """Return the embedding level of each character of one paragraph; ``base`` None lets the text decide."""
    return resolve(bidi_classes(text), text, base)


def resolve(classes: list[str], text: str | None = None, base: int | None = None) -> list[int]:
    """Apply rules P2 to I2 and the part of L1 that does not depend on lines to given classes.

    ``text`` is needed for paired brackets (N0) alone; without it no bracket pairs.
    """
    paragraph = paragraph_level(classes) if base is None else base
    found, types = _explicit(classes, paragraph)
    for sequence in _sequences(classes, types, found, paragraph):
        _weak(sequence)
        if text is not None:
            _brackets(sequence, text, classes)
        _neutral(sequence)
        _implicit(sequence, found)
    _removed_follow(classes, found, paragraph)
    return _reset_whitespace(classes, found, paragraph)


def visual_order(line_levels: list[int]) -> list[int]:
    """Apply rule L2: return the logical indices of a line in the order they stand from left to right."""
    order = list(range(len(line_levels)))
    if not line_levels:
        return order
    lowest_odd = min((level for level in line_levels if level % 2), default=max(line_levels) + 1)
    for level in range(max(line_levels), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            if line_levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and line_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order


def trim_levels(classes: list[str], line_levels: list[int], paragraph: int) -> list[int]:
    """Apply the line-dependent part of L1: trailing white space takes the paragraph's level."""
    trimmed = list(line_levels)
    for index in range(len(trimmed) - 1, -1, -1):
        if classes[index] not in _TRAILING:
            break
        trimmed[index] = paragraph
    return trimmed


def _first_strong(classes: list[str], start: int, end: int) -> int | None:
    depth = 0
    for index in range(start, end):
        kind = classes[index]
        if kind in _ISOLATE_STARTS:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return None


def _matching_pdi(classes: list[str], start: int) -> int:
    depth = 1
    for index in range(start + 1, len(classes)):
        if classes[index] in _ISOLATE_STARTS:
            depth += 1
        elif classes[index] == "PDI":
            depth -= 1
            if depth == 0:
                return index
    return len(classes)


def _next_level(level: int, *, rtl: bool) -> int:
    return (level + 1) | 1 if rtl else (level + 2) & ~1


def _explicit(classes: list[str], paragraph: int) -> tuple[list[int], list[str]]:  # noqa: C901, PLR0912 - one branch a rule, in the order of the annex
    """Apply rules X1 to X8."""
    stack = [_Status(paragraph, None, isolate=False)]
    found, types = [paragraph] * len(classes), list(classes)
    overflow_isolates = overflow_embeddings = valid_isolates = 0
    for index, kind in enumerate(classes):
        top = stack[-1]
        if kind in _EMBEDDINGS:
            found[index] = top.level
            level = _next_level(top.level, rtl=kind in ("RLE", "RLO"))
            if level <= MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                override = {"RLO": "R", "LRO": "L"}.get(kind)
                stack.append(_Status(level, override, isolate=False))
            elif not overflow_isolates:
                overflow_embeddings += 1
        elif kind in _ISOLATE_STARTS:
            found[index] = top.level
            types[index] = top.override or kind
            rtl = kind == "RLI" or (kind == "FSI" and _first_strong(classes, index + 1, _matching_pdi(classes, index)) == 1)
            level = _next_level(top.level, rtl=rtl)
            if level <= MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                valid_isolates += 1
                stack.append(_Status(level, None, isolate=True))
            else:
                overflow_isolates += 1
        elif kind == "PDI":
            if overflow_isolates:
                overflow_isolates -= 1
            elif valid_isolates:
                overflow_embeddings = 0
                while not stack[-1].isolate:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            found[index] = stack[-1].level
            types[index] = stack[-1].override or kind
        elif kind == "PDF":
            if overflow_isolates:
                pass
            elif overflow_embeddings:
                overflow_embeddings -= 1
            elif not top.isolate and len(stack) > 1:
                stack.pop()
            found[index] = stack[-1].level
        elif kind == "B":
            found[index] = paragraph
        else:
            found[index] = top.level
            if kind != "BN":
                types[index] = top.override or kind
    return found, types


def _level_runs(classes: list[str], found: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index, kind in enumerate(classes):
        if kind in _REMOVED:
            continue
        if runs and found[runs[-1][-1]] == found[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _sequences(classes: list[str], types: list[str], found: list[int], paragraph: int) -> list[_Sequence]:
    """Apply BD13 and X10."""
    runs = _level_runs(classes, found)
    run_starting_at = {run[0]: number for number, run in enumerate(runs)}
    continued = set()
    sequences = []
    for run in runs:
        if run[0] in continued:
            continue
        chain = list(run)
        while classes[chain[-1]] in _ISOLATE_STARTS:
            closing = _matching_pdi(classes, chain[-1])
            if closing not in run_starting_at:
                break
            continued.add(closing)
            chain.extend(runs[run_starting_at[closing]])
        sequences.append(_Sequence(indices=chain, level=found[chain[0]], types=[types[index] for index in chain]))
    # A PDI's own run may come before its opener is seen only if the text is broken; drop sequences that were chained later.
    sequences = [sequence for sequence in sequences if sequence.indices[0] not in continued]
    for sequence in sequences:
        _set_ends(sequence, classes, found, paragraph)
    return sequences


def _set_ends(sequence: _Sequence, classes: list[str], found: list[int], paragraph: int) -> None:
    before = sequence.indices[0] - 1
    while before >= 0 and classes[before] in _REMOVED:
        before -= 1
    last = sequence.indices[-1]
    after = last + 1
    while after < len(classes) and classes[after] in _REMOVED:
        after += 1
    previous = found[before] if before >= 0 else paragraph
    open_isolate = classes[last] in _ISOLATE_STARTS and _matching_pdi(classes, last) == len(classes)
    following = paragraph if after >= len(classes) or open_isolate else found[after]
    sequence.sos = "R" if max(previous, sequence.level) % 2 else "L"
    sequence.eos = "R" if max(following, sequence.level) % 2 else "L"


def _weak(sequence: _Sequence) -> None:  # noqa: C901 - one loop a rule, in the order of the annex
    """Apply rules W1 to W7."""
    types = sequence.types
    previous = sequence.sos
    for index, kind in enumerate(types):
        if kind == "NSM":
            types[index] = "ON" if previous in _ISOLATE_STARTS or previous == "PDI" else previous
        previous = types[index]
    strong = sequence.sos
    for index, kind in enumerate(types):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[index] = "AN"
    types[:] = ["R" if kind == "AL" else kind for kind in types]
    for index in range(1, len(types) - 1):
        around = (types[index - 1], types[index + 1])
        if types[index] == "ES" and around == ("EN", "EN"):
            types[index] = "EN"
        elif types[index] == "CS" and around in (("EN", "EN"), ("AN", "AN")):
            types[index] = around[0]
    _terminators(types)
    types[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in types]
    strong = sequence.sos
    for index, kind in enumerate(types):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[index] = "L"


def _terminators(types: list[str]) -> None:
    index = 0
    while index < len(types):
        if types[index] != "ET":
            index += 1
            continue
        end = index
        while end < len(types) and types[end] == "ET":
            end += 1
        if (index and types[index - 1] == "EN") or (end < len(types) and types[end] == "EN"):
            types[index:end] = ["EN"] * (end - index)
        index = end


def _strong_of(kind: str) -> str | None:
    if kind == "L":
        return "L"
    return "R" if kind in ("R", "EN", "AN") else None


def _brackets(sequence: _Sequence, text: str, classes: list[str]) -> None:
    """Apply rule N0."""
    embedding = "R" if sequence.level % 2 else "L"
    for opening, closing in _bracket_pairs(sequence, text):
        inside = {_strong_of(kind) for kind in sequence.types[opening + 1 : closing]} - {None}
        if embedding in inside:
            direction = embedding
        elif inside:
            before = next((strong for kind in reversed(sequence.types[:opening]) if (strong := _strong_of(kind))), sequence.sos)
            direction = before if before != embedding else embedding
        else:
            continue
        for position in (opening, closing):
            sequence.types[position] = direction
            _marks_follow(sequence, classes, position, direction)


def _marks_follow(sequence: _Sequence, classes: list[str], position: int, direction: str) -> None:
    for following in range(position + 1, len(sequence.types)):
        if classes[sequence.indices[following]] != "NSM":
            break
        sequence.types[following] = direction


def _bracket_pairs(sequence: _Sequence, text: str) -> list[tuple[int, int]]:
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for position, index in enumerate(sequence.indices):
        character = text[index]
        if sequence.types[position] != "ON":
            continue
        if character in _OPENING:
            if len(stack) == _MAX_BRACKETS:
                break
            stack.append((_CANONICAL.get(_OPENING[character], _OPENING[character]), position))
        elif character in _CLOSING:
            wanted = _CANONICAL.get(character, character)
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == wanted:
                    pairs.append((stack[depth][1], position))
                    del stack[depth:]
                    break
    return sorted(pairs)


def _neutral(sequence: _Sequence) -> None:
    """Apply rules N1 and N2."""
    types = sequence.types
    embedding = "R" if sequence.level % 2 else "L"
    index = 0
    while index < len(types):
        if types[index] not in _NEUTRAL:
            index += 1
            continue
        end = index
        while end < len(types) and types[end] in _NEUTRAL:
            end += 1
        before = (_strong_of(types[index - 1]) or embedding) if index else sequence.sos
        after = (_strong_of(types[end]) or embedding) if end < len(types) else sequence.eos
        types[index:end] = [before if before == after else embedding] * (end - index)
        index = end


def _implicit(sequence: _Sequence, found: list[int]) -> None:
    """Apply rules I1 and I2."""
    for position, index in enumerate(sequence.indices):
        kind = sequence.types[position]
        if sequence.level % 2:
            found[index] = sequence.level + (1 if kind in ("L", "EN", "AN") else 0)
        else:
            found[index] = sequence.level + {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)


def _removed_follow(classes: list[str], found: list[int], paragraph: int) -> None:
    """Give characters that X9 would remove the level of what stands before them (section 5.2)."""
    for index, kind in enumerate(classes):
        if kind in _REMOVED:
            found[index] = found[index - 1] if index else paragraph


def _reset_whitespace(classes: list[str], found: list[int], paragraph: int) -> list[int]:
    """Apply L1 to separators and what precedes them, and to the end of the paragraph."""
    reset = True
    for index in range(len(classes) - 1, -1, -1):
        if classes[index] in ("B", "S"):
            found[index] = paragraph
            reset = True
        elif reset and classes[index] in _TRAILING:
            found[index] = paragraph
        else:
            reset = False
    return found
