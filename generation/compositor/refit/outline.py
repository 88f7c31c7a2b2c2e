"""A product's outline on the artboard: the hull of its silhouette, scaled and turned, and how far boxes stand from it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from generation.compositor.artboard import Box
from generation.compositor.pictures import Study
from generation.compositor.scene import PictureLayer

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A convex outline, its corners in px in their order around it."""

    corners: tuple[Point, ...]

    def gap(self, box: Box) -> float:
        """Return the distance in px to a box; negative by the least that they cross, on the axes of both (separating axes)."""
        other = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
        return max(_apart(self.corners, other, axis) for axis in (*_normals(self.corners), (1.0, 0.0), (0.0, 1.0)))


def outline_of(layer: PictureLayer, study: Study) -> Outline:
    """Return the outline of a picture's subject where the layer shows it."""
    subject, part, box = study.subject, layer.crop, layer.box
    scale_x, scale_y = box.w / part.w, box.h / part.h
    corners = [
        (box.x + (subject.x + x * subject.w - part.x) * scale_x, box.y + (subject.y + y * subject.h - part.y) * scale_y)
        for x, y in study.hull
    ]
    return Outline(corners=tuple(_turned(corner, (box.cx, box.cy), layer.angle) for corner in corners))


def _turned(point: Point, about: Point, angle: float) -> Point:
    """Turn a point counter-clockwise on a board whose y runs down."""
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    x, y = point[0] - about[0], point[1] - about[1]
    return about[0] + x * cosine + y * sine, about[1] - x * sine + y * cosine


def _normals(corners: tuple[Point, ...]) -> list[Point]:
    edges = zip(corners, (*corners[1:], corners[0]), strict=True)
    found = [(y0 - y1, x1 - x0) for (x0, y0), (x1, y1) in edges]
    return [(x / length, y / length) for x, y in found if (length := math.hypot(x, y)) > 0.0]


def _apart(first: tuple[Point, ...], second: tuple[Point, ...], axis: Point) -> float:
    """Return how far two sets of points lie apart along an axis, negative where their shadows on it overlap."""
    one = [x * axis[0] + y * axis[1] for x, y in first]
    two = [x * axis[0] + y * axis[1] for x, y in second]
    return max(min(two) - max(one), min(one) - max(two))
