"""What the corpus knows of one reference ad, as frozen values: where things stand, how the words are built, how it feels."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self


class BoxKind(StrEnum):
    """What a box of a reference holds; pictures that were only measured know no finer kinds than these."""

    HEADLINE = "headline"
    TEXT = "text"
    CTA = "cta"
    PICTURE = "picture"
    LOGO = "logo"


class BoxAlign(StrEnum):
    """How the lines of a box hang."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class PaletteMood(StrEnum):
    """How an ad's ground feels."""

    AIRY = "airy"
    PASTEL = "pastel"
    VIVID = "vivid"
    DEEP = "deep"
    DARK = "dark"


class Formula(StrEnum):
    """How an ad's words persuade, by what leads them."""

    OFFER = "offer"
    FIGURE = "figure"
    TESTIMONIAL = "testimonial"
    COMPARISON = "comparison"
    LIST = "list"
    QUESTION = "question"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceBox:
    """A box in shares of the ad's sides (0 to 1 from its upper left corner).

    ``role`` is the layer's own name where our office drew the ad (``subheadline``, ``figure``, ``product``), else the kind's.
    Boxes stand in reading order.
    """

    kind: BoxKind
    role: str
    x: float
    y: float
    w: float
    h: float
    align: BoxAlign = BoxAlign.LEFT

    def to_json(self) -> dict[str, Any]:
        """Return the box as plain JSON members."""
        return asdict(self)

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild the box from :meth:`to_json`."""
        return cls(**{**members, "kind": BoxKind(members["kind"]), "align": BoxAlign(members["align"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySkeleton:
    """How an ad's words are built, without the words: lengths in characters (0 where a part is missing), and what leads them."""

    formula: Formula
    headline: int = 0
    subheadline: int = 0
    cta: int = 0
    points: int = 0
    figure: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the skeleton as plain JSON members."""
        return asdict(self)

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild the skeleton from :meth:`to_json`."""
        return cls(**{**members, "formula": Formula(members["formula"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A reference ad as a plan may learn from it.

    ``archetype`` is a layout of the house, None where the ad was measured from a picture that fits none. ``boxes`` stand in reading
    order; ``aspect_ratio`` is width over height; ``colours`` are ``#RRGGBB``, the ground first. ``skeleton`` is None where nobody
    knows the ad's words. ``tone`` and ``industry`` are words of the copywriter's, ``culture`` is one of
    :class:`generation.corpus.cultures.Culture` or empty.
    """

    id: str
    archetype: str | None
    industry: str
    culture: str
    language: str
    tone: str
    palette_mood: PaletteMood | None
    colours: tuple[str, ...]
    aspect_ratio: float
    boxes: tuple[ReferenceBox, ...]
    skeleton: CopySkeleton | None
    media_key: str | None = None

    @property
    def formula(self) -> Formula | None:
        """Return how its words persuade, where they are known."""
        return self.skeleton.formula if self.skeleton else None

    def to_json(self) -> dict[str, Any]:
        """Return the reference as plain JSON members."""
        return {**asdict(self), "colours": list(self.colours), "boxes": [box.to_json() for box in self.boxes]}

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild the reference from :meth:`to_json`."""
        mood, skeleton = members["palette_mood"], members["skeleton"]
        return cls(
            **{
                **members,
                "palette_mood": PaletteMood(mood) if mood else None,
                "colours": tuple(members["colours"]),
                "boxes": tuple(ReferenceBox.from_json(box) for box in members["boxes"]),
                "skeleton": CopySkeleton.from_json(skeleton) if skeleton else None,
            },
        )
