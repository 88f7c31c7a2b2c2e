"""The order of an image ad as its front door wrote it down: brand, product, copy, formats and a free direction over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self


class CopyKind(StrEnum):
    """What a given line of copy is for."""

    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    CTA = "cta"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPicture:
    """A picture by its address; ``labels`` and ``description`` are the customer's words for what it shows and is for."""

    image_url: str
    description: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenCopy:
    """A line to be set letter for letter."""

    copy_text: str
    copy_type: CopyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """A colour, ``#RRGGBB``, and the customer's word for what it is for."""

    hexcode: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageAdOrder:
    """All that an order says; ``direction`` wins over every other member where they contradict each other."""

    brand_url: str | None = None
    brand_images: tuple[GivenPicture, ...] = ()
    fonts: tuple[str, ...] = ()
    swatches: tuple[Swatch, ...] = ()
    product_url: str | None = None
    product_images: tuple[GivenPicture, ...] = ()
    copies: tuple[GivenCopy, ...] = ()
    aspect_ratios: tuple[str, ...] = ()
    reference_layouts: tuple[str, ...] = ()
    direction: str | None = None

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Read an order out of a job's params."""
        return cls(
            brand_url=members.get("brand_url"),
            brand_images=_pictures(members.get("brand_images", ())),
            fonts=tuple(members.get("fonts", ())),
            swatches=tuple(Swatch(**swatch) for swatch in members.get("swatches", ())),
            product_url=members.get("product_url"),
            product_images=_pictures(members.get("product_images", ())),
            copies=tuple(GivenCopy(copy_text=one["copy_text"], copy_type=CopyKind(one["copy_type"])) for one in members.get("copies", ())),
            aspect_ratios=tuple(members.get("aspect_ratios", ())),
            reference_layouts=tuple(members.get("reference_layouts", ())),
            direction=members.get("direction"),
        )

    def lines(self, kind: CopyKind) -> tuple[str, ...]:
        """Return the given lines of one kind, in their order."""
        return tuple(copy.copy_text for copy in self.copies if copy.copy_type is kind)


def _pictures(listed: Any) -> tuple[GivenPicture, ...]:  # noqa: ANN401 - JSON
    return tuple(GivenPicture(**{**members, "labels": tuple(members.get("labels", ()))}) for members in listed)
