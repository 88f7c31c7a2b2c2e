"""Colours that a prompt names, as words or as hexadecimal codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generation.copywriter.vocabulary import Findings, Hit, Kind

_HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![0-9a-zA-Z])")
_MOST = 6
_SHORT = len("#RGB")


def find_colours(prompt: str, found: Findings, masked: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Return the colours of ``prompt`` as ``#RRGGBB`` in the order of naming, none twice; words in ``masked`` ranges name no colour."""
    named = [(found.words[hit.first].start, hit.value) for hit in found.of(Kind.COLOUR) if not _is_masked(hit, masked)]
    coded = [(match.start(), _six_digits(match.group())) for match in _HEX.finditer(prompt)]
    return tuple(dict.fromkeys(colour for _, colour in sorted(named + coded)))[:_MOST]


def _is_masked(hit: Hit, masked: Sequence[tuple[int, int]]) -> bool:
    return any(first <= hit.first < last for first, last in masked)


def _six_digits(code: str) -> str:
    digits = code[1:] if len(code) > _SHORT else "".join(digit * 2 for digit in code[1:])
    return f"#{digits.upper()}"
