"""Eyes, brows, nose and mouth: many shapes of each, and what a face says with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from avatars.compositor.build import EYES, Build
from avatars.compositor.geometry import Point, ellipse, limb, smooth
from avatars.compositor.sheet import Node, detail, group, light, line, shade
from avatars.persona.value import Age, Expression, Gaze, Gender, Persona

EYE_DISTANCE: Final = 46.5
TURN: Final = 9.0
# Eyes a little larger than life read better from afar.
_LARGER: Final = 1.14
_EAST_ASIA: Final = frozenset({"japan", "korea", "china"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EyeShape:
    """Half the width, heights above and below the corners' line, lift of the outer corner, and where the lid folds (0: nowhere)."""

    half: float
    above: float
    below: float
    lift: float
    fold: float


_EYES: Final = (
    EyeShape(half=22.5, above=11.5, below=7.5, lift=1.5, fold=5.5),
    EyeShape(half=21.5, above=13.0, below=9.0, lift=0.0, fold=5.0),
    EyeShape(half=24.0, above=10.5, below=7.0, lift=3.5, fold=6.0),
    EyeShape(half=22.0, above=11.0, below=8.5, lift=-2.0, fold=6.5),
    EyeShape(half=23.5, above=12.5, below=7.0, lift=2.0, fold=7.5),
    EyeShape(half=21.0, above=10.0, below=7.0, lift=1.0, fold=3.5),
)
_EYES_EAST: Final = (
    EyeShape(half=22.5, above=9.5, below=7.0, lift=1.5, fold=0.0),
    EyeShape(half=22.5, above=10.5, below=7.5, lift=1.5, fold=2.8),
    EyeShape(half=23.0, above=11.0, below=7.5, lift=2.5, fold=3.6),
    EyeShape(half=22.0, above=11.5, below=8.0, lift=0.5, fold=4.4),
)
_OPEN: Final = {
    Expression.SURPRISED: 1.3,
    Expression.GRIN: 0.86,
    Expression.LAUGH: 0.62,
    Expression.CONFIDENT: 0.88,
    Expression.CALM: 0.9,
    Expression.SERIOUS: 0.92,
}
_LOOK: Final = {Gaze.LEFT: (-6.5, 0.0), Gaze.RIGHT: (6.5, 0.0), Gaze.UP: (2.0, -4.5), Gaze.CAMERA: (0.0, 0.0)}


def features(build: Build, persona: Persona) -> list[Node]:
    """Return all features of a face, moved to where the head is turned."""
    shift = build.turn * TURN
    return [
        group(
            [*_ageing(persona), *_eyes(persona, build), *_brows(persona), *_nose(persona, build), *_mouth(persona)],
            transform=f"translate({shift:.1f} 0)" if shift else "",
        )
    ]


