"""Frames before the eyes."""

from __future__ import annotations

from avatars.compositor.build import EYES, Build
from avatars.compositor.geometry import box, ellipse, polygon, smooth
from avatars.compositor.head.features import EYE_DISTANCE, TURN
from avatars.compositor.sheet import Node, detail, group, light, line, shade
from avatars.persona.value import Glasses, Persona

_FRAMES = ("#22242C", "#5A3A28", "#8A6A2F", "#2B3A55", "#7A2634")
# On deep skin dark frames would be lost.
_LIGHT_FRAMES = ("#D9AE5F", "#C9CED6", "#E8DCC4", "#B5423E")
_DEEP = 7


def glasses(persona: Persona, build: Build) -> list[Node]:
    """Return the glasses of a persona, if it wears any."""
    if persona.glasses is Glasses.NONE:
        return []
    frames = _LIGHT_FRAMES if persona.skin >= _DEEP else _FRAMES
    frame = frames[persona.mouth % len(frames)]
    nodes: list[Node] = []
    for s in (-1, 1):
        x = s * EYE_DISTANCE
        lens = _lens(persona.glasses, x, s)
        dark = persona.glasses is Glasses.SUN
        nodes += [
            shade(_lens(persona.glasses, x + 1, s, drop=4), "skin", 5, opacity=0.14),
            detail(lens, "#20242E" if dark else "#FFFFFF", 3, opacity=0.9 if dark else 0.05),
            light(polygon([(x - 26, 186), (x - 4, 132), (x + 8, 132), (x - 14, 186)]), "#FFFFFF", 1, opacity=0.13, within=lens),
            line(lens, frame, 3, width=4.6 if persona.glasses is Glasses.ROUND else 6.0, opacity=1.0),
            line(
                smooth([(s * (EYE_DISTANCE + 33), EYES - 7), (s * (build.cheek - 2) - build.turn * TURN, EYES - 10)], closed=False),
                frame,
                3,
                width=4.6,
                opacity=1.0,
            ),
        ]
    bridge = smooth([(-EYE_DISTANCE + 33, EYES - 4), (0, EYES - 13), (EYE_DISTANCE - 33, EYES - 4)], closed=False)
    return [group([*nodes, line(bridge, frame, 3, width=4.4, opacity=1.0)], transform=f"translate({build.turn * TURN:.1f} 0)")]


def _lens(kind: Glasses, x: float, side: int, *, drop: float = 0.0) -> str:
    if kind is Glasses.ROUND:
        return ellipse(x, EYES + 2 + drop, 33, 32)
    if kind is Glasses.SUN:
        y = EYES + drop
        return smooth(
            [
                (x - side * 31, y - 20),
                (x, y - 25),
                (x + side * 35, y - 23),
                (x + side * 35, y + 4),
                (x + side * 18, y + 29),
                (x - side * 16, y + 27),
                (x - side * 30, y + 4),
            ]
        )
    return box(x - 34, EYES - 23 + drop, 68, 49, 14)
