"""Face, ears and neck, before any feature."""

from __future__ import annotations

from avatars.compositor.build import Build
from avatars.compositor.geometry import ellipse, smooth
from avatars.compositor.sheet import Flow, Node, form, light, line, shade
from avatars.persona.value import Persona


def neck(build: Build) -> list[Node]:
    """Return neck and the slopes to the shoulders, shaded by the chin."""
    n = build.neck
    outline = smooth(
        [
            (-n * 0.98, 215),
            (-n * 0.98, 215),
            (-n * 0.96, 300),
            (-n * 1.12, 340),
            (-n * 1.7, 366),
            (-build.shoulders * 0.8, 392),
            (-build.shoulders * 0.8, 392),
            (-build.chest * 0.72, 560),
            (0, 640),
            (build.chest * 0.72, 560),
            (build.shoulders * 0.8, 392),
            (build.shoulders * 0.8, 392),
            (n * 1.7, 366),
            (n * 1.12, 340),
            (n * 0.96, 300),
            (n * 0.98, 215),
            (n * 0.98, 215),
        ]
    )
    cast = smooth([(-n * 1.3, 235), (-n * 0.98, 318), (-n * 0.3, 352), (n * 0.5, 348), (n * 1.02, 330), (n * 1.3, 235), (0, 200)])
    collar = [line(smooth([(s * 26, 398), (s * 70, 391), (s * 128, 398)], closed=False), "skin", 5, width=4, opacity=0.28) for s in (-1, 1)]
    sinews = [
        line(smooth([(s * n * 0.72, 322), (s * n * 0.5, 366), (s * 17, 399)], closed=False), "skin", 5, width=3, opacity=0.2)
        for s in (-1, 1)
    ]
    return [
        form(outline, "skin", 3, flow=Flow.SIDE),
        shade(cast, "skin", 5, opacity=0.5, within=outline),
        shade(smooth([(n * 0.2, 300), (n * 1.6, 300), (n * 1.6, 420), (n * 0.55, 392)]), "skin", 5, opacity=0.2, within=outline, soft=6),
        *collar,
        *sinews,
        light(ellipse(-n * 0.45, 400, 34, 16), "skin", 1, opacity=0.35, soft=10),
    ]


def ears(build: Build) -> list[Node]:
    """Return the ears that show: the far one of a turned head less."""
    nodes: list[Node] = []
    for side in (-1, 1):
        far = build.turn * side
        x = side * (build.cheek + 1 - max(0.0, far) * 9) - build.turn * 3
        outline = smooth(
            [
                (x - side * 10, 140),
                (x + side * 8, 136),
                (x + side * 18, 152),
                (x + side * 13, 182),
                (x + side * 3, 205),
                (x - side * 8, 200),
            ]
        )
        fold = smooth([(x + side * 1, 150), (x + side * 10, 152), (x + side * 8, 176), (x + side * 1, 190)], closed=False)
        nodes += [form(outline, "skin", 3 if side < 0 else 4), line(fold, "skin", 5, width=3.4, opacity=0.5)]
    return nodes


def face(build: Build, persona: Persona) -> list[Node]:
    """Return the face: light from above left, shade down its right side, warm cheeks."""
    outline = build.face()
    t = build.turn * 8
    side = smooth(
        [(68 + t, -10), (130, -10), (140, 320), (0, 330), (10, 302), (56, 286), (80 + t * 0.5, 236), (92 + t * 0.4, 170), (86 + t, 90)]
    )
    cheeks = 0.30 if build.feminine else 0.17
    marks: list[Node] = [
        form(outline, "skin", 3, flow=Flow.SIDE),
        shade(side, "skin", 5, opacity=0.26, within=outline, soft=9),
        light(ellipse(-34 + t, 74, 52, 34), "skin", 1, opacity=0.35, within=outline, soft=18),
        light(ellipse(-60 + t, 186, 26, 15), "skin", 1, opacity=0.34, within=outline, soft=9),
        shade(ellipse(-66 + t, 206, 29, 20), "blush", 3, opacity=cheeks, within=outline, soft=11),
        shade(ellipse(66 + t, 206, 29, 20), "blush", 3, opacity=cheeks, within=outline, soft=11),
        shade(ellipse(t, 305, 40, 11), "skin", 5, opacity=0.22, within=outline, soft=6),
        light(ellipse(-4 + t, 281, 17, 8), "skin", 1, opacity=0.28, within=outline, soft=6),
    ]
    return [*marks, *(_freckles(build) if persona.freckles else [])]


def _freckles(build: Build) -> list[Node]:
    spots = ((-74, 198), (-62, 208), (-50, 199), (-40, 210), (-66, 190), (-30, 200), (-54, 216), (-10, 196), (8, 193))
    t = build.turn * 8
    marks: list[Node] = []
    for x, y in (*spots, *((-x, y + 2) for x, y in spots[:7])):
        marks.append(shade(ellipse(x + t, y, 2.4, 2.1), "skin", 5, opacity=0.55))
    return marks
