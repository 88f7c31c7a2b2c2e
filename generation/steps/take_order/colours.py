"""Swatches by role: which colour is the ground, the ink, the button, told by labels, else by their order and lightness."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from generation.colour import Colour
from generation.steps.take_order.order import Swatch

_ROLES: Final[dict[str, tuple[str, ...]]] = {
    "accent": ("cta", "button", "accent", "highlight", "action", "call to action", "link"),
    "surface": ("background", "bg", "surface", "canvas", "base", "paper", "ground"),
    "ink": ("text", "ink", "copy", "headline", "font", "type", "body"),
}
_BRAND: Final = re.compile(r"\b(primary|brand|main|dominant)\b", re.IGNORECASE)
# OKLCH: from this chroma on a colour is one, and from this lightness on a ground can be it under dark letters.
_CHROMATIC: Final = 0.04
_LIGHT: Final = 0.86


def identity_of(swatches: Sequence[Swatch], fonts: Sequence[str]) -> dict[str, Any]:
    """Return swatches and fonts as members of a brand's identity, the way :func:`brands.kit.read_kit` takes it."""
    known = {role: colour for role in _ROLES if (colour := _labelled(swatches, role))}
    if "accent" not in known and (accent := _leading(swatches, set(known.values()))):
        known["accent"] = accent
    if "surface" not in known and (surface := _lightest(swatches, set(known.values()))):
        known["surface"] = surface
    names = {"accent": "primary_accent_hex", "surface": "primary_background_hex", "ink": "ink_hex"}
    identity: dict[str, Any] = {names[role]: colour for role, colour in known.items()}
    if swatches:
        identity["color_palette"] = list(dict.fromkeys(swatch.hexcode for swatch in swatches))
    if fonts:
        identity["heading_font"] = fonts[0]
        identity["body_font"] = fonts[1] if len(fonts) > 1 else fonts[0]
    return identity


def _labelled(swatches: Sequence[Swatch], role: str) -> str | None:
    pattern = re.compile(rf"(?<![a-z])({'|'.join(re.escape(word) for word in _ROLES[role])})(?![a-z])", re.IGNORECASE)
    return next((swatch.hexcode for swatch in swatches if pattern.search(swatch.label)), None)


def _leading(swatches: Sequence[Swatch], taken: set[str]) -> str | None:
    """Return the colour that acts where none is called so: the brand's first one that is a colour at all."""
    free = [swatch for swatch in swatches if swatch.hexcode not in taken]
    primary = [swatch for swatch in free if _BRAND.search(swatch.label)]
    chromatic = [swatch.hexcode for swatch in (*primary, *free) if Colour.parse(swatch.hexcode).lch[1] >= _CHROMATIC]
    return chromatic[0] if chromatic else None


def _lightest(swatches: Sequence[Swatch], taken: set[str]) -> str | None:
    light = [swatch.hexcode for swatch in swatches if swatch.hexcode not in taken and Colour.parse(swatch.hexcode).lch[0] >= _LIGHT]
    return light[0] if light else None
