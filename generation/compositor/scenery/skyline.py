"""Skyline: roofs far and near by tone, a city's landmark or a tower of our own, and a table or terrace in front."""

from __future__ import annotations

from typing import Final

from generation.colour import Colour
from generation.compositor.scenery.landmarks import drawn_landmark, fitted_height
from generation.compositor.scenery.place import Place
from generation.compositor.scenery.sky import sky, stars, sun
from generation.compositor.scenery.tones import Look, Tones
from generation.compositor.scenery.vector import ellipse, even, falling, number, path, rect, stroke, trace

# One house each: its width and height as shares of a street's measure, and its roof (flat, gable, mansard, dome).
House = tuple[float, float, str]
_FAR: Final[tuple[House, ...]] = (
    (0.9, 0.62, "gable"), (0.6, 0.82, "flat"), (1.1, 0.55, "mansard"), (0.7, 0.9, "dome"), (1.0, 0.6, "gable"), (0.8, 0.74, "flat"),
    (1.2, 0.5, "mansard"), (0.6, 0.86, "gable"), (0.9, 0.64, "flat"), (1.0, 0.72, "dome"),
)  # fmt: skip
_NEAR: Final[tuple[House, ...]] = (
    (1.3, 0.72, "mansard"), (0.9, 0.52, "flat"), (1.2, 0.6, "gable"), (0.8, 0.44, "flat"), (1.4, 0.66, "mansard"), (1.0, 0.5, "gable"),
    (0.9, 0.76, "flat"), (1.3, 0.56, "mansard"),
)  # fmt: skip


# A landmark stands this much of its height above the roofs before it; roofs are this high, as shares of the short side.
_FAR_ROOFS: Final = 0.13
_NEAR_ROOFS: Final = 0.115


def skyline(place: Place, look: Look) -> str:
    """Return the scene's markup."""
    tones = look.tones
    alone = place.landmark_span is None
    radius = place.sun_radius(0.17 if place.bare else 0.25 if alone else 0.305, sunk=0.25 if alone else 0.62)
    centre = (place.focus_x, place.horizon - (0.25 if alone else 0.62) * radius)
    back = sky(place, tones) + ("" if tones.blaze else stars(place)) + sun(place, tones, centre, radius)
    base, b = place.calm_foot, place.band
    unit = min(0.13 * place.s, 0.2 * place.width)
    far = falling("far", place.horizon - 0.1 * b, base, even(tones.at(0.56), tones.at(0.68)))
    near = falling("near", base - 0.75 * b, base, even(*_near_tones(tones)))
    tallest = (1.0 * b, 0.78 * b) if alone else (_FAR_ROOFS * place.s, _NEAR_ROOFS * place.s)
    return (
        back
        + f"<defs>{far}{near}</defs>"
        + path(_street(place, _FAR, unit * 0.8, tallest[0], base), "url(#far)", 'opacity="0.85"')
        + (_landmark(place, look, place.landmark, base) if place.landmark else _tower(place, look, base))
        + path(_street(place, _NEAR, unit, tallest[1], base), "url(#near)")
        + _windows(place, look, unit, base, tallest[1])
        + (_terrace(place, look) if alone else _table(place, look))
    )


def _near_tones(tones: Tones) -> tuple[Colour, Colour]:
    """Return the near roofs' tones: much darker than a glowing sky, a little lighter than a dusky foreground."""
    if tones.blaze:
        return tones.at(0.0, lightness=-0.13, chroma=0.8), tones.at(0.04, lightness=-0.07, chroma=0.85)
    return tones.at(0.28), tones.at(0.4)


def _landmark(place: Place, look: Look, name: str, base: float) -> str:
    """Return the landmark in the room that the scene keeps for it, its foot behind the near roofs."""
    foot = base - 0.02 * place.s
    left, right = place.landmark_span or _tower_room(place)
    height = fitted_height(name, width=right - left, height=foot - (place.calm_top if not place.calm_left else 0.2 * place.height))
    if place.landmark_span is None:
        height = min(height, 1.9 * place.band)
    return drawn_landmark(name, look.tones, centre=(left + right) / 2, base=foot, height=height, flipped=place.flipped)


