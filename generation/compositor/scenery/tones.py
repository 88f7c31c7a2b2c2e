"""The tones of a scene: one run of colour from its deepest to its brightest, turned through OKLCH from the scheme's own hue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generation.colour import Colour, contrast, reach_contrast, readable_on
from generation.compositor.scenery.place import Setting
from generation.compositor.scheme import Scheme

# Lightness and chroma of a dusk, from the zenith to the horizon, at even distances.
_DUSK: Final = ((0.225, 0.080), (0.335, 0.120), (0.490, 0.160), (0.650, 0.170), (0.780, 0.140), (0.880, 0.100))
# Lightness and chroma of a day, from its deepest shade to the haze on the horizon.
_DAY: Final = ((0.420, 0.090), (0.560, 0.110), (0.690, 0.110), (0.800, 0.090), (0.890, 0.060), (0.960, 0.030))
# Lightness and chroma of a sky that glows in a red or orange of its own, from the zenith to the horizon.
_BLAZE: Final = ((0.505, 0.200), (0.570, 0.212), (0.640, 0.200), (0.735, 0.160), (0.825, 0.115), (0.885, 0.090))
_BLAZING: Final = 0.10
_BLAZING_HUES: Final = (8.0, 62.0)
_BLAZE_END: Final = 70.0
_BLAZE_TURN: Final = 2.1
_SUN_HUE: Final = 74.0
_LEAF_HUE: Final = 104.0
# A yellow scheme gives a shore its sand; its sea and sky are blue, or they would be mud.
_MUSTARD: Final = 58.0
_BLUE: Final = 228.0
_NEUTRAL: Final = 0.02
_GREEN: Final = (112.0, 200.0)
_WARM: Final = (48.0, 112.0)
_WINE: Final = 345.0
_INK_CONTRAST: Final = 6.0
_SOFT_CONTRAST: Final = 5.6
_BLAZE_CONTRAST: Final = 4.7
_BUTTON_CONTRAST: Final = 3.24
# A button's own hue as light as a dusk needs it.
_LIFTED: Final = (0.84, 0.13)
_INDOORS: Final = frozenset({Setting.STUDIO, Setting.PODIUM})
_ALWAYS_DUSK: Final = frozenset({Setting.DUNES, Setting.SKYLINE, Setting.NICHE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tones:
    """A run of colour: :meth:`at` 0 is its deepest tone, at 1 its brightest; ``start`` and ``end`` are hues in degrees.

    A ``dusk`` is dark where copy stands; one that is a ``blaze`` keeps the scheme's own red or orange there.
    """

    dusk: bool
    start: float
    end: float
    own: float
    blaze: bool = False

    def at(self, share: float, *, chroma: float = 1.0, lightness: float = 0.0) -> Colour:
        """Return the tone at a share of the run, with its chroma multiplied and lightness added."""
        run = _BLAZE if self.blaze else _DUSK if self.dusk else _DAY
        place = min(max(share, 0.0), 1.0) * (len(run) - 1)
        index = min(int(place), len(run) - 2)
        part = place - index
        light = run[index][0] * (1 - part) + run[index + 1][0] * part
        strength = run[index][1] * (1 - part) + run[index + 1][1] * part
        # A glowing sky keeps its own hue for long and turns late, or it would be brown half way.
        turn = min(max(share, 0.0), 1.0) ** (_BLAZE_TURN if self.blaze else 1.0)
        hue = self.start + (self.end - self.start) * turn
        return Colour.oklch(light + lightness, strength * chroma, hue % 360)

    @property
    def sun(self) -> tuple[Colour, Colour]:
        """Return the sun's upper and lower tone."""
        if not self.dusk:
            return Colour.oklch(0.985, 0.035, 98), Colour.oklch(0.945, 0.085, 90)
        warm = self.end % 360
        if self.blaze:
            return Colour.oklch(0.955, 0.095, 102), Colour.oklch(0.835, 0.155, 78)
        return Colour.oklch(0.975, 0.05, warm + 20), Colour.oklch(0.87, 0.125, warm)

    def green(self, depth: float) -> Colour:
        """Return a leaf tone, 0 in the haze to 1 close by, leaning towards the scheme's hue."""
        hue = 142.0 + 0.12 * (min(max(self.own, 90.0), 200.0) - 142.0)
        far, near = ((0.60, 0.07), (0.22, 0.055)) if self.dusk else ((0.86, 0.075), (0.34, 0.085))
        light = far[0] + (near[0] - far[0]) * depth
        return Colour.oklch(light, far[1] + (near[1] - far[1]) * depth + 0.05 * (1 - abs(2 * depth - 1)), hue - 26 * (1 - depth))


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A scene's tones and the two schemes that copy is set in: over the sky (or wall), and at the foot."""

    tones: Tones
    above: Scheme
    below: Scheme


