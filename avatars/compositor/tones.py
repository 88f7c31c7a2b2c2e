"""The tones of a drawing: each material as a run of five, from light to deep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from avatars.persona.value import Gender, HairColour, Persona
from generation.colour import Colour

# The ten steps of the Monk Skin Tone scale (Ellis Monk, skintone.google), as OKLCH a little warmer than the swatches: lit skin, not paint.
_SKIN: Final = (
    (0.905, 0.040, 52.0),
    (0.872, 0.052, 54.0),
    (0.836, 0.063, 56.0),
    (0.795, 0.074, 58.0),
    (0.735, 0.084, 58.0),
    (0.655, 0.086, 56.0),
    (0.560, 0.080, 53.0),
    (0.475, 0.070, 50.0),
    (0.410, 0.056, 46.0),
    (0.350, 0.042, 44.0),
)
_HAIR: Final = {
    HairColour.BLACK: (0.255, 0.014, 50.0),
    HairColour.DARK_BROWN: (0.315, 0.042, 48.0),
    HairColour.BROWN: (0.43, 0.064, 52.0),
    HairColour.AUBURN: (0.44, 0.105, 42.0),
    HairColour.RED: (0.575, 0.138, 46.0),
    HairColour.BLONDE: (0.79, 0.098, 82.0),
    HairColour.GREY: (0.68, 0.012, 250.0),
    HairColour.WHITE: (0.90, 0.010, 85.0),
}
_DYES: Final = ((0.62, 0.17, 350.0), (0.55, 0.14, 262.0), (0.55, 0.15, 305.0), (0.62, 0.11, 195.0))
_TROUSERS: Final = ("#2A3550", "#3B3A40", "#5B6B84", "#6B5A48", "#20242C", "#7C7466")
_SHOES: Final = ("#F4F1EA", "#2B2320", "#6A4632", "#E4E0D8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The runs of tones by material."""

    runs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def hex(self, material: str, tone: int = 3) -> str:
        """Return the colour of a material, or of any ``#RRGGBB``, at a tone from 1 to 5."""
        run = self.runs.get(material) or run_of(material)
        return run[tone - 1]


def palette(persona: Persona) -> Palette:
    """Return the tones of a persona."""
    skin = Colour.oklch(*_SKIN[min(10, max(1, persona.skin)) - 1])
    hair = _hair(persona)
    pick = persona.nose + 3 * persona.eyes
    return Palette(
        runs={
            "skin": _skin(skin),
            "hair": _run(hair, spread=1.25),
            "brow": _run(_brow(hair, skin)),
            "cloth": run_of(persona.outfit_colour),
            "second": run_of(_apart(persona.second_colour, persona.outfit_colour)),
            "trousers": run_of(_apart(_TROUSERS[pick % len(_TROUSERS)], persona.outfit_colour)),
            "shoe": run_of(_SHOES[pick % len(_SHOES)]),
            "beard": _run(_beard(hair), spread=1.1),
            "scarf": run_of(_scarf(persona)),
            "lip": _run(_lip(persona, skin)),
            "blush": _run(Colour.oklch(max(0.42, skin.lch[0] - 0.13), 0.125, 28.0)),
            "iris": run_of(persona.eye_colour),
            "ink": _run(Colour.oklch(0.23, 0.03, 38.0)),
            "white": ("#FFFFFF", "#FDFBF8", "#F6F3EE", "#DCD6D2", "#B9B2B0"),
            "gold": ("#FFF2C4", "#F6D27A", "#E2AE45", "#B27D23", "#7D5212"),
            "steel": ("#FFFFFF", "#E3E8EE", "#BAC3CE", "#818C9B", "#525C6B"),
        }
    )


@lru_cache(maxsize=256)
def run_of(text: str) -> tuple[str, ...]:
    """Return the five tones of ``#RRGGBB``."""
    return _run(Colour.parse(text))


def _run(colour: Colour, *, spread: float = 1.0) -> tuple[str, ...]:
    lightness = colour.lch[0]
    up, down = min(0.2, (0.99 - lightness) * 0.42) * spread, min(0.34, lightness * 0.42) * spread
    return (
        colour.shifted(lightness=up, chroma=0.9).hex,
        colour.shifted(lightness=up * 0.45).hex,
        colour.hex,
        colour.shifted(lightness=-down * 0.42, chroma=1.06, hue=-4).hex,
        colour.shifted(lightness=-down, chroma=1.02, hue=-9).hex,
    )


def _skin(colour: Colour) -> tuple[str, ...]:
    lightness = colour.lch[0]
    down = lightness * 0.31
    return (
        colour.shifted(lightness=min(0.09, (0.99 - lightness) * 0.5), chroma=0.85).hex,
        colour.shifted(lightness=min(0.04, (0.99 - lightness) * 0.25), chroma=0.95).hex,
        colour.hex,
        colour.shifted(lightness=-0.42 * down, chroma=1.22, hue=-7).hex,
        colour.shifted(lightness=-down, chroma=1.25, hue=-14).hex,
    )


def _hair(persona: Persona) -> Colour:
    if persona.hair_colour is HairColour.DYED:
        return Colour.oklch(*_DYES[persona.brows % len(_DYES)])
    lightness, chroma, hue = _HAIR[persona.hair_colour]
    return Colour.oklch(lightness + (persona.brows % 7 - 3) * 0.008, chroma, hue + (persona.eyes % 7 - 3))


def _beard(hair: Colour) -> Colour:
    """Return the beard's tone: a little darker than the hair."""
    lightness, chroma, hue = hair.lch
    return Colour.oklch(lightness * 0.94, chroma, hue)


def _scarf(persona: Persona) -> str:
    """Return the colour of scarves and hats: told from the outfit's, and never a dull grey."""
    options = ("#7F1D3A", "#0F766E", "#D9B48A", "#34507E", "#B5654A", "#5B4A7A", "#E7DCCB", "#7C8F5A")
    start = (persona.mouth + 2 * persona.brows) % len(options)
    ordered = (*options[start:], *options[:start])
    return next(option for option in ordered if _apart(option, persona.outfit_colour) == option)


def _brow(hair: Colour, skin: Colour) -> Colour:
    """Return the brows' tone: as the hair, but always darker than the skin and never white."""
    lightness, chroma, hue = hair.lch
    return Colour.oklch(min(lightness * 0.86, 0.52, skin.lch[0] - 0.14), min(chroma, 0.06), hue)


def _lip(persona: Persona, skin: Colour) -> Colour:
    lightness, chroma, _ = skin.lch
    if persona.gender is Gender.FEMININE:
        rouge = (22.0, 14.0, 30.0, 18.0)[persona.mouth % 4]
        return Colour.oklch(max(0.40, lightness - 0.16), 0.105 + 0.012 * (persona.mouth % 3), rouge)
    return Colour.oklch(max(0.345, lightness - 0.105), chroma + 0.026, 34.0)


def _apart(text: str, other: str) -> str:
    """Return a colour that is told from another: itself, or cream or ink where the two are alike."""
    first, second = Colour.parse(text).lch, Colour.parse(other).lch
    if abs(first[0] - second[0]) > 0.14 or abs(first[1] - second[1]) > 0.08:
        return text
    return "#F2E6D3" if second[0] < 0.6 else "#2A3040"