def _tower_room(place: Place) -> tuple[float, float]:
    """Return the left and right edge of the room for a tower where the layout keeps none: off the sun, beside the copy."""
    if place.calm_left:
        middle, half = place.calm_left + 0.3 * (place.width - place.calm_left), 0.3 * (place.width - place.calm_left)
    else:
        middle, half = 0.3 * place.width, 0.28 * place.width
    return middle - half, middle + half


def _table(place: Place, look: Look) -> str:
    """Return the table in front: one ellipse much wider than the artboard, its edge lit, its shade on the roofs behind it."""
    tones, y, cx = look.tones, place.calm_foot - 0.03 * place.s, place.width / 2
    rx, ry, line = 1.1 * place.width, 0.23 * place.s, max(2.0, 0.0045 * place.s)
    top, low = _table_tones(look)
    face = falling("foot", y, place.height, even(top, low))
    rim = tones.at(0.5) if tones.blaze else tones.at(0.55)
    below = rect(0, y + 0.12 * place.s, place.width, place.height - y, "url(#foot)")
    edge = f"M{number(cx - rx)} {number(y + ry)}A{number(rx)} {number(ry)} 0 0 1 {number(cx + rx)} {number(y + ry)}"
    shade = ellipse((cx, y + ry - 2.6 * line), rx, ry, tones.at(0.0, lightness=-0.22).hex, 'opacity="0.4"')
    return f"<defs>{face}</defs>{shade}" + ellipse((cx, y + ry), rx, ry, "url(#foot)") + below + stroke(edge, rim.hex, line, 0.85)


def _table_tones(look: Look) -> tuple[Colour, Colour]:
    """Return the tones between which copy on the table stands."""
    return look.below.colour("ground_centre"), look.below.colour("ground_rim")


def _street(place: Place, houses: tuple[House, ...], unit: float, tallest: float, base: float) -> str:
    """Return one outline for a row of houses over the whole width."""
    x, index, parts = -0.3 * unit, 0, [f"M{number(-unit)} {number(place.height)}V{number(base)}"]
    while x < place.width + unit:
        wide, high, roof = houses[index % len(houses)]
        parts.append(_house(x, wide * unit, (base - high * tallest, base), roof, unit))
        x, index = x + wide * unit, index + 1
    return "".join(parts) + f"V{number(place.height)}Z"


def _house(x: float, wide: float, heights: tuple[float, float], roof: str, unit: float) -> str:
    """Return a house's outline from its left wall to its right eaves; ``heights`` are those of its eaves and its foot."""
    eaves, base = heights
    right, mid, up = x + wide, x + wide / 2, eaves - 0.5 * unit
    flat = trace("H", x + 0.2 * wide, "v", -0.12 * unit, "h", 0.16 * wide, "v", 0.12 * unit, "H", right)
    chimney = trace("H", x + 0.62 * wide, "v", -0.18 * unit, "h", 0.12 * unit, "v", 0.18 * unit)
    swell = trace("C", x + 0.1 * wide, up, mid - 0.04 * wide, up, mid, eaves - 0.78 * unit)
    fall = trace("C", mid + 0.04 * wide, up, x + 0.9 * wide, up, x + 0.9 * wide, eaves)
    roofs = {
        "gable": trace("L", mid, eaves - 0.34 * unit, "L", right, eaves),
        "mansard": trace("L", x + 0.14 * wide, eaves - 0.32 * unit, chimney, "H", x + 0.86 * wide, "L", right, eaves),
        "dome": trace("h", 0.1 * wide, swell, fall, "H", right),
    }
    return trace("V", min(eaves, base), "H", x, roofs.get(roof, flat))


