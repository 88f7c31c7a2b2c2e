"""Short hair: from shaved to swept up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from avatars.compositor.build import Build
from avatars.compositor.geometry import Point, ellipse, smooth
from avatars.compositor.head.strands import HairParts, cluster, fallen, field_of, ring, sheen, strands
from avatars.compositor.sheet import Node, form, light, line, shade
from avatars.persona.value import Hair, Persona


def shell(build: Build, *, height: float, side: float, low: float) -> list[Point]:
    """Return the outer edge of hair from the right foot over the top to the left one."""
    t = build.temple
    right = [
        (0.0, -height),
        (t * 0.46, -height * 0.86 + 6),
        (t * 0.84 + side * 0.5, 22 - height * 0.4),
        (t + side, 78.0),
        (build.cheek + side * 0.8 - 1, low - 18),
        (build.cheek + side * 0.35 - 3, low),
    ]
    return [*reversed(right), *[(-x, y) for x, y in right[1:]]]


def capped(build: Build, *, height: float, side: float, low: float, hairline: list[Point]) -> str:
    """Return a cap of hair: its outer edge, and the hairline given from left to right."""
    outer = shell(build, height=height, side=side, low=low)
    foot_right, foot_left = outer[0], outer[-1]
    return smooth([foot_right, *outer[:], foot_left, *hairline])


def _line(build: Build, *, low: float, middle: float, corner: float = 66.0) -> list[Point]:
    """Return a hairline from the left sideburn to the right one."""
    t, c = build.temple, build.cheek
    left = [(-c + 7, low - 2), (-c + 9, 138.0), (-t + 12, 112.0), (-t + 22, 86.0), (-t * 0.62, corner), (-t * 0.3, middle + 1)]
    return [*left, (0.0, middle), *[(-x, y) for x, y in reversed(left)]]


def _sides(build: Build, low: float = 148.0, opacity: float = 0.62) -> list[Node]:
    """Return cropped sides that fade into the skin."""
    face = build.face()
    t, c = build.temple, build.cheek
    nodes: list[Node] = []
    for s in (-1, 1):
        patch = smooth(
            [
                (s * (t - 22), 40),
                (s * (t + 10), 30),
                (s * (c + 9), 100),
                (s * (c + 5), low),
                (s * (c - 9), low),
                (s * (t - 13), 108),
                (s * (t - 25), 82),
            ]
        )
        nodes.append(shade(patch, "hair", 3, opacity=opacity, within=face, soft=3.5))
    return nodes


def _bald(persona: Persona, build: Build) -> HairParts:
    face = build.face()
    return HairParts(front=(light(ellipse(-38, 36, 40, 18), "skin", 1, opacity=0.6, within=face, soft=9),), crown=0)


def _buzz(persona: Persona, build: Build) -> HairParts:
    cap = capped(build, height=7, side=2, low=146, hairline=_line(build, low=146, middle=56, corner=64))
    return HairParts(
        front=(form(cap, "hair", 3, opacity=0.82), sheen([(-70, 30), (-30, 10), (20, 8)], 12, within=cap, opacity=0.22)), crown=-7
    )


def _fade(persona: Persona, build: Build) -> HairParts:
    t = build.temple
    top = smooth(
        [
            (-t + 4, 84),
            (-t - 4, 40),
            (-t * 0.74, -8),
            (-t * 0.3, -27),
            (t * 0.3, -28),
            (t * 0.76, -9),
            (t + 4, 40),
            (t - 4, 84),
            (t - 24, 66),
            (t * 0.5, 55),
            (0, 52),
            (-t * 0.5, 55),
            (-t + 24, 66),
        ]
    )
    curls = [
        line(ellipse(x, y, 6.5, 6), "hair", 5 if index % 2 else 1, width=2.4, opacity=0.34, within=top)
        for index, (x, y) in enumerate(field_of(-t, -24, t, 66, 17))
    ]
    return HairParts(
        front=(
            *_sides(build),
            fallen(smooth([(-t, 60), (0, 62), (t, 60), (t, 78), (0, 66), (-t, 78)]), build.face(), opacity=0.2),
            form(top, "hair"),
            *curls,
        ),
        crown=-28,
    )


def _short(persona: Persona, build: Build) -> HairParts:
    t = build.temple
    hairline = [
        (-build.cheek + 7, 150),
        (-t + 10, 118),
        (-t + 20, 84),
        (-t + 34, 66),
        (-38, 62),
        (-30, 72),
        (-6, 58),
        (6, 70),
        (32, 56),
        (44, 68),
        (t - 30, 66),
        (t - 18, 88),
        (t - 10, 118),
        (build.cheek - 7, 150),
    ]
    cap = capped(build, height=27, side=8, low=152, hairline=[(float(x), float(y)) for x, y in hairline])
    lines = strands([(-t, 96), (-t * 0.8, 30), (-20, -10), (40, -22)], [(-30, 66), (10, 50), (60, 40), (t + 4, 70)], within=cap, count=9)
    return HairParts(
        front=(
            fallen(smooth([(-80, 74), (-30, 84), (10, 80), (60, 78), (86, 96), (60, 60), (-70, 60)]), build.face()),
            form(cap, "hair"),
            *lines,
            sheen([(-84, 36), (-40, 2), (20, -8)], 12, within=cap),
        ),
        crown=-28,
    )


def _side_part(persona: Persona, build: Build) -> HairParts:
    t, c = build.temple, build.cheek
    outer: list[Point] = [
        (c - 3, 150),
        (c + 5, 128),
        (t + 10, 78),
        (t * 0.96 + 6, 14),
        (t * 0.55, -26),
        (-4, -38),
        (-t * 0.5, -26),
        (-t * 0.92, 8),
        (-t - 7, 70),
        (-c - 4, 128),
        (-c + 3, 150),
    ]
    inner: list[Point] = [
        (-c + 9, 136),
        (-t + 14, 92),
        (-t + 26, 66),
        (-50, 46),
        (-44, 40),
        (-10, 58),
        (34, 62),
        (t - 24, 74),
        (t - 13, 104),
        (c - 9, 136),
    ]
    cap = smooth([*outer, *inner])
    lines = strands([(-46, 42), (-20, -8), (40, -24), (t, 30)], [(-40, 44), (4, 56), (60, 60), (t - 4, 110)], within=cap, count=8)
    left = strands([(-48, 40), (-80, 20), (-t, 60)], [(-50, 46), (-84, 60), (-t - 4, 120)], within=cap, count=3)
    part = line(smooth([(-46, 43), (-40, 10), (-26, -18)], closed=False), "hair", 5, width=3, opacity=0.8, within=cap)
    return HairParts(
        front=(
            fallen(smooth([(-50, 60), (0, 76), (50, 80), (90, 104), (70, 60), (0, 44)]), build.face()),
            form(cap, "hair"),
            *lines,
            *left,
            part,
            sheen([(-10, 0), (40, -2), (86, 40)], 11, within=cap),
        ),
        crown=-38,
    )


def _quiff(persona: Persona, build: Build) -> HairParts:
    t = build.temple
    top = smooth(
        [
            (-t + 2, 92),
            (-t - 6, 40),
            (-t * 0.9, -14),
            (-t * 0.5, -54),
            (0, -64),
            (t * 0.52, -60),
            (t * 0.86, -34),
            (t + 5, 20),
            (t + 1, 92),
            (t - 20, 66),
            (t * 0.5, 44),
            (10, 50),
            (-t * 0.4, 42),
            (-t + 26, 62),
        ]
    )
    lines = strands(
        [(-t + 4, 74), (-t * 0.9, 0), (-t * 0.4, -44), (20, -56)],
        [(t * 0.3, 50), (t * 0.5, 20), (t * 0.7, -4), (t * 0.9, -20)],
        within=top,
        count=9,
    )
    return HairParts(
        front=(
            *_sides(build),
            fallen(smooth([(-t, 58), (0, 62), (t, 58), (t, 76), (0, 70), (-t, 76)]), build.face(), opacity=0.22),
            form(top, "hair"),
            *lines,
            sheen([(-60, -14), (-10, -34), (50, -36)], 11, within=top),
        ),
        crown=-64,
    )


def _crop(persona: Persona, build: Build) -> HairParts:
    t = build.temple
    fringe: list[Point] = [
        (-t + 16, 92),
        (-t + 24, 78),
        (-66, 84),
        (-58, 72),
        (-40, 86),
        (-30, 72),
        (-10, 88),
        (2, 74),
        (20, 86),
        (32, 72),
        (50, 84),
        (62, 70),
        (t - 26, 80),
        (t - 15, 92),
    ]
    top = smooth(
        [(t - 2, 96), (t + 7, 40), (t * 0.78, -10), (t * 0.3, -28), (-t * 0.3, -27), (-t * 0.78, -9), (-t - 7, 40), (-t + 2, 96), *fringe],
        tension=0.8,
    )
    lines = strands(
        [(-t, 84), (-t * 0.8, 10), (-40, -20), (0, -26)], [(t - 10, 84), (t * 0.9, 20), (60, -14), (4, -26)], within=top, count=10
    )
    return HairParts(
        front=(
            *_sides(build),
            fallen(smooth([(-t, 74), (-40, 96), (0, 94), (50, 96), (t, 80), (t, 60), (-t, 60)]), build.face(), opacity=0.26),
            form(top, "hair"),
            *lines,
            sheen([(-70, 20), (-20, -4), (40, -6)], 10, within=top),
        ),
        crown=-28,
    )


def _pixie(persona: Persona, build: Build) -> HairParts:
    t, c = build.temple, build.cheek
    outer: list[Point] = [
        (c - 2, 176),
        (c + 12, 150),
        (t + 17, 84),
        (t * 0.98 + 8, 8),
        (t * 0.55, -34),
        (0, -42),
        (-t * 0.55, -32),
        (-t - 5, 10),
        (-t - 16, 84),
        (-c - 12, 150),
        (-c + 2, 178),
    ]
    inner: list[Point] = [
        (-c + 10, 140),
        (-t + 14, 106),
        (-t + 30, 92),
        (-52, 104),
        (-20, 92),
        (20, 70),
        (52, 44),
        (66, 70),
        (t - 20, 92),
        (c - 10, 134),
    ]
    cap = smooth([*outer, *inner], tension=0.9)
    lines = strands([(54, 42), (10, -14), (-60, -10), (-t - 6, 70)], [(54, 44), (14, 66), (-40, 92), (-c, 170)], within=cap, count=9)
    right = strands([(56, 42), (90, 30), (t + 10, 90)], [(58, 48), (84, 80), (c, 160)], within=cap, count=4)
    return HairParts(
        front=(
            fallen(smooth([(-90, 112), (-50, 120), (-10, 106), (40, 76), (30, 50), (-90, 70)]), build.face()),
            form(cap, "hair"),
            *lines,
            *right,
            sheen([(30, -8), (-30, 0), (-90, 44)], 12, within=cap),
        ),
        crown=-42,
    )


def _curly_short(persona: Persona, build: Build) -> HairParts:
    t = build.temple
    under = smooth(
        [
            (-t - 2, 84),
            (-t - 4, 30),
            (-t * 0.6, -24),
            (0, -38),
            (t * 0.6, -24),
            (t + 4, 30),
            (t + 2, 84),
            (t - 14, 74),
            (50, 54),
            (0, 48),
            (-50, 54),
            (-t + 14, 74),
        ]
    )
    points = [
        *ring([(-t - 2, 80), (-t - 6, 30), (-t * 0.6, -26), (0, -42), (t * 0.6, -26), (t + 6, 30), (t + 2, 80)], 22),
        *ring([(-t + 18, 70), (-50, 52), (0, 46), (50, 52), (t - 18, 70)], 21),
        *field_of(-t + 14, -22, t - 14, 44, 23, seed=persona.brows),
    ]
    return HairParts(
        front=(
            *_sides(build, opacity=0.75),
            fallen(smooth([(-t, 60), (0, 72), (t, 60), (t, 84), (0, 78), (-t, 84)]), build.face(), opacity=0.28),
            *cluster(points, 17, inner=under, seed=persona.brows),
        ),
        crown=-60,
    )


def _receding(persona: Persona, build: Build) -> HairParts:
    t, c = build.temple, build.cheek
    nodes: list[Node] = []
    top = smooth(
        [
            (-t + 2, 46),
            (-t * 0.72, 0),
            (-t * 0.3, -14),
            (t * 0.3, -14),
            (t * 0.72, 0),
            (t - 2, 46),
            (t * 0.62, 26),
            (30, 12),
            (16, 32),
            (0, 38),
            (-16, 32),
            (-30, 12),
            (-t * 0.62, 26),
        ]
    )
    nodes += [
        form(top, "hair", 3, opacity=0.72),
        *strands([(-60, 30), (-30, -10), (0, -14)], [(50, 30), (30, -6), (4, -14)], within=top, count=5),
    ]
    for s in (-1, 1):
        side = smooth(
            [
                (s * (t - 20), 78),
                (s * (t - 8), 34),
                (s * (t + 8), 60),
                (s * (c + 11), 110),
                (s * (c + 4), 158),
                (s * (c - 8), 152),
                (s * (t - 10), 112),
            ]
        )
        nodes += [
            form(side, "hair"),
            *strands(
                [(s * (t - 14), 70), (s * (t - 4), 110), (s * (c - 4), 150)],
                [(s * (t + 6), 60), (s * (c + 8), 110), (s * (c + 4), 156)],
                within=side,
                count=3,
            ),
        ]
    return HairParts(front=tuple(nodes), crown=-14)


def _cornrows(persona: Persona, build: Build) -> HairParts:
    t = build.temple
    cap = capped(build, height=10, side=3, low=146, hairline=_line(build, low=146, middle=50, corner=62))
    nodes: list[Node] = [form(cap, "hair")]
    for index in range(-4, 5):
        start, top = (index * 21.0, 52 + abs(index) * 4.5), (index * 12.0, -12.0)
        row = smooth([start, (index * 20.0, 16.0), top], closed=False)
        nodes.append(line(row, "skin", 4, width=3, opacity=0.75, within=cap))
        middle = [(index * 21 + 10.5, 54 + abs(index) * 4.5), (index * 20 + 10.0, 18), (index * 12 + 6, -12)]
        nodes += [line(ellipse(x, y, 7, 4.4), "hair", 1, width=1.8, opacity=0.4, within=cap) for x, y in ring(middle, 10)]
    tails: list[Node] = [
        form(smooth([(s * (t - 24), 150), (s * (t + 6), 160), (s * 92, 300), (s * 78, 380), (s * 56, 300)]), "hair", 4) for s in (-1, 1)
    ]
    return HairParts(back=tuple(tails) if build.feminine else (), front=tuple(nodes), crown=-12)


SHORT: Final[dict[Hair, Callable[[Persona, Build], HairParts]]] = {
    Hair.BALD: _bald,
    Hair.BUZZ: _buzz,
    Hair.FADE: _fade,
    Hair.SHORT: _short,
    Hair.SIDE_PART: _side_part,
    Hair.QUIFF: _quiff,
    Hair.CROP: _crop,
    Hair.PIXIE: _pixie,
    Hair.CURLY_SHORT: _curly_short,
    Hair.RECEDING: _receding,
    Hair.CORNROWS: _cornrows,
}
