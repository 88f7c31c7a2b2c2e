"""What is worn on the head: scarves, wraps, hats, each with the hair that it lets show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from avatars.compositor.build import Build
from avatars.compositor.geometry import Point, ellipse, limb, mirrored, smooth
from avatars.compositor.head.strands import HairParts, fallen
from avatars.compositor.sheet import Node, detail, form, light, line, shade
from avatars.persona.value import Covering, Gender, Hair, Outfit, Persona

# Under these no hair shows; under the others it is worn flat.
HIDING: Final = frozenset({Covering.HIJAB, Covering.TURBAN, Covering.KEFFIYEH, Covering.GELE, Covering.HEADWRAP, Covering.SHAYLA})
# Hair that a hat would not sit on, and what is drawn instead.
_TALL: Final = frozenset({Hair.AFRO, Hair.CURLS, Hair.BUN, Hair.TOP_KNOT, Hair.QUIFF, Hair.CURLY_SHORT, Hair.FRINGE, Hair.PIXIE, Hair.CROP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Worn:
    """A covering: behind the head, over it, and the y of its top."""

    front: tuple[Node, ...]
    back: tuple[Node, ...] = ()
    crown: float = -40.0


def hair_under(persona: Persona) -> Hair | None:
    """Return the hair that shows under a persona's covering, or None where none does."""
    if persona.covering in HIDING:
        return None
    if persona.covering is Covering.NONE or persona.hair not in _TALL:
        return persona.hair
    if persona.gender is Gender.FEMININE:
        return Hair.WAVES if persona.hair in (Hair.AFRO, Hair.CURLS) else Hair.BOB
    return Hair.FADE


def covering(persona: Persona, build: Build) -> Worn | None:
    """Return the drawn covering of a persona, or None."""
    make = _COVERINGS.get(persona.covering)
    return make(persona, build) if make else None


def with_hair(worn: Worn | None, parts: HairParts | None) -> HairParts:
    """Return hair and covering as one."""
    if worn is None:
        return parts or HairParts()
    under = parts or HairParts()
    return HairParts(back=(*under.back, *worn.back), front=(*under.front, *worn.front), under=under.under, crown=worn.crown)


def _material(persona: Persona) -> str:
    """Return the colour of a scarf: the second colour, or the outfit's where that is worn as a set."""
    return "cloth" if persona.outfit in (Outfit.ABAYA, Outfit.PRINT) or persona.brows % 3 == 0 else "scarf"


def _opening(build: Build, *, top: float = 46.0, wide: float = 0.0) -> list[Point]:
    """Return the edge about the face, from the top down its right side to the chin."""
    return [
        (0.0, top),
        (56.0 + wide, top + 8),
        (build.temple - 17 + wide, 96.0),
        (build.cheek - 8 + wide, 160.0),
        (build.jaw - 2 + wide, 228.0),
        (build.chin + 13 + wide, 277.0),
        (0.0, build.chin_foot + 3),
    ]


def _ringed(outer: list[Point], inner: list[Point], build: Build) -> str:
    """Return the area between two outlines, given by their right halves; the inner one leans as a turned face does."""
    hole = [(x + build.lean(y), y) for x, y in (*inner, *mirrored(inner))]
    return smooth([*outer, *mirrored(outer)]) + smooth(list(reversed(hole)))


