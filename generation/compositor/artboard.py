"""The artboard: pixels, aspect class, safe box and the smallest type that can be read where the ad will run."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from generation.brief import OutputSize
from generation.placements import placements

# What a phone shows an ad at; strips and towers are shown at the size of the units that they stand for.
_FEED_VIEW: Final = 375.0
_STRIP_VIEW: Final = 728.0
_TOWER_VIEW: Final = 160.0
# x-height in px at viewing scale below which mandatory copy cannot be read.
_MIN_X_HEIGHT: Final = 6.0
# Copy on 9:16 stays clear of the apps' own controls: top 14 %, bottom 35 %, sides 6 % (Meta's unified story and reel zone).
_STORY_SAFE: Final = (0.06, 0.14, 0.94, 0.65)
_STORY_BELOW: Final = 0.6
# Enlargement that still looks sharp at viewing scale, on an artboard of the usual feed size.
_MAX_UPSCALE: Final = 1.9
_USUAL_SIDE: Final = 1080.0


class Aspect(StrEnum):
    """Families of proportions that need a layout of their own."""

    STRIP = "strip"
    WIDE = "wide"
    SQUARE = "square"
    PORTRAIT = "portrait"
    STORY = "story"
    TOWER = "tower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in px: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.y + self.h

    @property
    def cx(self) -> float:
        """Return the horizontal centre."""
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        """Return the vertical centre."""
        return self.y + self.h / 2

    def mirrored(self, width: float) -> Box:
        """Return the box mirrored in an artboard of this width."""
        return Box(x=width - self.right, y=self.y, w=self.w, h=self.h)

    def grown(self, by: float) -> Box:
        """Return the box with every side moved outwards."""
        return Box(x=self.x - by, y=self.y - by, w=self.w + 2 * by, h=self.h + 2 * by)

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two share any area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, other: Box, tolerance: float = 0.5) -> bool:
        """Tell whether ``other`` lies inside, give or take ``tolerance`` px."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def to_json(self) -> list[float]:
        """Return ``[x, y, w, h]``, rounded to a hundredth of a px."""
        return [round(value, 2) for value in (self.x, self.y, self.w, self.h)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Artboard:
    """The surface of one creative; a placement may bring a safe box (shares), a viewing width and a smallest type of its own.

    ``bordered`` units must be told from a white page; where ``arrows`` are false, none stands on a button.
    """

    width: int
    height: int
    safe_shares: tuple[float, float, float, float] | None = None
    seen_at: float | None = None
    min_text: float = 0.0
    bordered: bool = False
    arrows: bool = True

    @classmethod
    def of(cls, size: OutputSize) -> Self:
        """Return the artboard for a resolved output size; raises ``KeyError`` for an unknown placement."""
        if size.placement is None:
            return cls(width=size.width, height=size.height)
        place = placements()[size.placement]
        return cls(
            width=size.width,
            height=size.height,
            safe_shares=place.safe,
            seen_at=place.view,
            min_text=place.min_text_px,
            bordered=place.bordered,
            arrows=place.arrows,
        )

    @property
    def short(self) -> float:
        """Return the short side, the unit of every measure (``s`` in the design rules)."""
        return float(min(self.width, self.height))

    @property
    def ratio(self) -> float:
        """Return width over height."""
        return self.width / self.height

    @property
    def aspect(self) -> Aspect:
        """Return the family of proportions."""
        bounds = ((3.0, Aspect.STRIP), (1.3, Aspect.WIDE), (0.95, Aspect.SQUARE), (_STORY_BELOW, Aspect.PORTRAIT), (0.4, Aspect.STORY))
        return next((aspect for bound, aspect in bounds if self.ratio >= bound), Aspect.TOWER)

    @property
    def margin(self) -> float:
        """Return the outer margin in px."""
        share = {Aspect.STRIP: 0.11, Aspect.WIDE: 0.075, Aspect.TOWER: 0.085}.get(self.aspect, 0.062)
        return self.short * share

    @property
    def safe(self) -> Box:
        """Return the box that copy, logo and call to action must stay in."""
        full_screen = self.aspect is Aspect.STORY and self.seen_at is None
        shares = self.safe_shares or (_STORY_SAFE if full_screen else None)
        if shares is not None:
            left, top, right, bottom = shares
            return Box(x=left * self.width, y=top * self.height, w=(right - left) * self.width, h=(bottom - top) * self.height)
        edge = self.margin * 0.6
        return Box(x=edge, y=edge, w=self.width - 2 * edge, h=self.height - 2 * edge)

    @property
    def frame(self) -> Box:
        """Return the box inside the margins, and inside the safe box where that is narrower."""
        inner = Box(x=self.margin, y=self.margin, w=self.width - 2 * self.margin, h=self.height - 2 * self.margin)
        if self.safe_shares is None or self.aspect is Aspect.STORY:
            return inner
        safe = self.safe
        left, top = max(inner.x, safe.x), max(inner.y, safe.y)
        return Box(x=left, y=top, w=min(inner.right, safe.right) - left, h=min(inner.bottom, safe.bottom) - top)

    @property
    def view_width(self) -> float:
        """Return the width in px at which people see the ad."""
        if self.seen_at is not None:
            return self.seen_at
        return {Aspect.STRIP: _STRIP_VIEW, Aspect.TOWER: _TOWER_VIEW}.get(self.aspect, _FEED_VIEW)

    @property
    def max_upscale(self) -> float:
        """Return how far a picture's pixels may be enlarged; a large artboard asked of a small picture gets what there is."""
        return _MAX_UPSCALE * max(1.0, math.sqrt(self.width * self.height) / _USUAL_SIDE)

    def smallest_type(self, x_height: float) -> float:
        """Return the smallest size in px for mandatory copy in a face with this x-height (em)."""
        return max(self.min_text, _MIN_X_HEIGHT * self.width / (self.view_width * x_height))

    def to_json(self) -> dict[str, object]:
        """Return the artboard as the layer tree shows it."""
        return {"width": self.width, "height": self.height, "aspect": self.aspect.value, "safe": self.safe.to_json()}
