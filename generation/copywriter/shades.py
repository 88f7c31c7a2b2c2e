"""Colours that a prompt names, as words or as hexadecimal codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generation.copywriter.tables import word_set
from generation.copywriter.vocabulary import Findings, Hit, Kind

_HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![0-9a-zA-Z])")
_MOST = 6
_SHORT = len("#RGB")


def find_colours(prompt: str, found: Findings, masked: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Return the colours of ``prompt`` as ``#RRGGBB`` in the order of naming, none twice; words in ``masked`` ranges name no colour."""
    named = [
        (found.words[hit.first].start, hit.value)
        for hit in found.of(Kind.COLOUR)
        if not (_is_masked(hit, masked) or _paints_scenery(prompt, found, hit))
    ]
    coded = [(match.start(), _six_digits(match.group())) for match in _HEX.finditer(prompt)]
    return tuple(dict.fromkeys(colour for _, colour in sorted(named + coded)))[:_MOST]


def _paints_scenery(prompt: str, found: Findings, hit: Hit) -> bool:
    """Tell whether an English colour belongs to a thing that is not the ad's ("the red roads of Dakar")."""
    if hit.language != "en" or hit.last >= len(found.words):
        return False
    following = found.words[hit.last]
    if prompt[found.words[hit.last - 1].end : following.start].strip() or not following.raw.isalpha() or not following.raw.islower():
        return False
    starts = {other.first for other in found.hits if other.kind in (Kind.PRODUCT, Kind.COLOUR, Kind.FRAME, Kind.ROLE)}
    return hit.last not in starts and following.folded not in word_set("beside_colours")


def _is_masked(hit: Hit, masked: Sequence[tuple[int, int]]) -> bool:
    return any(first <= hit.first < last for first, last in masked)


def _six_digits(code: str) -> str:
    digits = code[1:] if len(code) > _SHORT else "".join(digit * 2 for digit in code[1:])
    return f"#{digits.upper()}"
