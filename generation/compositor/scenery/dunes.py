"""Dunes: a low sun, three dunes with lit and shaded faces, a rim of light on each crest, and a caravan that gives the scale."""

from __future__ import annotations

from typing import Final

from generation.colour import Colour
from generation.compositor.scenery.place import Place
from generation.compositor.scenery.sky import sky, stars, sun
from generation.compositor.scenery.tones import Look
from generation.compositor.scenery.vector import Point, curve, even, falling, land, number, path, stroke

# A camel of our own in a box of 32 x 32, walking to the right, its feet at y = 30.
_CAMEL: Final = (
    "M3.4 15.6C4.2 12.2 6.6 11.6 8.2 12.4C9.6 9 12.2 8.4 13.4 11.4C14.2 13 15 13 15.8 11.2C17 8.6 19.4 9.2 20.2 12.2"
    "C21 14 22.6 14.6 23.8 13.4C24.8 12.2 24.6 9.6 25 7.4C25.3 6 26.3 5.2 27.5 5.3L28.2 4.4L28.6 5.6C30 5.9 31.2 6.9 31.4 7.9"
    "C31 8.7 29.6 8.6 28.4 8.6C27.4 9.4 27.6 12.4 26.8 15.2C26 17.6 24 19 22.4 19.4L22.8 30H20.8L19.8 20.4L18.6 30H16.8L17.4 20.2"
    "C15 20.8 12 20.8 10 20L9.6 30H7.8L7.2 20.6L5.4 30H3.6L4.8 19.4C4 18.6 3.6 17.4 3.8 16.4L2.6 20.4Z"
)


def dunes(place: Place, look: Look) -> str:
    """Return the scene's markup."""
    tones = look.tones
    radius = place.sun_radius(0.155 if place.bare else 0.24, sunk=0.3 if place.bare else 0.5)
    centre = (place.focus_x, place.horizon - (0.3 if place.bare else 0.5) * radius)
    return (
        sky(place, tones) + stars(place) + sun(place, tones, centre, radius) + _far(place, look) + _middle(place, look) + _near(place, look)
    )


def _ramp(name: str, top: float, bottom: float, first: Colour, last: Colour) -> str:
    return f"<defs>{falling(name, top, bottom, even(first, last))}</defs>"


def _far(place: Place, look: Look) -> str:
    w, y, b = place.width, place.horizon, place.band
    ridge = [
        (0, y + 0.1 * b),
        (0.16 * w, y - 0.05 * b),
        (0.34 * w, y + 0.02 * b),
        (0.6 * w, y + 0.07 * b),
        (0.8 * w, y - 0.02 * b),
        (w, y + 0.06 * b),
    ]
    shade = _ramp("far", y, y + 0.5 * b, look.tones.at(0.74, chroma=0.9), look.tones.at(0.62))
    return shade + path(land(ridge, place.height), "url(#far)")


def _middle(place: Place, look: Look) -> str:
    w, y, b = place.width, place.horizon, place.band
    tones, crest = look.tones, (0.385 * w, y - 0.07 * b)
    left: list[Point] = [(0, y + 0.42 * b), (0.13 * w, y + 0.24 * b), (0.28 * w, y + 0.0 * b), crest]
    right: list[Point] = [crest, (0.47 * w, y + 0.03 * b), (0.62 * w, y + 0.22 * b), (0.8 * w, y + 0.27 * b), (w, y + 0.3 * b)]
    spine: list[Point] = [crest, (0.4 * w, y + 0.16 * b), (0.375 * w, y + 0.34 * b), (0.46 * w, y + 0.56 * b), (0.6 * w, y + 0.8 * b)]
    lit = _ramp("lit2", y - 0.07 * b, y + b, tones.at(0.66), tones.at(0.46))
    shade = _ramp("shade2", y - 0.07 * b, y + b, tones.at(0.37), tones.at(0.27))
    back = "".join(f"L{number(px)} {number(py)}" for px, py in _sampled(spine))
    dark = (
        f"{curve(right)}V{number(place.height)}H{number(0.6 * w)}"
        + "".join(f"L{number(px)} {number(py)}" for px, py in reversed(_sampled(spine)))
        + "Z"
    )
    face = f"{curve(left)}{back}V{number(place.height)}H0Z"
    return (
        lit
        + shade
        + path(face, "url(#lit2)")
        + path(dark, "url(#shade2)")
        + _rim(left, tones.at(0.95), 0.0028 * place.s)
        + _caravan(place, left, look)
    )


