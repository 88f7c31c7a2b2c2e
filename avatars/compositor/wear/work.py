"""Clothes of trades and professions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from avatars.compositor.body.arms import Sleeve
from avatars.compositor.build import WAIST, Build
from avatars.compositor.geometry import box, limb, smooth
from avatars.compositor.sheet import Node, detail, form, line, shade
from avatars.compositor.wear import cut
from avatars.compositor.wear.casual import jacket, lower, shirt_front, tie
from avatars.compositor.wear.cut import Garment
from avatars.persona.value import Accessory, Outfit, Persona


def _lab_coat(persona: Persona, build: Build) -> Garment:
    scrubs = persona.brows % 2 == 0
    line_ = cut.vee(build, 478)
    under: list[Node] = [*cut.cloth(cut.trunk_path(build, line_), build, "#5E9EA8" if scrubs else "second", folds=False)]
    under += (
        cut.neck_band(build, line_, "#5E9EA8", half=6)
        if scrubs
        else shirt_front(build, "second", buttoned=Accessory.TIE in persona.accessories)
    )
    if Accessory.TIE in persona.accessories and not scrubs:
        under += tie(build)
    pens = [node for x, colour in ((-86, "#2563A8"), (-72, "#B91C1C")) for node in (detail(box(x, 536, 7, 32, 3), colour),)]
    pocket = cut.pocket(-build.chest * 0.5, 552, "cloth", wide=66, high_=72)
    return Garment(
        trunk=(*under, *jacket(build, foot=690, width=80, hem=1330), *pens, *pocket, *cut.front(build, "cloth", top=700, foot=1330)),
        lower=lower(persona, build),
        sleeve=Sleeve(ease=17),
    )


def _scrubs(persona: Persona, build: Build) -> Garment:
    line_ = cut.vee(build, 492)
    path = cut.trunk_path(build, line_, ease=20)
    inner = cut.cloth(cut.trunk_path(build, cut.crew(build)), build, "#F5F3EE", folds=False) if persona.eyes % 3 == 0 else []
    return Garment(
        trunk=(
            *inner,
            *cut.cloth(path, build),
            *cut.neck_band(build, line_, half=8),
            *cut.pocket(build.chest * 0.5, 548, "cloth", wide=78, high_=80),
            *cut.pocket(-build.waist * 0.6, 812, "cloth", wide=92, high_=104),
        ),
        lower=lower(persona, build, "cloth"),
        sleeve=Sleeve(ease=20, reach=0.38),
    )


def _apron(persona: Persona, build: Build) -> Garment:
    """Return a bib apron in the outfit's colour over a shirt."""
    n, w = build.neck, build.waist
    path = cut.trunk_path(build, cut.vee(build, 446), ease=10)
    bib = smooth(
        [
            (-82, 500),
            (-82, 500),
            (82, 500),
            (82, 500),
            (104, 620),
            (w + 14, 720),
            (w + 14, 720),
            (build.hips + 16, 940),
            (build.hips + 22, 1200),
            (build.hips + 22, 1200),
            (-build.hips - 22, 1200),
            (-build.hips - 22, 1200),
            (-build.hips - 16, 940),
            (-w - 14, 720),
            (-w - 14, 720),
            (-104, 620),
        ],
        tension=0.8,
    )
    straps = [
        node
        for s in (-1, 1)
        for node in (
            form(limb([(s * (n + 16), 350), (s * 84, 430), (s * 74, 506)], [11, 11, 11], round_end=False), "cloth", 3),
            line(limb([(s * (n + 16), 350), (s * 84, 430), (s * 74, 506)], [11, 11, 11]), "cloth", 5, width=1.8, opacity=0.4),
        )
    ]
    pocket = box(-88, 790, 176, 120, 12)
    tied = limb([(-w - 14, WAIST - 36), (0, WAIST - 24), (w + 14, WAIST - 36)], [7, 7, 7])
    return Garment(
        trunk=(
            *cut.cloth(path, build, "second"),
            *cut.buttons(0, 470, 490, "second", count=1),
            *cut.collar(build, "second", apart=14),
            shade(
                smooth([(-90, 510), (90, 510), (w + 30, 730), (build.hips + 34, 960), (-build.hips - 10, 960), (-w - 4, 730)]),
                "ink",
                5,
                opacity=0.16,
                soft=8,
            ),
            form(bib, "cloth"),
            shade(
                smooth(
                    [(60, 500), (90, 620), (w * 0.7, 740), (build.hips * 0.8, 1220), (build.hips + 40, 1220), (w + 50, 720), (110, 500)]
                ),
                "cloth",
                5,
                opacity=0.24,
                within=bib,
                soft=12,
            ),
            line(bib, "cloth", 5, width=2.4, opacity=0.4),
            form(pocket, "cloth", 3),
            line(pocket, "cloth", 5, width=2.6, opacity=0.45),
            line(smooth([(0, 792), (0, 908)], closed=False), "cloth", 5, width=2.4, opacity=0.4),
            form(tied, "cloth", 4),
            *straps,
        ),
        lower=lower(persona, build),
        sleeve=Sleeve(material="second", ease=12, reach=0.6, cuff="second"),
    )