def look_for(setting: Setting, scheme: Scheme) -> Look:
    """Return how a scene looks in a scheme."""
    tones = _tones(setting, scheme)
    above = _upon(scheme, sky_calm(tones, setting, scheme), tones)
    look = Look(tones=tones, above=above, below=_upon(scheme, foot_calm(tones, setting, scheme), tones))
    return _in_own_ink(look, scheme) if setting is Setting.PODIUM else look


def _in_own_ink(look: Look, scheme: Scheme) -> Look:
    """Return the look with the scheme's own ink, which holds on a wall and a table in the scheme's own tones."""
    own = {name: getattr(scheme, name) for name in ("ink", "soft_ink", "accent", "on_accent")}
    return replace(look, above=replace(look.above, **own), below=replace(look.below, **own))


def dressed(setting: Setting, scheme: Scheme, *, upper: bool, with_drawing: bool = False) -> Scheme:
    """Return the scheme with the button that a scene gives it, on the sky (``upper``) or at the foot; doing it twice changes nothing.

    A button that is lost there takes the ink's colour; beside a drawing of ours, whose colours follow the button, it keeps its hue.
    """
    look = look_for(setting, scheme)
    part = look.above if upper else look.below
    if with_drawing and part.accent == part.ink and not look.tones.blaze:
        lifted = replace(scheme, accent=Colour.oklch(*_LIFTED, scheme.colour("accent").lch[2]).hex)
        return dressed(setting, lifted, upper=upper)
    return replace(scheme, accent=part.accent, on_accent=part.on_accent)


def sky_calm(tones: Tones, setting: Setting, scheme: Scheme) -> tuple[Colour, Colour]:
    """Return the tones between which copy over the sky or wall stands, the upper one first."""
    if setting in _INDOORS:
        return scheme.colour("ground_centre"), scheme.colour("ground_rim")
    return (tones.at(0.0), tones.at(0.24)) if tones.dusk else (tones.at(0.74), tones.at(0.84))


def foot_calm(tones: Tones, setting: Setting, scheme: Scheme) -> tuple[Colour, Colour]:
    """Return the tones between which copy at the foot stands, the upper one first."""
    if setting in _INDOORS:
        return studio_table(scheme)
    if setting is Setting.HILLS:
        return tones.green(0.94), tones.green(1.0)
    if setting is Setting.SHORE and not tones.dusk:
        return Colour.oklch(0.925, 0.045, 82), Colour.oklch(0.885, 0.062, 74)
    if tones.blaze:
        return tones.at(0.06, chroma=1.06), tones.at(0.0, lightness=-0.07)
    return tones.at(0.1, lightness=-0.01), tones.at(0.0, lightness=-0.06)


def studio_table(scheme: Scheme) -> tuple[Colour, Colour]:
    """Return the table's far and near tone."""
    rim = scheme.colour("ground_rim")
    if scheme.dark:
        return rim.shifted(lightness=0.01), rim.shifted(lightness=-0.05)
    return scheme.colour("ground_centre").shifted(lightness=0.02), scheme.colour("ground_centre").shifted(lightness=-0.02)


