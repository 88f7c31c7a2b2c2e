"""Levels on a line (UAX #9, L1 and L2): white space at its end, and the order in which it is seen."""

from __future__ import annotations

from typing import Final

from generation.compositor.typeset.bidi.classes import REMOVED

_TRAILING: Final = frozenset({"WS", "LRI", "RLI", "FSI", "PDI"}) | REMOVED


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


def reset_whitespace(classes: list[str], found: list[int], paragraph: int) -> list[int]:
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
