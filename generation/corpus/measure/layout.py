"""What a measurement of a finished ad gives: boxes in reading order and a palette."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Self

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

    def to_json(self) -> dict[str, Any]:
        """Return the layout as plain JSON members."""
        return {**asdict(self), "boxes": [box.to_json() for box in self.boxes], "palette": [asdict(tone) for tone in self.palette]}

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild the layout from :meth:`to_json`."""
        return cls(
            **{
                **members,
                "boxes": tuple(ReferenceBox.from_json(box) for box in members["boxes"]),
                "palette": tuple(Tone(**tone) for tone in members["palette"]),
                "mood": PaletteMood(members["mood"]),
            },
        )
