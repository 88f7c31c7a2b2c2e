"""Dress of many places, festive and everyday."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from avatars.compositor.body import hands, legs
from avatars.compositor.body.arms import Sleeve
from avatars.compositor.build import HIPS, WAIST, Build
from avatars.compositor.geometry import Point, ellipse, limb, mirrored, polygon, smooth
from avatars.compositor.sheet import Node, detail, form, group, light, line, shade
from avatars.compositor.wear import cut
from avatars.compositor.wear.casual import lower
from avatars.compositor.wear.cut import Garment
from avatars.persona.value import Gender, Outfit, Persona


def _ground(build: Build) -> tuple[Node, ...]:
    return (*legs.shadow(build), *legs.shoes(build))


def _wrap(build: Build, material: str, trim: str, *, wide: float = 13.0, foot: float = 730.0) -> list[Node]:
    """Return fronts that cross, left over right as the living wear them."""
    n = build.neck
    under = [(-n - 12, 346.0), (-40.0, 440.0), (2.0, 508.0)]
    over = [(n + 12, 346.0), (36.0, 448.0), (-40.0, 580.0), (-104.0, foot)]
    nodes: list[Node] = []
    for points in (under, over):
        nodes += [
            line(smooth(points, closed=False), trim, 3, width=wide * 2, opacity=1.0),
            line(smooth([(x, y + wide) for x, y in points], closed=False), material, 5, width=3, opacity=0.45),
            line(smooth([(x, y - wide * 0.5) for x, y in points], closed=False), trim, 2, width=wide * 0.5, opacity=0.6),
        ]
    return nodes


def _kimono(persona: Persona, build: Build) -> Garment:
    path = cut.trunk_path(build, cut.vee(build, 470), ease=16, hem=1836, flare=2)
    obi = smooth(
        [
            (-build.waist - 24, WAIST - 104),
            (0, WAIST - 96),
            (build.waist + 24, WAIST - 104),
            (build.waist + 28, WAIST + 6),
            (0, WAIST + 16),
            (-build.waist - 28, WAIST + 6),
        ],
        tension=0.8,
    )
    masculine = persona.gender is Gender.MASCULINE
    belt = limb([(-build.hips, WAIST + 30), (0, WAIST + 44), (build.hips, WAIST + 30)], [18, 18, 18])
    band: list[Node] = (
        [form(belt, "second")]
        if masculine
        else [
            form(obi, "second"),
            line(obi, "second", 5, width=2.6, opacity=0.4),
            form(limb([(-build.waist - 26, WAIST - 48), (0, WAIST - 38), (build.waist + 26, WAIST - 48)], [8, 8, 8]), "gold"),
        ]
    )
    flowers = (
        []
        if masculine
        else [
            node
            for index, (x, y) in enumerate(
                ((-120, 560), (96, 620), (-110, 930), (60, 1010), (120, 900), (-40, 1160), (90, 1300), (-120, 1340), (20, 1480))
            )
            for node in _blossom(x, y, 21 + index % 3 * 4)
        ]
    )
    hang = [
        node
        for s in (-1, 1)
        for node in (
            form(
                smooth(
                    [
                        (s * (build.shoulders + 2), 660),
                        (s * (build.shoulders + 62), 690),
                        (s * (build.shoulders + 66), 980),
                        (s * (build.shoulders - 20), 1000),
                        (s * (build.shoulders - 40), 760),
                    ]
                ),
                "cloth",
                4,
            ),
        )
    ]
    return Garment(
        behind=(),
        trunk=(
            *cut.robe(path, build, "cloth", hem=1836, flare=2, folds=2),
            *flowers,
            *_wrap(build, "cloth", "#F5F1E8", wide=9),
            *_wrap(build, "cloth", "cloth", wide=5),
            *band,
        ),
        lower=(*_ground(build), *(() if masculine else hang)),
        sleeve=Sleeve(ease=26, flare=32),
    )


def _blossom(x: float, y: float, r: float) -> list[Node]:
    petals = polygon([(x, y)]) + "".join(
        ellipse(x + dx * r * 0.55, y + dy * r * 0.55, r * 0.46, r * 0.46)
        for dx, dy in ((0, -1), (0.95, -0.3), (0.6, 0.8), (-0.6, 0.8), (-0.95, -0.3))
    )
    return [detail(petals, "second", 2, opacity=0.9), detail(ellipse(x, y, r * 0.26, r * 0.26), "gold", 3)]


def _hanbok(persona: Persona, build: Build) -> Garment:
    path = cut.trunk_path(build, cut.vee(build, 450), ease=14, hem=HIPS)
    feminine = persona.gender is not Gender.MASCULINE
    ribbon = [
        form(limb([(16, 560), (30, 700), (20, 880)], [13, 16, 20], round_end=False), "#C8324A", 3),
        form(limb([(26, 560), (60, 660), (62, 800)], [12, 14, 18], round_end=False), "#C8324A", 4),
        form(smooth([(16, 556), (-40, 530), (-56, 556), (-34, 580)], tension=0.9), "#C8324A", 3),
        form(ellipse(18, 556, 15, 16), "#C8324A", 2),
    ]
    trim = _wrap(build, "cloth", "#FBF9F5", wide=8, foot=600)
    return Garment(
        trunk=(*cut.cloth(path, build), *(_high_skirt(build) if feminine else ()), *trim, *ribbon),
        lower=_ground(build) if feminine else lower(persona, build),
        sleeve=Sleeve(ease=24, flare=10, band="#FBF9F5"),
    )


def _high_skirt(build: Build) -> list[Node]:
    """Return a full skirt that begins under the bust."""
    w, h = build.chest + 14, build.hips + 190
    right: list[Point] = [
        (0, 622),
        (w, 610),
        (w, 610),
        (build.hips + 62, 860),
        (build.hips + 116, 1260),
        (h, 1850),
        (h, 1850),
        (h * 0.5, 1872),
        (0, 1880),
    ]
    skirt = smooth([*right, *mirrored(right)], tension=0.9)
    nodes: list[Node] = [
        form(skirt, "second"),
        line(smooth([(-w, 616), (0, 630), (w, 616)], closed=False), "second", 5, width=6, opacity=0.4),
    ]
    for index in range(9):
        share = (index + 0.5) / 9 * 2 - 1
        nodes.append(
            line(
                smooth([(share * w * 0.96, 626), (share * (build.hips + 90), 1150), (share * h * 0.97, 1862)], closed=False),
                "second",
                5,
                width=5,
                opacity=0.24,
                within=skirt,
            )
        )
        nodes.append(
            light(
                limb([(share * w * 0.96 - 9, 640), (share * (build.hips + 90) - 16, 1150), (share * h * 0.97 - 24, 1850)], [2, 9, 14]),
                "second",
                1,
                opacity=0.2,
                within=skirt,
                soft=5,
            )
        )
    return nodes


def _qipao(persona: Persona, build: Build) -> Garment:
    n = build.neck
    path = cut.trunk_path(build, cut.high(build), ease=2, waisted=0.94, hem=1600, flare=-22)
    stand = smooth(
        [(-n - 5, 312), (-n - 5, 312), (0, 338), (n + 5, 312), (n + 5, 312), (n + 12, 354), (0, 382), (-n - 12, 354)], tension=0.8
    )
    opening = smooth([(0, 384), (40, 430), (110, 470), (build.chest + 14, 540)], closed=False)
    knots = [form(limb([(x - 12, y - 6), (x, y), (x + 12, y - 6)], [4.5, 4.5, 4.5]), "gold") for x, y in ((14, 404), (66, 452), (116, 478))]
    clouds = [node for x, y in ((-70, 560), (50, 640), (-40, 860), (70, 1000), (-90, 1090), (30, 1260)) for node in _blossom(x, y, 22)]
    return Garment(
        trunk=(
            *cut.robe(path, build, "cloth", hem=1600, flare=-22, folds=2),
            *clouds,
            form(stand, "cloth"),
            line(stand, "gold", 3, width=4, opacity=0.9),
            line(opening, "gold", 3, width=5, opacity=0.9),
            *knots,
        ),
        lower=(*legs.shadow(build), *legs.bare(build), *legs.shoes(build)),
        sleeve=Sleeve(ease=6, reach=0.26, band="gold"),
    )


def _sari(persona: Persona, build: Build) -> Garment:
    blouse = cut.trunk_path(build, cut.scoop(build, 448), ease=2, hem=HIPS)
    skirt = legs.skirt(build, "cloth", hem=1850, flare=40, ease=10, folds=3)
    fall = smooth(
        [
            (-70, 372),
            (-70, 372),
            (-build.shoulders * 0.92, 384),
            (-build.shoulders - 4, 440),
            (-build.chest * 0.6, 560),
            (build.waist * 0.3, WAIST - 20),
            (build.hips + 16, HIPS + 20),
            (build.hips + 14, HIPS + 20),
            (build.waist + 10, WAIST - 60),
            (40, 560),
            (-26, 470),
        ],
        tension=0.85,
    )
    trim = smooth([(-66, 374), (-20, 474), (48, 566), (build.waist + 6, WAIST - 56)], closed=False)
    folds = [
        line(
            smooth(
                [
                    (-96 - index * 22, 378),
                    (-50 - index * 20, 500 + index * 16),
                    (30 - index * 8, 640 + index * 30),
                    (build.waist * 0.7, WAIST + 20 + index * 34),
                ],
                closed=False,
            ),
            "cloth",
            5,
            width=4,
            opacity=0.28,
            within=fall,
        )
        for index in range(4)
    ]
    pleats = [
        line(smooth([(x, WAIST + 60), (x * 1.3, 1300), (x * 1.5, 1840)], closed=False), "cloth", 5, width=4, opacity=0.3)
        for x in (-36, -18, 0, 18, 36)
    ]
    border = line(smooth([(-build.hips - 40, 1824), (0, 1842), (build.hips + 40, 1824)], closed=False), "gold", 3, width=26, opacity=0.9)
    return Garment(
        trunk=(
            *cut.cloth(blouse, build, "second", folds=False),
            *cut.neck_band(build, cut.scoop(build, 448), "gold", half=3.5),
            *skirt,
            *pleats,
            border,
            form(fall, "cloth"),
            *folds,
            light(ellipse(-80, 500, 50, 70), "cloth", 1, opacity=0.3, within=fall, soft=16),
            line(trim, "gold", 3, width=17, opacity=1.0),
            line(trim, "gold", 5, width=3, opacity=0.5),
        ),
        lower=_ground(build),
        sleeve=Sleeve(material="second", ease=5, reach=0.27, band="gold"),
    )


def _kurta(persona: Persona, build: Build) -> Garment:
    n = build.neck
    path = cut.trunk_path(build, [(0.0, 400.0), (0.0, 400.0), (16, 384), (n * 0.8, 360), (n + 6, 340)], ease=16, hem=1330, flare=24)
    stand = [
        form(
            smooth([(s * (n + 5), 314), (s * (n + 5), 314), (s * 10, 352), (s * 4, 392), (s * (n + 14), 356)], tension=0.8),
            "cloth",
            2 if s < 0 else 3,
        )
        for s in (-1, 1)
    ]
    placket = smooth([(-17, 392), (-17, 392), (17, 392), (17, 392), (17, 640), (0, 656), (-17, 640)], tension=0.4)
    vest: list[Node] = []
    if persona.brows % 2 and persona.gender is Gender.MASCULINE:
        outline = cut.trunk_path(build, cut.vee(build, 520), ease=18)
        vest = [
            *cut.cloth(outline, build, "second"),
            *cut.front(build, "second", top=520),
            *cut.buttons(0, 560, 880, "gold", count=5, radius=5.5),
        ]
    stitches = (
        [line(smooth([(s * 24, 396), (s * 24, 640)], closed=False), "gold", 3, width=3, opacity=0.7) for s in (-1, 1)] if not vest else []
    )
    return Garment(
        trunk=(
            *cut.robe(path, build, "cloth", hem=1330, flare=24, folds=3),
            form(placket, "cloth", 2),
            line(placket, "cloth", 5, width=2.2, opacity=0.4),
            *cut.buttons(0, 420, 620, "gold", count=4, radius=4.5),
            *stitches,
            *vest,
            *stand,
        ),
        lower=(*legs.shadow(build), *legs.shoes(build), *legs.trousers(build, "#F2ECE0", ease=8, foot=34)),
        sleeve=Sleeve(ease=14, cuff=None),
    )


def _thobe(persona: Persona, build: Build) -> Garment:
    path = cut.trunk_path(
        build, [(0.0, 396.0), (0.0, 396.0), (18, 380), (build.neck * 0.8, 360), (build.neck + 6, 340)], ease=16, hem=1856, flare=34
    )
    placket = line(smooth([(0, 400), (1, 690)], closed=False), "cloth", 5, width=3, opacity=0.42)
    return Garment(
        trunk=(
            *cut.robe(path, build, "cloth", hem=1856, flare=34, folds=3),
            placket,
            *cut.buttons(0, 440, 660, "cloth", count=4, radius=4.5),
            *cut.collar(build, "cloth", foot=414, apart=6, wide=48),
            *cut.pocket(build.chest * 0.46, 540, "cloth", wide=64, high_=66),
        ),
        lower=_ground(build),
        sleeve=Sleeve(ease=17, cuff="cloth"),
    )


def _abaya(persona: Persona, build: Build) -> Garment:
    path = cut.trunk_path(build, cut.vee(build, 430), ease=22, hem=1862, flare=76)
    trim = [
        line(
            smooth([(s * (build.neck + 12), 352), (s * 16, 440), (s * 13, 900), (s * 13, 1850)], closed=False),
            "gold",
            3,
            width=6,
            opacity=0.85,
        )
        for s in (-1, 1)
    ]
    return Garment(
        trunk=(*cut.robe(path, build, "cloth", hem=1862, flare=76, folds=5), *trim, *cut.front(build, "cloth", top=440, foot=1850)),
        lower=_ground(build),
        sleeve=Sleeve(ease=26, flare=26, band="gold"),
    )


def _motifs(path: str, *, foot: float) -> Node:
    """Return a wax print of rings and drops over a garment."""
    nodes: list[Node] = []
    for row, y in enumerate(range(390, int(foot), 86)):
        for column in range(-4, 5):
            x = column * 88 + (44 if row % 2 else 0)
            nodes += [
                detail(ellipse(x, y, 30, 30), "second", 3),
                detail(ellipse(x, y, 21, 21), "gold", 3),
                detail(ellipse(x, y, 11, 11), "cloth", 5),
                detail(smooth([(x + 44, y - 16), (x + 52, y), (x + 44, y + 16), (x + 36, y)]), "gold", 4),
            ]
    return group(nodes, within=path)


def _print(persona: Persona, build: Build) -> Garment:
    feminine = persona.gender is not Gender.MASCULINE
    line_ = cut.scoop(build, 446) if feminine else cut.crew(build)
    hem = 1600.0 if feminine else cut.HEM
    path = cut.trunk_path(build, line_, ease=10, hem=hem, flare=54.0 if feminine else 0.0)
    yoke = [line(smooth([(0, 408), (0, 560)], closed=False), "gold", 3, width=7, opacity=0.9), *cut.neck_band(build, line_, "gold", half=7)]
    belt = (
        [
            line(
                smooth([(-build.waist - 12, WAIST), (0, WAIST + 10), (build.waist + 12, WAIST)], closed=False),
                "gold",
                3,
                width=13,
                opacity=1.0,
                within=path,
            )
        ]
        if feminine
        else []
    )
    base = cut.cloth(path, build, hem=hem)
    low = (*legs.shadow(build), *legs.bare(build), *legs.shoes(build)) if feminine else lower(persona, build)
    return Garment(
        trunk=(base[0], _motifs(path, foot=hem), *base[1:], *belt, *yoke),
        lower=low,
        sleeve=Sleeve(ease=18, reach=0.4, flare=8, band="gold"),
    )


def _agbada(persona: Persona, build: Build) -> Garment:
    path = cut.trunk_path(build, cut.vee(build, 470), ease=16)
    robe = smooth(
        [
            (-build.neck - 10, 350),
            (-build.neck - 10, 350),
            (-build.shoulders * 0.8, 372),
            (-build.shoulders - 66, 500),
            (-build.shoulders - 92, 900),
            (-build.shoulders - 86, 1300),
            (-build.shoulders - 86, 1300),
            (0, 1330),
            (build.shoulders + 86, 1300),
            (build.shoulders + 86, 1300),
            (build.shoulders + 92, 900),
            (build.shoulders + 66, 500),
            (build.shoulders * 0.8, 372),
            (build.neck + 10, 350),
            (build.neck + 10, 350),
            (26, 440),
            (0, 500),
            (0, 500),
            (-26, 440),
        ],
        tension=0.8,
    )
    folds = [
        line(
            smooth(
                [
                    (s * (build.shoulders * 0.7 + index * 22), 390 + index * 20),
                    (s * (build.shoulders * 0.74 + index * 30), 700),
                    (s * (build.shoulders * 0.66 + index * 34), 1300),
                ],
                closed=False,
            ),
            "cloth",
            5,
            width=5,
            opacity=0.28,
            within=robe,
        )
        for s in (-1, 1)
        for index in range(4)
    ]
    chest = smooth(
        [(-96, 400), (-96, 400), (0, 520), (96, 400), (96, 400), (110, 640), (60, 760), (0, 790), (-60, 760), (-110, 640)], tension=0.8
    )
    stitch = [
        line(
            smooth([(s * 20 * k, 540 + 18 * k), (s * (40 + 9 * k), 640), (s * 14 * k, 740 - 12 * k)], closed=False),
            "gold",
            3,
            width=4,
            opacity=0.85,
            within=chest,
        )
        for s in (-1, 1)
        for k in (1, 2, 3)
    ]
    return Garment(
        trunk=(*cut.cloth(path, build, "cloth", folds=False),),
        over=(
            form(robe, "cloth"),
            *folds,
            light(ellipse(-130, 560, 60, 160), "cloth", 1, opacity=0.24, within=robe, soft=26),
            shade(ellipse(220, 800, 110, 420), "cloth", 5, opacity=0.24, within=robe, soft=30),
            form(chest, "cloth", 4),
            *stitch,
            line(chest, "gold", 3, width=4, opacity=0.9),
            *_hands_below(build),
        ),
        lower=(*legs.shadow(build, 1.3), *legs.shoes(build), *legs.trousers(build, "cloth", ease=16, foot=38)),
        sleeve=Sleeve(ease=20),
    )


def _hands_below(build: Build) -> list[Node]:
    """Return hands that hang out of sleeves as wide as the robe."""
    nodes: list[Node] = []
    for s in (-1, 1):
        x = s * (build.shoulders + 48)
        hem = smooth([(s * (build.shoulders + 92), 868), (x, 902), (s * (build.shoulders - 2), 880)], closed=False)
        fall = smooth(
            [(s * (build.shoulders - 2), 880), (s * (build.shoulders - 18), 700), (s * (build.shoulders - 20), 520)], closed=False
        )
        nodes += [
            hands.placed(hands.hanging(), (x, 902), turned=s * 3, mirrored=s > 0, scale=0.98),
            shade(ellipse(x, 900, 40, 13), "cloth", 5, opacity=0.5, soft=5),
            line(hem, "gold", 3, width=7, opacity=0.9),
            line(fall, "cloth", 5, width=5, opacity=0.4),
        ]
    return nodes


def _poncho(persona: Persona, build: Build) -> Garment:
    path = cut.trunk_path(build, cut.crew(build), ease=10)
    cape = smooth(
        [
            (-build.neck - 16, 350),
            (-build.neck - 16, 350),
            (-build.shoulders * 0.86, 380),
            (-build.shoulders - 60, 560),
            (-build.shoulders - 74, 800),
            (-build.shoulders - 74, 800),
            (-120, 880),
            (0, 960),
            (0, 960),
            (120, 880),
            (build.shoulders + 74, 800),
            (build.shoulders + 74, 800),
            (build.shoulders + 60, 560),
            (build.shoulders * 0.86, 380),
            (build.neck + 16, 350),
            (build.neck + 16, 350),
            (40, 420),
            (0, 470),
            (0, 470),
            (-40, 420),
        ],
        tension=0.8,
    )
    stripes: list[Node] = []
    for index, y in enumerate((560, 640, 668, 760)):
        material = ("second", "gold", "second", "#B4432E")[index]
        stripes.append(
            line(
                smooth(
                    [(-build.shoulders - 90, y - 110), (0, y + 90), (0, y + 90), (build.shoulders + 90, y - 110)], closed=False, tension=0.4
                ),
                material,
                3,
                width=(30, 12, 12, 34)[index],
                opacity=1.0,
                within=cape,
            )
        )
    return Garment(
        trunk=(*cut.cloth(path, build, "#F2ECE0", folds=False), *cut.collar(build, "#F2ECE0", foot=424)),
        over=(
            form(cape, "cloth"),
            *stripes,
            shade(ellipse(210, 640, 90, 260), "cloth", 5, opacity=0.22, within=cape, soft=26),
            line(cape, "cloth", 5, width=3, opacity=0.4),
        ),
        lower=lower(persona, build),
        sleeve=Sleeve(material="#F2ECE0", ease=12, cuff="#F2ECE0"),
    )


WORLD: Final[dict[Outfit, Callable[[Persona, Build], Garment]]] = {
    Outfit.KIMONO: _kimono,
    Outfit.HANBOK: _hanbok,
    Outfit.QIPAO: _qipao,
    Outfit.SARI: _sari,
    Outfit.KURTA: _kurta,
    Outfit.THOBE: _thobe,
    Outfit.ABAYA: _abaya,
    Outfit.PRINT: _print,
    Outfit.AGBADA: _agbada,
    Outfit.PONCHO: _poncho,
}
