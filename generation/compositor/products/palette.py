"""The tones that product drawings are painted in: a body, an accent and a light neutral, each lit, plain and shaded."""

from __future__ import annotations

from dataclasses import dataclass

from generation.colour import Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductPalette:
    """Three colours from which every tone of a drawing is mixed; drawings name tones, never colours."""

    body: Colour
    accent: Colour
    neutral: Colour

    def tones(self) -> dict[str, str]:
        """Return the hex of each tone by the name that drawings use.

        ``body-1`` to ``body-5`` run from highlight to deepest shade, likewise ``accent-1..5`` and ``neutral-1..5``;
        ``ink`` is a near-black of the body's hue for small marks and openings.
        """
        tones: dict[str, str] = {}
        for name, colour in (("body", self.body), ("accent", self.accent), ("neutral", self.neutral)):
            tones |= {f"{name}-{number}": tone.hex for number, tone in enumerate(_run(colour), start=1)}
        lightness, chroma, hue = self.body.lch
        tones["ink"] = Colour.oklch(min(0.2, lightness), min(chroma, 0.04), hue).hex
        return tones


def _run(colour: Colour) -> tuple[Colour, ...]:
    """Return five tones from highlight to shade; shadows gain a little chroma and turn a little, as lit things do."""
    lightness, _, _ = colour.lch
    up = (0.985 - lightness) * 0.62
    down = lightness * 0.62
    return (
        colour.shifted(lightness=up, chroma=0.55),
        colour.shifted(lightness=up * 0.45, chroma=0.85),
        colour,
        colour.shifted(lightness=-down * 0.33, chroma=1.06, hue=-4),
        colour.shifted(lightness=-down * 0.66, chroma=1.0, hue=-8),
    )
