"""Hills: green ridges from the haze to close by, a few trees, fields in rows, and dark grass in front."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from generation.compositor.scenery.place import Place
from generation.compositor.scenery.sky import sky, stars, sun
from generation.compositor.scenery.tones import Look, Tones
from generation.compositor.scenery.vector import Point, circle, curve, ellipse, even, falling, land, path, rect, stroke, trace

# Each ridge: its depth (0 far, 1 near) and heights over its base, at even distances, as shares of the band.
_RIDGES: Final = (
    (0.0, -0.02, (0.10, 0.20, 0.12, 0.04, 0.14, 0.24, 0.12)),
    (0.26, 0.16, (0.02, 0.06, 0.20, 0.22, 0.08, 0.0, 0.04)),
    (0.48, 0.36, (0.22, 0.16, 0.03, 0.02, 0.10, 0.22, 0.26)),
    (0.7, 0.64, (0.02, 0.10, 0.20, 0.16, 0.06, 0.02, 0.06)),
)


def hills(place: Place, look: Look) -> str:
    """Return the scene's markup."""
    tones = look.tones
    radius = place.sun_radius(0.11 if place.bare else 0.19, sunk=-0.1)
    centre = (place.focus_x, place.horizon + 0.1 * radius)
    above = sky(place, tones) + (stars(place) if tones.dusk else "") + sun(place, tones, centre, radius, halo=3.4)
    return above + "".join(_ridge(place, tones, number_) for number_ in range(len(_RIDGES))) + _grass(place, look)


def _ridge(place: Place, tones: Tones, index: int) -> str:
    depth, drop, heights = _RIDGES[index]
    base = place.horizon + drop * place.band
    points: list[Point] = [
        (turn / (len(heights) - 1) * place.width, base + 0.06 * place.band - high * 0.9 * place.band) for turn, high in enumerate(heights)
    ]
    lit = tones.green(depth).shifted(lightness=0.035)
    shade = falling(f"hill{index}", base - 0.2 * place.band, base + 0.5 * place.band, even(lit, tones.green(min(1.0, depth + 0.16))))
    rim = stroke(curve(points), tones.green(max(0.0, depth - 0.22)).hex, 0.0035 * place.s, 0.55)
    rows = _rows(place, tones, points, depth) if index == 2 else ""
    return (
        f"<defs>{shade}</defs>" + path(land(points, place.height), f"url(#hill{index})") + rim + rows + _trees(place, tones, points, index)
    )


def _rows(place: Place, tones: Tones, points: list[Point], depth: float) -> str:
    """Return crop rows that follow the hill's back, wider apart towards the viewer."""
    tone, lines = tones.green(max(0.0, depth - 0.2)).hex, []
    for row in range(1, 6):
        shift = (0.03 + 0.022 * row) * row * place.band
        lines.append(stroke(curve([(x, y + shift) for x, y in points]), tone, (0.002 + 0.0005 * row) * place.s, 0.34))
    return "".join(lines)


def _trees(place: Place, tones: Tones, points: list[Point], index: int) -> str:
    """Return round trees and a row of slender ones, in the tone of the next ridge."""
    spots = {1: (0.1, 0.13, 0.84), 2: (0.05, 0.09, 0.16, 0.93), 3: (0.9, 0.95)}.get(index, ())
    size = place.s * (0.012 + 0.010 * index)
    depth = min(0.94, _RIDGES[index][0] + 0.24)
    return "".join(
        _tree(tones, _on(points, share * place.width), size * (1 + 0.18 * (turn % 2)), depth) for turn, share in enumerate(spots)
    )


def _tree(tones: Tones, foot: Point, size: float, depth: float) -> str:
    x, y = foot
    dark, lit = tones.green(depth), tones.green(max(0.0, depth - 0.24))
    trunk = rect(x - 0.09 * size, y - 0.9 * size, 0.18 * size, 1.1 * size, dark.shifted(lightness=-0.06).hex)
    return (
        trunk
        + ellipse((x, y - 1.5 * size), 0.74 * size, size, dark.hex)
        + circle((x + 0.16 * size, y - 1.72 * size), 0.46 * size, lit.hex, 'opacity="0.5"')
    )


def _on(points: list[Point], x: float) -> Point:
    """Return the point of a ridge over ``x``, near enough for a tree's foot."""
    for (left, high), (right, low) in pairwise(points):
        if left <= x <= right:
            share = (x - left) / (right - left)
            eased = share * share * (3 - 2 * share)
            return x, high + (low - high) * eased + 0.004 * (right - left)
    return x, points[-1][1]


def _grass(place: Place, look: Look) -> str:
    w, y, b, tones = place.width, place.calm_foot, place.band, look.tones
    edge: list[Point] = [(0, y - 0.1 * b), (0.25 * w, y - 0.03 * b), (0.5 * w, y - 0.06 * b), (0.78 * w, y - 0.14 * b), (w, y - 0.12 * b)]
    floor = falling("foot", y - 0.14 * b, place.height, even(tones.green(0.94), tones.green(1.0)))
    rim = stroke(curve(edge), tones.green(0.55).hex, 0.004 * place.s, 0.6)
    return f"<defs>{floor}</defs>" + path(land(edge, place.height), "url(#foot)") + rim + _blades(place, tones, edge)


def _blades(place: Place, tones: Tones, edge: list[Point]) -> str:
    """Return tufts of grass on the front edge, at both sides."""
    tone, size, blades = tones.green(0.94).hex, 0.03 * place.s, []
    for share in (0.03, 0.07, 0.12, 0.9, 0.945, 0.985):
        x, y = _on(edge, share * place.width)
        blades += [
            trace(
                "M",
                x - 0.12 * size,
                y + 0.2 * size,
                "Q",
                x + 0.1 * lean * size,
                y - 0.5 * size,
                x + lean * size,
                y - (1.05 - 0.3 * abs(lean)) * size,
                "Q",
                x + 0.4 * lean * size,
                y - 0.3 * size,
                x + 0.12 * size,
                y + 0.2 * size,
                "Z",
            )
            for lean in (-0.7, -0.1, 0.55)
        ]
    return path("".join(blades), tone)