def _hijab(persona: Persona, build: Build) -> Worn:
    m = _material(persona)
    t, c, n = build.temple, build.cheek, build.neck
    outer: list[Point] = [
        (0, -33),
        (62, -22),
        (t + 10, 30),
        (c + 20, 116),
        (c + 17, 210),
        (n + 50, 296),
        (n + 66, 352),
        (build.shoulders * 0.66, 404),
        (build.shoulders * 0.6, 488),
        (96, 548),
        (0, 580),
    ]
    cloth = _ringed(outer, _opening(build), build)
    under = _ringed(
        [
            (0.0, 22.0),
            (66.0, 38.0),
            (build.temple - 2, 92.0),
            (c + 4, 160.0),
            (build.jaw + 14, 236.0),
            (build.chin + 34, 290.0),
            (0.0, build.chin_foot + 20),
        ],
        _opening(build),
        build,
    )
    marks: list[Node] = [
        fallen(
            smooth(
                [
                    (-t, 90),
                    (-50, 68),
                    (0, 60),
                    (50, 68),
                    (t, 90),
                    (c, 230),
                    (c - 18, 180),
                    (t - 22, 106),
                    (0, 72),
                    (-t + 22, 106),
                    (-c + 18, 180),
                    (-c, 230),
                ]
            ),
            build.face(),
            opacity=0.34,
        ),
        form(cloth, m),
        form(under, m, 4),
        shade(
            smooth([(n + 40, 300), (0, build.chin_foot + 34), (-n - 40, 300), (-n - 20, 352), (0, 392), (n + 30, 352)]),
            m,
            5,
            opacity=0.36,
            within=cloth,
            soft=10,
        ),
    ]
    sweep = (
        [(-c - 10, 120), (-c + 2, 240), (-30, 338), (70, 370), (150, 400)],
        [(-c - 14, 180), (-c - 2, 280), (-40, 372), (60, 412), (130, 444)],
        [(c + 10, 170), (c - 4, 262), (60, 324), (10, 338)],
        [(-60, 430), (20, 470), (110, 480)],
        [(-90, 470), (0, 520), (90, 524)],
        [(0, -26), (50, -8), (84, 40), (c + 2, 120)],
        [(-10, -24), (-56, 2), (-84, 50), (-c, 120)],
    )
    marks += [
        line(smooth([(float(x), float(y)) for x, y in points], closed=False), m, 5, width=4, opacity=0.3, within=cloth) for points in sweep
    ]
    marks += [
        light(limb([(-c - 6, 90), (-c - 2, 190), (-n - 30, 280)], [5, 11, 4]), m, 1, opacity=0.4, within=cloth, soft=6),
        light(ellipse(-40, 2, 40, 13), m, 1, opacity=0.35, within=cloth, soft=8),
        shade(
            smooth([(c - 4, 60), (c + 30, 60), (c + 40, 240), (170, 560), (60, 570), (90, 400), (c, 260)]),
            m,
            5,
            opacity=0.24,
            within=cloth,
            soft=12,
        ),
    ]
    back = smooth([(0, -20), (t, 20), (c + 14, 140), (c, 300), (0, 340), (-c, 300), (-c - 14, 140), (-t, 20)])
    return Worn(front=tuple(marks), back=(form(back, m, 5),), crown=-33)


def _shayla(persona: Persona, build: Build) -> Worn:
    m = _material(persona)
    t, c = build.temple, build.cheek
    hairline = smooth(
        [
            (-t - 2, 120),
            (-t * 0.9, 20),
            (0, -16),
            (t * 0.9, 20),
            (t + 2, 120),
            (t - 16, 108),
            (t * 0.6, 62),
            (12, 46),
            (0, 40),
            (-12, 46),
            (-t * 0.6, 62),
            (-t + 16, 108),
        ]
    )
    back = smooth(
        [
            (0, -30),
            (t + 22, 40),
            (c + 48, 190),
            (c + 60, 330),
            (build.shoulders * 0.9, 420),
            (build.shoulders * 0.7, 640),
            (-build.shoulders * 0.7, 640),
            (-build.shoulders * 0.9, 420),
            (-c - 60, 330),
            (-c - 48, 190),
            (-t - 22, 40),
        ]
    )
    marks: list[Node] = [
        fallen(smooth([(-t, 100), (0, 62), (t, 100), (t, 60), (0, 30), (-t, 60)]), build.face(), opacity=0.26),
        form(hairline, "hair"),
        line(smooth([(0, 42), (0, -14)], closed=False), "hair", 5, width=3, opacity=0.6),
    ]
    for s in (-1, 1):
        edge: list[Point] = [
            (s * -3, -40),
            (s * 66, -28),
            (s * (t + 16), 30),
            (s * (c + 32), 140),
            (s * (c + 40), 270),
            (s * (c + 74), 380),
            (s * (c + 66), 560),
            (s * (c + 40), 660),
        ]
        inner: list[Point] = [
            (s * -3, 8),
            (s * 52, 22),
            (s * (t - 8), 76),
            (s * (c - 1), 160),
            (s * (c - 4), 260),
            (s * (build.neck + 14), 370),
            (s * (build.neck + 24), 540),
            (s * (build.neck + 34), 660),
        ]
        side = smooth([edge[0], *edge, edge[-1], *reversed(inner), inner[0]])
        folds = [
            line(
                smooth([(e[0] * (1 - k) + i[0] * k, e[1] * (1 - k) + i[1] * k) for e, i in zip(edge, inner, strict=True)], closed=False),
                m,
                5,
                width=4,
                opacity=0.26,
                within=side,
            )
            for k in (0.28, 0.5, 0.72)
        ]
        marks += [
            form(side, m),
            *folds,
            light(
                limb([(s * t * 0.5, -16), (s * (t + 2), 50), (s * (c + 12), 150)], [3, 9, 4]),
                m,
                1,
                opacity=0.4 if s < 0 else 0.2,
                within=side,
                soft=5,
            ),
        ]
    return Worn(front=tuple(marks), back=(form(back, m, 5),), crown=-42)


