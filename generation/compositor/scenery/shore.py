"""Shore: sea under a low sun or moon, its light on the water, a line of foam and sand in front."""

from __future__ import annotations

from generation.compositor.scenery.place import Place, Setting
from generation.compositor.scenery.sky import sky, stars, sun
from generation.compositor.scenery.tones import Look, Tones, foot_calm
from generation.compositor.scenery.vector import Point, curve, ellipse, even, falling, land, number, path, rect, stroke


def shore(place: Place, look: Look) -> str:
    """Return the scene's markup."""
    tones = look.tones
    radius = place.sun_radius(0.15 if place.bare else 0.24, sunk=0.62 if place.bare else 0.5)
    centre = (place.focus_x, place.horizon - (0.62 if place.bare else 0.5) * radius)
    above = sky(place, tones) + (stars(place) if tones.dusk else _clouds(place, tones)) + sun(place, tones, centre, radius)
    return above + _islands(place, tones) + _sea(place, tones, radius) + _sand(place, look)


def _clouds(place: Place, tones: Tones) -> str:
    """Return a few long flat clouds low over the horizon."""
    room = place.horizon - place.calm_top
    marks = ((0.14, 0.52, 0.16), (0.24, 0.6, 0.1), (0.84, 0.34, 0.15), (0.92, 0.42, 0.09))
    tone = tones.at(1.0, lightness=0.02).hex
    height = 0.014 * place.s
    return "".join(
        rect(
            x * place.width - w * place.width,
            place.calm_top + y * room,
            2 * w * place.width,
            height * 2,
            tone,
            f'rx="{number(height)}" opacity="0.7"',
        )
        for x, y, w in marks
    )


def _islands(place: Place, tones: Tones) -> str:
    w, y, rise = place.width, place.horizon, 0.05 * place.s
    far: list[Point] = [
        (-0.02 * w, y),
        (0.06 * w, y - 0.7 * rise),
        (0.13 * w, y - 1.1 * rise),
        (0.22 * w, y - 0.5 * rise),
        (0.3 * w, y - 0.28 * rise),
        (0.38 * w, y),
    ]
    near: list[Point] = [(-0.02 * w, y - 0.9 * rise), (0.04 * w, y - 0.75 * rise), (0.1 * w, y - 0.3 * rise), (0.17 * w, y)]
    first, second = (0.7, 0.5) if tones.dusk else (0.66, 0.46)
    return path(land(far, y + 1), tones.at(first).hex) + path(land(near, y + 1), tones.at(second).hex)


def _sea(place: Place, tones: Tones, radius: float) -> str:
    y, low = place.horizon, place.calm_foot
    shades = (0.66, 0.42, 0.24) if tones.dusk else (0.72, 0.5, 0.62)
    water = falling("sea", y, low, even(*(tones.at(share, chroma=1.15) for share in shades)))
    return (
        f"<defs>{water}</defs>"
        + rect(0, y, place.width, place.height - y, "url(#sea)")
        + _glitter(place, tones, radius)
        + _swell(place, tones)
    )


def _glitter(place: Place, tones: Tones, radius: float) -> str:
    """Return the light's path on the water: flat dashes, wider and rarer towards the viewer."""
    high, _ = tones.sun
    count, dashes = 13, []
    for index in range(count):
        near = index / (count - 1)
        y = place.horizon + (0.012 + 0.8 * near**1.45) * place.band
        half = radius * (0.92 - 0.62 * near + 0.32 * ((index * 7) % 5) / 5)
        shift = radius * 0.34 * (((index * 11) % 7) / 6 - 0.5) * (0.4 + near)
        thick = place.s * (0.0022 + 0.0042 * near)
        dashes.append(ellipse((place.focus_x + shift, y), half, thick, high.hex, f'opacity="{0.9 - 0.5 * near:.2f}"'))
    return "".join(dashes)


def _swell(place: Place, tones: Tones) -> str:
    """Return quiet strokes of swell on both sides."""
    tone = tones.at(0.78 if tones.dusk else 0.92).hex
    marks = (
        (0.1, 0.18, 0.05),
        (0.24, 0.32, 0.035),
        (0.88, 0.24, 0.05),
        (0.07, 0.5, 0.05),
        (0.3, 0.56, 0.05),
        (0.93, 0.5, 0.045),
        (0.8, 0.4, 0.03),
    )
    lines = []
    for x, depth, half in marks:
        y, cx, w = place.horizon + depth * place.band, x * place.width, half * place.width
        lines.append(
            stroke(
                f"M{number(cx - w)} {number(y)}Q{number(cx)} {number(y - 0.005 * place.s)} {number(cx + w)} {number(y)}",
                tone,
                0.003 * place.s,
                0.4,
            )
        )
    return "".join(lines)


def _sand(place: Place, look: Look) -> str:
    w, y, b = place.width, place.calm_foot, place.band
    edge: list[Point] = [
        (0, y - 0.2 * b),
        (0.18 * w, y - 0.12 * b),
        (0.38 * w, y - 0.17 * b),
        (0.6 * w, y - 0.07 * b),
        (0.82 * w, y - 0.11 * b),
        (w, y - 0.02 * b),
    ]
    wet: list[Point] = [(px, py + 0.055 * b + 0.008 * place.s) for px, py in edge]
    high, low = foot_calm(look.tones, Setting.SHORE, look.below)
    damp = high.mixed(look.tones.at(0.5), 0.34)
    sand = falling("sand", y - 0.1 * b, place.height, even(high, low))
    foam = "#FFFFFF" if not look.tones.dusk else look.tones.at(0.97).hex
    return (
        f"<defs>{sand}</defs>"
        + path(land(edge, place.height), damp.hex)
        + stroke(curve(edge), foam, 0.016 * place.s, 0.3)
        + stroke(curve(edge), foam, 0.006 * place.s, 0.9)
        + path(land(wet, place.height), "url(#sand)")
    )
