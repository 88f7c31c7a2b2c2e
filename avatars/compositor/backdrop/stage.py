"""The stage that backdrops are set on: a frame in shares of its height, and the colours of the wall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from avatars.compositor.framing import Frame
from avatars.compositor.look import ReferenceLook
from avatars.persona.value import Composition, Persona
from generation.colour import Colour, hue_distance

_WALLS: Final = ("#D5E3E0", "#EBDDCB", "#D8DFF0", "#F1D9D2", "#E3E4CF", "#D3E2EE", "#EADCE8", "#F3E3B8")
_STRONG: Final = ("#F2B84B", "#E98A6B", "#6FB6AE", "#8FB7E2", "#B9A3DB", "#EE9DA8", "#A9C47F")
_FAR_APART: Final = 45.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """``u`` and ``v`` turn shares of the frame into units; ``floor`` is the y at which the wall ends, if it does."""

    frame: Frame
    wall: str
    accent: str
    second: str
    floor: float | None
    seed: int

    @property
    def unit(self) -> float:
        """Return one hundredth of the frame's height."""
        return self.frame.height / 100

    def u(self, share: float) -> float:
        """Return the x of a share of the width."""
        return self.frame.left + share * self.frame.width

    def v(self, share: float) -> float:
        """Return the y of a share of the height."""
        return self.frame.top + share * self.frame.height

    def columns(self, apart: float) -> list[float]:
        """Return the x of things that stand side by side, ``apart`` units of a hundredth of the height."""
        step = apart * self.unit
        count = int(self.frame.width / step) + 2
        start = self.frame.left + (self.frame.width - (count - 1) * step) / 2
        return [start + index * step for index in range(count)]


def stage_of(persona: Persona, frame: Frame, ground: float, *, seed: int, brand: tuple[str, ...], look: ReferenceLook | None) -> Stage:
    """Return the stage of a persona: asked colours first, then those of a reference, of the brand, of the house."""
    walls = [colour for colour in _WALLS if _apart(colour, persona.outfit_colour)] or list(_WALLS)
    strong = [colour for colour in _STRONG if _apart(colour, persona.outfit_colour)] or list(_STRONG)
    pick = seed + persona.nose + persona.eyes * 3
    wall = persona.background_colour or (look.above if look else None) or (_tint(brand[0]) if brand else walls[pick % len(walls)])
    accent = (look.palette[1] if look and len(look.palette) > 1 else None) or (brand[0] if brand else strong[pick // 3 % len(strong)])
    second = (look.below if look else None) or (brand[1] if len(brand) > 1 else walls[(pick + 3) % len(walls)])
    floor = ground - 0.035 * frame.height if persona.composition is Composition.FULL else None
    return Stage(frame=frame, wall=wall, accent=accent, second=second, floor=floor, seed=seed)


def _tint(text: str) -> str:
    """Return a colour light enough to stand behind a person."""
    lightness, chroma, hue = Colour.parse(text).lch
    return Colour.oklch(max(lightness, 0.8), min(chroma, 0.09), hue).hex


def _apart(text: str, other: str) -> bool:
    first, second = Colour.parse(text).lch, Colour.parse(other).lch
    if second[1] < 0.03:
        return abs(first[0] - second[0]) > 0.12
    return hue_distance(first[2], second[2]) > _FAR_APART or abs(first[0] - second[0]) > 0.35
