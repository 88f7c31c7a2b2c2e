"""How a brand speaks, in the one word that copy is chosen by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

# The tempers that lines of copy are written for.
TONES: Final = (
    "bold",
    "playful",
    "luxury",
    "minimal",
    "warm",
    "professional",
    "energetic",
    "trustworthy",
    "youthful",
    "natural",
)
# What the low and the high end of an axis of tone come to; the axis that says most decides.
AXES: Final[dict[str, tuple[str, str]]] = {
    "serious_playful": ("trustworthy", "playful"),
    "calm_energetic": ("minimal", "energetic"),
    "casual_formal": ("warm", "professional"),
    "plain_technical": ("warm", "professional"),
}
_MIDDLE: Final = 0.5
# Nearer to the middle than this an axis says nothing.
_TELLING: Final = 0.15
_WORD: Final = re.compile(r"[a-z]+")


def tone_word(value: object) -> str | None:
    """Return the temper that a text names first, or the one that an object of axes (0..1) leans to; ``None`` where neither says one."""
    if isinstance(value, str):
        return next((word for word in _WORD.findall(value.lower()) if word in TONES), None)
    return _leaning(value) if isinstance(value, Mapping) else None


def _leaning(axes: Mapping[str, Any]) -> str | None:
    leans = {name: axes[name] - _MIDDLE for name in AXES if isinstance(axes.get(name), int | float)}
    axis = max(leans, key=lambda name: abs(leans[name]), default=None)
    if axis is None or abs(leans[axis]) < _TELLING:
        return None
    low, high = AXES[axis]
    return high if leans[axis] > 0 else low
