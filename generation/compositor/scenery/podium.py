"""Podium: a lit niche behind a low plinth on a round table, light from the upper left, two spheres, room for copy on the front."""

from __future__ import annotations

from typing import Final

from generation.colour import Colour
from generation.compositor.artboard import Box
from generation.compositor.scenery.place import Place
from generation.compositor.scenery.tones import Look
from generation.compositor.scenery.vector import (
    Point,
    across,
    circle,
    ellipse,
    even,
    falling,
    number,
    path,
    radial,
    rect,
    stroke,
    trace,
)

# The niche's inner shape lies this share of its half width to the right of the outer one: what is left is the wall's thickness.
_THICKNESS: Final = 0.11
# Where the light comes from, as shares of the artboard, and its two beams: start and width in half widths of the niche.
_KEY: Final = (0.36, 0.18)
_BEAMS: Final = ((-0.62, 0.34), (-0.12, 0.16))
_TABLE_WIDTH: Final = 0.66
# Spheres: place beside the plinth in its own half widths, radius in shares of the short side.
_LARGE: Final = (-1.12, 0.062)
_SMALL: Final = (1.42, 0.036)


def podium(place: Place, look: Look) -> str:
    """Return the scene's markup; the plinth stands where ``place.plinth`` says, the niche is ``place.span`` wide from ``place.horizon``."""
    plinth = place.plinth or Box(x=place.focus_x - 0.17 * place.s, y=place.calm_foot - 0.09 * place.s, w=0.34 * place.s, h=0.05 * place.s)
    back = plinth.y - 0.075 * place.s - 0.02 * place.height
    tones = _Tones(look)
    return _wall(place, tones) + _niche(place, tones, back) + _table(place, tones, back) + _standing(place, tones, plinth)


class _Tones:
    """The scene's tones: tints of the scheme's own hue, lighter towards the light."""

    def __init__(self, look: Look) -> None:
        scheme = look.above
        self.dark = scheme.dark
        self.centre, self.rim = scheme.colour("ground_centre"), scheme.colour("ground_rim")
        self.lit, self.shade = scheme.colour("shape_lit"), scheme.colour("shape_shade")
        self.ink, self.accent = scheme.colour("ink"), scheme.colour("accent")
        self.front = look.below.colour("ground_centre"), look.below.colour("ground_rim")
        self.shadow = Colour.oklch(0.26 if not self.dark else 0.1, 0.11 if self.shade.lch[1] > 0.03 else 0.03, self.shade.lch[2])
        self.light = Colour.oklch(0.995, 0.004, self.shade.lch[2]) if not self.dark else self.lit.shifted(lightness=0.2)

    @property
    def glow(self) -> float:
        """Return how strong light is on surfaces."""
        return 0.9 if not self.dark else 0.3


def _wall(place: Place, tones: _Tones) -> str:
    key = (_KEY[0] * place.width, _KEY[1] * place.height)
    wall = falling("wall", 0, place.calm_foot, even(tones.centre, tones.rim))
    light = radial("key", key, 0.72 * place.s, [(0.0, tones.light, tones.glow), (1.0, tones.light, 0.0)])
    return f"<defs>{wall}{light}</defs>" + rect(0, 0, place.width, place.height, "url(#wall)") + circle(key, 0.72 * place.s, "url(#key)")


def _arch(left: float, right: float, top: float, foot: float) -> str:
    radius = (right - left) / 2
    return trace("M", left, foot, "V", top + radius, "A", radius, radius, 0, 0, 1, right, top + radius, "V", foot, "Z")


def _niche(place: Place, tones: _Tones, back: float) -> str:
    """Return the niche: its shaded thickness on the light's side, its lit back, and two beams across it."""
    half, cx, top, foot = place.span / 2, place.focus_x, place.horizon, back + 0.08 * place.s
    left, right, off = cx - half, cx + half, _THICKNESS * half
    outer = _arch(left, right, top, foot)
    inner = _arch(left + off, right + off, top + 0.5 * off, foot)
    deep = tones.shade.shifted(lightness=-0.10 if not tones.dark else -0.05, chroma=1.25)
    wall = across("thick", left, right, even(deep, tones.shade, tones.lit))
    face = falling("face", top, foot, even(tones.lit.mixed(tones.light, 0.12), tones.lit, tones.shade.mixed(tones.lit, 0.6)))
    centre = (cx + 0.1 * half, foot - 0.75 * half)
    bright = radial("bright", centre, 1.15 * half, [(0.0, tones.light, 0.55 * tones.glow), (1.0, tones.light, 0.0)])
    beams = "".join(
        _beam(place, tones, index, x=cx + start * half, width=width * half, top=top) for index, (start, width) in enumerate(_BEAMS)
    )
    return (
        f'<defs>{wall}{face}{bright}<clipPath id="arch"><path d="{outer}"/></clipPath></defs>'
        + path(outer, "url(#thick)")
        + f'<g clip-path="url(#arch)">{path(inner, "url(#face)")}{circle(centre, 1.15 * half, "url(#bright)")}{beams}</g>'
    )


def _beam(place: Place, tones: _Tones, index: int, *, x: float, width: float, top: float) -> str:
    """Return one slanting beam, soft at both edges: bands of light over one another."""
    drop = 1.1 * place.span
    fade = falling(f"beam{index}", top, top + 0.85 * drop, [(0.0, tones.light, 0.34 * tones.glow), (1.0, tones.light, 0.0)])
    bands = "".join(
        path(trace("M", x - grow, top - 10, "h", width + 2 * grow, "l", -drop, drop, "h", -width - 2 * grow, "Z"), f"url(#beam{index})")
        for grow in (-0.2 * width, 0.0, 0.2 * width)
    )
    return f'<defs>{fade}</defs><g opacity="0.45">{bands}</g>'


