"""What the generations of Gemini's models take: how thinking is asked for, and which ratios and sizes they paint.

A model answers 400 to a word that it does not know, so each is asked in its own. After Google's guides to thinking and to image generation
(ai.google.dev/gemini-api/docs) as users of the interface report them in 2026; not yet tried against the vendor itself.
"""

from __future__ import annotations

import math
import re
from enum import Enum, auto
from typing import Final

from piad.providers.contracts import ImageRequest, Thinking

_NUMBER: Final = re.compile(r"gemini-(\d+)(?:\.(\d+))?")
_BUDGETED: Final = (2, 5)
_LEVELLED: Final = (3, 0)
_WIDE: Final = (3, 1)
_USUAL: Final = ("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9")
_LONG: Final = ("1:4", "4:1", "1:8", "8:1")
# Tokens of thought; 2.5 Pro takes no fewer than the first, and all of them stay within an answer's tokens.
BUDGETS: Final = {Thinking.MINIMAL: 128, Thinking.STANDARD: 1_024, Thinking.HIGH: 4_096}


class ThinkingAsked(Enum):
    """In which words a model is told how long to think."""

    NOT = auto()
    BY_BUDGET = auto()
    BY_LEVEL = auto()


def generation(model: str) -> tuple[int, int]:
    """Return the model's generation, such as (2, 5); a name without one is taken for a new model."""
    found = _NUMBER.search(model)
    return (int(found[1]), int(found[2] or 0)) if found else _WIDE


def thinking_of(model: str) -> ThinkingAsked:
    """Return how a model that writes is told to think."""
    if generation(model) >= _LEVELLED:
        return ThinkingAsked.BY_LEVEL
    return ThinkingAsked.BY_BUDGET if generation(model) >= _BUDGETED else ThinkingAsked.NOT


def painting_thinks(model: str) -> bool:
    """Tell whether a model that paints takes a level of thinking, the lowest or the highest: the small ones do since 3.1."""
    return generation(model) >= _WIDE and "flash" in model


def ratio_of(model: str, request: ImageRequest) -> str:
    """Return the ratio that the model paints which is nearest to the wanted one, on a logarithmic scale."""
    offered = (*_USUAL, *_LONG) if generation(model) >= _WIDE and "pro" not in model else _USUAL
    if request.aspect_ratio in offered:
        return request.aspect_ratio
    wanted = math.log(request.width / request.height)
    return min(offered, key=lambda ratio: abs(math.log(_proportion(ratio)) - wanted))


def size_of(model: str, request: ImageRequest) -> str | None:
    """Return the size to ask for; None for models before 3, which have one."""
    return request.resolution if generation(model) >= _LEVELLED else None


def _proportion(ratio: str) -> float:
    width, _, height = ratio.partition(":")
    return int(width) / int(height)
