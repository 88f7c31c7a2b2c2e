"""Two sentences that tell a picture model how the brand's pictures look, made from what was found and from nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brands.extraction.faces import FaceClass, face_class
from brands.extraction.palette import colour_name

if TYPE_CHECKING:
    from brands.extraction.colours import Rgba
    from brands.extraction.findings import Tone, Typeface

_LETTERS = {
    FaceClass.GEOMETRIC: "clean geometric",
    FaceClass.ROUNDED: "soft, rounded",
    FaceClass.WIDE: "precise, technical",
    FaceClass.CONDENSED: "compact, confident",
    FaceClass.POSTER: "bold poster-like",
    FaceClass.OLD_SERIF: "classic editorial",
    FaceClass.DIDONE: "elegant high-contrast",
    FaceClass.SOFT_SERIF: "warm, crafted",
    FaceClass.DISPLAY_SERIF: "expressive editorial",
    FaceClass.SLAB: "sturdy, honest",
    FaceClass.SCRIPT: "personal, handmade",
    FaceClass.MONO: "plain technical",
}


def condition(*, surface: Rgba, accent: Rgba, ink: Rgba, tone: Tone, heading: Typeface | None, sells: bool) -> str:
    """Return exactly two sentences: the colours and the design's manner, then light and staging."""
    manner = _LETTERS.get(face_class(heading.asked), "clean contemporary") if heading else "clean contemporary"
    ground = "dark" if surface.lightness < 0.45 else "light"
    palette = f"{colour_name(surface)} grounds, {colour_name(accent)} accents and {colour_name(ink)} details"
    first = f"{_article(manner)} {manner} look built on {palette}, with generous empty space."
    return f"{first} {_light(ground, tone, accent)}, {_staging(tone, sells=sells)}."


def _article(manner: str) -> str:
    return "An" if manner[0] in "aeiou" else "A"


def _light(ground: str, tone: Tone, accent: Rgba) -> str:
    if ground == "dark":
        return "Low-key studio light with crisp rim highlights"
    if tone.calm_energetic > 0.65:
        return "Bright, direct light with clear shadows"
    warm = accent.chromatic and (accent.hue < 110 or accent.hue > 340)
    return "Soft warm daylight with gentle shadows" if warm else "Soft even daylight with cool, clear whites"


def _staging(tone: Tone, *, sells: bool) -> str:
    subject = "one product shown whole and close" if sells else "one clear subject"
    mood = (
        "a playful, lively moment"
        if tone.serious_playful > 0.65
        else "an exact, uncluttered setting"
        if tone.plain_technical > 0.6
        else "a calm, natural setting"
    )
    return f"{subject} in {mood}"
