"""Where the picture's edges lie around a figure: heads whole, eyes in the upper part, room beside a person in wide pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from avatars.compositor.body.arms import shows_hand
from avatars.compositor.build import EYES, GROUND
from avatars.persona.value import Composition, Gaze, Persona


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A picture's edges in units of the figure; ``left`` and ``top`` are where it begins."""

    left: float
    top: float
    width: float
    height: float

    @property
    def view(self) -> str:
        """Return the frame as SVG's viewBox."""
        return f"{self.left:.2f} {self.top:.2f} {self.width:.2f} {self.height:.2f}"

    @property
    def foot(self) -> float:
        """Return where the frame ends below."""
        return self.top + self.height

    @property
    def right(self) -> float:
        """Return where the frame ends at the right."""
        return self.left + self.width


# How wide and how high a piece of the figure a composition shows, at least.
_SHOWN: Final = {
    Composition.PORTRAIT: (560.0, 640.0),
    Composition.HALF: (760.0, 1050.0),
    Composition.FULL: (900.0, 2260.0),
    Composition.WIDE: (900.0, 900.0),
}
# Where the eyes lie, as a share of the height.
_EYE_LINE: Final = {Composition.PORTRAIT: 0.43, Composition.HALF: 0.335, Composition.WIDE: 0.375}
_ROOM_ABOVE: Final = 40.0
_WIDE_FROM: Final = 1.45
_ASIDE: Final = 0.3


def frame_of(
    persona: Persona, *, width: int, height: int, crown: float, reach: float, ground: float = GROUND, subject: float | None
) -> Frame:
    """Return the frame for a picture of ``width`` x ``height`` px.

    ``crown`` is the y of the highest hair or hat, ``reach`` half the figure's width, ``ground`` the y that feet stand on; ``subject``
    says where across a wide picture a reference had its person.
    """
    aspect = width / height
    shown = Composition.HALF if shows_hand(persona) else persona.composition
    least_width, least_height = _SHOWN[shown]
    if shown is Composition.FULL:
        return _full(aspect, crown, ground, max(least_width, 2 * reach + 100), subject)
    line = _EYE_LINE[shown]
    least_width = max(least_width, min(2 * reach + 60, 1200.0) if shown is not Composition.PORTRAIT else least_width)
    high = max(least_height, least_width / aspect, (EYES - crown + _ROOM_ABOVE) / line)
    top = EYES - line * high
    if top + high > 1120 and persona.composition is not Composition.WIDE:
        # A tall picture shows more above the head rather than a cut through the knees.
        top = max(min(top, 1180 - high), EYES - 0.46 * high)
    return Frame(left=_left(persona, aspect, high * aspect, subject), top=top, width=high * aspect, height=high)


def _full(aspect: float, crown: float, ground: float, wide: float, subject: float | None) -> Frame:
    high = max((ground - crown) / 0.835, wide / aspect)
    top = ground + high * 0.075 - high
    if high > (ground - crown) / 0.8:
        top = ground + (high - ground + crown) * 0.42 - high
    across = high * aspect
    share = subject if subject is not None and aspect > _WIDE_FROM else 0.5
    return Frame(left=-across * share, top=top, width=across, height=high)


def _left(persona: Persona, aspect: float, across: float, subject: float | None) -> float:
    """Return the left edge: a person stands in the middle, or aside in a wide picture, looking into the room."""
    if aspect < _WIDE_FROM:
        return -across / 2
    if subject is not None:
        return -across * min(0.72, max(0.28, subject))
    aside = _ASIDE if Gaze.RIGHT in (persona.gaze, persona.turn) else 1 - _ASIDE
    return -across * aside