def _near(place: Place, look: Look) -> str:
    w, b, tones = place.width, place.band, look.tones
    y, foot = place.horizon, place.calm_foot
    crest: list[Point] = [
        (w, y + 0.4 * b),
        (0.9 * w, y + 0.4 * b),
        (0.76 * w, y + 0.5 * b),
        (0.6 * w, y + 0.7 * b),
        (0.44 * w, y + 0.8 * b),
    ]
    tail: list[Point] = [*crest, (0.26 * w, y + 0.78 * b), (0.1 * w, y + 0.69 * b), (0, y + 0.7 * b)]
    base: list[Point] = [(0.44 * w, y + 0.8 * b), (0.53 * w, y + 0.92 * b), (0.6 * w, y + 1.12 * b), (0.8 * w, y + 1.3 * b)]
    lit = _ramp("lit3", y + 0.4 * b, y + 1.15 * b, tones.at(0.6), tones.at(0.34))
    shade = _ramp("shade3", y + 0.4 * b, y + 1.2 * b, tones.at(0.21), tones.at(0.06))
    floor = _ramp("foot", foot - 0.1 * b, place.height, tones.at(0.1, lightness=-0.01), tones.at(0.0, lightness=-0.06))
    ground: list[Point] = [
        (0, foot - 0.06 * b),
        (0.2 * w, foot - 0.1 * b),
        (0.45 * w, foot - 0.04 * b),
        (0.7 * w, foot + 0.01 * b),
        (w, foot - 0.03 * b),
    ]
    dark = f"{curve(crest)}" + "".join(f"L{number(px)} {number(py)}" for px, py in _sampled(base)) + f"V{number(place.height)}H{number(w)}Z"
    return (
        lit
        + shade
        + floor
        + path(f"{curve(tail)}V{number(place.height)}H{number(w)}Z", "url(#lit3)")
        + path(dark, "url(#shade3)")
        + _rim(tail, tones.at(0.98), 0.0032 * place.s)
        + path(land(ground, place.height), "url(#foot)")
    )


def _rim(points: list[Point], colour: Colour, width: float) -> str:
    """Return a crest's rim of light: a soft wide line under a fine one."""
    line = curve(points)
    return stroke(line, colour.hex, 3.2 * width, 0.2) + stroke(line, colour.hex, width, 0.85)


def _sampled(points: list[Point]) -> list[Point]:
    """Return points along the smooth line through ``points``."""
    ends, found = [points[0], *points, points[-1]], [points[0]]
    for index in range(len(points) - 1):
        a, b, c, d = ends[index : index + 4]
        found += [(_between(a[0], b[0], c[0], d[0], t / 10), _between(a[1], b[1], c[1], d[1], t / 10)) for t in range(1, 11)]
    return found


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def _caravan(place: Place, ridge: list[Point], look: Look) -> str:
    """Return four camels walking up a ridge towards the light."""
    line, size, dark = _sampled(ridge), 0.037 * place.s, look.tones.at(0.05).hex
    start = 0.28 * place.width
    camels = []
    for index in range(4):
        x = start - index * 1.32 * size
        y = next((py for px, py in line if px >= x), line[-1][1])
        camels.append(
            f'<g transform="translate({number(x - size / 2)} {number(y - size * 0.93)}) scale({size / 32:.4f})">{path(_CAMEL, dark)}</g>'
        )
    return "".join(camels)
