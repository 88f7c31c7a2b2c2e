"""Quoted copy in a prompt: the spans between quotation marks of any style, and the part each is meant to play."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from generation.copywriter.scripts import is_unspaced

_CLOSERS: dict[str, tuple[str, ...]] = {
    '"': ('"',),
    "“": ("”", '"'),
    "”": ("”",),
    "„": ("“”", '"'),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "›": ("‹",),
    "‘": ("’",),
    "‚": ("‘’",),
    "’": ("’",),
    "'": ("'", "’"),
    "「": ("」",),
    "『": ("』",),
    "《": ("》",),
    "`": ("`",),
    "״": ("״",),
}
"""Per opening mark the closing ones, in order of preference."""
_MARK = re.compile("[" + re.escape("".join(_CLOSERS)) + "]")
_ALWAYS_OPENING = "«‹“„「『《"
_APOSTROPHES = "'’‘`״"
_DECADE = re.compile(r"\d0s\b")
_OPENING_PUNCTUATION = "([{:-–—،,;/\\|=>،؛、。，；：（\u200e\u200f\u061c"


class Role(StrEnum):
    """What a quoted span is for."""

    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    CTA = "cta"
    BRAND = "brand"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Text between quotation marks; ``start`` and ``end`` take in the marks, ``text`` is letter for letter but for outer space."""

    start: int
    end: int
    text: str


def find_quotations(prompt: str) -> tuple[Quotation, ...]:
    """Return the quoted spans of ``prompt`` in order; spans do not overlap, and an apostrophe inside a word closes nothing."""
    found: list[Quotation] = []
    closings = _Closings(prompt)
    position = 0
    for match in _MARK.finditer(prompt):
        start = match.start()
        if start < position or not _opens(prompt, start):
            continue
        end = closings.after(start)
        text = prompt[start + 1 : end].strip() if end else ""
        if end and text:
            found.append(Quotation(start=start, end=end + 1, text=text))
            position = end + 1
    return tuple(found)


class _Closings:
    """Where quotations may end, listed once per style so that no prompt makes the search slow."""

    def __init__(self, prompt: str) -> None:
        self._prompt = prompt
        self._places: dict[str, list[int]] = {}

    def after(self, start: int) -> int | None:
        """Return the index of the mark that closes the one at ``start``."""
        ends = (self._next(closers, start) for closers in _CLOSERS[self._prompt[start]])
        return next((end for end in ends if end is not None), None)

    def _next(self, closers: str, start: int) -> int | None:
        if closers not in self._places:
            self._places[closers] = [at for at, mark in enumerate(self._prompt) if mark in closers and _closes(self._prompt, at)]
        places = self._places[closers]
        following = bisect_right(places, start)
        return places[following] if following < len(places) else None


def _opens(prompt: str, at: int) -> bool:
    mark = prompt[at]
    before = prompt[at - 1] if at else " "
    after = prompt[at + 1] if at + 1 < len(prompt) else " "
    if mark in _ALWAYS_OPENING:
        return True
    if mark == '"':
        return not before.isalnum() or is_unspaced(before)
    if _DECADE.match(prompt, at + 1):
        return False
    free = before.isspace() or is_unspaced(before) or before in _OPENING_PUNCTUATION or before in _CLOSERS
    return (free or not (before.isalnum() or mark in _APOSTROPHES)) and not after.isspace()


def _closes(prompt: str, at: int) -> bool:
    """Tell whether the mark at ``at`` may close: an apostrophe between letters, or after a space, may not."""
    if prompt[at] not in _APOSTROPHES:
        return True
    after = prompt[at + 1] if at + 1 < len(prompt) else " "
    return at > 0 and not prompt[at - 1].isspace() and (not after.isalnum() or is_unspaced(after))
