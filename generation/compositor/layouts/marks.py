"""Marks of our own that stand beside copy: rating stars, check and cross marks, an opening quotation mark; vector art, fitted to a box."""

from __future__ import annotations

import math
from typing import Final

from generation.brief import Direction
from generation.colour import Colour
from generation.compositor.artboard import Box
from generation.compositor.layouts.order import Order
from generation.compositor.scene import ArtLayer, Role

STARS: Final = 5
# Width of five stars over their height, and of one star's cell over a star.
STARS_ASPECT: Final = 5.62
_CELL: Final = 1.155
_INNER: Final = 0.46
_GOLD: Final = (0.775, 0.165, 68.0)
_PALE_STAR: Final = 0.13
_UNIT: Final = 100.0


def stars(order: Order, box: Box, rating: float, ground: Colour) -> ArtLayer:
    """Return five stars filled up to ``rating`` from the reading side, on a ground of this colour."""
    full = Colour.oklch(*_GOLD)
    lightness = ground.lch[0]
    empty = ground.shifted(lightness=-_PALE_STAR if lightness > 0.5 else _PALE_STAR)
    rtl = order.copy.direction is Direction.RTL
    shapes = []
    for number in range(STARS):
        share = min(1.0, max(0.0, rating - number))
        place = (STARS - 1 - number if rtl else number) * _CELL * _UNIT
        points = _star(place + _UNIT / 2, _UNIT / 2, _UNIT / 2)
        shapes.append(_partly(number, points, share, (full, empty), rtl=rtl))
    width = ((STARS - 1) * _CELL + 1) * _UNIT
    return ArtLayer(name="rating", markup="".join(shapes), view=(width, _UNIT * 0.955), box=box, role=Role.DECORATION)


def _partly(number: int, points: str, share: float, tones: tuple[Colour, Colour], *, rtl: bool) -> str:
    full, empty = tones
    if share in (0.0, 1.0):
        return f'<polygon points="{points}" fill="{(full if share else empty).hex}" stroke-linejoin="round"/>'
    ends = 'x1="1" x2="0"' if rtl else 'x1="0" x2="1"'
    stops = f'<stop offset="{share:.3f}" stop-color="{full.hex}"/><stop offset="{share:.3f}" stop-color="{empty.hex}"/>'
    return f'<linearGradient id="p{number}" {ends}>{stops}</linearGradient><polygon points="{points}" fill="url(#p{number})"/>'


def _star(cx: float, cy: float, radius: float) -> str:
    corners = []
    for step in range(2 * STARS):
        reach = radius * (1.05 if step % 2 == 0 else 1.05 * _INNER)
        angle = math.pi * step / STARS - math.pi / 2
        corners.append(f"{cx + reach * math.cos(angle):.2f},{cy + 2.5 + reach * math.sin(angle):.2f}")
    return " ".join(corners)


def check(box: Box, disc: Colour, tick: Colour) -> ArtLayer:
    """Return a check mark in a disc."""
    markup = (
        f'<circle cx="50" cy="50" r="50" fill="{disc.hex}"/><path d="M28 52l15 15 30-33" fill="none" stroke="{tick.hex}" '
        'stroke-width="10.5" stroke-linecap="round" stroke-linejoin="round"/>'
    )
    return ArtLayer(name="check", markup=markup, view=(_UNIT, _UNIT), box=box)


def cross(box: Box, disc: Colour, stroke: Colour) -> ArtLayer:
    """Return a cross in a disc."""
    markup = (
        f'<circle cx="50" cy="50" r="50" fill="{disc.hex}"/><path d="M34 34l32 32M66 34l-32 32" fill="none" stroke="{stroke.hex}" '
        'stroke-width="9.5" stroke-linecap="round"/>'
    )
    return ArtLayer(name="cross", markup=markup, view=(_UNIT, _UNIT), box=box)


def opening_quote(order: Order, box: Box, fill: Colour) -> ArtLayer:
    """Return a large opening quotation mark; it opens towards the reading side."""
    first, second = (_comma(x) for x in (0.0, 54.0))
    flip = ' transform="matrix(-1 0 0 1 100 0)"' if order.copy.direction is Direction.RTL else ""
    return ArtLayer(
        name="quotation mark", markup=f'<g fill="{fill.hex}"{flip}><path d="{first}"/><path d="{second}"/></g>', view=(100, 84), box=box
    )


def _comma(x: float) -> str:
    return f"M{x} 60C{x} 28 {x + 12} 8 {x + 34} 0L{x + 40} 11C{x + 28} 18 {x + 22} 27 {x + 21} 38A23 23 0 1 1 {x} 60Z"
