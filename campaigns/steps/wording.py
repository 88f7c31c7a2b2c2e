"""Choosing among the wordings of one ad those that are built like the reference's: as long, and a question where it asks one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generation.brief import AdCopy
from generation.corpus.reference import CopySkeleton, Formula

# So many wordings are written for each ad that is wanted, to choose from.
TRIED: Final = 6
_QUESTION: Final = ("?", "؟", "？")
# Scripts whose signs say about as much as two letters.
_DENSE: Final = frozenset({"ja", "ko", "zh"})
# A question where a statement is wanted counts as much as half of a headline too long.
_OF_FORM: Final = 0.5
_OF_CTA: Final = 0.3
# A later wording suits its brief a little less than the one before.
_PER_PLACE: Final = 0.04
_OURS: Final = "subheadline."


def near(copies: Sequence[AdCopy], skeleton: CopySkeleton, *, language: str, count: int) -> list[AdCopy]:
    """Return the ``count`` copies that are built most like a skeleton of ``language``, less our second line where it has none."""
    order = sorted(range(len(copies)), key=lambda place: _distance(copies[place], skeleton, language) + _PER_PLACE * place)
    return [_as_spare(copies[place], skeleton) for place in order[:count]]


def _distance(copy: AdCopy, skeleton: CopySkeleton, language: str) -> float:
    """Return how far a wording is from a skeleton: shares of the lengths that it is out by, and its form."""
    away = _out(_weight(copy.headline, copy.language), skeleton.headline * _per_sign(language))
    away += _OF_CTA * _out(_weight(copy.cta, copy.language), skeleton.cta * _per_sign(language))
    asks = copy.headline.rstrip().endswith(_QUESTION)
    return away + _OF_FORM * (asks != (skeleton.formula is Formula.QUESTION))


def _out(length: float, wanted: float) -> float:
    return abs(length - wanted) / wanted if wanted else 0.0


def _weight(text: str, language: str) -> float:
    return len(text) * _per_sign(language)


def _per_sign(language: str) -> float:
    return 2.0 if language.partition("-")[0] in _DENSE else 1.0


def _as_spare(copy: AdCopy, skeleton: CopySkeleton) -> AdCopy:
    """Leave our own second line out where the reference has none; what the customer or the brand said stays."""
    if skeleton.subheadline or not copy.sources.get("subheadline", "").startswith(_OURS):
        return copy
    return replace(copy, subheadline=None, sources={name: source for name, source in copy.sources.items() if name != "subheadline"})
