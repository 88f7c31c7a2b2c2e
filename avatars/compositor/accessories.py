"""Small things: what is worn at ears, neck, chest, wrist and head."""

from __future__ import annotations

from dataclasses import dataclass

from avatars.compositor.build import Build
from avatars.compositor.geometry import box, ellipse, limb, polygon, smooth
from avatars.compositor.sheet import Node, detail, form, light, line, shade
from avatars.persona.value import Accessory, Covering, Outfit, Persona

_EARS_HIDDEN = frozenset({Covering.HIJAB, Covering.SHAYLA, Covering.KEFFIYEH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """What is behind the body, on the trunk, on the head, behind the head."""

    behind: tuple[Node, ...] = ()
    trunk: tuple[Node, ...] = ()
    head: tuple[Node, ...] = ()


def extras(persona: Persona, build: Build) -> Extras:
    """Return the drawn accessories of a persona; ties and watches belong to clothes and arms."""
    wears = persona.accessories
    covered = persona.covering in _EARS_HIDDEN
    trunk: list[Node] = []
    head: list[Node] = []
    if Accessory.NECKLACE in wears and persona.covering is not Covering.HIJAB:
        trunk += _necklace(persona, build)
    if Accessory.BADGE in wears:
        trunk += _badge(build)
    if Accessory.STETHOSCOPE in wears:
        trunk += _stethoscope(build)
    if Accessory.SCARF in wears and not covered and persona.outfit is not Outfit.TURTLENECK:
        trunk += _scarf(build)
    if Accessory.BACKPACK in wears:
        trunk += _straps(build)
    if Accessory.EARRINGS in wears and not covered:
        head += _earrings(persona, build)
    if Accessory.HEADPHONES in wears and persona.covering is Covering.NONE:
        head += _headphones(build)
    if Accessory.HEADSET in wears:
        head += _headset(build, banded=persona.covering is Covering.NONE)
    if Accessory.FLOWER in wears and not covered:
        head += _flower(build)
    behind = _pack(build) if Accessory.BACKPACK in wears else []
    return Extras(behind=tuple(behind), trunk=tuple(trunk), head=tuple(head))


def watch(at: tuple[float, float], wrist: float) -> list[Node]:
    """Return a watch about a wrist."""
    x, y = at
    return [
        form(box(x - wrist - 4, y - 17, 2 * wrist + 8, 22, 6), "#2B303B"),
        form(ellipse(x, y - 6, 17, 17), "steel"),
        detail(ellipse(x, y - 6, 12, 12), "#FDFBF8"),
        line(smooth([(x, y - 13), (x, y - 6), (x + 6, y - 4)], closed=False), "#2B303B", 3, width=2, opacity=1.0),
    ]


def _necklace(persona: Persona, build: Build) -> list[Node]:
    n = build.neck
    if persona.mouth % 2:
        beads = [(-n - 8, 366), (-44, 408), (0, 424), (44, 408), (n + 8, 366)]
        from avatars.compositor.head.strands import ring

        return [
            node
            for x, y in ring([(float(a), float(b)) for a, b in beads], 15)
            for node in (form(ellipse(x, y, 8, 8), "white", 3), detail(ellipse(x - 2, y - 2, 2.6, 2.6), "#FFFFFF", 1))
        ]
    chain = smooth([(-n - 6, 364), (-40, 428), (0, 452), (40, 428), (n + 6, 364)], closed=False)
    return [
        line(chain, "gold", 3, width=4, opacity=1.0),
        line(chain, "gold", 1, width=1.4, opacity=0.8),
        form(ellipse(0, 460, 11, 13), "gold"),
        detail(ellipse(-3, 456, 3, 4), "gold", 1),
    ]


def _earrings(persona: Persona, build: Build) -> list[Node]:
    nodes: list[Node] = []
    for s in (-1, 1):
        x = s * (build.cheek + 4) - build.turn * 3
        if persona.eyes % 3 == 0:
            nodes += [
                line(ellipse(x, 226, 15, 20), "gold", 3, width=4.6, opacity=1.0),
                line(ellipse(x - 1, 225, 15, 20), "gold", 1, width=1.4, opacity=0.7),
            ]
        elif persona.eyes % 3 == 1:
            nodes += [
                form(ellipse(x, 208, 6.5, 6.5), "gold"),
                form(smooth([(x, 212), (x + 9, 236), (x, 248), (x - 9, 236)]), "second", 3),
                detail(ellipse(x - 2, 232, 2, 5), "#FFFFFF", 1, opacity=0.6),
            ]
        else:
            nodes += [form(ellipse(x, 207, 8, 8), "white", 3), detail(ellipse(x - 2, 205, 2.5, 2.5), "#FFFFFF", 1)]
    return nodes


def _badge(build: Build) -> list[Node]:
    n = build.neck
    cords = [
        line(smooth([(s * (n + 8), 356), (s * 60, 470), (s * 4, 640)], closed=False), "#2563A8", 4, width=8, opacity=1.0) for s in (-1, 1)
    ]
    card = box(-44, 646, 88, 112, 9)
    return [
        *cords,
        shade(box(-40, 656, 90, 112, 9), "ink", 5, opacity=0.2, soft=5),
        form(box(-9, 630, 18, 22, 4), "steel"),
        form(card, "#FDFCFA", 2),
        detail(box(-44, 646, 88, 24, 9), "#2563A8"),
        detail(box(-24, 682, 48, 38, 6), "#C9D3DF"),
        detail(box(-30, 730, 60, 7, 3), "#9AA6B8"),
    ]


def _stethoscope(build: Build) -> list[Node]:
    n = build.neck
    left, right = (
        [(-n - 16.0, 352.0), (-94.0, 440.0), (-98.0, 560.0), (-84.0, 640.0)],
        [(n + 16.0, 352.0), (92.0, 440.0), (92.0, 540.0), (70.0, 606.0)],
    )
    tubes = [
        node
        for points in (left, right)
        for node in (
            line(smooth(points, closed=False), "#232A38", 4, width=13, opacity=1.0),
            line(smooth([(x - 2, y) for x, y in points], closed=False), "#8C99AE", 2, width=3, opacity=0.6),
        )
    ]
    fork = [
        line(smooth([(70, 606), (46, 650), (40, 690)], closed=False), "steel", 4, width=7, opacity=1.0),
        line(smooth([(70, 606), (92, 650), (96, 690)], closed=False), "steel", 4, width=7, opacity=1.0),
    ]
    chest = [
        form(ellipse(-84, 660, 27, 27), "steel"),
        form(ellipse(-84, 660, 17, 17), "steel", 2),
        light(ellipse(-90, 653, 7, 6), "#FFFFFF", 1, opacity=0.8),
    ]
    return [*tubes, *fork, *chest]


def _scarf(build: Build) -> list[Node]:
    n = build.neck
    loop = smooth([(-n - 34, 330), (-n - 10, 316), (0, 344), (n + 10, 316), (n + 34, 330), (n + 46, 380), (0, 442), (-n - 46, 380)])
    end = smooth([(20, 410), (20, 410), (88, 396), (88, 396), (112, 640), (112, 640), (36, 652), (36, 652)], tension=0.6)
    fringe = [line(smooth([(x, 640), (x + 2, 668)], closed=False), "scarf", 4, width=4, opacity=1.0) for x in range(40, 112, 10)]
    stripes = [line(smooth([(20, y), (116, y - 6)], closed=False), "scarf", 1, width=12, opacity=0.5, within=end) for y in (560, 600)]
    folds = [
        line(
            smooth([(-n - 30, 346 + k * 16), (0, 376 + k * 20), (n + 30, 346 + k * 16)], closed=False),
            "scarf",
            5,
            width=4,
            opacity=0.34,
            within=loop,
        )
        for k in range(3)
    ]
    return [
        shade(smooth([(26, 420), (100, 404), (124, 650), (50, 662)]), "ink", 5, opacity=0.2, soft=6),
        *fringe,
        form(end, "scarf"),
        *stripes,
        form(loop, "scarf"),
        *folds,
    ]


def _straps(build: Build) -> list[Node]:
    s_ = build.shoulders
    return [
        node
        for s in (-1, 1)
        for node in (
            form(
                limb(
                    [(s * s_ * 0.66, 366), (s * s_ * 0.72, 470), (s * build.chest * 0.98, 640), (s * build.chest * 1.02, 720)],
                    [21, 21, 18, 13],
                    round_end=False,
                ),
                "#39414F",
            ),
            form(box(s * s_ * 0.72 - 24, 500, 48, 16, 4), "#20242E"),
        )
    ]


def _pack(build: Build) -> list[Node]:
    w = build.chest * 0.95
    return [form(box(-w, 340, 2 * w, 420, 70), "#39414F", 4)]


def _headphones(build: Build) -> list[Node]:
    c = build.cheek
    band = smooth([(-c - 12, 150), (-c - 17, 40), (-58, -32), (0, -42), (58, -32), (c + 17, 40), (c + 12, 150)], closed=False)
    cups = [
        node
        for s in (-1, 1)
        for node in (
            form(
                smooth([(s * (c - 6), 122), (s * (c + 24), 126), (s * (c + 32), 166), (s * (c + 24), 208), (s * (c - 6), 210)]), "#2B303B"
            ),
            form(smooth([(s * (c + 14), 136), (s * (c + 27), 150), (s * (c + 27), 184), (s * (c + 14), 198)]), "second", 3),
        )
    ]
    return [line(band, "#2B303B", 3, width=19, opacity=1.0), line(band, "#8C99AE", 2, width=4, opacity=0.5), *cups]


def _headset(build: Build, *, banded: bool) -> list[Node]:
    c = build.cheek
    band = (
        [
            line(
                smooth([(-c - 8, 150), (-c - 12, 40), (-54, -26), (0, -36), (54, -26), (c + 12, 40), (c + 8, 150)], closed=False),
                "#2B303B",
                3,
                width=11,
                opacity=1.0,
            )
        ]
        if banded
        else []
    )
    boom = line(smooth([(-c - 6, 190), (-c + 4, 246), (-64, 274), (-46, 270)], closed=False), "#2B303B", 3, width=6, opacity=1.0)
    cups = [form(ellipse(s * (c + 8), 168, 19, 31), "#2B303B") for s in (-1, 1)]
    return [*band, *cups, boom, form(box(-58, 260, 26, 17, 8), "#2B303B", 2)]


def _flower(build: Build) -> list[Node]:
    x, y = -build.cheek - 4, 104.0
    petals = polygon([(x, y)]) + "".join(
        ellipse(x + dx * 19, y + dy * 19, 17, 17) for dx, dy in ((0, -1), (0.95, -0.3), (0.6, 0.8), (-0.6, 0.8), (-0.95, -0.3))
    )
    return [form(petals, "#E2566E", 2), form(ellipse(x, y, 10, 10), "gold")]
