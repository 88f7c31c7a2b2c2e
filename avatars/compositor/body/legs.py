"""Legs, skirts, robes and shoes: all that a full figure shows below the waist."""

from __future__ import annotations

from avatars.compositor.build import CROTCH, GROUND, HIPS, KNEES, WAIST, Build
from avatars.compositor.geometry import Point, ellipse, limb, smooth
from avatars.compositor.sheet import Flow, Node, form, light, line, shade

_ANKLE = GROUND - 62


def shadow(build: Build, wide: float = 1.0) -> list[Node]:
    """Return the shadow on the ground under a standing figure."""
    w = (build.hips + 90) * wide
    return [
        shade(ellipse(26, GROUND + 2, w * 1.35, 30), "#10141C", 5, opacity=0.2, soft=14),
        shade(ellipse(10, GROUND - 2, w * 0.85, 14), "#10141C", 5, opacity=0.36, soft=6),
    ]


def shoes(build: Build, material: str = "shoe") -> list[Node]:
    """Return both shoes, toes a little outwards."""
    x = _foot(build)
    nodes: list[Node] = []
    for s in (-1, 1):
        body = smooth(
            [
                (s * (x - 26), _ANKLE + 2),
                (s * (x + 22), _ANKLE + 2),
                (s * (x + 38), GROUND - 30),
                (s * (x + 48), GROUND - 8),
                (s * (x + 22), GROUND + 3),
                (s * (x - 18), GROUND + 3),
                (s * (x - 33), GROUND - 10),
                (s * (x - 30), GROUND - 34),
            ]
        )
        sole = smooth([(s * (x - 40), GROUND - 9), (s * (x + 50), GROUND - 9), (s * (x + 48), GROUND + 6), (s * (x - 38), GROUND + 6)])
        nodes += [
            form(body, material),
            shade(
                smooth([(s * (x - 30), GROUND - 16), (s * (x + 36), GROUND - 16), (s * (x + 30), GROUND + 4), (s * (x - 24), GROUND + 4)]),
                material,
                5,
                opacity=0.25,
                within=body,
            ),
            form(sole, "#F1EEE8", 3, flow=Flow.FLAT),
        ]
        nodes += [
            line(smooth([(s * (x - 12), y), (s * (x + 14), y + 2)], closed=False), "#F1EEE8", 3, width=3.4, opacity=0.8)
            for y in (GROUND - 48, GROUND - 36)
        ]
    return nodes


def bare(build: Build, top: float = HIPS) -> list[Node]:
    """Return bare legs from a skirt's hem down."""
    nodes: list[Node] = []
    for s in (-1, 1):
        points = _leg(build, s)
        outline = limb(points, [build.hips * 0.42, build.hips * 0.36, 41, 37, 26])
        nodes += [
            form(outline, "skin"),
            shade(limb([(px + 22, py) for px, py in points], [16, 15, 10]), "skin", 5, opacity=0.22, within=outline, soft=5),
            line(
                smooth([(points[2][0] - 14, KNEES + 6), (points[2][0], KNEES + 14), (points[2][0] + 14, KNEES + 5)], closed=False),
                "skin",
                5,
                width=3,
                opacity=0.25,
            ),
        ]
    return nodes


