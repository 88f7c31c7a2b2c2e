"""The measures of a figure: everything that parts of it must agree on.

The axis is x = 0; y = 0 is the skull's top, 300 the chin, 1950 the ground.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from avatars.compositor.geometry import Point, mirrored, smooth
from avatars.persona.value import Age, Body, Face, Gaze, Gender, Persona

CHIN: Final = 300.0
EYES: Final = 160.0
NECK_FOOT: Final = 352.0
SHOULDER: Final = 398.0
WAIST: Final = 770.0
HIPS: Final = 925.0
CROTCH: Final = 1010.0
KNEES: Final = 1435.0
GROUND: Final = 1950.0

# Half widths of shoulders, chest, waist and hips.
_TRUNKS: Final = {
    (Gender.FEMININE, Body.SLIM): (184.0, 138.0, 108.0, 146.0),
    (Gender.FEMININE, Body.AVERAGE): (196.0, 150.0, 122.0, 162.0),
    (Gender.FEMININE, Body.BROAD): (210.0, 160.0, 132.0, 164.0),
    (Gender.FEMININE, Body.PLUS): (216.0, 182.0, 172.0, 204.0),
    (Gender.MASCULINE, Body.SLIM): (210.0, 156.0, 132.0, 142.0),
    (Gender.MASCULINE, Body.AVERAGE): (226.0, 172.0, 146.0, 152.0),
    (Gender.MASCULINE, Body.BROAD): (250.0, 192.0, 158.0, 160.0),
    (Gender.MASCULINE, Body.PLUS): (244.0, 204.0, 206.0, 196.0),
}
# Half widths of the face: temples, cheeks, jaw's angle, chin; and how long the chin is.
_FACES: Final = {
    Face.SOFT: (104.0, 106.0, 81.0, 37.0, 0.0),
    Face.OVAL: (103.0, 104.0, 75.0, 32.0, 4.0),
    Face.ROUND: (105.0, 112.0, 90.0, 43.0, -5.0),
    Face.SQUARE: (104.0, 106.0, 90.0, 50.0, 3.0),
    Face.LONG: (99.0, 100.0, 77.0, 37.0, 11.0),
}
_LEAN: Final = 7.0
_TURNED: Final = {Gaze.LEFT: -1.0, Gaze.RIGHT: 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """Half widths in units, and ``turn``: -1 for a head turned to the left of the picture, 1 to the right, 0 to the viewer."""

    shoulders: float
    chest: float
    waist: float
    hips: float
    neck: float
    arm: float
    wrist: float
    temple: float
    cheek: float
    jaw: float
    chin: float
    chin_foot: float
    turn: float
    feminine: bool

    def face(self) -> str:
        """Return the outline of the skull and face."""
        lean = self.turn * _LEAN
        right = [
            (0.0, 0.0),
            (self.temple * 0.64, 18.0),
            (self.temple * 0.98, 80.0),
            (self.cheek, 152.0),
            (self.cheek * 0.965 - max(0.0, -lean) * 0.5, 196.0),
            (self.jaw, 244.0),
            (self.chin * 1.28, 283.0),
            (self.chin * 0.5, self.chin_foot - 2.5),
            (0.0, self.chin_foot),
        ]
        points = [*right, *mirrored(right)]
        return smooth([(x + self.lean(y), y) for x, y in points])

    def lean(self, y: float) -> float:
        """Return by how much a turned face lies aside at a height: not at the forehead, most at the chin."""
        return self.turn * _LEAN * max(0.0, (y - 100) / 200)


def build_of(persona: Persona) -> Build:
    """Return the measures of a persona."""
    feminine, masculine = persona.gender is Gender.FEMININE, persona.gender is Gender.MASCULINE
    trunk = _trunk(persona)
    temple, cheek, jaw, chin, longer = _FACES[persona.face]
    vary = (persona.nose * 7 + persona.mouth * 3) % 11 - 5
    jaw += (4.0 if masculine else -2.0 if feminine else 2.0) + vary * 0.7
    chin += (8.0 if masculine else -1.0 if feminine else 3.0) + vary * 0.5
    fuller = {Body.PLUS: 4.0, Body.SLIM: -2.0}.get(persona.body, 0.0) + (3.0 if persona.age is Age.TEEN else 0.0)
    arm = {Body.SLIM: 37.0, Body.AVERAGE: 42.0, Body.BROAD: 49.0, Body.PLUS: 53.0}[persona.body] + (5.0 if masculine else -2.0)
    return Build(
        shoulders=trunk[0],
        chest=trunk[1],
        waist=trunk[2],
        hips=trunk[3],
        neck=(62.0 if masculine else 47.0 if feminine else 54.0) + {Body.BROAD: 6.0, Body.PLUS: 7.0}.get(persona.body, 0.0),
        arm=arm,
        wrist=25.0 if masculine else 21.0,
        temple=temple,
        cheek=cheek + fuller * 0.5,
        jaw=jaw + fuller,
        chin=chin,
        chin_foot=CHIN + longer + (4.0 if masculine else 0.0),
        turn=_TURNED.get(persona.turn, 0.0),
        feminine=feminine,
    )


def _trunk(persona: Persona) -> tuple[float, ...]:
    small = 0.93 if persona.age is Age.TEEN else 1.0
    if persona.gender is not Gender.ANDROGYNOUS:
        return tuple(value * small for value in _TRUNKS[persona.gender, persona.body])
    both = zip(_TRUNKS[Gender.FEMININE, persona.body], _TRUNKS[Gender.MASCULINE, persona.body], strict=True)
    return tuple((a + b) / 2 * small for a, b in both)


def both_sides(points: list[Point]) -> list[list[Point]]:
    """Return points, and their mirror image in the same order."""
    return [points, [(-x, y) for x, y in points]]
