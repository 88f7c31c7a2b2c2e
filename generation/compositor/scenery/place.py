"""The place that a scene is drawn for: its artboard, where the copy stands and where the eye should go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Setting(StrEnum):
    """The scenes that can be drawn; the word is part of stored plans and never changes."""

    DUNES = "dunes"
    SKYLINE = "skyline"
    NICHE = "niche"
    SHORE = "shore"
    HILLS = "hills"
    STUDIO = "studio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a painter must keep to, in px: copy above ``calm_top`` and below ``calm_foot`` stands on one tone each.

    The horizon lies between the two; ``focus_x`` is where the sun or the light falls. ``calm_left`` is the right edge of a
    column of copy that runs over the whole height, 0 where there is none.
    """

    width: float
    height: float
    calm_top: float
    horizon: float
    calm_foot: float
    focus_x: float
    calm_left: float = 0.0
    bare: bool = True

    @property
    def s(self) -> float:
        """Return the short side, the unit of every measure."""
        return min(self.width, self.height)

    @property
    def band(self) -> float:
        """Return the height between the horizon and the copy's calm foot."""
        return self.calm_foot - self.horizon

    def x(self, share: float) -> float:
        """Return a share of the width in px."""
        return share * self.width
