"""Niche: a pointed arch lit from inside, a crescent and stars in it, a metal frame around it, a plinth for the product."""

from __future__ import annotations

from typing import Final

from generation.colour import Colour
from generation.compositor.scenery.place import Place
from generation.compositor.scenery.tones import Look
from generation.compositor.scenery.vector import across, circle, ellipse, even, falling, number, path, radial, rect, stroke, trace

_STARS: Final = ((0.2, 0.34, 0.9), (-0.24, 0.42, 0.7), (0.27, 0.5, 0.6), (0.05, 0.13, 0.5))
# Warm inside, cold outside: whatever the wall's hue, the light within is a lamp's, amber by the product and plum under the point.
_LIGHT: Final = ((0.835, 0.130, 78), (0.745, 0.140, 66), (0.600, 0.130, 48), (0.420, 0.105, 18), (0.290, 0.075, 342))
_PLINTH: Final = ((0.225, 0.055, 325), (0.475, 0.085, 32), (0.360, 0.070, 12), (0.200, 0.050, 318))
_PLINTH_TOP: Final = ((0.66, 0.115, 44), (0.50, 0.095, 36))
_METAL: Final = ((0.93, 0.085, 88), (0.79, 0.13, 80), (0.66, 0.12, 72))


def niche(place: Place, look: Look) -> str:
    """Return the scene's markup."""
    deep = radial(
        "wall",
        (place.focus_x, place.calm_foot - 0.3 * place.s),
        1.1 * max(place.width, place.height),
        even(look.tones.at(0.16), look.tones.at(0.05), look.tones.at(0.0)),
    )
    metal = across("metal", place.focus_x - place.span / 2, place.focus_x + place.span / 2, even(*(Colour.oklch(*tone) for tone in _METAL)))
    wall = f"<defs>{deep}{metal}</defs>" + rect(0, 0, place.width, place.height, "url(#wall)")
    return wall + _lattice(place) + _room(place) + _frame(place) + _floor(place, look)


def _lattice(place: Place) -> str:
    """Return rings that cross into petals, tone on tone, as one stroked path; squares or stars of squares look like missing letters."""
    tile = 0.16 * place.s
    columns, rows = int(place.width / tile) + 2, int(place.height / tile) + 2
    corners = [(column * tile, row * tile) for column in range(columns) for row in range(rows)]
    rings = "".join(_ring(x + shift, y + shift, tile / 2) for x, y in corners for shift in (0.0, tile / 2))
    return stroke(rings, Colour.oklch(*_METAL[1]).hex, max(1.6, 0.0019 * place.s), 0.085)


def _ring(x: float, y: float, radius: float) -> str:
    return trace("M", x - radius, y, "a", radius, radius, 0, 1, 1, 2 * radius, 0, "a", radius, radius, 0, 1, 1, -2 * radius, 0)


def _arch(place: Place, grow: float = 0.0) -> str:
    """Return the arch's outline, moved outwards by ``grow`` px, open below the artboard."""
    half, top, cx = place.span / 2 + grow, place.horizon - 1.5 * grow, place.focus_x
    spring, foot = place.horizon + 0.78 * place.span, place.arch_foot
    return trace(
        "M",
        cx - half,
        foot,
        "V",
        spring,
        "C",
        cx - half,
        spring - 0.36 * place.span,
        cx - 0.22 * half,
        top + 0.26 * place.span,
        cx,
        top,
        "C",
        cx + 0.22 * half,
        top + 0.26 * place.span,
        cx + half,
        spring - 0.36 * place.span,
        cx + half,
        spring,
        "V",
        foot,
    )


def _room(place: Place) -> str:
    """Return what is inside: warm light from below, sky signs, far dunes, plinth."""
    cx, span, foot = place.focus_x, place.span, place.calm_foot
    light = radial(
        "inside",
        (cx, foot - 0.28 * span),
        0.98 * (foot - place.horizon),
        even(*(Colour.oklch(*tone) for tone in _LIGHT)),
    )
    return f"<defs>{light}</defs>" + path(_arch(place) + "Z", "url(#inside)") + _signs(place) + _plinth(place)


def _signs(place: Place) -> str:
    """Return a crescent and a few four-pointed stars in the arch's upper part."""
    cx, top, span = place.focus_x, place.horizon, place.span
    tone, r = Colour.oklch(0.95, 0.07, 88).hex, 0.105 * place.span
    x, y = cx - 0.02 * span, top + 0.5 * span
    moon = trace(
        "M",
        x + 0.62 * r,
        y + 0.78 * r,
        "A",
        r,
        r,
        0,
        1,
        1,
        x + 0.2 * r,
        y - 0.98 * r,
        "A",
        0.82 * r,
        0.82 * r,
        0,
        1,
        0,
        x + 0.62 * r,
        y + 0.78 * r,
        "Z",
    )
    stars = "".join(_star(cx + dx * span, top + (0.16 + dy) * span, 0.036 * span * size, tone) for dx, dy, size in _STARS)
    return (
        path(moon, tone)
        + stars
        + circle((cx - 0.33 * span, top + 0.74 * span), 0.006 * span, tone)
        + circle((cx + 0.35 * span, top + 0.8 * span), 0.006 * span, tone)
    )


def _star(x: float, y: float, r: float, tone: str) -> str:
    q = 0.27 * r
    return path(
        trace(
            "M",
            x,
            y - r,
            "L",
            x + q,
            y - q,
            "L",
            x + r,
            y,
            "L",
            x + q,
            y + q,
            "L",
            x,
            y + r,
            "L",
            x - q,
            y + q,
            "L",
            x - r,
            y,
            "L",
            x - q,
            y - q,
            "Z",
        ),
        tone,
    )


def _plinth(place: Place) -> str:
    """Return a round plinth whose top carries the product's foot."""
    cx, rx = place.focus_x, 0.42 * place.span
    ry, y = 0.17 * rx, place.calm_foot - 0.05 * rx
    side = across("plinth", cx - rx, cx + rx, even(*(Colour.oklch(*tone) for tone in _PLINTH)))
    top = falling("plinthtop", y - ry, y + ry, even(*(Colour.oklch(*tone) for tone in _PLINTH_TOP)))
    edge = f"M{number(cx - rx)} {number(y)}A{number(rx)} {number(ry)} 0 0 0 {number(cx + rx)} {number(y)}"
    return (
        f"<defs>{side}{top}</defs>"
        + rect(cx - rx, y, 2 * rx, place.height - y, "url(#plinth)")
        + ellipse((cx, y), rx, ry, "url(#plinthtop)")
        + stroke(edge, Colour.oklch(*_METAL[0]).hex, 0.007 * place.span, 0.9)
    )


def _frame(place: Place) -> str:
    """Return the metal frame and its finer echo."""
    width = max(3.0, 0.021 * place.span)
    return stroke(_arch(place), "url(#metal)", width) + stroke(_arch(place, 0.062 * place.span), "url(#metal)", 0.36 * width, 0.5)


def _floor(place: Place, look: Look) -> str:
    """Return the dark floor that copy stands on where the arch ends above the artboard's foot."""
    if place.arch_foot >= place.height:
        return ""
    y = place.arch_foot
    floor = falling("foot", y, place.height, even(look.tones.at(0.1, lightness=-0.01), look.tones.at(0.0, lightness=-0.06)))
    return (
        f"<defs>{floor}</defs>"
        + rect(0, y, place.width, place.height - y, "url(#foot)")
        + rect(0, y, place.width, 0.006 * place.s, "url(#metal)")
    )
