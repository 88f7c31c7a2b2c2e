"""What hands hold."""

from __future__ import annotations

from avatars.compositor.geometry import box, ellipse, polygon, smooth
from avatars.compositor.sheet import Node, detail, form, light, line, shade


def tablet(x: float, y: float) -> list[Node]:
    """Return the back of a tablet, its middle at a point."""
    body = box(x - 122, y - 86, 244, 176, 16)
    return [
        shade(box(x - 118, y - 76, 244, 180, 18), "#1A1D26", 5, opacity=0.26, soft=7),
        form(body, "#39414F", 3),
        light(polygon([(x - 122, y - 90), (x - 10, y - 90), (x - 92, y + 96), (x - 122, y + 96)]), "#9AA6B8", 1, opacity=0.18, within=body),
        line(box(x - 118, y - 82, 236, 168, 13), "#AEB8C6", 2, width=2, opacity=0.45),
        detail(ellipse(x + 98, y - 64, 7, 7), "#141820", 3),
    ]


def phone(x: float, y: float) -> list[Node]:
    """Return the back of a phone, its middle at a point."""
    body = box(x - 37, y - 76, 74, 152, 13)
    return [
        form(body, "#2B303B", 3),
        line(box(x - 34, y - 73, 68, 146, 11), "#AEB8C6", 2, width=1.8, opacity=0.5),
        detail(box(x - 28, y - 67, 26, 28, 7), "#151920", 3),
        detail(ellipse(x - 15, y - 60, 5, 5), "#4A5568", 3),
        detail(ellipse(x - 15, y - 47, 5, 5), "#4A5568", 3),
    ]


def cup(x: float, y: float) -> list[Node]:
    """Return a cup to go, its middle at a point."""
    body = smooth(
        [
            (x - 41, y - 56),
            (x - 41, y - 56),
            (x + 41, y - 56),
            (x + 41, y - 56),
            (x + 31, y + 66),
            (x + 31, y + 66),
            (x - 31, y + 66),
            (x - 31, y + 66),
        ]
    )
    band = polygon([(x - 39, y - 18), (x + 39, y - 18), (x + 34.5, y + 34), (x - 34.5, y + 34)])
    return [
        form(body, "#F5EFE6", 3),
        form(band, "second", 3),
        form(box(x - 45, y - 68, 90, 16, 6), "#3A332F", 3),
        form(box(x - 38, y - 78, 76, 12, 5), "#3A332F", 3),
        light(polygon([(x - 34, y - 50), (x - 24, y - 50), (x - 20, y + 62), (x - 26, y + 62)]), "#FFFFFF", 1, opacity=0.4),
    ]
