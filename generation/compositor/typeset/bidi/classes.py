"""Bidirectional classes and what the rules ask of a list of them: the first strong one, the end of an isolate."""

from __future__ import annotations

import unicodedata
from typing import Final

ISOLATE_STARTS: Final = frozenset({"LRI", "RLI", "FSI"})
# Characters that rule X9 would remove.
REMOVED: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})


def bidi_classes(text: str) -> list[str]:
    """Return the Bidi_Class of each character; unassigned ones count as L."""
    return [unicodedata.bidirectional(character) or "L" for character in text]


def paragraph_level(classes: list[str]) -> int:
    """Apply rules P2 and P3: 1 if the first strong character outside isolates is right-to-left, else 0."""
    return first_strong(classes, 0, len(classes)) or 0


def first_strong(classes: list[str], start: int, end: int) -> int | None:
    """Return 0 or 1 for the first strong character of ``[start, end)`` outside isolates (P2, P3), None where there is none."""
    depth = 0
    for index in range(start, end):
        kind = classes[index]
        if kind in ISOLATE_STARTS:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return None


def matching_pdi(classes: list[str], start: int) -> int:
    """Return the index of the PDI that ends the isolate begun at ``start`` (BD9), the length of the text where none does."""
    depth = 1
    for index in range(start + 1, len(classes)):
        if classes[index] in ISOLATE_STARTS:
            depth += 1
        elif classes[index] == "PDI":
            depth -= 1
            if depth == 0:
                return index
    return len(classes)