def _tower(place: Place, look: Look, base: float) -> str:
    """Return a stepped tower with a round lantern and a needle: no building that exists."""
    tones = look.tones
    tall = min(1.75 * place.band, base - place.calm_top - 0.02 * place.s) if not place.calm_left else 1.5 * place.band
    w, x, top = (
        0.13 * tall,
        0.3 * place.width if not place.calm_left else place.calm_left + 0.34 * (place.width - place.calm_left),
        base - tall,
    )
    shade = falling("tower", top, base, even(tones.at(0.38), tones.at(0.54)))
    lit = falling("towerlit", top, base, even(tones.at(0.6), tones.at(0.74)))
    steps = ((1.0, 0.0, 0.46), (0.76, 0.46, 0.68), (0.54, 0.68, 0.8))
    body = "".join(rect(x - w * share / 2, base - tall * high, w * share, tall * (high - low), "url(#tower)") for share, low, high in steps)
    edge = "".join(
        rect(x + w * share * 0.3, base - tall * high, w * share * 0.2, tall * (high - low), "url(#towerlit)") for share, low, high in steps
    )
    ledges = "".join(
        rect(x - w * share * 0.56, base - tall * high, w * share * 1.12, 0.012 * tall, tones.at(0.3).hex) for share, _, high in steps
    )
    crown = trace(
        "M",
        x - 0.2 * w,
        base - 0.8 * tall,
        "V",
        base - 0.86 * tall,
        "C",
        x - 0.2 * w,
        base - 0.92 * tall,
        x - 0.02 * w,
        base - 0.91 * tall,
        x,
        top,
        "C",
        x + 0.02 * w,
        base - 0.91 * tall,
        x + 0.2 * w,
        base - 0.92 * tall,
        x + 0.2 * w,
        base - 0.86 * tall,
        "V",
        base - 0.8 * tall,
        "Z",
    )
    lamp = "".join(
        rect(x - w * 0.05 + dx * w, base - tall * y, w * 0.1, 0.05 * tall, tones.at(0.96).hex, f'rx="{number(w * 0.05)}"')
        for y in (0.4, 0.3, 0.62)
        for dx in (-0.2, 0.06)
    )
    return f"<defs>{shade}{lit}</defs>" + path(crown, "url(#tower)") + body + edge + ledges + lamp


def _windows(place: Place, look: Look, unit: float, base: float, tallest: float) -> str:
    """Return lit windows in some of the near houses."""
    x, lit = -0.3 * unit, []
    tone = look.tones.at(0.92).hex
    for index in range(40):
        wide, high, _ = _NEAR[index % len(_NEAR)]
        if x > place.width:
            break
        pane, y = 0.085 * unit, base - high * tallest + 0.16 * unit
        if y + (0.4 if place.landmark_span is None else 0.2) * unit < base and index % 3 != 1:
            places = (0.24, 0.44, 0.66) if wide > 1 else (0.3, 0.58)
            lit += [
                rect(
                    x + share * wide * unit,
                    y,
                    pane,
                    0.17 * unit,
                    tone,
                    f'rx="{number(pane / 2)}" opacity="{0.9 - 0.2 * ((index + turn) % 3):.1f}"',
                )
                for turn, share in enumerate(places)
                if (index * 5 + turn * 3) % 4
            ]
        x += wide * unit
    return "".join(lit)


def _terrace(place: Place, look: Look) -> str:
    """Return the terrace that copy and product stand on, with a rim of evening light."""
    tones, y = look.tones, place.calm_foot - 0.1 * place.band
    floor = falling("foot", y, place.height, even(tones.at(0.1, lightness=-0.01), tones.at(0.0, lightness=-0.06)))
    rim = 0.005 * place.s
    return (
        f"<defs>{floor}</defs>"
        + rect(0, y, place.width, place.height - y, "url(#foot)")
        + rect(0, y, place.width, rim, tones.at(0.6).hex, 'opacity="0.8"')
    )