def _turban(persona: Persona, build: Build) -> Worn:
    m = "scarf"
    t, c = build.temple, build.cheek
    right: list[Point] = [(0, -104), (58, -100), (t + 14, -70), (t + 38, -8), (t + 24, 60), (c + 2, 116), (t - 12, 100), (56, 66), (0, 40)]
    outline = smooth([*right, *mirrored(right)])
    wraps: list[Node] = []
    for index in range(6):
        y = 34 - index * 21
        wraps.append(
            line(
                smooth([(-t - 40, y + 62 - index * 4), (-60, y + 26), (6, y - 2)], closed=False),
                m,
                5,
                width=4.4,
                opacity=0.45,
                within=outline,
            )
        )
        wraps.append(
            line(
                smooth([(t + 40, y + 62 - index * 4), (60, y + 26), (-6, y - 2)], closed=False),
                m,
                5,
                width=4.4,
                opacity=0.45,
                within=outline,
            )
        )
        wraps.append(
            line(
                smooth([(-t - 36, y + 54 - index * 4), (-60, y + 18), (0, y - 9)], closed=False), m, 1, width=4, opacity=0.3, within=outline
            )
        )
    side = shade(
        smooth([(t * 0.5, -104), (t * 0.7, 0), (t * 0.8, 110), (t + 60, 110), (t + 60, -60)]), m, 5, opacity=0.26, within=outline, soft=10
    )
    return Worn(
        front=(
            fallen(smooth([(-t, 112), (-50, 82), (0, 58), (50, 82), (t, 112), (t, 60), (0, 20), (-t, 60)]), build.face(), opacity=0.36),
            form(outline, m),
            *wraps,
            side,
        ),
        crown=-104,
    )


def _keffiyeh(persona: Persona, build: Build) -> Worn:
    m = "#FBF9F5"
    t, c = build.temple, build.cheek
    back = smooth(
        [
            (0, -30),
            (t + 20, 40),
            (c + 52, 200),
            (build.shoulders * 0.96, 440),
            (build.shoulders * 0.8, 640),
            (-build.shoulders * 0.8, 640),
            (-build.shoulders * 0.96, 440),
            (-c - 52, 200),
            (-t - 20, 40),
        ]
    )
    marks: list[Node] = [fallen(smooth([(-t, 100), (0, 74), (t, 100), (t, 50), (0, 30), (-t, 50)]), build.face(), opacity=0.32)]
    for s in (-1, 1):
        edge: list[Point] = [
            (s * -3, -38),
            (s * 66, -26),
            (s * (t + 18), 26),
            (s * (c + 36), 140),
            (s * (c + 62), 280),
            (s * (c + 92), 400),
            (s * (c + 74), 560),
        ]
        inner: list[Point] = [
            (0, 58),
            (s * 58, 60),
            (s * (t - 6), 92),
            (s * (c + 2), 160),
            (s * (c + 8), 260),
            (s * (build.neck + 22), 390),
            (s * (build.neck + 34), 550),
        ]
        side = smooth([edge[0], *edge, edge[-1], *reversed(inner), inner[0]])
        folds = [
            line(
                smooth(
                    [(e[0] * (1 - k) + i[0] * k, e[1] * (1 - k) + i[1] * k) for e, i in list(zip(edge, inner, strict=True))[2:]],
                    closed=False,
                ),
                m,
                5,
                width=4.4,
                opacity=0.4,
                within=side,
            )
            for k in (0.3, 0.62)
        ]
        marks += [form(side, m, 3), *folds]
    rings = [
        node
        for y, w in ((26, 3), (44, 0))
        for node in (
            form(
                limb([(-t - 15 - w, y + 22), (-t * 0.5, y + 2), (0, y - 4), (t * 0.5, y + 2), (t + 15 + w, y + 22)], [8, 9, 9, 9, 8]),
                "#1B1B1F",
            ),
            light(limb([(-t * 0.7, y + 3), (-t * 0.3, y - 5)], [2, 2]), "#8A8A92", 1, opacity=0.6),
        )
    ]
    return Worn(front=(*marks, *rings), back=(form(back, m, 4),), crown=-38)


