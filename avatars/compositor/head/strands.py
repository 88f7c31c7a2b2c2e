"""What makes a shape look like hair: strands between two edges, curls in a field, braids along a line."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from avatars.compositor.geometry import Point, blend, curve, ellipse, limb, smooth
from avatars.compositor.sheet import Node, form, light, line, shade


@dataclass(frozen=True, slots=True, kw_only=True)
class HairParts:
    """Hair behind the body, hair before the face, and the y of its top."""

    back: tuple[Node, ...] = ()
    front: tuple[Node, ...] = ()
    crown: float = -30.0
    under: tuple[Node, ...] = field(default=())


def strands(first: Sequence[Point], last: Sequence[Point], *, within: str, count: int = 7, material: str = "hair") -> list[Node]:
    """Return strands that run between two edges of equally many points, cut to a path: deep and lit in turn."""
    nodes: list[Node] = []
    for index in range(1, count + 1):
        share = index / (count + 1) + (0.02 if index % 3 == 0 else -0.015)
        path = smooth(blend(first, last, share), closed=False)
        if index % 2:
            nodes.append(line(path, material, 5, width=2.4 + index % 3, opacity=0.27, within=within))
        else:
            nodes.append(line(path, material, 1, width=2.6 + index % 4, opacity=0.26, within=within))
    return nodes


def cluster(centres: Sequence[Point], radius: float, *, material: str = "hair", inner: str = "", seed: int = 0) -> list[Node]:
    """Return round curls about centres as one form, with a small arc of light and of shade on each."""
    sizes = [radius * (0.86 + 0.3 * _noise(index, seed)) for index in range(len(centres))]
    outline = inner + "".join(ellipse(x, y, r, r * 0.96) for (x, y), r in zip(centres, sizes, strict=True))
    nodes: list[Node] = [form(outline, material)]
    for index, ((x, y), r) in enumerate(zip(centres, sizes, strict=True)):
        turn = 360 * _noise(index + 40, seed)
        nodes.append(line(_arc(x, y, r * 0.62, turn), material, 5, width=3.2, opacity=0.42))
        nodes.append(line(_arc(x - r * 0.12, y - r * 0.14, r * 0.5, turn + 190), material, 1, width=2.8, opacity=0.32))
    return nodes


def ring(points: Sequence[Point], apart: float) -> list[Point]:
    """Return points at even distances along the smooth line through a few."""
    line_, found, since = curve(points, 24), [points[0]], 0.0
    for before, after in itertools.pairwise(line_):
        since += math.dist(before, after)
        if since >= apart:
            found.append(after)
            since = 0.0
    return found if math.dist(found[-1], points[-1]) < apart * 0.5 else [*found, points[-1]]


def field_of(left: float, top: float, right: float, foot: float, apart: float, *, seed: int = 0) -> list[Point]:
    """Return points of a loose grid."""
    rows = int((foot - top) / apart) + 1
    columns = int((right - left) / apart) + 1
    return [
        (
            left + (column + 0.5 * (row % 2)) * apart + (_noise(row * 31 + column, seed) - 0.5) * apart * 0.45,
            top + row * apart * 0.92 + (_noise(row * 17 + column + 99, seed) - 0.5) * apart * 0.4,
        )
        for row in range(rows)
        for column in range(columns)
    ]


def braid(points: Sequence[Point], half: float, *, links: float = 1.5, end: float = 0.7) -> list[Node]:
    """Return a braid along a line: a form with its links."""
    outline = limb(points, [half, half, half * end])
    nodes: list[Node] = [form(outline, "hair")]
    centres = ring(points, half * links)
    for index, (x, y) in enumerate(centres[1:], start=1):
        px, py = centres[index - 1]
        length = math.dist((x, y), (px, py)) or 1.0
        ux, uy = (x - px) / length, (y - py) / length
        bend = [
            (x - uy * half * 0.95 - ux * half * 0.5, y + ux * half * 0.95 - uy * half * 0.5),
            (x + ux * half * 0.25, y + uy * half * 0.25),
            (x + uy * half * 0.95 - ux * half * 0.5, y - ux * half * 0.95 - uy * half * 0.5),
        ]
        nodes.append(line(smooth(bend, closed=False), "hair", 5, width=max(1.6, half * 0.2), opacity=0.6, within=outline))
    nodes.append(
        light(
            limb([(x - half * 0.35, y) for x, y in points], [half * 0.16, half * 0.18, half * 0.1]), "hair", 1, opacity=0.3, within=outline
        )
    )
    return nodes


def sheen(points: Sequence[Point], half: float, *, within: str, opacity: float = 0.3) -> Node:
    """Return the band of light that lies across smooth hair."""
    return light(limb(points, [half * 0.3, half, half * 0.3]), "hair", 1, opacity=opacity, within=within, soft=5)


def fallen(path: str, within: str, *, opacity: float = 0.3) -> Node:
    """Return the shadow that hair casts on the forehead."""
    return shade(path, "skin", 5, opacity=opacity, within=within, soft=5)


def _noise(index: int, seed: int) -> float:
    value = math.sin(index * 12.9898 + seed * 78.233) * 43758.5453
    return value - math.floor(value)


def _arc(x: float, y: float, r: float, turn: float) -> str:
    points = [(x + r * math.cos(math.radians(turn + step)), y + r * math.sin(math.radians(turn + step))) for step in (0, 45, 90, 135, 165)]
    return smooth(points, closed=False)
