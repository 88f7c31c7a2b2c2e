"""Neutral and implicit types (UAX #9, N1 to I2): spaces and signs take a direction, and every character its level."""

from __future__ import annotations

from typing import Final

from generation.compositor.typeset.bidi.sequences import Sequence

_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})


def strong_of(kind: str) -> str | None:
    """Return the direction that a type lends its neighbours: digits count as R (N0, N1)."""
    if kind == "L":
        return "L"
    return "R" if kind in ("R", "EN", "AN") else None


def resolve_neutral(sequence: Sequence) -> None:
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
        before = (strong_of(types[index - 1]) or embedding) if index else sequence.sos
        after = (strong_of(types[end]) or embedding) if end < len(types) else sequence.eos
        types[index:end] = [before if before == after else embedding] * (end - index)
        index = end


def resolve_implicit(sequence: Sequence, found: list[int]) -> None:
    """Apply rules I1 and I2."""
    for position, index in enumerate(sequence.indices):
        kind = sequence.types[position]
        if sequence.level % 2:
            found[index] = sequence.level + (1 if kind in ("L", "EN", "AN") else 0)
        else:
            found[index] = sequence.level + {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
