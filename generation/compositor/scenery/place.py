"""The place that a scene is drawn for: its artboard, where the copy stands and where the eye should go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generation.compositor.artboard import Box


class Setting(StrEnum):
    """The scenes that can be drawn; the word is part of stored plans and never changes."""

    DUNES = "dunes"
    SKYLINE = "skyline"
    NICHE = "niche"
    SHORE = "shore"
    HILLS = "hills"
    STUDIO = "studio"
    PODIUM = "podium"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a painter must keep to, in px: copy above ``calm_top`` and below ``calm_foot`` stands on one tone each.

    The horizon lies between the two; ``focus_x`` is where the sun or the light falls. ``calm_left`` is the right edge of a
    column of copy that runs over the whole height, 0 where there is none. ``bare`` tells that no product stands in front.
    A niche is ``span`` wide, its point at the horizon and its plinth at ``calm_foot``. A skyline is known by its ``landmark``,
    which stands within ``landmark_span`` (left and right edge). ``open_top`` is how high the sun may stand where the copy leaves
    that side free. ``flipped`` tells that the scene is shown mirrored. On a podium the
    product stands on ``plinth``: its upper edge is the middle of the plinth's round top.
    """

    width: float
    height: float
    calm_top: float
    horizon: float
    calm_foot: float
    focus_x: float
    calm_left: float = 0.0
    bare: bool = True
    span: float = 0.0
    landmark: str | None = None
    landmark_span: tuple[float, float] | None = None
    open_top: float | None = None
    flipped: bool = False
    plinth: Box | None = None

    @property
    def s(self) -> float:
        """Return the short side, the unit of every measure."""
        return min(self.width, self.height)

    @property
    def band(self) -> float:
        """Return the height between the horizon and the copy's calm foot."""
        return self.calm_foot - self.horizon

    @property
    def sky_top(self) -> float:
        """Return where the part of the sky begins that carries no copy (beside a column of copy: near the top)."""
        if self.open_top is not None:
            return self.open_top
        return 0.07 * self.height if self.calm_left else self.calm_top

    @property
    def arch_foot(self) -> float:
        """Return where a niche ends: below the artboard, or on a floor where copy needs one."""
        return self.height * 1.02 if self.height - self.calm_foot < 0.3 * self.s else self.calm_foot + 0.16 * self.span

    def sun_radius(self, share: float, *, sunk: float) -> float:
        """Return the sun's radius: a share of the short side, less where the copy would be touched.

        Its centre stands ``sunk`` radii above the horizon.
        """
        return max(0.02 * self.s, min(share * self.s, (self.horizon - self.sky_top - 0.02 * self.s) / (1 + sunk)))