def _chef(persona: Persona, build: Build) -> Garment:
    n = build.neck
    path = cut.trunk_path(build, cut.high(build), ease=16)
    stand = smooth([(-n - 8, 316), (-n - 8, 316), (-8, 352), (4, 388), (-n - 20, 362)], tension=0.8)
    other = smooth([(n + 8, 316), (n + 8, 316), (8, 352), (-4, 388), (n + 20, 362)], tension=0.8)
    flap = smooth([(-70, 400), (-70, 400), (14, 380), (74, 400), (74, 400), (66, 700), (58, 960), (-60, 960), (-64, 700)], tension=0.6)
    buttons = [*cut.buttons(-42, 450, 880, "#2A2D3A", count=5, radius=7), *cut.buttons(46, 450, 880, "#2A2D3A", count=5, radius=7)]
    scarf = (
        [
            form(smooth([(-n - 6, 330), (0, 364), (n + 6, 330), (n + 8, 352), (16, 400), (0, 408), (-16, 400), (-n - 8, 352)]), "second"),
            form(smooth([(-4, 396), (-24, 452), (4, 440)]), "second", 4),
            form(smooth([(4, 396), (26, 446), (0, 438)]), "second", 3),
        ]
        if persona.eyes % 2
        else []
    )
    return Garment(
        trunk=(
            *cut.cloth(path, build),
            form(flap, "cloth", 2),
            line(flap, "cloth", 5, width=2.6, opacity=0.4),
            *buttons,
            form(stand, "cloth", 2),
            form(other, "cloth", 3),
            line(stand, "cloth", 5, width=2, opacity=0.4),
            line(other, "cloth", 5, width=2, opacity=0.4),
            *scarf,
        ),
        lower=lower(persona, build, "#3A3F4A"),
        sleeve=Sleeve(ease=17, cuff="cloth"),
    )


def _hivis(persona: Persona, build: Build) -> Garment:
    shirt = cut.trunk_path(build, cut.crew(build), ease=12)
    vest = cut.trunk_path(build, cut.vee(build, 640), ease=16)
    bands: list[Node] = []
    for y in (700, 860):
        bands.append(
            line(smooth([(-340, y - 8), (0, y + 8), (340, y - 8)], closed=False), "#E6EEF2", 3, width=40, opacity=1.0, within=vest)
        )
        bands.append(
            line(smooth([(-340, y - 8), (0, y + 8), (340, y - 8)], closed=False), "#FFFFFF", 1, width=10, opacity=0.7, within=vest)
        )
    bands += [
        line(
            smooth([(s * build.shoulders * 0.56, 350), (s * build.chest * 0.68, 520), (s * build.chest * 0.66, 690)], closed=False),
            "#E6EEF2",
            3,
            width=34,
            opacity=1.0,
            within=vest,
        )
        for s in (-1, 1)
    ]
    return Garment(
        trunk=(
            *cut.cloth(shirt, build, "#34405A", folds=False),
            *cut.neck_band(build, cut.crew(build), "#34405A"),
            *cut.cloth(vest, build),
            *bands,
            line(vest, "cloth", 5, width=2.4, opacity=0.4),
            *cut.zip_line(0, 642, cut.HEM),
        ),
        lower=lower(persona, build, "#34405A"),
        sleeve=Sleeve(material="#34405A", ease=13, cuff="#34405A"),
    )


def _overalls(persona: Persona, build: Build) -> Garment:
    shirt = cut.trunk_path(build, cut.crew(build), ease=12)
    n, w = build.neck, build.waist
    bib = smooth(
        [
            (-90, 520),
            (-90, 520),
            (90, 520),
            (90, 520),
            (100, 640),
            (w + 14, 730),
            (w + 14, 730),
            (build.hips + 14, 930),
            (build.hips + 16, 1010),
            (0, 1024),
            (-build.hips - 16, 1010),
            (-build.hips - 14, 930),
            (-w - 14, 730),
            (-w - 14, 730),
            (-100, 640),
        ],
        tension=0.8,
    )
    straps = [
        node
        for s in (-1, 1)
        for node in (
            form(limb([(s * (n + 40), 366), (s * 94, 450), (s * 74, 540)], [17, 17, 17], round_end=False), "cloth", 3),
            line(limb([(s * (n + 40), 366), (s * 94, 450), (s * 74, 540)], [17, 17, 17]), "cloth", 5, width=2, opacity=0.45),
            form(box(s * 74 - 17, 520, 34, 30, 6), "gold"),
        )
    ]
    check = (
        [line(smooth([(x, 340), (x, 1000)], closed=False), "cloth", 4, width=5, opacity=0.3, within=shirt) for x in range(-260, 261, 40)]
        if persona.eyes % 3 == 0
        else []
    )
    check += (
        [line(smooth([(-320, y), (320, y)], closed=False), "cloth", 4, width=5, opacity=0.3, within=shirt) for y in range(380, 900, 40)]
        if check
        else []
    )
    return Garment(
        trunk=(
            *cut.cloth(shirt, build, "second"),
            *check,
            *cut.neck_band(build, cut.crew(build), "second"),
            form(bib, "cloth"),
            line(bib, "cloth", 5, width=2.6, opacity=0.4),
            shade(
                smooth(
                    [(60, 520), (80, 640), (w * 0.7, 740), (build.hips * 0.8, 1030), (build.hips + 40, 1030), (w + 50, 730), (110, 520)]
                ),
                "cloth",
                5,
                opacity=0.24,
                within=bib,
                soft=10,
            ),
            *cut.pocket(0, 566, "cloth", wide=110, high_=90),
            line(smooth([(-96, 534), (96, 534)], closed=False), "gold", 3, width=2.2, opacity=0.6),
            *straps,
        ),
        lower=lower(persona, build, "cloth"),
        sleeve=Sleeve(material="second", ease=14, reach=0.6, cuff="second"),
    )


WORK: Final[dict[Outfit, Callable[[Persona, Build], Garment]]] = {
    Outfit.LAB_COAT: _lab_coat,
    Outfit.SCRUBS: _scrubs,
    Outfit.APRON: _apron,
    Outfit.CHEF: _chef,
    Outfit.HIVIS: _hivis,
    Outfit.OVERALLS: _overalls,
}
