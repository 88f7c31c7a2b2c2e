"""Pictures as the layouts know them: what was given, and what a study found in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from generation.colour import Colour
from generation.compositor.artboard import Box

# The index under which a brand's logo travels with the reference pictures.
LOGO_INDEX: Final = -1
# The index of a drawing of ours that stands in where no picture was given.
DRAWN_INDEX: Final = -2


class PictureKind(StrEnum):
    """What can be done with a picture: a packshot's subject is too close to its plain ground to be cut out, so the ground stays."""

    CUT_OUT = "cut_out"
    PLAIN_GROUND = "plain_ground"
    PACKSHOT = "packshot"
    PHOTO = "photo"


class FaceFinder(StrEnum):
    """How faces are found: by a detector, or by fields of skin tones where none is installed."""

    DETECTOR = "detector"
    SKIN = "skin_tones"


class Likeness(StrEnum):
    """What a picture looks like beyond its kind: a mark of few flat colours, or an ad with type and panels of its own."""

    PICTURE = "picture"
    LOGO = "logo"
    ADVERTISEMENT = "advertisement"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureInput:
    """A clean picture (upright sRGB, PNG or JPEG) as it comes out of ingestion; ``digest`` is the SHA-256 of its file, in hex."""

    index: int
    file: bytes
    width: int
    height: int
    has_alpha: bool
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", hashlib.sha256(self.file).hexdigest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What a picture shows, measured.

    ``subject`` is the subject's bounding box in source px, ``lightness`` the subject's mean OKLCH lightness, ``accent`` its
    strongest saturated colour, ``ground`` a packshot's own ground, ``hues`` its saturated hues in degrees by share, ``hull`` its
    outline's convex hull in shares of ``subject``, ``silhouette`` points of the outline itself in shares too, ``focus``
    the middle of what catches a photo's eye in shares of the sides, ``salient`` the box about it and ``faces`` the
    boxes of faces in such shares too, found as ``faces_by`` says, ``unrest`` rows of cells from 0 (calm) to 1, ``likeness`` whether it
    is a logo or an ad, ``shade`` a photo's darkest hue: the colour that its shadows have, ``level`` whether it is known to
    stand on the ground and may not be turned.
    """

    index: int
    kind: PictureKind
    width: int
    height: int
    subject: Box
    lightness: float
    accent: Colour | None
    hues: tuple[tuple[float, float], ...]
    ground: Colour | None = None
    hull: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    focus: tuple[float, float] = (0.5, 0.5)
    silhouette: tuple[tuple[float, float], ...] = ()
    salient: Box | None = None
    faces: tuple[Box, ...] = ()
    faces_by: FaceFinder | None = None
    unrest: tuple[tuple[float, ...], ...] = ()
    likeness: Likeness = Likeness.PICTURE
    shade: Colour | None = None
    level: bool = False

    @property
    def aspect(self) -> float:
        """Return the subject's width over its height."""
        return self.subject.w / max(1.0, self.subject.h)

    @property
    def stands_free(self) -> bool:
        """Tell whether the subject can be set on a ground of ours."""
        return self.kind is not PictureKind.PHOTO
