"""Outlines as SVG paths: smooth curves through points, limbs that taper, mirrored halves. A head is 300 units high."""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float]

_STEPS = 10


def smooth(points: Sequence[Point], *, closed: bool = True, tension: float = 1.0) -> str:
    """Return a path through points, round at each; a point given twice becomes a corner (Catmull-Rom as cubic Béziers)."""
    count = len(points)
    parts = [f"M{_pair(points[0])}"]
    for index in range(count if closed else count - 1):
        before = points[index - 1] if closed or index else points[index]
        start, end = points[index], points[(index + 1) % count]
        after = points[(index + 2) % count] if closed or index + 2 < count else end
        if start == end:
            continue
        first = start if before == start else _towards(start, before, end, tension)
        second = end if after == end else _towards(end, after, start, tension)
        parts.append(f"C{_pair(first)} {_pair(second)} {_pair(end)}")
    return "".join(parts) + ("Z" if closed else "")


def polygon(points: Sequence[Point]) -> str:
    """Return a closed path of straight lines."""
    return "M" + "L".join(_pair(point) for point in points) + "Z"


def symmetric(right: Sequence[Point], *, tension: float = 1.0) -> str:
    """Return a closed smooth path from its right half, which runs from the top to the foot on the axis x = 0."""
    return smooth([*right, *mirrored(right)], tension=tension)


def mirrored(points: Sequence[Point]) -> list[Point]:
    """Return points on the other side of x = 0 in opposite order, without those on the axis."""
    return [(-x, y) for x, y in reversed(points) if abs(x) > 0.01]


def ellipse(x: float, y: float, rx: float, ry: float) -> str:
    """Return an ellipse as a path."""
    return f"M{x - rx:.1f} {y:.1f}a{rx:.1f} {ry:.1f} 0 1 0 {2 * rx:.1f} 0a{rx:.1f} {ry:.1f} 0 1 0 {-2 * rx:.1f} 0Z"


def box(x: float, y: float, width: float, height: float, radius: float = 0.0) -> str:
    """Return a rectangle with round corners as a path."""
    r = min(radius, width / 2, height / 2)
    if r <= 0:
        return f"M{x:.1f} {y:.1f}h{width:.1f}v{height:.1f}h{-width:.1f}Z"
    arc = f"a{r:.1f} {r:.1f} 0 0 1"
    return (
        f"M{x + r:.1f} {y:.1f}h{width - 2 * r:.1f}{arc} {r:.1f} {r:.1f}v{height - 2 * r:.1f}{arc} {-r:.1f} {r:.1f}"
        f"h{2 * r - width:.1f}{arc} {-r:.1f} {-r:.1f}v{2 * r - height:.1f}{arc} {r:.1f} {-r:.1f}Z"
    )


def curve(points: Sequence[Point], steps: int = _STEPS) -> list[Point]:
    """Return many points of the smooth open curve through a few."""
    found: list[Point] = []
    for index in range(len(points) - 1):
        before = points[index - 1] if index else points[index]
        start, end = points[index], points[index + 1]
        after = points[index + 2] if index + 2 < len(points) else end
        found += [_catmull(before, start, end, after, step / steps) for step in range(steps)]
    return [*found, points[-1]]


def limb(points: Sequence[Point], halves: Sequence[float], *, round_begin: bool = True, round_end: bool = True) -> str:
    """Return the outline of something long that follows points, with half its width at each; both ends are round where asked."""
    line = curve(points)
    last = len(line) - 1
    widths = [_between(halves, index / last * (len(halves) - 1)) for index in range(last + 1)]
    left, right = [], []
    for index, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(0, index - 1)], line[min(last, index + 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = -(by - ay) / length, (bx - ax) / length
        left.append((x + nx * widths[index], y + ny * widths[index]))
        right.append((x - nx * widths[index], y - ny * widths[index]))
    arc = f"A{widths[-1]:.1f} {widths[-1]:.1f} 0 0 0 {_pair(right[-1])}" if round_end else f"L{_pair(right[-1])}"
    begin = f"A{widths[0]:.1f} {widths[0]:.1f} 0 0 0 {_pair(left[0])}" if round_begin else ""
    return (
        "M"
        + "L".join(_pair(point) for point in left)
        + arc
        + "L".join(["", *(_pair(point) for point in reversed(right[:-1]))])
        + begin
        + "Z"
    )


def blend(first: Sequence[Point], second: Sequence[Point], share: float) -> list[Point]:
    """Return the line that lies between two lines of equally many points."""
    return [((1 - share) * ax + share * bx, (1 - share) * ay + share * by) for (ax, ay), (bx, by) in zip(first, second, strict=True)]


def moved(points: Sequence[Point], *, by: Point = (0.0, 0.0), turned: float = 0.0, scaled: Point = (1.0, 1.0)) -> list[Point]:
    """Return points scaled, then turned clockwise by degrees about the origin, then moved."""
    cosine, sine = math.cos(math.radians(turned)), math.sin(math.radians(turned))
    return [
        (x * scaled[0] * cosine - y * scaled[1] * sine + by[0], x * scaled[0] * sine + y * scaled[1] * cosine + by[1]) for x, y in points
    ]


def _pair(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _towards(point: Point, away: Point, to: Point, tension: float) -> Point:
    return point[0] + (to[0] - away[0]) / 6 * tension, point[1] + (to[1] - away[1]) / 6 * tension


def _between(values: Sequence[float], at: float) -> float:
    index = min(int(at), len(values) - 2)
    return values[index] + (values[index + 1] - values[index]) * (at - index)


def _catmull(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def axis(p: float, q: float, r: float, s: float) -> float:
        return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)

    return axis(a[0], b[0], c[0], d[0]), axis(a[1], b[1], c[1], d[1])