def _dome(build: Build, *, top: float, wide: float, low: float, brim: float) -> str:
    """Return the crown of a hat, its lower edge bent about the forehead."""
    t = build.temple
    right: list[Point] = [
        (0, top),
        (t * 0.56, top * 0.86 + 4),
        (t + wide * 0.7, 6),
        (t + wide, low),
        (t + wide, low),
        (t * 0.5, brim - 4),
        (0, brim),
    ]
    return smooth([*right, *mirrored(right)])


def _shadow_of_hat(build: Build, brim: float) -> Node:
    t = build.temple
    return fallen(
        smooth([(-t - 10, brim + 26), (0, brim + 20), (t + 10, brim + 26), (t + 10, 20), (-t - 10, 20)]), build.face(), opacity=0.36
    )


def _kufi(persona: Persona, build: Build) -> Worn:
    t = build.temple
    hat = _dome(build, top=-44, wide=4, low=66, brim=54)
    rows = [
        line(smooth([(-t - 8, y + 12), (0, y), (t + 8, y + 12)], closed=False), "gold", 3, width=4, opacity=0.8, within=hat)
        for y in (14, 42)
    ]
    dots = [detail(ellipse(x, 31 + abs(x) * 0.055, 6, 6), "gold", 3, within=hat) for x in range(-99, 100, 22)]
    return Worn(
        front=(
            _shadow_of_hat(build, 52),
            form(hat, "scarf"),
            *rows,
            *dots,
            light(ellipse(-40, -12, 34, 14), "scarf", 1, opacity=0.3, within=hat, soft=8),
        ),
        crown=-44,
    )


def _gele(persona: Persona, build: Build) -> Worn:
    t = build.temple
    m = "cloth"
    fans: list[Node] = []
    for index, (x, y, turn) in enumerate(((96, -70, 44), (-92, -64, -40), (44, -116, 18), (-40, -112, -16), (6, -96, 2))):
        petal: list[Point] = [(0, 70), (-74, 10), (-62, -60), (0, -84), (62, -60), (74, 10)]
        lean = _turned(petal, x, y, turn)
        path = smooth(lean)
        fans += [
            form(path, m, 3 if index % 2 else 2),
            line(path, m, 5, width=3, opacity=0.45),
            *[
                line(
                    smooth(_turned([(0, 70), (dx * 0.6, 0), (dx, -62)], x, y, turn), closed=False),
                    m,
                    5,
                    width=3.4,
                    opacity=0.3,
                    within=path,
                )
                for dx in (-40, -14, 14, 40)
            ],
            line(smooth(_turned([(-62, -60), (0, -84), (62, -60)], x, y, turn), closed=False), "gold", 3, width=5, opacity=0.7),
        ]
    right: list[Point] = [(0, -66), (t * 0.7, -52), (t + 18, 0), (t + 14, 66), (t - 4, 102), (56, 66), (0, 46)]
    band = smooth([*right, *mirrored(right)])
    pleats = [
        line(
            smooth([(-t - 16, 60 - k * 24), (-30, 34 - k * 22), (t + 20, 78 - k * 26)], closed=False),
            m,
            5,
            width=4,
            opacity=0.36,
            within=band,
        )
        for k in range(4)
    ]
    return Worn(
        front=(
            fallen(smooth([(-t, 108), (0, 66), (t, 108), (t, 60), (0, 20), (-t, 60)]), build.face(), opacity=0.32),
            *fans,
            form(band, m),
            *pleats,
            line(smooth([(-t - 2, 98), (-56, 66), (0, 50), (56, 66), (t + 2, 98)], closed=False), "gold", 3, width=5, opacity=0.75),
        ),
        crown=-208,
    )


def _turned(points: list[Point], x: float, y: float, degrees: float) -> list[Point]:
    from avatars.compositor.geometry import moved

    return moved(points, by=(x, y), turned=degrees)


