"""What a measurement of a finished ad gives: boxes in reading order and a palette."""

from __future__ import annotations

from dataclasses import dataclass

from generation.corpus.reference import PaletteMood, ReferenceBox


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """A colour (``#RRGGBB``) and which share of the picture it takes, 0 to 1."""

    hex: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredLayout:
    """An ad as its pixels tell it: boxes in reading order (their roles are their kinds), colours by share, and the ground's mood.

    ``palette`` begins with the ground. ``width`` and ``height`` are those of the picture, in px.
    """

    width: int
    height: int
    boxes: tuple[ReferenceBox, ...]
    palette: tuple[Tone, ...]
    mood: PaletteMood