def _table(place: Place, tones: _Tones, back: float) -> str:
    """Return the table: its top an ellipse cropped by both sides, a bright rim, and the front that copy stands on."""
    front, cx, rx = place.calm_foot, place.width / 2, _TABLE_WIDTH * place.width
    cy, ry, line = (back + front) / 2, (front - back) / 2, max(2.5, 0.004 * place.s)
    high, low = tones.front
    deck = falling("deck", back, front, even(tones.rim.mixed(tones.lit, 0.45), tones.rim.mixed(tones.centre, 0.5), tones.centre))
    face = across("front", 0, place.width, even(high.mixed(low, 0.5), high, high.mixed(low, 0.25), low))
    edge = f"M{number(cx - rx)} {number(cy)}A{number(rx)} {number(ry)} 0 0 0 {number(cx + rx)} {number(cy)}"
    rim = tones.light if not tones.dark else tones.lit.shifted(lightness=0.12)
    return (
        f"<defs>{deck}{face}</defs>"
        + rect(0, cy, place.width, place.height - cy, "url(#front)")
        + "".join(stroke(_lowered(edge, by * line), tones.shade.hex, 2.2 * line, 0.12) for by in (3.4, 2.4, 1.4))
        + ellipse((cx, cy), rx, ry, "url(#deck)")
        + stroke(edge, rim.hex, line, 0.95)
    )


def _lowered(edge: str, by: float) -> str:
    start, _, rest = edge.partition("A")
    x, y = start[1:].split()
    rx, ry, *flags, ex, ey = rest.split()
    return f"M{x} {number(float(y) + by)}A{rx} {ry} {' '.join(flags)} {ex} {number(float(ey) + by)}"


def _standing(place: Place, tones: _Tones, plinth: Box) -> str:
    """Return the large sphere, the plinth before it, and the small sphere."""
    half, ry = plinth.w / 2, 0.155 * plinth.w / 2
    floor = plinth.y + plinth.h
    large = (plinth.cx + _LARGE[0] * half, floor - 0.55 * _LARGE[1] * place.s)
    small = (plinth.cx + _SMALL[0] * half, floor + 0.1 * plinth.h)
    strong = tones.ink if tones.ink.lch[1] > _GREYISH else tones.shade.shifted(lightness=-0.25, chroma=1.6)
    strong = tones.lit.shifted(lightness=0.1, chroma=1.3) if tones.dark else strong
    return (
        _sphere("large", large, _LARGE[1] * place.s, strong, tones)
        + _plinth(tones, plinth, ry)
        + _sphere("small", small, _SMALL[1] * place.s, tones.accent, tones)
    )


_GREYISH: Final = 0.05


def _plinth(tones: _Tones, box: Box, ry: float) -> str:
    cx, half, floor = box.cx, box.w / 2, box.y + box.h
    body, dim = tones.centre.mixed(tones.light, 0.5), tones.shade.mixed(tones.rim, 0.35)
    side = across("side", box.x, box.right, even(dim, body, body.mixed(tones.rim, 0.4), tones.rim, dim))
    top = across("top", box.x, box.right, even(tones.light if not tones.dark else body.shifted(lightness=0.08), tones.rim.mixed(body, 0.5)))
    shade = radial("under", (0.0, 0.0), 1.0, [(0.0, tones.shadow, 0.4), (0.55, tones.shadow, 0.16), (1.0, tones.shadow, 0.0)])
    spread = (
        f'<g transform="translate({number(cx + 0.12 * half)} {number(floor + 0.35 * ry)}) scale({number(1.3 * half)} {number(1.9 * ry)})">'
    )
    outline = trace("M", box.x, box.y, "V", floor, "A", half, ry, 0, 0, 0, box.right, floor, "V", box.y, "Z")
    edge = f"M{number(box.x)} {number(box.y)}A{number(half)} {number(ry)} 0 0 0 {number(box.right)} {number(box.y)}"
    return (
        f'<defs>{side}{top}{shade}</defs>{spread}<circle r="1" fill="url(#under)"/></g>'
        + path(outline, "url(#side)")
        + ellipse((cx, box.y), half, ry, "url(#top)")
        + stroke(edge, tones.light.hex, max(2.0, 0.006 * box.w), 0.9 if not tones.dark else 0.35)
    )


def _sphere(name: str, centre: Point, radius: float, tone: Colour, tones: _Tones) -> str:
    """Return a lit sphere and its shadow, which falls away from the light."""
    x, y = centre
    lightness = tone.lch[0]
    stops = (
        (0.0, tone.shifted(lightness=0.5 * (0.95 - lightness), chroma=0.8), 1.0),
        (0.38, tone.shifted(lightness=0.14 * (1 - lightness)), 1.0),
        (0.75, tone.shifted(lightness=-0.12 * lightness), 1.0),
        (1.0, tone.shifted(lightness=-0.42 * lightness), 1.0),
    )
    body = radial(name, (x - 0.3 * radius, y - 0.38 * radius), 1.45 * radius, list(stops))
    cast = radial(f"{name}cast", (0.0, 0.0), 1.0, [(0.0, tones.shadow, 0.5), (0.5, tones.shadow, 0.2), (1.0, tones.shadow, 0.0)])
    flat = f'<g transform="translate({number(x + 0.3 * radius)} {number(y + 0.94 * radius)}) '
    flat += f'scale({number(1.25 * radius)} {number(0.27 * radius)})">'
    return f'<defs>{body}{cast}</defs>{flat}<circle r="1" fill="url(#{name}cast)"/></g>' + circle(centre, radius, f"url(#{name})")