def _tones(setting: Setting, scheme: Scheme) -> Tones:
    own = _own_hue(scheme)
    if setting not in _ALWAYS_DUSK and not scheme.dark:
        yellow = setting is Setting.SHORE and _MUSTARD < own <= _GREEN[0]
        start = own if own > _GREEN[0] else _BLUE if setting is Setting.HILLS or yellow else own - 14
        return Tones(dusk=False, start=start, end=start - 18 if start > _GREEN[0] else start + 26, own=own)
    if setting is Setting.SKYLINE and _blazes(scheme):
        return Tones(dusk=True, start=own - 3, end=max(_BLAZE_END, own + 20), own=own, blaze=True)
    start, end = _dusk_hues(own)
    return Tones(dusk=True, start=start, end=end, own=own)


def _blazes(scheme: Scheme) -> bool:
    """Tell whether a scheme is known by a strong red or orange, which a sky may have of its own."""
    _, chroma, hue = scheme.colour("ground_rim").lch
    return chroma >= _BLAZING and _BLAZING_HUES[0] <= hue <= _BLAZING_HUES[1]


def _dusk_hues(own: float) -> tuple[float, float]:
    """Return the hues of zenith and horizon: the run turns through red, or through leaf green where the scheme is green, never grey."""
    if _GREEN[0] <= own <= _GREEN[1]:
        return own + 8, _LEAF_HUE - 8
    if _WARM[0] <= own < _WARM[1]:
        return _WINE, 360 + _SUN_HUE
    return (own if own > _GREEN[1] else own + 300, 360 + _SUN_HUE)


def _own_hue(scheme: Scheme) -> float:
    """Return the hue that the scheme is known by: its ground's, or its shape's or button's where the ground is neutral."""
    for name in ("ground_rim", "shape_shade", "accent"):
        _, chroma, hue = scheme.colour(name).lch
        if chroma >= _NEUTRAL:
            return hue
    return 265.0


def _upon(scheme: Scheme, calm: tuple[Colour, Colour], tones: Tones) -> Scheme:
    """Return the scheme for copy on a calm part: ink by its hardest tone; the button in the solid form of the ink, or the brand's own."""
    hardest = _hardest(calm)
    light = contrast(Colour(255, 255, 255), hardest) >= contrast(Colour(0, 0, 0), hardest)
    wanted = Colour.oklch(0.975, 0.022, 84) if light else Colour.oklch(0.24, 0.07, tones.start % 360)
    # On a glowing sky the first lines stand on its deepest tone; cream holds there what white would hold everywhere.
    easy = calm[0] if tones.blaze else hardest
    ink = reach_contrast(wanted, easy, _BLAZE_CONTRAST if tones.blaze else _INK_CONTRAST)
    soft = ink if tones.blaze else reach_contrast(ink.mixed(hardest, 0.12), hardest, _SOFT_CONTRAST)
    own = scheme.colour("accent")
    accent = own if contrast(own, hardest) >= _BUTTON_CONTRAST and not tones.blaze else ink
    return replace(
        scheme,
        ground_centre=calm[0].hex,
        ground_rim=calm[1].hex,
        ink=ink.hex,
        soft_ink=soft.hex,
        accent=accent.hex,
        on_accent=_on_button(accent, tones).hex,
        shadow=Colour.oklch(0.13 if light else 0.28, 0.05, calm[1].lch[2]).hex,
    )


def _on_button(accent: Colour, tones: Tones) -> Colour:
    """Return the colour of the words on a button: near black or white, but the sky's own red on a glowing sky."""
    if tones.blaze:
        return reach_contrast(Colour.oklch(0.48, 0.19, tones.start % 360), accent, _INK_CONTRAST)
    return readable_on(accent, hue=tones.start % 360, chroma=0.05)


def _hardest(calm: tuple[Colour, Colour]) -> Colour:
    """Return the tone nearest to mid grey, where ink reads worst."""
    white = Colour(255, 255, 255)
    return min(calm, key=lambda tone: max(contrast(white, tone), contrast(Colour(0, 0, 0), tone)))
