"""Vector markup: the few SVG phrases that every scene is written in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generation.colour import Colour

Point = tuple[float, float]
Stop = tuple[float, Colour, float]


def number(value: float) -> str:
    """Return a coordinate with a tenth of a px."""
    return f"{value:.1f}".removesuffix(".0")


def trace(*parts: str | float) -> str:
    """Return path data from commands and coordinates in px."""
    return " ".join(part if isinstance(part, str) else number(part) for part in parts)


def _stops(stops: Sequence[Stop]) -> str:
    return "".join(
        f'<stop offset="{offset:.4f}" stop-color="{colour.hex}" stop-opacity="{opacity:.3g}"/>' for offset, colour, opacity in stops
    )


def falling(name: str, top: float, bottom: float, stops: Sequence[Stop]) -> str:
    """Return a vertical gradient between two heights in px."""
    return (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="{number(top)}" y2="{number(bottom)}">'
        f"{_stops(stops)}</linearGradient>"
    )


def across(name: str, left: float, right: float, stops: Sequence[Stop]) -> str:
    """Return a horizontal gradient between two places in px."""
    return (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" y1="0" y2="0" x1="{number(left)}" x2="{number(right)}">'
        f"{_stops(stops)}</linearGradient>"
    )


def radial(name: str, centre: Point, radius: float, stops: Sequence[Stop]) -> str:
    """Return a round gradient about a point in px."""
    return (
        f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" cx="{number(centre[0])}" cy="{number(centre[1])}" '
        f'r="{number(radius)}">{_stops(stops)}</radialGradient>'
    )


def even(*colours: Colour) -> list[Stop]:
    """Return opaque stops at even distances."""
    return [(index / max(1, len(colours) - 1), colour, 1.0) for index, colour in enumerate(colours)]


def rect(x: float, y: float, w: float, h: float, fill: str, extra: str = "") -> str:  # noqa: PLR0917 - as SVG lists them
    """Return a rectangle."""
    return f'<rect x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}" fill="{fill}" {extra}/>'


def circle(centre: Point, radius: float, fill: str, extra: str = "") -> str:
    """Return a disc."""
    return f'<circle cx="{number(centre[0])}" cy="{number(centre[1])}" r="{number(radius)}" fill="{fill}" {extra}/>'


def ellipse(centre: Point, rx: float, ry: float, fill: str, extra: str = "") -> str:
    """Return an ellipse."""
    return f'<ellipse cx="{number(centre[0])}" cy="{number(centre[1])}" rx="{number(rx)}" ry="{number(ry)}" fill="{fill}" {extra}/>'


def path(data: str, fill: str, extra: str = "") -> str:
    """Return a filled path."""
    return f'<path d="{data}" fill="{fill}" {extra}/>'


def stroke(data: str, colour: str, width: float, opacity: float = 1.0) -> str:
    """Return a stroked path with round ends."""
    return (
        f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{number(width)}" stroke-opacity="{opacity:.3g}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def curve(points: Sequence[Point]) -> str:
    """Return a smooth line through the points (Catmull-Rom, as cubics)."""
    ends = [points[0], *points, points[-1]]
    parts = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for index, (start, end) in enumerate(pairwise(points)):
        before, after = ends[index], ends[index + 3]
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        parts.append("C" + " ".join(f"{number(x)} {number(y)}" for x, y in (first, second, end)))
    return "".join(parts)


def land(points: Sequence[Point], floor: float) -> str:
    """Return the area under a smooth ridge down to ``floor``."""
    return f"{curve(points)}L{number(points[-1][0])} {number(floor)}L{number(points[0][0])} {number(floor)}Z"