def _headwrap(persona: Persona, build: Build) -> Worn:
    m = _material(persona)
    t = build.temple
    right: list[Point] = [(0, -64), (t * 0.66, -54), (t + 20, -4), (t + 13, 66), (t - 6, 104), (58, 66), (0, 48)]
    wrap = smooth([*right, *mirrored(right)])
    knot = [
        form(smooth([(8, -50), (-64, -96), (-84, -60), (-40, -34)]), m, 2),
        form(smooth([(-4, -50), (66, -102), (92, -62), (40, -32)]), m, 3),
        form(ellipse(2, -46, 27, 23), m, 3),
        line(smooth([(-14, -60), (2, -40), (20, -58)], closed=False), m, 5, width=3.4, opacity=0.5),
    ]
    folds = [
        line(
            smooth([(s * (t + 16), 70 - k * 28), (s * 56, 30 - k * 20), (s * 8, -34 - k * 5)], closed=False),
            m,
            5,
            width=4,
            opacity=0.36,
            within=wrap,
        )
        for s in (-1, 1)
        for k in range(4)
    ]
    return Worn(
        front=(
            fallen(smooth([(-t, 110), (0, 68), (t, 110), (t, 60), (0, 20), (-t, 60)]), build.face(), opacity=0.32),
            form(wrap, m),
            *folds,
            *knot,
            light(ellipse(-56, 0, 24, 34), m, 1, opacity=0.3, within=wrap, soft=8),
        ),
        crown=-100,
    )


def _sun_hat(persona: Persona, build: Build) -> Worn:
    t = build.temple
    straw = "#E3C58A"
    crown = smooth(
        [
            (0, -112),
            (52, -108),
            (t * 0.82, -86),
            (t + 6, 30),
            (t + 6, 46),
            (0, 66),
            (-t - 6, 46),
            (-t - 6, 30),
            (-t * 0.82, -86),
            (-52, -108),
        ]
    )
    brim = smooth(
        [
            (-t - 104, 62),
            (-t - 60, 30),
            (-t + 10, 20),
            (0, 28),
            (t - 10, 20),
            (t + 60, 30),
            (t + 104, 62),
            (t + 60, 84),
            (t * 0.6, 88),
            (0, 84),
            (-t * 0.6, 88),
            (-t - 60, 84),
        ]
    )
    ribbon = smooth([(-t - 1, 4), (0, 22), (t + 1, 4), (t + 7, 36), (0, 56), (-t - 7, 36)])
    weave = [
        line(smooth([(-t * 0.9, y), (0, y + 15), (t * 0.9, y)], closed=False), straw, 5, width=2, opacity=0.3, within=crown)
        for y in range(-96, 10, 15)
    ]
    rim = [
        line(smooth([(-t - 90, 62), (0, 50 + k * 10), (t + 90, 62)], closed=False), straw, 5, width=2, opacity=0.26, within=brim)
        for k in range(4)
    ]
    return Worn(
        front=(
            fallen(smooth([(-t - 10, 132), (0, 124), (t + 10, 132), (t + 10, 50), (-t - 10, 50)]), build.face(), opacity=0.34),
            form(brim, straw),
            *rim,
            shade(ellipse(0, 54, t + 24, 20), straw, 5, opacity=0.3, within=brim, soft=6),
            form(crown, straw),
            *weave,
            form(ribbon, "second"),
            light(ellipse(-44, -60, 24, 44), straw, 1, opacity=0.45, within=crown, soft=10),
        ),
        crown=-112,
    )


def _cap(persona: Persona, build: Build) -> Worn:
    t = build.temple
    dome = _dome(build, top=-52, wide=12, low=72, brim=50)
    x = build.turn * 16
    visor = smooth(
        [
            (-t + 6, 66),
            (-60 + x, 44),
            (x, 38),
            (60 + x, 44),
            (t - 6, 66),
            (t - 8 + x * 0.6, 92),
            (58 + x, 88),
            (x, 86),
            (-58 + x, 88),
            (-t + 8 + x * 0.6, 92),
        ]
    )
    seams = [
        line(smooth([(0, -50), (k * 40, -10), (k * 58, 54)], closed=False), "cloth", 5, width=2.6, opacity=0.4, within=dome)
        for k in (-1, 0, 1)
    ]
    return Worn(
        front=(
            fallen(smooth([(-t, 116), (0, 112), (t, 116), (t, 60), (-t, 60)]), build.face(), opacity=0.4),
            form(dome, "cloth"),
            *seams,
            light(ellipse(-46, -10, 30, 26), "cloth", 1, opacity=0.3, within=dome, soft=8),
            form(ellipse(0, -51, 9, 5), "cloth", 4),
            form(visor, "cloth", 4),
            line(smooth([(-t + 16, 84), (x, 76), (t - 16, 84)], closed=False), "cloth", 2, width=2.4, opacity=0.5),
            shade(smooth([(-t, 62), (x, 38), (t, 62), (t, 68), (x, 48), (-t, 68)]), "cloth", 5, opacity=0.4, soft=3),
        ),
        crown=-56,
    )