def trousers(build: Build, material: str = "trousers", *, ease: float = 10.0, foot: float = 38.0) -> list[Node]:
    """Return trousers from the waist to the ankles; ``foot`` is half the width of their ends."""
    h = build.hips + ease
    nodes: list[Node] = []
    for s in (-1, 1):
        x = _foot(build)
        outer: list[Point] = [
            (s * (build.waist + ease), WAIST),
            (s * h, HIPS),
            (s * (h - 2), CROTCH + 60),
            (s * (x + 48 + ease * 0.4), KNEES),
            (s * (x + foot), _ANKLE + 8),
        ]
        inner: list[Point] = [(s * (x - foot), _ANKLE + 8), (s * (x - 44), KNEES), (s * 10, CROTCH + 60), (0.0, CROTCH - 6), (0.0, WAIST)]
        leg = smooth([outer[0], *outer, outer[-1], inner[0], *inner, inner[-1]])
        nodes += [
            form(leg, material),
            shade(
                smooth(
                    [
                        (s * 4, CROTCH),
                        (s * (x - 34), KNEES),
                        (s * (x - foot + 6), _ANKLE),
                        (s * (x - foot - 14), _ANKLE),
                        (s * (x - 70), KNEES),
                        (-s * 14, CROTCH),
                    ]
                ),
                material,
                5,
                opacity=0.34,
                within=leg,
                soft=8,
            ),
            light(
                limb([(s * x - 14, CROTCH + 80), (s * x - 12, KNEES), (s * x - 8, _ANKLE)], [16, 13, 8]),
                material,
                1,
                opacity=0.2,
                within=leg,
                soft=8,
            ),
            *[
                line(
                    smooth([(s * (x - 40), KNEES + dy), (s * (x - 8), KNEES + dy + 10), (s * (x + 14), KNEES + dy + 4)], closed=False),
                    material,
                    5,
                    width=3.4,
                    opacity=0.28,
                    within=leg,
                )
                for dy in (-14, 22)
            ],
            *[
                line(
                    smooth([(s * (x - foot + 4), y), (s * x, y + 9), (s * (x + foot - 8), y + 2)], closed=False),
                    material,
                    5,
                    width=3,
                    opacity=0.25,
                    within=leg,
                )
                for y in (_ANKLE - 34, _ANKLE - 12)
            ],
        ]
    seams = [line(smooth([(0, WAIST), (2, CROTCH - 20)], closed=False), material, 5, width=3, opacity=0.4)]
    pockets = [
        line(smooth([(s * (h - 40), WAIST + 70), (s * (h - 12), WAIST + 128)], closed=False), material, 5, width=3, opacity=0.4)
        for s in (-1, 1)
    ]
    return [*nodes, *seams, *pockets]


def skirt(build: Build, material: str, *, hem: float, flare: float, ease: float = 8.0, folds: int = 5) -> list[Node]:
    """Return a skirt or the lower part of a robe, from the waist to a hem."""
    w, h = build.waist + ease, build.hips + ease + 4
    outline = smooth(
        [
            (-w, WAIST - 30),
            (-w, WAIST - 30),
            (-h, HIPS),
            (-h - flare * 0.45, (HIPS + hem) / 2),
            (-h - flare, hem),
            (-h - flare, hem),
            (-h * 0.4, hem + 14),
            (h * 0.4, hem + 14),
            (h + flare, hem),
            (h + flare, hem),
            (h + flare * 0.45, (HIPS + hem) / 2),
            (h, HIPS),
            (w, WAIST - 30),
            (w, WAIST - 30),
        ]
    )
    nodes: list[Node] = [form(outline, material)]
    for index in range(folds):
        share = (index + 0.5) / folds * 2 - 1
        x0, x1 = share * h * 0.72, share * (h + flare) * 0.94
        nodes.append(
            line(
                smooth([(x0, HIPS + 30 + 40 * (index % 2)), ((x0 + x1) / 2 + 6, (HIPS + hem) / 2), (x1, hem + 8)], closed=False),
                material,
                5,
                width=5,
                opacity=0.3,
                within=outline,
            )
        )
        nodes.append(
            light(
                limb([(x0 - 14, HIPS + 60), ((x0 + x1) / 2 - 12, (HIPS + hem) / 2), (x1 - 16, hem)], [3, 9, 12]),
                material,
                1,
                opacity=0.2,
                within=outline,
                soft=5,
            )
        )
    nodes.append(
        shade(
            smooth(
                [
                    (h * 0.5, WAIST),
                    (h * 0.78, HIPS),
                    (h * 0.8 + flare * 0.6, hem + 20),
                    (h + flare + 20, hem + 20),
                    (h + 20, HIPS),
                    (w + 10, WAIST),
                ]
            ),
            material,
            5,
            opacity=0.24,
            within=outline,
            soft=14,
        )
    )
    return nodes


def _foot(build: Build) -> float:
    return max(60.0, build.hips * 0.5)


def _leg(build: Build, side: int) -> list[Point]:
    x = _foot(build)
    return [
        (side * build.hips * 0.5, HIPS + 20),
        (side * (x + 2), 1180),
        (side * x, KNEES),
        (side * (x + 5), 1620),
        (side * (x - 2), _ANKLE + 14),
    ]
