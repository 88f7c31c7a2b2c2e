"""Everyday and business clothes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from avatars.compositor.body import legs
from avatars.compositor.body.arms import Sleeve
from avatars.compositor.build import HIPS, WAIST, Build
from avatars.compositor.geometry import box, ellipse, limb, polygon, smooth
from avatars.compositor.sheet import Flow, Node, form, light, line, shade
from avatars.compositor.wear import cut
from avatars.compositor.wear.cut import Garment
from avatars.persona.value import Accessory, Gender, Outfit, Persona


def lower(persona: Persona, build: Build, material: str = "trousers") -> tuple[Node, ...]:
    """Return trousers and shoes."""
    ease = 14.0 if persona.gender is Gender.MASCULINE else 7.0
    foot = 46.0 if persona.gender is Gender.MASCULINE else (34.0, 56.0)[persona.mouth % 2]
    return (*legs.shadow(build), *legs.shoes(build), *legs.trousers(build, material, ease=ease, foot=foot))


def shirt_front(build: Build, material: str = "second", *, deep: float = 760.0, buttoned: bool = False) -> list[Node]:
    """Return what shows of a shirt under a jacket."""
    n = build.neck
    path = smooth(
        [
            (-n - 20, 350),
            (-n - 20, 350),
            (-110, 470),
            (-64, deep),
            (64, deep),
            (110, 470),
            (n + 20, 350),
            (n + 20, 350),
            *([] if buttoned else [(14, 420), (0, 446), (-14, 420)]),
        ],
        tension=0.6,
    )
    return [
        form(path, material),
        *cut.collar(build, material, apart=4.0 if buttoned else 16.0),
        line(smooth([(0, 448), (1, deep)], closed=False), material, 5, width=2.2, opacity=0.4),
        *cut.buttons(0, 480, deep - 40, material, count=4, radius=3.8),
    ]


def tie(build: Build, material: str = "second") -> list[Node]:
    """Return a necktie."""
    knot = smooth([(-17, 392), (17, 392), (12, 424), (-12, 424)], tension=0.5)
    blade = polygon([(-11, 424), (11, 424), (25, 690), (0, 730), (-25, 690)])
    return [
        shade(polygon([(-8, 430), (20, 430), (34, 690), (6, 740), (-18, 690)]), "ink", 5, opacity=0.2, soft=5),
        form(blade, "#8E1F33", 3),
        form(knot, "#8E1F33", 2),
        *[
            line(smooth([(-30, y + 22), (30, y - 22)], closed=False), "#F2E6D3", 3, width=4, opacity=0.5, within=blade)
            for y in range(450, 720, 34)
        ],
    ]


def bow_tie(build: Build) -> list[Node]:
    """Return a bow tie."""
    sides = [form(smooth([(s * 6, 404), (s * 40, 386), (s * 46, 406), (s * 40, 428)], tension=0.7), "#2A2D3A", 3) for s in (-1, 1)]
    return [*sides, form(ellipse(0, 406, 10, 11), "#2A2D3A", 2)]


def jacket(build: Build, material: str = "cloth", *, foot: float = 720.0, hem: float = cut.HEM + 40, width: float = 74.0) -> list[Node]:
    """Return the two fronts of a jacket with lapels, pockets and a button."""
    n = build.neck
    nodes: list[Node] = []
    for s in (-1, 1):
        right = [
            (n + 10, 350.0),
            (build.neck + (build.shoulders - n) * 0.5, 364.0),
            *cut.shoulder(build, 13),
            (build.chest + 32, 545.0),
            (build.waist + 20, WAIST),
            (build.hips + 22, HIPS - 10),
            (build.hips + 26, hem),
            (build.hips + 26, hem),
            (width * 0.5, hem + 6),
            (6.0, foot + 100),
            (2.0, foot),
            (2.0, foot),
            (width, 500.0),
        ]
        half = smooth([(s * x, y) for x, y in [right[0], *right]], tension=0.85)
        nodes += [form(half, material, flow=Flow.FLAT), line(half, material, 5, width=2.4, opacity=0.4)]
        if s > 0:
            nodes.append(
                shade(
                    smooth(
                        [
                            (build.shoulders * 0.8, 500),
                            (build.chest * 0.84, 545),
                            (build.waist * 0.7, WAIST),
                            (build.hips * 0.8, hem),
                            (build.hips + 60, hem),
                            (build.chest + 80, 545),
                            (build.shoulders + 30, 500),
                        ]
                    ),
                    material,
                    5,
                    opacity=0.28,
                    within=half,
                    soft=12,
                )
            )
        nodes.append(
            light(ellipse(s * build.chest * 0.66, 560, 30, 110), material, 1, opacity=0.16 if s > 0 else 0.3, within=half, soft=14)
        )
        nodes.append(
            line(
                smooth([(s * (build.chest + 24), 556), (s * build.chest * 0.8, 590), (s * build.chest * 0.66, 600)], closed=False),
                material,
                5,
                width=3.6,
                opacity=0.32,
            )
        )
        nodes.append(form(box(s * build.waist * 0.66 - 42, WAIST + 66, 84, 19, 5), material, 4))
    nodes += cut.lapels(build, material, foot=foot)
    nodes += cut.buttons(3, foot + 34, foot + 34, material, count=1, radius=8)
    return [*nodes, form(polygon([(58, 575), (112, 563), (114, 577), (60, 589)]), material, 4)]


def _blazer(persona: Persona, build: Build) -> Garment:
    under = Outfit.TSHIRT if (persona.nose + persona.mouth) % 2 and Accessory.TIE not in persona.accessories else Outfit.SHIRT
    if under is Outfit.TSHIRT:
        line_ = cut.scoop(build, 440) if persona.gender is Gender.FEMININE else cut.crew(build)
        inner = [*cut.cloth(cut.trunk_path(build, line_), build, "second", folds=False), *cut.neck_band(build, line_, "second", half=4)]
    else:
        inner = [
            *cut.cloth(cut.trunk_path(build, cut.vee(build, 470)), build, "second", folds=False),
            *shirt_front(build, buttoned=Accessory.TIE in persona.accessories),
        ]
    tied = tie(build) if Accessory.TIE in persona.accessories else bow_tie(build) if Accessory.BOW_TIE in persona.accessories else []
    return Garment(trunk=(*inner, *tied, *jacket(build)), lower=lower(persona, build), sleeve=Sleeve(ease=13))


def _suit(persona: Persona, build: Build) -> Garment:
    tied = (
        bow_tie(build)
        if Accessory.BOW_TIE in persona.accessories
        else tie(build)
        if persona.gender is Gender.MASCULINE or Accessory.TIE in persona.accessories
        else []
    )
    inner = [
        *cut.cloth(cut.trunk_path(build, cut.vee(build, 470)), build, "#FBF9F5", folds=False),
        *shirt_front(build, "#FBF9F5", buttoned=bool(tied)),
    ]
    return Garment(
        trunk=(*inner, *tied, *jacket(build, foot=700)), lower=lower(persona, build, "cloth"), sleeve=Sleeve(ease=13, band="#FBF9F5")
    )


def _shirt(persona: Persona, build: Build) -> Garment:
    path = cut.trunk_path(build, cut.vee(build, 446), ease=12)
    rolled = persona.eyes % 2 == 0
    trunk = [
        *cut.cloth(path, build),
        *cut.front(build, "cloth", top=440),
        *cut.buttons(0, 480, 900, "cloth"),
        *cut.pocket(build.chest * 0.5, 540, "cloth"),
        *cut.collar(build, "cloth", apart=14),
    ]
    if Accessory.TIE in persona.accessories:
        trunk = [*trunk, *tie(build)]
    return Garment(trunk=tuple(trunk), lower=lower(persona, build), sleeve=Sleeve(ease=12, reach=0.62 if rolled else 1.0, cuff="cloth"))


def _blouse(persona: Persona, build: Build) -> Garment:
    line_ = cut.vee(build, 486)
    path = cut.trunk_path(build, line_, ease=12)
    bow = [
        form(smooth([(0, 440), (-46, 414), (-60, 448), (-30, 470)], tension=0.9), "cloth", 2),
        form(smooth([(0, 440), (46, 414), (60, 448), (30, 470)], tension=0.9), "cloth", 3),
        form(limb([(-6, 450), (-22, 520), (-30, 590)], [9, 13, 17], round_end=False), "cloth", 2),
        form(limb([(6, 450), (18, 510), (22, 570)], [9, 13, 17], round_end=False), "cloth", 3),
        form(ellipse(0, 443, 13, 14), "cloth", 2),
    ]
    drape = [
        line(smooth([(s * 50, 430), (s * 66, 560), (s * 58, 700)], closed=False), "cloth", 5, width=4, opacity=0.24, within=path)
        for s in (-1, 1)
    ]
    trunk = [
        *cut.cloth(path, build),
        *drape,
        *cut.neck_band(build, line_, half=5),
        *(bow if persona.mouth % 2 else cut.buttons(0, 510, 900, "second", count=5, radius=4)),
    ]
    return Garment(trunk=tuple(trunk), lower=lower(persona, build), sleeve=Sleeve(ease=17, flare=8, cuff="cloth"))


def _turtleneck(persona: Persona, build: Build) -> Garment:
    n = build.neck
    path = cut.trunk_path(build, cut.high(build), ease=8)
    roll = smooth(
        [
            (-n - 8, 296),
            (-n - 8, 296),
            (0, 318),
            (n + 8, 296),
            (n + 8, 296),
            (n + 14, 346),
            (n + 22, 366),
            (0, 388),
            (-n - 22, 366),
            (-n - 14, 346),
        ],
        tension=0.8,
    )
    ribs = [
        line(smooth([(x, 300), (x * 1.12, 384)], closed=False), "cloth", 5, width=2, opacity=0.25, within=roll) for x in range(-60, 61, 12)
    ]
    fold = line(smooth([(-n - 12, 330), (0, 352), (n + 12, 330)], closed=False), "cloth", 5, width=3.4, opacity=0.4)
    return Garment(
        trunk=(
            *cut.cloth(path, build),
            form(roll, "cloth"),
            *ribs,
            fold,
            shade(smooth([(-n, 296), (0, 316), (n, 296), (n, 316), (0, 338), (-n, 316)]), "cloth", 5, opacity=0.4, soft=5),
        ),
        lower=lower(persona, build),
        sleeve=Sleeve(ease=9),
    )


def _hoodie(persona: Persona, build: Build) -> Garment:
    n = build.neck
    path = cut.trunk_path(build, cut.crew(build), ease=22)
    hood = smooth(
        [
            (-n - 84, 400),
            (-n - 66, 330),
            (-n - 20, 300),
            (0, 296),
            (n + 20, 300),
            (n + 66, 330),
            (n + 84, 400),
            (n + 30, 430),
            (-n - 30, 430),
        ]
    )
    sides = [
        form(
            smooth(
                [
                    (s * (n + 10), 322),
                    (s * (n + 56), 340),
                    (s * (n + 78), 396),
                    (s * 62, 452),
                    (s * 10, 470),
                    (s * 26, 420),
                    (s * (n + 4), 378),
                ]
            ),
            "cloth",
            2 if s < 0 else 3,
        )
        for s in (-1, 1)
    ]
    edges = [
        line(smooth([(s * (n + 6), 330), (s * (n + 2), 384), (s * 22, 424), (s * 8, 468)], closed=False), "cloth", 5, width=4, opacity=0.4)
        for s in (-1, 1)
    ]
    cords = [
        node
        for s in (-1, 1)
        for node in (
            line(smooth([(s * 26, 440), (s * 30, 500), (s * 26, 566)], closed=False), "white", 3, width=6, opacity=1.0),
            form(box(s * 26 - 5, 560, 10, 22, 3), "steel", 3),
        )
    ]
    pouch = smooth(
        [(-78, 744), (-78, 744), (78, 744), (78, 744), (122, 860), (122, 860), (116, 900), (-116, 900), (-122, 860), (-122, 860)],
        tension=0.5,
    )
    return Garment(
        behind=(form(hood, "cloth", 4),),
        trunk=(*cut.cloth(path, build), form(pouch, "cloth", 3), line(pouch, "cloth", 5, width=3, opacity=0.42), *sides, *edges, *cords),
        lower=lower(persona, build),
        sleeve=Sleeve(ease=20, cuff="cloth"),
    )


def _tshirt(persona: Persona, build: Build) -> Garment:
    line_ = cut.vee(build, 452) if persona.brows % 4 == 0 else cut.crew(build)
    path = cut.trunk_path(build, line_, ease=12)
    stripes = (
        [
            line(smooth([(-300, y), (0, y + 12), (300, y)], closed=False), "second", 3, width=17, opacity=0.95, within=path)
            for y in range(500, 1000, 58)
        ]
        if persona.eyes % 4 == 1
        else []
    )
    return Garment(
        trunk=(*cut.cloth(path, build), *stripes, *cut.neck_band(build, line_, half=5.5)),
        lower=lower(persona, build),
        sleeve=Sleeve(ease=15, reach=0.34),
    )


def _sweater(persona: Persona, build: Build) -> Garment:
    line_ = cut.vee(build, 470) if persona.brows % 3 == 0 else cut.crew(build)
    path = cut.trunk_path(build, line_, ease=18)
    knit = [
        line(smooth([(x, 440), (x * 1.02, 700), (x, 960)], closed=False), "cloth", 5, width=2.4, opacity=0.16, within=path)
        for x in range(-220, 221, 22)
    ]
    hem = limb([(-build.hips - 12, cut.HEM - 14), (0, cut.HEM - 6), (build.hips + 12, cut.HEM - 14)], [18, 18, 18])
    inner = cut.collar(build, "#FBF9F5", foot=424) if persona.brows % 3 == 0 else []
    under = cut.cloth(cut.trunk_path(build, cut.vee(build, 440)), build, "#FBF9F5", folds=False) if inner else []
    return Garment(
        trunk=(
            *under,
            *cut.cloth(path, build),
            *knit,
            *cut.neck_band(build, line_, half=9),
            *inner,
            form(hem, "cloth"),
            line(hem, "cloth", 5, width=2, opacity=0.3),
        ),
        lower=lower(persona, build),
        sleeve=Sleeve(ease=17, cuff="cloth"),
    )


def _dress(persona: Persona, build: Build) -> Garment:
    line_ = (cut.scoop(build, 450), cut.vee(build, 492), cut.crew(build))[persona.mouth % 3]
    path = cut.trunk_path(build, line_, ease=4, waisted=0.95)
    belt = limb([(-build.waist * 0.97, WAIST - 4), (0, WAIST + 6), (build.waist * 0.97, WAIST - 4)], [11, 11, 11])
    hem = (1330.0, 1560.0)[persona.eyes % 2]
    skirt = legs.skirt(build, "cloth", hem=hem, flare=76, folds=6)
    return Garment(
        trunk=(
            *cut.cloth(path, build),
            *cut.neck_band(build, line_, half=4),
            *skirt,
            form(belt, "second"),
            form(box(-13, WAIST - 14, 26, 32, 5), "gold"),
        ),
        lower=(*legs.shadow(build), *legs.bare(build), *legs.shoes(build)),
        sleeve=Sleeve(ease=8, reach=(0.3, 0.62, 1.0)[persona.brows % 3]),
    )


def _coat(persona: Persona, build: Build) -> Garment:
    inner = [*cut.cloth(cut.trunk_path(build, cut.high(build)), build, "second", folds=False)]
    roll = smooth(
        [(-build.neck - 6, 304), (0, 324), (build.neck + 6, 304), (build.neck + 18, 360), (0, 386), (-build.neck - 18, 360)], tension=0.8
    )
    belt = limb([(-build.waist - 18, WAIST - 2), (0, WAIST + 8), (build.waist + 18, WAIST - 2)], [17, 17, 17])
    knot = [
        form(limb([(14, WAIST + 10), (34, WAIST + 60), (30, WAIST + 130)], [13, 14, 15], round_end=False), "cloth", 4),
        form(box(-12, WAIST - 14, 40, 40, 9), "cloth", 3),
    ]
    return Garment(
        trunk=(
            *inner,
            form(roll, "second"),
            *jacket(build, foot=690, width=84, hem=1360),
            *cut.front(build, "cloth", top=720, foot=1360),
            form(belt, "cloth", 4),
            line(belt, "cloth", 5, width=2.4, opacity=0.5),
            *knot,
        ),
        lower=lower(persona, build),
        sleeve=Sleeve(ease=20, band="cloth"),
    )


def _denim(persona: Persona, build: Build) -> Garment:
    line_ = cut.crew(build)
    under = [*cut.cloth(cut.trunk_path(build, line_), build, "second", folds=False), *cut.neck_band(build, line_, "second", half=5)]
    nodes: list[Node] = []
    n = build.neck
    for s in (-1, 1):
        half = smooth(
            [
                (s * (n + 10), 350),
                (s * (n + 10), 350),
                (s * (n + (build.shoulders - n) * 0.5), 364),
                *[(s * x, y) for x, y in cut.shoulder(build, 15)],
                (s * (build.chest + 32), 545),
                (s * (build.waist + 26), WAIST),
                (s * (build.hips + 14), HIPS - 30),
                (s * (build.hips + 14), HIPS - 30),
                (s * 44, HIPS - 20),
                (s * 44, HIPS - 20),
                (s * 52, 640),
                (s * 64, 470),
            ],
            tension=0.8,
        )
        nodes += [
            form(half, "cloth", flow=Flow.FLAT),
            line(half, "cloth", 5, width=2.6, opacity=0.45),
            line(smooth([(s * 56, 476), (s * 50, 640), (s * 54, HIPS - 24)], closed=False), "gold", 3, width=2.4, opacity=0.7),
            line(smooth([(s * 62, 520), (s * build.chest, 520)], closed=False), "gold", 3, width=2.2, opacity=0.55),
            *cut.pocket(s * build.chest * 0.62, 526, "cloth", wide=72, high_=68),
            *cut.buttons(s * 58, 500, 860, "gold", count=5, radius=5.5),
            line(
                smooth([(s * build.chest * 0.5, 600), (s * build.chest * 0.42, HIPS - 30)], closed=False), "cloth", 5, width=3, opacity=0.4
            ),
        ]
        if s > 0:
            nodes.append(
                shade(
                    smooth(
                        [
                            (build.shoulders * 0.84, 500),
                            (build.chest * 0.9, 545),
                            (build.waist * 0.8, WAIST),
                            (build.hips, HIPS),
                            (build.hips + 60, HIPS),
                            (build.chest + 90, 545),
                            (build.shoulders + 40, 500),
                        ]
                    ),
                    "cloth",
                    5,
                    opacity=0.28,
                    within=half,
                    soft=10,
                )
            )
    return Garment(
        trunk=(*under, *nodes, *cut.collar(build, "cloth", foot=452, apart=40, wide=92)),
        lower=lower(persona, build),
        sleeve=Sleeve(ease=15, cuff="cloth"),
    )


def _sport(persona: Persona, build: Build) -> Garment:
    line_ = cut.scoop(build, 440) if persona.gender is Gender.FEMININE else cut.crew(build)
    path = cut.trunk_path(build, line_, ease=3)
    sides = [
        form(
            smooth(
                [
                    (s * (build.chest + 20), 520),
                    (s * (build.chest - 26), 600),
                    (s * (build.waist - 24), WAIST),
                    (s * (build.hips - 20), cut.HEM),
                    (s * (build.hips + 20), cut.HEM),
                    (s * (build.waist + 20), WAIST),
                ]
            ),
            "second",
            3,
            within=path,
        )
        for s in (-1, 1)
    ]
    flash = form(polygon([(34, 520), (92, 500), (62, 548), (96, 542), (30, 604), (52, 560), (22, 566)]), "second", 3)
    return Garment(
        trunk=(*cut.cloth(path, build), *sides, *cut.neck_band(build, line_, "second", half=4), flash),
        lower=(*legs.shadow(build), *legs.shoes(build), *legs.trousers(build, "trousers", ease=2, foot=29)),
        sleeve=Sleeve(ease=6, reach=0.3 if persona.brows % 2 else 0.16),
    )


CASUAL: Final[dict[Outfit, Callable[[Persona, Build], Garment]]] = {
    Outfit.BLAZER: _blazer,
    Outfit.SUIT: _suit,
    Outfit.SHIRT: _shirt,
    Outfit.BLOUSE: _blouse,
    Outfit.TURTLENECK: _turtleneck,
    Outfit.HOODIE: _hoodie,
    Outfit.TSHIRT: _tshirt,
    Outfit.SWEATER: _sweater,
    Outfit.DRESS: _dress,
    Outfit.COAT: _coat,
    Outfit.DENIM: _denim,
    Outfit.SPORT: _sport,
}