def _eyes(persona: Persona, build: Build) -> list[Node]:
    shapes = _EYES_EAST + _EYES[:2] if persona.culture in _EAST_ASIA else _EYES
    shape = shapes[persona.eyes % len(shapes)]
    distance = EYE_DISTANCE + (persona.eyes // 10 - 5) * 0.5
    nodes: list[Node] = []
    for side in (-1, 1):
        narrow = 1.0 - max(0.0, build.turn * side) * 0.12
        inner = _eye(persona, shape, side)
        nodes.append(group(inner, transform=f"translate({side * distance * narrow:.1f} {EYES}) scale({narrow * _LARGER:.3f} {_LARGER})"))
    return nodes


def _eye(persona: Persona, shape: EyeShape, side: int) -> list[Node]:
    """Return one eye about its own centre; ``side`` 1 is the right one of the picture, its outer corner at positive x."""
    opened = _OPEN.get(persona.expression, 1.0) * (0.92 if persona.age is Age.SENIOR else 1.0)
    w, up, down = shape.half, shape.above * opened, shape.below * (0.55 + 0.45 * opened)
    smiling = persona.expression in (Expression.SMILE, Expression.GRIN, Expression.LAUGH)
    down *= 0.86 if smiling else 1.0
    outer, inner = (side * w, -shape.lift), (-side * w, 2.2)
    top = [inner, (-side * w * 0.48, -up * 0.82), (side * w * 0.08, -up), (side * w * 0.62, -up * 0.72 - shape.lift * 0.4), outer]
    low = [(side * w * 0.5, down * 0.85), (-side * w * 0.1, down), (-side * w * 0.62, down * 0.72)]
    white = smooth([inner, inner, *top[1:4], outer, outer, *low])
    gx, gy = _LOOK[persona.gaze]
    iy = gy - up * 0.06 + 0.4
    r = 12.4 if persona.gender is not Gender.MASCULINE else 11.6
    lid = [*top]
    thick = 3.1 if persona.gender is Gender.FEMININE else 2.1
    nodes: list[Node] = [
        shade(ellipse(0, -up * 0.7, w * 1.18, up * 1.25), "skin", 5, opacity=0.16, soft=5),
        detail(white, "white", 2),
        detail(ellipse(gx, iy, r, r), "iris", 5, within=white),
        detail(ellipse(gx, iy, r * 0.86, r * 0.86), "iris", 3, within=white),
        detail(ellipse(gx, iy + r * 0.32, r * 0.62, r * 0.48), "iris", 1, opacity=0.5, within=white),
        detail(ellipse(gx, iy, r * 0.47, r * 0.47), "#120D0B", 3, within=white),
        detail(
            smooth([*top, (side * w * 0.6, -up * 0.2), (0, -up * 0.5), (-side * w * 0.6, -up * 0.25)]),
            "#2A1A18",
            3,
            opacity=0.24,
            within=white,
        ),
        detail(ellipse(gx - 4.0, iy - 4.2, 3.1, 3.1), "#FFFFFF", 1, within=white),
        detail(ellipse(gx + 4.2, iy + 4.0, 1.5, 1.5), "#FFFFFF", 1, opacity=0.75, within=white),
        detail(limb(lid, [0.7, thick * 0.75, thick, thick, 1.0]), "ink", 4),
        line(
            smooth([(side * w * 0.85, down * 0.5), (0, down + 1.2), (-side * w * 0.7, down * 0.8)], closed=False),
            "skin",
            5,
            width=1.7,
            opacity=0.55,
        ),
    ]
    if shape.fold:
        fold = [(x * 1.02, y - shape.fold * (1.0 if index in (1, 2, 3) else 0.7)) for index, (x, y) in enumerate(top)]
        nodes.append(line(smooth(fold, closed=False), "skin", 5, width=2.2, opacity=0.6))
    if persona.gender is Gender.FEMININE:
        wing = [(side * w * 0.55, -up * 0.85), (side * w * 0.92, -up * 0.42 - shape.lift), (side * (w + 7), -up * 0.62 - shape.lift - 2)]
        nodes.append(detail(limb(wing, [1.6, 1.9, 0.3]), "ink", 4))
    if smiling:
        bag = [(side * w * 0.8, down + 5), (0, down + 8), (-side * w * 0.6, down + 5.5)]
        nodes.append(line(smooth(bag, closed=False), "skin", 5, width=1.8, opacity=0.22))
    return nodes


def _brows(persona: Persona) -> list[Node]:
    kind = persona.brows
    thick = {Gender.MASCULINE: 6.0, Gender.FEMININE: 4.1}.get(persona.gender, 5.0) + (kind % 5 - 2) * 0.5
    arch = {Gender.MASCULINE: 3.0, Gender.FEMININE: 5.2}.get(persona.gender, 4.0) + (kind // 5 % 5 - 2) * 0.9
    height = 122.5 + (kind // 25) * 1.4 + (4 if persona.gender is Gender.MASCULINE else 0)
    raise_, inner = _brow_mood(persona.expression)
    nodes: list[Node] = []
    for side in (-1, 1):
        lifted = raise_ + (5.0 if persona.expression is Expression.CONFIDENT and side > 0 else 0.0)
        line_: list[Point] = [
            (side * 20.5, height + 0.5 - lifted + inner),
            (side * 38, height - arch * 0.55 - lifted + inner * 0.4),
            (side * 58, height - arch - lifted),
            (side * 75, height + 3.5 - lifted),
        ]
        nodes.append(detail(limb(line_, [thick * 0.72, thick, thick * 0.8, 0.8]), "brow", 3))
        nodes.append(detail(limb([line_[0], line_[1]], [thick * 0.5, thick * 0.6]), "brow", 2, opacity=0.35))
    return nodes


def _brow_mood(expression: Expression) -> tuple[float, float]:
    """Return by how much brows are raised, and by how much their inner ends go down."""
    return {
        Expression.SURPRISED: (9.0, -1.0),
        Expression.SERIOUS: (-3.0, 3.5),
        Expression.THOUGHTFUL: (2.0, 1.5),
        Expression.GRIN: (2.0, 0.0),
        Expression.LAUGH: (4.0, -1.0),
        Expression.CONFIDENT: (-0.5, 1.5),
    }.get(expression, (0.0, 0.0))


def _nose(persona: Persona, build: Build) -> list[Node]:
    """Return the nose: a shaded side, a lit ridge, wings and nostrils; width, length and tip vary."""
    kind = persona.nose
    w = 19.5 + kind % 5 * 1.9 + (2.0 if persona.gender is Gender.MASCULINE else 0.0) + (1.6 if persona.skin >= 7 else 0.0)
    foot = 213 + kind // 5 % 4 * 2.4 + (2.0 if persona.age is Age.SENIOR else 0.0)
    tip = 9.5 + kind // 20 * 1.2
    t = build.turn * 5
    ridge = [
        (9 + t * 0.3, 150),
        (12 + t, 184),
        (w * 0.55 + t, foot - 15),
        (w * 0.92 + t, foot - 5),
        (w * 0.5 + t, foot + 4),
        (t, foot + 1),
        (4 + t, foot - 20),
        (3 + t * 0.6, 172),
    ]
    wings: list[Node] = []
    for side in (-1, 1):
        edge = [(t + side * (w - 3), foot - 13), (t + side * w, foot - 5), (t + side * (w - 4), foot + 1.5), (t + side * (w - 9), foot)]
        wings.append(line(smooth(edge, closed=False), "skin", 5, width=2.6, opacity=0.62 if side > 0 else 0.42))
        wings.append(shade(limb([(t + side * (w - 8), foot + 0.5), (t + side * 6.5, foot + 1.5)], [2.3, 1.3]), "skin", 5, opacity=0.85))
    under = [(t - w * 0.5, foot + 3.5), (t, foot + 6), (t + w * 0.5, foot + 3.5)]
    return [
        shade(smooth(ridge), "skin", 5, opacity=0.24, soft=2.2),
        shade(ellipse(t + 2, foot + 9, w * 0.6, 5), "skin", 5, opacity=0.22, soft=3),
        light(
            limb([(-2 + t * 0.3, 152), (-2.5 + t * 0.8, 180), (-3 + t, foot - 14)], [2.6, 3.0, tip * 0.42]),
            "skin",
            1,
            opacity=0.45,
            soft=2.2,
        ),
        light(ellipse(t - 3.5, foot - 10, tip * 0.5, tip * 0.42), "skin", 1, opacity=0.55, soft=1.5),
        *wings,
        line(smooth(under, closed=False), "skin", 5, width=2.2, opacity=0.4),
    ]


def _mouth(persona: Persona) -> list[Node]:
    kind = persona.mouth
    half = 31.0 + kind % 5 * 1.7 + (1.5 if persona.gender is Gender.MASCULINE else 0.0)
    full = (5.0 if persona.gender is Gender.MASCULINE else 6.6) + kind // 5 % 4 * 0.9 + (1.4 if persona.skin >= 7 else 0.0)
    y = 250.0 + kind // 20 * 0.8
    if persona.expression in (Expression.GRIN, Expression.LAUGH):
        return _open_mouth(half * 1.12, full, y - 3, 17.0 if persona.expression is Expression.GRIN else 23.0)
    if persona.expression is Expression.SMILE and kind % 3 == 0:
        return _open_mouth(half * 1.06, full, y - 1, 10.5)
    if persona.expression is Expression.SURPRISED:
        return _round_mouth(half * 0.5, full, y + 3)
    lift = {Expression.SMILE: 7.5, Expression.CONFIDENT: 5.0, Expression.CALM: 3.2, Expression.THOUGHTFUL: 1.6, Expression.SERIOUS: -1.2}
    skew = {Expression.CONFIDENT: 3.0, Expression.THOUGHTFUL: 1.5}.get(persona.expression, 0.0)
    wider = 1.08 if persona.expression is Expression.SMILE else 1.0
    return _closed_mouth(half * wider, full, y, lift.get(persona.expression, 2.0), skew)


def _closed_mouth(w: float, full: float, y: float, lift: float, skew: float) -> list[Node]:
    left, right = (-w, y - lift + skew * 0.4), (w, y - lift - skew)
    seam = [
        left,
        (-w * 0.5, y - lift * 0.15 + 0.6),
        (-w * 0.14, y + 1.8),
        (0, y + 0.6),
        (w * 0.14, y + 1.8),
        (w * 0.5, y - lift * 0.15 + 0.4 - skew * 0.3),
        right,
    ]
    upper = [
        left,
        left,
        (-w * 0.5, y - full * 0.62 - lift * 0.25),
        (-w * 0.17, y - full),
        (0, y - full * 0.7),
        (w * 0.17, y - full),
        (w * 0.5, y - full * 0.62 - lift * 0.25 - skew * 0.3),
        right,
        right,
    ]
    lower = [
        left,
        left,
        *seam[1:-1],
        right,
        right,
        (w * 0.55, y + full * 0.95 - lift * 0.1),
        (0, y + full * 1.55),
        (-w * 0.55, y + full * 0.95 - lift * 0.1),
    ]
    return [
        detail(smooth(lower), "lip", 3, opacity=0.92),
        detail(smooth([*upper, *reversed(seam[1:-1])]), "lip", 4, opacity=0.9),
        light(ellipse(-w * 0.1, y + full * 0.85, w * 0.3, full * 0.26), "lip", 1, opacity=0.55, soft=1.6),
        detail(limb(seam, [1.0, 1.5, 1.9, 1.5, 1.9, 1.5, 1.0]), "lip", 5, opacity=0.95),
        *_corners(left, right),
        shade(ellipse(0, y + full * 1.9 + 4, w * 0.5, 3.6), "skin", 5, opacity=0.3, soft=2.6),
    ]


def _open_mouth(w: float, full: float, y: float, deep: float) -> list[Node]:
    left, right = (-w, y - 7.5), (w, y - 7.5)
    hole = smooth(
        [
            left,
            left,
            (-w * 0.45, y - 1.5),
            (0, y - 0.2),
            (w * 0.45, y - 1.5),
            right,
            right,
            (w * 0.62, y + deep * 0.66),
            (0, y + deep),
            (-w * 0.62, y + deep * 0.66),
        ]
    )
    teeth = smooth(
        [
            left,
            left,
            (-w * 0.45, y - 1.5),
            (0, y - 0.2),
            (w * 0.45, y - 1.5),
            right,
            right,
            (w * 0.66, y + deep * 0.36),
            (0, y + min(deep * 0.62, 10.5)),
            (-w * 0.66, y + deep * 0.36),
        ]
    )
    upper = [
        left,
        left,
        (-w * 0.5, y - full * 0.8 - 3),
        (-w * 0.15, y - full - 0.5),
        (0, y - full * 0.72),
        (w * 0.15, y - full - 0.5),
        (w * 0.5, y - full * 0.8 - 3),
        right,
        right,
        (w * 0.45, y - 0.4),
        (0, y + 0.8),
        (-w * 0.45, y - 0.4),
    ]
    lower = [
        left,
        left,
        (-w * 0.62, y + deep * 0.62),
        (0, y + deep - 1),
        (w * 0.62, y + deep * 0.62),
        right,
        right,
        (w * 0.62, y + deep * 0.66 + full * 0.9),
        (0, y + deep + full * 1.25),
        (-w * 0.62, y + deep * 0.66 + full * 0.9),
    ]
    return [
        detail(hole, "#5A1F22", 3),
        detail(ellipse(0, y + deep + 3, w * 0.42, deep * 0.42), "#C4575B", 3, opacity=0.9, within=hole),
        detail(teeth, "white", 2, within=hole),
        detail(
            smooth([(-w, y - 9), (0, y - 3), (w, y - 9), (w * 0.5, y + 2), (0, y + 3.4), (-w * 0.5, y + 2)]),
            "#6A3A38",
            3,
            opacity=0.22,
            within=hole,
        ),
        detail(smooth(lower), "lip", 3),
        detail(smooth(upper), "lip", 4),
        light(ellipse(-w * 0.08, y + deep + full * 0.55, w * 0.26, full * 0.2), "lip", 1, opacity=0.6, soft=1.4),
        *_corners(left, right),
        shade(ellipse(0, y + deep + full * 1.25 + 5, w * 0.45, 3.4), "skin", 5, opacity=0.28, soft=2.6),
        *[
            line(
                smooth([(s * (w - 2), y - 42), (s * (w + 9), y - 24), (s * (w + 9), y - 4)], closed=False),
                "skin",
                5,
                width=2.2,
                opacity=0.24,
            )
            for s in (-1, 1)
        ],
    ]


def _round_mouth(w: float, full: float, y: float) -> list[Node]:
    return [
        detail(ellipse(0, y + 4, w + full * 0.7, 13 + full * 0.7), "lip", 3),
        detail(ellipse(0, y + 4, w, 11.5), "#5A1F22", 3),
        detail(smooth([(-w * 0.8, y - 2), (0, y - 7), (w * 0.8, y - 2), (0, y + 0.5)]), "white", 2),
    ]


def _corners(left: Point, right: Point) -> list[Node]:
    return [
        shade(ellipse(x, y + 0.5, 3.2, 2.6), "skin", 5, opacity=0.5, soft=1.2)
        for x, y in ((left[0] - 1.5, left[1]), (right[0] + 1.5, right[1]))
    ]


def _ageing(persona: Persona) -> list[Node]:
    """Return the lines that years leave, none before the middle ones."""
    if persona.age not in (Age.MIDDLE, Age.SENIOR):
        return []
    old = persona.age is Age.SENIOR
    strength = 0.36 if old else 0.2
    nodes: list[Node] = []
    for side in (-1, 1):
        nodes.append(
            line(smooth([(side * 25, 214), (side * 39, 230), (side * 44, 250)], closed=False), "skin", 5, width=2.6, opacity=strength)
        )
        nodes.append(
            line(smooth([(side * 28, 176), (side * 44, 182), (side * 62, 177)], closed=False), "skin", 5, width=2.2, opacity=strength * 0.8)
        )
        nodes.append(line(smooth([(side * 74, 158), (side * 84, 155)], closed=False), "skin", 5, width=2, opacity=strength))
        if old:
            nodes.append(line(smooth([(side * 74, 163), (side * 84, 167)], closed=False), "skin", 5, width=2, opacity=strength))
            nodes.append(line(smooth([(side * 40, 266), (side * 44, 278)], closed=False), "skin", 5, width=2.2, opacity=strength * 0.7))
    if old:
        for y, w in ((84, 44), (97, 52)):
            nodes.append(
                line(smooth([(-w, y + 3), (-w * 0.4, y), (w * 0.4, y), (w, y + 3)], closed=False), "skin", 5, width=2.2, opacity=0.2)
            )
    return nodes
