"""Long hair, worn open, up or braided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from avatars.compositor.build import Build
from avatars.compositor.geometry import Point, ellipse, limb, smooth
from avatars.compositor.head.strands import HairParts, braid, cluster, fallen, field_of, ring, sheen, strands
from avatars.compositor.sheet import Node, form, line
from avatars.persona.value import Hair, Persona

# Hair that ends above this ends in a blunt line.
_TO_THE_CHIN: Final = 400.0


def _slick(build: Build, *, height: float = 20.0, middle: float = 52.0) -> list[Node]:
    """Return hair combed back to the crown, ears free."""
    t, c = build.temple, build.cheek
    right: list[Point] = [(0, -height), (t * 0.55, -height + 5), (t * 0.95, 20), (t + 6, 78), (c + 4, 128), (c - 4, 150)]
    hairline: list[Point] = [
        (-c + 9, 134),
        (-t + 13, 104),
        (-t + 24, 80),
        (-52, 58),
        (0, middle),
        (52, 58),
        (t - 24, 80),
        (t - 13, 104),
        (c - 9, 134),
    ]
    cap = smooth([*reversed(right), *[(-x, y) for x, y in right[1:]], *hairline])
    left = strands([(-c + 5, 132), (-t, 70), (-40, -6), (0, -height)], [(0, middle), (0, 30), (0, 0), (0, -height)], within=cap, count=5)
    other = strands([(c - 5, 132), (t, 70), (40, -6), (0, -height)], [(0, middle), (0, 30), (0, 0), (0, -height)], within=cap, count=5)
    return [
        fallen(smooth([(-t, 84), (-50, 70), (0, 64), (50, 70), (t, 84), (t, 60), (0, 40), (-t, 60)]), build.face(), opacity=0.22),
        form(cap, "hair"),
        *left,
        *other,
        sheen([(-80, 46), (-44, 12), (0, 0)], 12, within=cap),
        sheen([(0, 0), (40, 10), (76, 40)], 7, within=cap, opacity=0.2),
    ]


def _curtains(build: Build, *, length: float, wide: float, wave: float, part: float, height: float = 30.0) -> HairParts:
    """Return open hair with a parting at ``part``: a sheet behind the neck and a curtain at either side of the face."""
    t, c = build.temple, build.cheek
    low = max(length - 60, 250.0) if length < _TO_THE_CHIN else length - 60
    middle = 210.0 if length < _TO_THE_CHIN else 320.0
    half: list[Point] = [
        (t + 12, 30),
        (c + wide * 0.8, 170),
        (c + wide + wave, middle),
        (c + wide - wave, low),
        (c + wide * 0.6, length),
    ]
    back = smooth([(0, -height * 0.6), *half, (0, length - 16), *[(-x, y) for x, y in reversed(half)]])
    front: list[Node] = [
        fallen(
            smooth(
                [
                    (-t, 110),
                    (part - 30, 60),
                    (part, 34),
                    (part + 30, 60),
                    (t, 110),
                    (t + 6, 240),
                    (c - 4, 260),
                    (t - 26, 120),
                    (part, 20),
                    (-t + 26, 120),
                    (-c + 4, 260),
                    (-t - 6, 240),
                ]
            ),
            build.face(),
            opacity=0.3,
        )
    ]
    for s in (-1, 1):
        edge: list[Point] = [
            (part, -height),
            (s * t * 0.62 + part * 0.3, -height * 0.72),
            (s * (t + 10), 34),
            (s * (c + 17), 130),
            (s * (c + wide * 0.72 + wave), 236),
        ]
        inner: list[Point] = [
            (part, 12),
            (s * t * 0.42 + part * 0.55, 46),
            (s * (t - 18), 96),
            (s * (c - 6), 160),
            (s * (c + 1 + wave * 0.6), 236),
        ]
        if length < _TO_THE_CHIN:
            edge += [(s * (c + wide * 0.86), length - 34), (s * (c + wide * 0.74), length), (s * (c + wide * 0.74), length)]
            inner += [(s * (c - 9), length - 40), (s * (c - 24), length + 4), (s * (c - 24), length + 4)]
        else:
            edge += [(s * (c + wide - wave * 0.4), 340), (s * (c + wide * 0.9 + wave), length - 90), (s * (c + wide * 0.3), length)]
            inner += [(s * (c - 10 - wave * 0.5), 330), (s * (c - 16 + wave), length - 90), (s * (c + wide * 0.14), length)]
        sheet = smooth([*edge, *reversed(inner)])
        front += [
            form(sheet, "hair"),
            *strands(edge, inner, within=sheet, count=8),
            sheen([(s * t * 0.3 + part, 6), (s * t * 0.75, 32), (s * (t + 2), 90)], 10, within=sheet, opacity=0.34 if s < 0 else 0.2),
        ]
    return HairParts(
        back=(
            form(back, "hair", 4),
            *strands(
                [(-c - wide, 200), (-c - wide, 330), (-c - wide * 0.6, length)],
                [(c + wide, 200), (c + wide, 330), (c + wide * 0.6, length)],
                within=back,
                count=11,
            ),
        ),
        front=tuple(front),
        crown=-height,
    )


def _long_straight(persona: Persona, build: Build) -> HairParts:
    return _curtains(build, length=560.0, wide=30.0, wave=0.0, part=(-24.0, 0.0, 22.0)[persona.brows % 3])


def _waves(persona: Persona, build: Build) -> HairParts:
    return _curtains(build, length=545.0, wide=47.0, wave=10.0, part=(-36.0, -20.0, 30.0)[persona.brows % 3], height=36.0)


def _bob(persona: Persona, build: Build) -> HairParts:
    return _curtains(
        build, length=(306.0, 322.0, 338.0)[persona.brows % 3], wide=34.0, wave=-3.0, part=(-30.0, 0.0, 28.0)[persona.eyes % 3], height=31.0
    )


def _fringe(persona: Persona, build: Build) -> HairParts:
    base = _curtains(build, length=(540.0, 330.0)[persona.brows % 2], wide=30.0, wave=0.0, part=0.0)
    t = build.temple
    bang = smooth(
        [
            (-t * 0.5, -24),
            (0, -31),
            (t * 0.5, -24),
            (t * 0.86, 40),
            (t - 8, 110),
            (t - 24, 112),
            (50, 108),
            (20, 113),
            (-18, 110),
            (-52, 113),
            (-t + 24, 110),
            (-t + 8, 112),
            (-t * 0.86, 40),
        ]
    )
    lines = strands([(-6, -29), (-50, 10), (-t + 8, 108)], [(6, -29), (50, 10), (t - 8, 108)], within=bang, count=11)
    shadow = fallen(smooth([(-t, 104), (0, 124), (t, 104), (t, 90), (0, 90), (-t, 90)]), build.face(), opacity=0.36)
    return HairParts(
        back=base.back,
        front=(*base.front, shadow, form(bang, "hair"), *lines, sheen([(-66, 36), (0, 18), (66, 36)], 10, within=bang)),
        crown=base.crown,
    )


def _bun(persona: Persona, build: Build) -> HairParts:
    x, y, r = ((0.0, -42.0, 50.0), (56.0, -22.0, 46.0))[persona.brows % 2]
    knot = ellipse(x, y, r, r * 0.9)
    swirl = [
        line(ellipse(x + 3, y + 2, r * share, r * share * 0.8), "hair", 5 if index % 2 else 1, width=3, opacity=0.4, within=knot)
        for index, share in enumerate((0.78, 0.56, 0.34))
    ]
    return HairParts(
        back=(form(knot, "hair"), *swirl, sheen([(x - r * 0.7, y), (x - 8, y - r * 0.6), (x + 10, y - r * 0.6)], 8, within=knot)),
        front=tuple(_slick(build)),
        crown=y - r,
    )


def _top_knot(persona: Persona, build: Build) -> HairParts:
    knot = smooth([(-26, -14), (-34, -46), (-10, -72), (20, -68), (34, -42), (26, -14)])
    band = limb([(-22, -18), (0, -14), (22, -18)], [5, 5, 5])
    return HairParts(
        back=(
            form(knot, "hair"),
            *strands([(-24, -16), (-30, -46), (-4, -70)], [(24, -16), (30, -44), (8, -70)], within=knot, count=4),
            form(band, "second", 4),
        ),
        front=tuple(_slick(build, height=17)),
        crown=-72,
    )


def _ponytail(persona: Persona, build: Build) -> HairParts:
    s = 1 if persona.brows % 2 else -1
    c = build.cheek
    tail = [(s * 30.0, -2.0), (s * (c + 22), 40.0), (s * (c + 52), 160.0), (s * (c + 46), 300.0), (s * (c + 22), 430.0)]
    outline = limb(tail, [20, 34, 42, 36, 6])
    left, right = [(x - 30, y) for x, y in tail], [(x + 30, y) for x, y in tail]
    return HairParts(
        back=(form(outline, "hair", 4), *strands(left, right, within=outline, count=7)), front=tuple(_slick(build, height=24)), crown=-30
    )


def _plait(persona: Persona, build: Build) -> HairParts:
    s = 1 if persona.brows % 2 else -1
    c = build.cheek
    line_: list[Point] = [(s * (c - 14), 214), (s * (c + 2), 300), (s * (c - 6), 400), (s * (c - 14), 520), (s * (c - 12), 610)]
    tie = limb([(s * (c - 26), 604), (s * (c + 2), 606)], [6, 6])
    end = smooth([(s * (c - 22), 608), (s * (c - 2), 608), (s * (c + 2), 640), (s * (c - 12), 668), (s * (c - 26), 640)])
    behind = smooth([(-c + 6, 100), (c - 6, 100), (c - 14, 220), (s * 40, 280), (-c + 14, 220)])
    return HairParts(
        back=(form(behind, "hair", 5),),
        under=(form(end, "hair"), *braid(line_, 21), form(tie, "second")),
        front=tuple(_slick(build, height=26, middle=46)),
        crown=-26,
    )


def _afro(persona: Persona, build: Build) -> HairParts:
    t, c = build.temple, build.cheek
    big = 1.0 + (persona.brows % 4) * 0.07
    right: list[Point] = [(0, -78 * big), (t * 0.8, -62 * big), (t + 52 * big, -4), (c + 70 * big, 80), (c + 58 * big, 160), (c + 26, 222)]
    edge = [*reversed(right), *[(-x, y) for x, y in right[1:]]]
    back = cluster(ring(edge, 24), 23, inner=smooth([*edge, (0, 200)]), seed=persona.eyes)
    inner: list[Point] = [
        (-c - 8, 150),
        (-c + 4, 118),
        (-t + 12, 92),
        (-60, 62),
        (0, 52),
        (60, 62),
        (t - 12, 92),
        (c - 4, 118),
        (c + 8, 150),
    ]
    top = smooth([*edge[1:-1], *inner])
    dots = [point for point in field_of(-t - 40, -60, t + 40, 70, 27, seed=persona.nose) if point[1] < 48 or abs(point[0]) > t]
    texture: list[Node] = [
        line(ellipse(x, y, 8, 7), "hair", 1 if index % 2 else 5, width=2.8, opacity=0.3, within=top) for index, (x, y) in enumerate(dots)
    ]
    return HairParts(
        back=tuple(back),
        front=(
            fallen(smooth([(-t, 96), (-50, 78), (0, 70), (50, 78), (t, 96), (t, 60), (0, 40), (-t, 60)]), build.face(), opacity=0.28),
            form(top, "hair"),
            *texture,
            *cluster(ring(inner[1:-1], 22), 12, seed=persona.mouth),
        ),
        crown=-100 * big,
    )


def _curls(persona: Persona, build: Build) -> HairParts:
    t, c = build.temple, build.cheek
    long = (430.0, 360.0)[persona.brows % 2]
    right: list[Point] = [(10, -48), (t * 0.8, -34), (t + 38, 40), (c + 62, 150), (c + 72, 260), (c + 56, long - 40), (c + 8, long)]
    edge = [*reversed(right), *[(-x, y) for x, y in right[1:]]]
    back = cluster(
        [*ring(edge, 34), *field_of(-c - 40, 60, c + 50, long - 40, 40, seed=persona.eyes)],
        31,
        inner=smooth([*edge, (0, long - 30)]),
        seed=persona.eyes,
    )
    inner: list[Point] = [
        (-c - 12, 230),
        (-c + 2, 160),
        (-t + 12, 100),
        (-50, 58),
        (-12, 36),
        (50, 58),
        (t - 12, 100),
        (c - 2, 160),
        (c + 12, 230),
    ]
    top = smooth([(c + 44, 200), (t + 34, 60), (t * 0.8, -22), (10, -36), (-t * 0.8, -22), (-t - 34, 60), (-c - 44, 200), *inner])
    locks = [
        *ring(
            [(-c - 14, 250), (-c - 16, 170), (-t - 8, 96), (-64, 40), (-10, 14), (64, 40), (t + 8, 96), (c + 16, 170), (c + 14, 250)], 30
        ),
        *ring([(-c - 36, 130), (-t - 10, 20), (0, -22), (t + 10, 20), (c + 36, 130)], 34),
    ]
    return HairParts(
        back=tuple(back),
        front=(
            fallen(
                smooth(
                    [(-t - 4, 180), (-t + 14, 120), (-50, 74), (0, 56), (50, 74), (t - 14, 120), (t + 4, 180), (t, 60), (0, 20), (-t, 60)]
                ),
                build.face(),
                opacity=0.3,
            ),
            form(top, "hair"),
            *cluster(locks, 24, seed=persona.nose),
        ),
        crown=-66,
    )


def _hanging(persona: Persona, build: Build, *, half: float, count: int, length: float, links: float) -> HairParts:
    """Return many braids or locs from a parting, behind and before the shoulders."""
    t, c = build.temple, build.cheek
    back: list[Node] = [
        form(
            smooth([(0, -10), (c + 10, 60), (c + 30, 260), (c + 20, length - 40), (-c - 20, length - 40), (-c - 30, 260), (-c - 10, 60)]),
            "hair",
            5,
        )
    ]
    front: list[Node] = []
    for s in (-1, 1):
        for index in range(count):
            share = index / (count - 1)
            top = (s * (t * 0.3 + share * t * 0.5), -18 + share * 34)
            x = c + 2 + share * (half * count * 0.9)
            end = length - share * 36 + (17 * index) % 29
            points = [top, (s * (t - 4 + share * 18), 60 + share * 10), (s * x, 170), (s * (x + 8), 330), (s * (x - 2), end)]
            front = [*front, *braid(points, half, links=links)]
    scalp = smooth(
        [
            (-t + 4, 100),
            (-t - 10, 40),
            (-t * 0.6, -16),
            (0, -26),
            (t * 0.6, -16),
            (t + 10, 40),
            (t - 4, 100),
            (t - 24, 74),
            (40, 52),
            (0, 42),
            (-40, 52),
            (-t + 24, 74),
        ]
    )
    rows = [
        line(
            smooth([(0, -24), (s * (18 + 22 * index), 4 + 8 * index), (s * (34 + 22 * index), 52 + 8 * index)], closed=False),
            "hair",
            5,
            width=3,
            opacity=0.6,
            within=scalp,
        )
        for s in (-1, 1)
        for index in range(4)
    ]
    part = line(smooth([(0, 44), (0, -24)], closed=False), "skin", 4, width=3.4, opacity=0.7, within=scalp)
    return HairParts(
        back=tuple(back),
        front=(
            fallen(smooth([(-t, 100), (-44, 66), (0, 56), (44, 66), (t, 100), (t, 60), (0, 30), (-t, 60)]), build.face(), opacity=0.28),
            form(scalp, "hair"),
            *rows,
            part,
            *front,
        ),
        crown=-32,
    )


def _braids(persona: Persona, build: Build) -> HairParts:
    return _hanging(persona, build, half=9.0, count=5, length=(560.0, 500.0)[persona.brows % 2], links=1.5)


def _locs(persona: Persona, build: Build) -> HairParts:
    return _hanging(persona, build, half=13.0, count=4, length=(400.0, 480.0)[persona.brows % 2], links=2.1)


LONG: Final[dict[Hair, Callable[[Persona, Build], HairParts]]] = {
    Hair.LONG_STRAIGHT: _long_straight,
    Hair.WAVES: _waves,
    Hair.BOB: _bob,
    Hair.FRINGE: _fringe,
    Hair.BUN: _bun,
    Hair.TOP_KNOT: _top_knot,
    Hair.PONYTAIL: _ponytail,
    Hair.PLAIT: _plait,
    Hair.AFRO: _afro,
    Hair.CURLS: _curls,
    Hair.BRAIDS: _braids,
    Hair.LOCS: _locs,
}