def _beanie(persona: Persona, build: Build) -> Worn:
    t = build.temple
    dome = _dome(build, top=-76, wide=13, low=50, brim=40)
    fold = smooth([(-t - 15, 34), (0, 8), (t + 15, 34), (t + 14, 86), (t + 8, 92), (0, 68), (-t - 8, 92), (-t - 14, 86)])
    ribs = [
        line(smooth([(x * 0.4, -74), (x, 20), (x * 1.04, 90)], closed=False), "scarf", 5, width=3, opacity=0.28)
        for x in range(-108, 109, 18)
    ]
    return Worn(
        front=(
            _shadow_of_hat(build, 78),
            form(dome, "scarf"),
            *[line(node.path, "scarf", 5, width=3, opacity=0.24, within=dome) for node in ribs],
            form(fold, "scarf", 2),
            *[line(node.path, "scarf", 5, width=3, opacity=0.28, within=fold) for node in ribs],
            line(fold, "scarf", 5, width=2.4, opacity=0.4),
        ),
        crown=-78,
    )


def _hard_hat(persona: Persona, build: Build) -> Worn:
    t = build.temple
    m = ("#F5B800", "#FFFFFF", "#2563A8", "#EA580C")[persona.mouth % 4]
    dome = _dome(build, top=-74, wide=18, low=56, brim=48)
    ridge = smooth([(-17, -80), (17, -80), (24, 0), (22, 46), (-22, 46), (-24, 0)])
    brim = smooth(
        [
            (-t - 32, 62),
            (-t * 0.6, 46),
            (0, 40),
            (t * 0.6, 46),
            (t + 32, 62),
            (t + 24, 78),
            (t * 0.6, 70),
            (0, 68),
            (-t * 0.6, 70),
            (-t - 24, 78),
        ]
    )
    return Worn(
        front=(
            _shadow_of_hat(build, 80),
            form(dome, m),
            light(ellipse(-62, -16, 24, 34), "#FFFFFF", 1, opacity=0.5, within=dome, soft=9),
            *[
                line(smooth([(s * 58, -60), (s * 78, 0), (s * 80, 50)], closed=False), m, 5, width=4, opacity=0.36, within=dome)
                for s in (-1, 1)
            ],
            form(ridge, m, 2),
            line(ridge, m, 5, width=2.6, opacity=0.4),
            form(brim, m, 3),
            line(brim, m, 5, width=2.4, opacity=0.45),
        ),
        crown=-82,
    )


def _chef_hat(persona: Persona, build: Build) -> Worn:
    t = build.temple
    m = "#FDFCFA"
    puffs = "".join(
        ellipse(x, y, r, r * 0.92) for x, y, r in ((-t + 6, -92, 56), (-44, -132, 58), (28, -142, 60), (t - 8, -100, 58), (0, -84, 78))
    )
    band = smooth(
        [(-t + 2, 60), (-t - 8, -58), (-t - 8, -58), (0, -44), (t + 8, -58), (t + 8, -58), (t - 2, 60), (t - 2, 60), (0, 46), (-t + 2, 60)],
        tension=0.7,
    )
    pleats = [line(smooth([(x, -56), (x * 0.96, 52)], closed=False), m, 5, width=3, opacity=0.42, within=band) for x in range(-90, 91, 20)]
    creases = [
        line(smooth([(x * 0.8, -62), (x * 1.05, -110), (x * 1.2, -150)], closed=False), m, 5, width=4, opacity=0.4)
        for x in (-62, -24, 18, 56)
    ]
    return Worn(
        front=(
            _shadow_of_hat(build, 54),
            form(puffs, m),
            *creases,
            shade(ellipse(76, -100, 40, 60), m, 5, opacity=0.26, within=puffs, soft=12),
            form(band, m),
            *pleats,
            line(band, m, 5, width=2.4, opacity=0.4),
        ),
        crown=-204,
    )


_COVERINGS: Final[dict[Covering, Callable[[Persona, Build], Worn]]] = {
    Covering.HIJAB: _hijab,
    Covering.SHAYLA: _shayla,
    Covering.TURBAN: _turban,
    Covering.KEFFIYEH: _keffiyeh,
    Covering.KUFI: _kufi,
    Covering.GELE: _gele,
    Covering.HEADWRAP: _headwrap,
    Covering.SUN_HAT: _sun_hat,
    Covering.CAP: _cap,
    Covering.BEANIE: _beanie,
    Covering.HARD_HAT: _hard_hat,
    Covering.CHEF_HAT: _chef_hat,
}
