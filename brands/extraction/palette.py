"""Four different colours that stand for a brand: its surface, its accent, and what goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brands.extraction.colours import Rgba, distance, mix
from brands.extraction.findings import PALETTE_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable

# Two colours of a palette nearer than this (OKLab distance x100) read as one.
_APART: Final = 6.0
_COLOURFUL: Final = 0.06
_WARM: Final = ((15, "pink"), (33, "red"), (65, "orange"), (85, "amber"), (112, "yellow"), (135, "lime green"), (165, "green"))
_HUES: Final = (*_WARM, (200, "teal"), (240, "sky blue"), (280, "blue"), (305, "violet"), (335, "purple"))
_STEPS: Final = ((0.18, "black"), (0.82, "white"), (0.4, "black"), (0.6, "white"), (0.65, "black"), (0.35, "white"))


def four(*, surface: Rgba, accent: Rgba, ink: Rgba, heard: Iterable[Rgba]) -> tuple[str, ...]:
    """Return exactly four different colours as ``#RRGGBB``: surface, accent, the next one heard that is none of them, ink.

    What is missing is filled with tints and shades of the accent, then with greys, always in the same order.
    """
    chosen: list[Rgba] = []
    _add(chosen, surface)
    _add(chosen, accent)
    second = next(
        (colour for colour in heard if colour.chroma > _COLOURFUL and all(distance(colour, known) > _APART for known in (*chosen, ink))),
        None,
    )
    for colour in (second, ink, *_derived(accent), *(Rgba(level, level, level) for level in range(255, -1, -17))):
        if colour is not None and len(chosen) < PALETTE_SIZE:
            _add(chosen, colour)
    return tuple(colour.hex for colour in chosen)


def _add(chosen: list[Rgba], colour: Rgba) -> None:
    if all(distance(colour, known) > _APART for known in chosen) or (len(chosen) < 2 and all(colour.hex != known.hex for known in chosen)):
        chosen.append(colour)


def _derived(accent: Rgba) -> list[Rgba]:
    ends = {"black": Rgba(0, 0, 0), "white": Rgba(255, 255, 255)}
    return [mix(accent, ends[end], share=share, space="oklab") for share, end in _STEPS]


def colour_name(colour: Rgba) -> str:
    """Return what people call a colour, from its OKLCH lightness, chroma and hue."""
    light, chroma, hue = colour.lightness, colour.chroma, colour.hue
    if chroma < 0.03:
        return (
            ("white" if chroma < 0.003 else "warm white" if 20 < hue < 130 else "cool white")
            if light > 0.97
            else "off-white"
            if light > 0.92
            else "light grey"
            if light > 0.75
            else _dark_neutral(light)
        )
    if 30 < hue < 110 and light > 0.9 and chroma < 0.06:
        return "cream"
    if 30 < hue < 95 and light < 0.55:
        return "brown" if light > 0.35 else "dark brown"
    if light < 0.48 and (hue < 15 or hue > 345):
        return "burgundy"
    base = next((name for limit, name in _HUES if hue <= limit), "pink")
    tone = "deep " if light < 0.48 else "pale " if light > 0.86 and chroma < 0.12 else "soft " if chroma < 0.08 else ""
    return tone + base


def _dark_neutral(light: float) -> str:
    return "grey" if light > 0.5 else "charcoal" if light > 0.25 else "near-black"
