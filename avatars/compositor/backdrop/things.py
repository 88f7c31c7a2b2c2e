"""Things that tell a place: windows, shelves, plants, lamps, hills."""

from __future__ import annotations

import math

from avatars.compositor.geometry import box, ellipse, limb, polygon, smooth
from avatars.compositor.sheet import Flow, Node, form, light, line, shade

_BOOKS = ("#B4543A", "#2F5D7C", "#D9A441", "#5B7F5E", "#7A4B6B", "#E7D9C0", "#34434F", "#C98B6B")


def chance(index: int, seed: int) -> float:
    """Return a number from 0 to 1 that depends on both arguments alone."""
    value = math.sin(index * 12.9898 + seed * 4.1414) * 43758.5453
    return value - math.floor(value)


def window(x: float, y: float, width: float, height: float, *, sky: str = "#BFE0F2", frame: str = "#FBF9F5", bars: int = 1) -> list[Node]:
    """Return a window with light falling through it."""
    pane = box(x, y, width, height, 4)
    hills = smooth(
        [
            (x - 10, y + height * 0.78),
            (x + width * 0.3, y + height * 0.62),
            (x + width * 0.6, y + height * 0.74),
            (x + width + 10, y + height * 0.6),
            (x + width + 10, y + height + 10),
            (x - 10, y + height + 10),
        ]
    )
    nodes: list[Node] = [
        form(pane, sky, 2, flow=Flow.DOWN),
        form(hills, "#A9CDB5", 3, within=pane, opacity=0.8),
        light(
            polygon([(x + width * 0.1, y + height), (x + width * 0.45, y), (x + width * 0.62, y), (x + width * 0.27, y + height)]),
            "#FFFFFF",
            1,
            opacity=0.35,
            within=pane,
        ),
        line(pane, frame, 3, width=width * 0.05, opacity=1.0),
    ]
    nodes += [
        line(f"M{x + width * (k + 1) / (bars + 1):.1f} {y:.1f}v{height:.1f}", frame, 3, width=width * 0.032, opacity=1.0)
        for k in range(bars)
    ]
    return [*nodes, line(f"M{x:.1f} {y + height * 0.42:.1f}h{width:.1f}", frame, 3, width=width * 0.032, opacity=1.0)]


def books(x: float, y: float, width: float, height: float, seed: int) -> list[Node]:
    """Return a row of books that stands on y."""
    nodes: list[Node] = []
    at, index = x, 0
    while at < x + width - height * 0.12:
        thick = height * (0.13 + 0.11 * chance(index, seed))
        tall = height * (0.62 + 0.34 * chance(index + 50, seed))
        if chance(index + 90, seed) > 0.1:
            colour = _BOOKS[int(chance(index + 130, seed) * len(_BOOKS))]
            nodes.append(form(box(at, y - tall, thick * 0.94, tall, height * 0.02), colour, 3))
            nodes.append(
                line(f"M{at + thick * 0.2:.1f} {y - tall * 0.8:.1f}h{thick * 0.55:.1f}", "#F7EBD0", 3, width=height * 0.02, opacity=0.7)
            )
        at += thick
        index += 1
    return nodes


def board(x: float, y: float, width: float, thick: float, colour: str = "#B98B5E") -> list[Node]:
    """Return a shelf's board with the shadow under it."""
    return [
        shade(box(x, y + thick, width, thick * 1.2), "#2A2018", 5, opacity=0.16),
        form(box(x, y, width, thick), colour, 3, flow=Flow.DOWN),
    ]


def plant(x: float, y: float, size: float, *, leaf: str = "#4E8A5C", pot: str = "#D08A64") -> list[Node]:
    """Return a plant in a pot that stands on y."""
    nodes: list[Node] = []
    for index, turn in enumerate((-62, -38, -14, 12, 36, 60, -26, 24)):
        angle = math.radians(turn)
        length = size * (0.78 + 0.22 * chance(index, 3))
        tip = (x + math.sin(angle) * length, y - size * 0.34 - math.cos(angle) * length)
        middle = (x + math.sin(angle) * length * 0.5 + math.cos(angle) * size * 0.04, y - size * 0.34 - math.cos(angle) * length * 0.56)
        blade = limb([(x, y - size * 0.3), middle, tip], [size * 0.03, size * 0.1, size * 0.012])
        nodes += [
            form(blade, leaf, 2 if index % 2 else 3),
            line(smooth([(x, y - size * 0.3), middle, tip], closed=False), leaf, 1, width=size * 0.012, opacity=0.5),
        ]
    return [
        *nodes,
        form(
            polygon([(x - size * 0.23, y - size * 0.36), (x + size * 0.23, y - size * 0.36), (x + size * 0.17, y), (x - size * 0.17, y)]),
            pot,
            3,
        ),
        form(box(x - size * 0.26, y - size * 0.4, size * 0.52, size * 0.1, size * 0.03), pot, 2),
    ]


def pendant(x: float, top: float, y: float, size: float, colour: str) -> list[Node]:
    """Return a lamp that hangs, with its glow."""
    return [
        line(f"M{x:.1f} {top:.1f}V{y:.1f}", "#3A332F", 3, width=size * 0.05, opacity=0.9),
        light(ellipse(x, y + size * 0.7, size * 1.5, size * 1.2), "#FFE3A3", 1, opacity=0.5, soft=size * 0.4),
        form(
            smooth(
                [
                    (x - size * 0.16, y),
                    (x + size * 0.16, y),
                    (x + size * 0.62, y + size * 0.62),
                    (x + size * 0.62, y + size * 0.62),
                    (x - size * 0.62, y + size * 0.62),
                    (x - size * 0.62, y + size * 0.62),
                ],
                tension=0.8,
            ),
            colour,
            3,
        ),
        form(ellipse(x, y + size * 0.64, size * 0.34, size * 0.16), "#FFF3CF", 1, flow=Flow.FLAT),
    ]


def tree(x: float, y: float, size: float, *, leaf: str = "#6FA377") -> list[Node]:
    """Return a round tree that stands on y."""
    crown = (
        ellipse(x, y - size * 0.78, size * 0.4, size * 0.42)
        + ellipse(x - size * 0.24, y - size * 0.58, size * 0.28, size * 0.26)
        + ellipse(x + size * 0.25, y - size * 0.6, size * 0.29, size * 0.27)
    )
    return [
        form(limb([(x, y), (x + size * 0.01, y - size * 0.5)], [size * 0.05, size * 0.03]), "#7C5B43"),
        form(crown, leaf, 3),
        light(ellipse(x - size * 0.12, y - size * 0.9, size * 0.2, size * 0.18), leaf, 1, opacity=0.4, soft=size * 0.06),
    ]


def bottle(x: float, y: float, size: float, colour: str) -> list[Node]:
    """Return a bottle or jar that stands on y."""
    return [
        form(box(x - size * 0.2, y - size * 0.66, size * 0.4, size * 0.66, size * 0.08), colour, 3),
        form(box(x - size * 0.08, y - size * 0.92, size * 0.16, size * 0.3, size * 0.03), colour, 4),
        form(box(x - size * 0.2, y - size * 0.46, size * 0.4, size * 0.24), "#FBF5E9", 2, opacity=0.9),
    ]


def carton(x: float, y: float, size: float, colour: str) -> list[Node]:
    """Return a box that stands on y."""
    return [
        form(box(x - size * 0.32, y - size * 0.6, size * 0.64, size * 0.6, size * 0.03), colour, 3),
        form(box(x - size * 0.32, y - size * 0.42, size * 0.64, size * 0.14), "#FBF5E9", 2, opacity=0.8),
    ]
