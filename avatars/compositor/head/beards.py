"""Hair on the face."""

from __future__ import annotations

from avatars.compositor.build import Build
from avatars.compositor.geometry import limb, smooth
from avatars.compositor.head.features import TURN
from avatars.compositor.sheet import Node, form, group, light, line, shade
from avatars.persona.value import Beard, Persona


def beard(persona: Persona, build: Build) -> list[Node]:
    """Return what grows on cheeks and chin, drawn under the mouth."""
    if persona.beard is Beard.NONE or persona.beard is Beard.MOUSTACHE:
        return []
    face = build.face()
    if persona.beard is Beard.STUBBLE:
        return [
            shade(_cheeks(build, 0), "brow", 4, opacity=0.3, within=face, soft=5),
            shade(_lip(build), "brow", 4, opacity=0.26, within=face, soft=4),
        ]
    if persona.beard is Beard.GOATEE:
        x = build.turn * TURN
        goat = smooth(
            [
                (-38 + x, 246),
                (-44 + x, 274),
                (-30 + x, 306),
                (x, build.chin_foot + 15),
                (30 + x, 306),
                (44 + x, 274),
                (38 + x, 246),
                (26 + x, 268),
                (x, 272),
                (-26 + x, 268),
            ]
        )
        return [form(goat, "beard"), *_hairs(goat, build, 8)]
    long = 8.0 if persona.beard is Beard.SHORT else 44.0
    path = _cheeks(build, long)
    soft = shade(_cheeks(build, long * 0.5, higher=9), "beard", 3, opacity=0.4, within=face, soft=5)
    return [
        soft,
        form(path, "beard"),
        *_hairs(path, build, 15),
        light(smooth([(-build.jaw, 206), (-build.jaw + 12, 250), (-40, 292), (-52, 262)]), "beard", 1, opacity=0.2, within=path, soft=8),
        shade(smooth([(40, 320), (build.jaw + 20, 250), (build.jaw + 20, 340), (20, 370)]), "beard", 5, opacity=0.35, within=path, soft=8),
    ]


def moustache(persona: Persona, build: Build) -> list[Node]:
    """Return what grows over the mouth."""
    if persona.beard in (Beard.NONE, Beard.STUBBLE):
        return []
    strong = persona.beard in (Beard.MOUSTACHE, Beard.FULL)
    half = 9.0 if strong else 6.0
    nodes: list[Node] = []
    for s in (-1, 1):
        reach = 48 if persona.beard is Beard.MOUSTACHE else 42
        path = limb([(s * 2, 233), (s * 22, 234), (s * (reach - 6), 243), (s * reach, 254)], [half * 0.7, half, half * 0.72, 1.6])
        nodes += [
            form(path, "beard"),
            *[
                line(
                    smooth([(s * x, 229), (s * (x + 8), 236), (s * (x + 13), 243)], closed=False),
                    "beard",
                    5,
                    width=2,
                    opacity=0.3,
                    within=path,
                )
                for x in (6, 16, 26)
            ],
        ]
    return [group(nodes, transform=f"translate({build.turn * TURN:.1f} {3 if strong else 2})")]


def _cheeks(build: Build, long: float, *, higher: float = 0.0) -> str:
    """Return the area from one sideburn about the chin to the other, free of the mouth; ``long`` is how far it hangs below the chin."""
    c, j, x = build.cheek, build.jaw, build.turn * TURN
    foot = build.chin_foot + long
    out = 4.0 if long else 0.0
    return smooth(
        [
            (-c + 1 - out, 148),
            (-c - out, 196),
            (-j - out - 2, 250),
            (-build.chin - 14 - out, 294 + long * 0.55),
            (-build.chin * 0.4, foot),
            (build.chin * 0.4, foot),
            (build.chin + 14 + out, 294 + long * 0.55),
            (j + out + 2, 250),
            (c + out, 196),
            (c - 1 + out, 148),
            (c - 11, 176),
            (j - 10 + x * 0.4, 214 - higher),
            (54 + x, 232 - higher),
            (43 + x, 252),
            (26 + x, 273),
            (x, 277),
            (-26 + x, 273),
            (-43 + x, 252),
            (-54 + x, 232 - higher),
            (-j + 10 + x * 0.4, 214 - higher),
            (-c + 11, 176),
        ]
    )


def _lip(build: Build) -> str:
    x = build.turn * TURN
    return smooth([(-40 + x, 228), (x, 224), (40 + x, 228), (44 + x, 250), (x, 242), (-44 + x, 250)])


def _hairs(path: str, build: Build, count: int) -> list[Node]:
    nodes: list[Node] = []
    for index in range(count):
        share = (index + 0.5) / count * 2 - 1
        x = share * build.jaw
        y = 292 - abs(share) * 66
        nodes.append(
            line(
                smooth([(x, y - 16), (x * 0.97 + 2, y + 4), (x * 0.9, y + 24)], closed=False),
                "beard",
                5 if index % 2 else 1,
                width=2.2,
                opacity=0.24,
                within=path,
            )
        )
    return nodes
