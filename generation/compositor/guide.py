"""What a plan learns from a reference ad: its layout, the mood of its ground and the temper of its letters."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generation.brief import AdCopy
from generation.colour import Colour, hue_distance
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.layouts.given import GivenBox, Stand
from generation.compositor.scene import GroundLayer, PictureLayer, Role, Scene, ScrimLayer
from generation.compositor.scheme import Recipe
from generation.fonts import PAIRINGS


class Force(StrEnum):
    """How much a reference decides."""

    HINTS = "hints"
    LEADS = "leads"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one thing of a reference has its middle, in shares of the ad's sides from its upper left corner."""

    stand: Stand
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A reference's bearing on a plan.

    ``ground`` is its main tone. One that leads settles the layout wherever that carries the copy (its archetype, or where it has none of
    ours, the one that puts things nearest to its ``places``), the order of colours where neither brand nor prompt names any, and the
    letters where the brand has none; one that hints only breaks a tie between layouts. ``boxes`` are the places that a mirrored layout
    keeps; where it cannot carry the copy, ``places`` decide.
    """

    force: Force
    archetype: Archetype | None = None
    places: tuple[Place, ...] = ()
    boxes: tuple[GivenBox, ...] = ()
    ground: Colour | None = None
    tone: str | None = None

    @property
    def leads(self) -> bool:
        """Tell whether it settles more than ties."""
        return self.force is Force.LEADS


# Letters that speak in a tone, the most telling first.
_TONE_PAIRINGS: Final[dict[str, tuple[str, ...]]] = {
    "bold": ("sturdy", "loud"),
    "energetic": ("loud", "crisp"),
    "luxury": ("editorial", "literary"),
    "minimal": ("clean", "neutral"),
    "natural": ("literary", "soft"),
    "playful": ("soft", "friendly"),
    "professional": ("neutral", "modern"),
    "trustworthy": ("modern", "clean"),
    "warm": ("warm", "literary"),
    "youthful": ("friendly", "loud"),
}
# In OKLCH: differences that count as one whole step between two grounds, and the chroma from which a hue is seen.
_STEP: Final = (0.16, 0.06, 60.0)
_SEEN: Final = 0.03
# Middles further apart than this share of the sides have nothing in common.
_FAR: Final = 0.6
# What it is worth in a score to put things just where a reference without a layout of ours has them.
_PLACED_POINTS: Final = 30.0
_STANDS: Final = {
    Role.HEADLINE: Stand.HEADLINE,
    Role.CTA: Stand.CTA,
    Role.PRODUCT: Stand.PICTURE,
    Role.PHOTO: Stand.PICTURE,
    Role.PERSON: Stand.PICTURE,
}
# A tie is less than this many points of a score.
TIE: Final = 0.75
_LEAST_POINTS: Final = 2


def lettered(pairings: Iterable[str], guide: Guide | None) -> tuple[str, ...]:
    """Return names of pairings with those of a leading reference's tone first."""
    own = _TONE_PAIRINGS.get(guide.tone or "", ()) if guide and guide.leads else ()
    return tuple(dict.fromkeys((*(name for name in own if name in PAIRINGS), *pairings)))


def distance(recipe: Recipe, ground: Colour) -> float:
    """Return how many steps of lightness, chroma and hue lie between a recipe's ground and a reference's."""
    lit = Colour.oklch(*recipe.ground[0]).mixed(Colour.oklch(*recipe.ground[1]), 0.5).lch
    lightness, chroma, hue = ground.lch
    turn = hue_distance(hue, lit[2]) / _STEP[2] if min(chroma, lit[1]) >= _SEEN else 0.0
    return abs(lightness - lit[0]) / _STEP[0] + abs(chroma - lit[1]) / _STEP[1] + turn


def carries(scene: Scene, copy: AdCopy, *, pictures: frozenset[int]) -> bool:
    """Tell whether a layout shows all that it was given: no copy dropped but a label, every kind of proof, and the customer's pictures."""
    roles = [layer.role for layer in scene.texts()]
    proof = {role for role, said in ((Role.QUOTE, copy.quote), (Role.FIGURE, copy.stat or copy.figure)) if said}
    listed = roles.count(Role.POINT) >= min(len(copy.points), _LEAST_POINTS)
    seen = {layer.index for layer in scene.layers if isinstance(layer, PictureLayer)}
    return set(scene.dropped) <= {Role.LABEL} and proof <= set(roles) and listed and pictures <= seen


def bearing(scene: Scene, archetype: Archetype, guide: Guide | None) -> float:
    """Return the points that a guide without a leading layout gives to a scene: a tie's for a hint, more for places that are alike."""
    if guide is None or (guide.leads and guide.archetype not in {None, Archetype.MIRRORED}):
        return 0.0
    if guide.leads:
        return _PLACED_POINTS * _likeness(scene, guide.places)
    return TIE if archetype is guide.archetype else 0.0


def _likeness(scene: Scene, places: tuple[Place, ...]) -> float:
    """Return how near things stand to where a reference has them, 0 to 1; a thing that only one of them has is far from everything."""
    board = scene.artboard
    middles: dict[Stand, tuple[float, float]] = {}
    for layer in scene.layers:
        stand = _STANDS.get(layer.role)
        if stand is not None and not isinstance(layer, GroundLayer | ScrimLayer):
            middles.setdefault(stand, (layer.box.cx / board.width, layer.box.cy / board.height))
    near = [max(0.0, 1 - math.dist(middles[one.stand], (one.x, one.y)) / _FAR) if one.stand in middles else 0.0 for one in places]
    return sum(near) / len(near) if near else 0.0
