"""How a ground feels, by its colour: the one rule for ads that we draw and for pictures that we measure."""

from __future__ import annotations

from typing import Final

from generation.colour import Colour
from generation.corpus.reference import PaletteMood

# OKLCH lightness and chroma, set where the grounds of the house (generation.compositor.scheme.RECIPES) part for the eye.
_DARK: Final = 0.45
_COLOURLESS: Final = 0.035
_TINTED: Final = 0.02
_LIGHT: Final = 0.82
_STRONG: Final = 0.085


def mood_of(ground: Colour) -> PaletteMood:
    """Return the mood of an ad that stands mostly on this colour."""
    lightness, chroma, _hue = ground.lch
    if lightness < _DARK:
        return PaletteMood.DARK if chroma < _COLOURLESS else PaletteMood.DEEP
    if lightness >= _LIGHT and chroma < _STRONG:
        return PaletteMood.AIRY if chroma < _TINTED else PaletteMood.PASTEL
    return PaletteMood.AIRY if chroma < _TINTED else PaletteMood.VIVID
