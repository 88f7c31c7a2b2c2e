"""Explicit levels (UAX #9, X1 to X8): embeddings, overrides and isolates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generation.compositor.typeset.bidi.classes import ISOLATE_STARTS, first_strong, matching_pdi

MAX_DEPTH: Final = 125
_EMBEDDINGS: Final = frozenset({"LRE", "RLE", "LRO", "RLO"})


@dataclass(slots=True)
class _Status:
    level: int
    override: str | None
    isolate: bool


def explicit_levels(classes: list[str], paragraph: int) -> tuple[list[int], list[str]]:  # noqa: C901, PLR0912 - one branch a rule, in the order of the annex
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
        elif kind in ISOLATE_STARTS:
            found[index] = top.level
            types[index] = top.override or kind
            rtl = kind == "RLI" or (kind == "FSI" and first_strong(classes, index + 1, matching_pdi(classes, index)) == 1)
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


def _next_level(level: int, *, rtl: bool) -> int:
    return (level + 1) | 1 if rtl else (level + 2) & ~1
