"""A sum of money that a brief offers as proof, with what it was for: "Proof: invoice 0148 paid, $4,200.00, 2 h after sending"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generation.copywriter.cues import any_of, flat

_MOST_PARTS = 4
_LONGEST_NOTE = 70
_SIGN = r"(?:[$€£¥₹₦₽₺₩]|US\$|R\$|[A-Z]{3}(?![a-z])|FCFA|CFA|Ft|zł|kr)"
_AMOUNT = re.compile(rf"[+\u2212-]?\s?(?:{_SIGN}\s?\d[\d.,\u00a0\u202f' ]*|\d[\d.,\u00a0\u202f' ]*\s?{_SIGN})[kKmM]?")
_PART_END = re.compile(r",(?!\d)|،|;|\s[-–—·|]\s")
_END = re.compile(r"[.!?؟](?=\s|$)|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidProof:
    """The sum as written, what it was for as one line, and the place (start, end) in the prompt that holds both with their label."""

    stat: str
    note: str
    span: tuple[int, int]


def find_paid_proof(prompt: str) -> PaidProof | None:
    """Return the sum that a label calls proof, with at least one thing said of it; None where there is none."""
    for label in _label().finditer(flat(prompt)):
        stop = _END.search(prompt, label.end())
        end = stop.start() if stop else len(prompt)
        parts = [part.strip(' \t*_"“”') for part in _PART_END.split(prompt[label.end() : end])]
        sums = [part for part in parts if _AMOUNT.fullmatch(part)]
        words = [part for part in parts if part and part not in sums]
        note = ", ".join(words)
        if len(sums) == 1 and words and len(parts) <= _MOST_PARTS and len(note) <= _LONGEST_NOTE:
            return PaidProof(stat=re.sub(r"\s+", "\u00a0", sums[0]), note=note[:1].upper() + note[1:], span=(label.start(), end))
    return None


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{any_of('labels', 'stat')}[ \t*_]*:[ \t*_]*")
