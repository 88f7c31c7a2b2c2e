"""Paired brackets (UAX #9, N0): both of a pair take one direction."""

from __future__ import annotations

from typing import Final

from generation.compositor.typeset.bidi.neutral import strong_of
from generation.compositor.typeset.bidi.sequences import Sequence

_MAX_BRACKETS: Final = 63

# Opening and closing brackets that rule N0 pairs (BidiBrackets.txt), written as runs of adjacent pairs.
_PAIRS: Final = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308\u2309\u230a\u230b\u2329\u232a"
    "\u27c5\u27c6\u298d\u2990\u298f\u298e\u29d8\u29d9\u29da\u29db\u29fc\u29fd\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63"
)
_PAIR_RANGES: Final = (
    *((0x2768, 0x2776), (0x27E6, 0x27F0), (0x2983, 0x298D), (0x2991, 0x2999), (0x2E22, 0x2E2A), (0x2E55, 0x2E5D)),
    *((0x3008, 0x3012), (0x3014, 0x301C), (0xFE59, 0xFE5F)),
)
_RUN: Final = _PAIRS + "".join(chr(code) for start, end in _PAIR_RANGES for code in range(start, end))
_OPENING: Final[dict[str, str]] = dict(zip(_RUN[::2], _RUN[1::2], strict=True))
_CLOSING: Final = {closing: opening for opening, closing in _OPENING.items()}
# U+2329/U+232A are canonically equivalent to U+3008/U+3009 and pair across.
_CANONICAL: Final = {"\u2329": "\u3008", "\u232a": "\u3009"}


def resolve_brackets(sequence: Sequence, text: str, classes: list[str]) -> None:
    """Apply rule N0."""
    embedding = "R" if sequence.level % 2 else "L"
    for opening, closing in _bracket_pairs(sequence, text):
        inside = {strong_of(kind) for kind in sequence.types[opening + 1 : closing]} - {None}
        if embedding in inside:
            direction = embedding
        elif inside:
            before = next((strong for kind in reversed(sequence.types[:opening]) if (strong := strong_of(kind))), sequence.sos)
            direction = before if before != embedding else embedding
        else:
            continue
        for position in (opening, closing):
            sequence.types[position] = direction
            _marks_follow(sequence, classes, position, direction)


def _marks_follow(sequence: Sequence, classes: list[str], position: int, direction: str) -> None:
    for following in range(position + 1, len(sequence.types)):
        if classes[sequence.indices[following]] != "NSM":
            break
        sequence.types[following] = direction


def _bracket_pairs(sequence: Sequence, text: str) -> list[tuple[int, int]]:
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
