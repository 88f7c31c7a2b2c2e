"""Pattern cutting: the trunk of a garment by its neckline and hem, collars, lapels, buttons, folds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from avatars.compositor.body.arms import Sleeve
from avatars.compositor.build import HIPS, WAIST, Build
from avatars.compositor.geometry import Point, box, ellipse, limb, mirrored, smooth
from avatars.compositor.sheet import Flow, Node, detail, form, light, line, shade

HEM: Final = HIPS + 42.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Garment:
    """Marks behind the neck, below the waist (with legs and shoes), on the trunk, and over the arms; and how arms are covered."""

    trunk: tuple[Node, ...]
    lower: tuple[Node, ...] = ()
    behind: tuple[Node, ...] = ()
    over: tuple[Node, ...] = ()
    sleeve: Sleeve = field(default_factory=Sleeve)


def crew(build: Build) -> list[Point]:
    """Return a round neckline, from the middle to the side of the neck."""
    return [(0.0, 408.0), (28.0, 403.0), (build.neck + 2, 380.0), (build.neck + 13, 354.0)]


def vee(build: Build, deep: float = 500.0) -> list[Point]:
    """Return a pointed neckline."""
    return [(0.0, deep), (0.0, deep), (32.0, (deep + 380) / 2), (build.neck + 13, 354.0)]


def scoop(build: Build, deep: float = 452.0) -> list[Point]:
    """Return a wide round neckline."""
    return [(0.0, deep), (44.0, deep - 12), (build.neck + 34, 404.0), (build.neck + 46, 364.0)]


def high(build: Build) -> list[Point]:
    """Return a neckline close about the neck."""
    return [(0.0, 360.0), (build.neck * 0.7, 354.0), (build.neck + 6, 338.0)]


def shoulder(build: Build, ease: float) -> list[Point]:
    """Return the round of a shoulder, which is that of the sleeve's top."""
    radius = build.arm * 0.92 + min(ease, 16.0)
    x, y = build.shoulders - build.arm * 0.92, 437.0
    return [(x + radius * 0.34, y - radius * 0.94), (x + radius * 0.77, y - radius * 0.64), (x + radius * 0.98, y)]


def trunk_path(
    build: Build, neckline: list[Point], *, ease: float = 8.0, hem: float = HEM, flare: float = 0.0, waisted: float = 1.0
) -> str:
    """Return the outline of a garment's trunk."""
    s = build.shoulders
    side: list[Point] = [
        neckline[-1],
        (build.neck + (s - build.neck) * 0.5, 368.0),
        *shoulder(build, ease),
        (build.chest + 20 + ease, 545.0),
        (build.waist * waisted + ease, WAIST),
        (build.hips + ease, HIPS - 15),
        (build.hips + ease + flare, hem),
        (build.hips + ease + flare, hem),
        (0.0, hem + 8),
    ]
    right = [*neckline, *side] if neckline[-1] != side[0] else [*neckline[:-1], neckline[-1], *side]
    return smooth([*right, *mirrored(right)], tension=0.92)


def cloth(path: str, build: Build, material: str = "cloth", *, folds: bool = True, hem: float = HEM) -> list[Node]:
    """Return a trunk with light from the left, shade at the right, folds at waist and armpits."""
    c, w = build.chest, build.waist
    nodes: list[Node] = [
        form(path, material, flow=Flow.FLAT),
        shade(
            smooth(
                [
                    (build.shoulders * 0.8, 500),
                    (c * 0.78, 540),
                    (w * 0.62, WAIST),
                    (build.hips * 0.72, hem + 20),
                    (build.hips + 60, hem + 20),
                    (w + 60, WAIST),
                    (c + 90, 540),
                    (build.shoulders + 40, 500),
                ]
            ),
            material,
            5,
            opacity=0.26,
            within=path,
            soft=14,
        ),
        light(ellipse(-c * 0.42, 530, c * 0.36, 96), material, 1, opacity=0.24, within=path, soft=22),
        shade(
            smooth([(-build.neck - 30, 350), (0, 366), (build.neck + 40, 350), (build.neck + 60, 420), (0, 440), (-build.neck - 30, 410)]),
            material,
            5,
            opacity=0.2,
            within=path,
            soft=10,
        ),
    ]
    if folds:
        for s in (-1, 1):
            nodes.append(
                line(
                    smooth([(s * (c + 16), 548), (s * c * 0.82, 574), (s * c * 0.6, 586)], closed=False),
                    material,
                    5,
                    width=4,
                    opacity=0.34,
                    within=path,
                )
            )
            nodes.append(
                line(
                    smooth([(s * (c + 14), 572), (s * c * 0.86, 604), (s * c * 0.7, 622)], closed=False),
                    material,
                    5,
                    width=3.4,
                    opacity=0.26,
                    within=path,
                )
            )
            nodes.append(
                line(
                    smooth([(s * (w + 8), WAIST - 20), (s * w * 0.6, WAIST - 2), (s * w * 0.34, WAIST - 10)], closed=False),
                    material,
                    5,
                    width=3.6,
                    opacity=0.28,
                    within=path,
                )
            )
            nodes.append(
                line(
                    smooth([(s * (w + 8), WAIST + 22), (s * w * 0.66, WAIST + 34), (s * w * 0.46, WAIST + 28)], closed=False),
                    material,
                    5,
                    width=3.2,
                    opacity=0.24,
                    within=path,
                )
            )
    return nodes


def ribbed(points: list[Point], half: float, material: str) -> list[Node]:
    """Return a band of knit along a neckline or hem."""
    band = limb(points, [half, half])
    return [form(band, material), line(band, material, 5, width=2, opacity=0.34)]


def neck_band(build: Build, neckline: list[Point], material: str = "cloth", half: float = 6.5) -> list[Node]:
    """Return the band about a neckline."""
    right = [point for index, point in enumerate(neckline) if index == 0 or point != neckline[index - 1]]
    points = [*[(-x, y) for x, y in reversed(right[1:])], *right]
    return [
        line(smooth(points, closed=False), material, 4, width=half * 2, opacity=1.0),
        line(smooth([(x, y - 1) for x, y in points], closed=False), material, 2, width=half * 0.8, opacity=0.7),
    ]


def collar(build: Build, material: str, *, foot: float = 432.0, apart: float = 10.0, wide: float = 62.0) -> list[Node]:
    """Return the two leaves of a shirt's collar."""
    nodes: list[Node] = []
    n = build.neck
    for s in (-1, 1):
        leaf = smooth(
            [
                (s * (n + 2), 326),
                (s * (n + 2), 326),
                (s * (n + 15), 350),
                (s * (wide + 22), foot - 14),
                (s * (wide + 22), foot - 14),
                (s * (wide - 14), foot + 6),
                (s * (apart + 26), foot - 22),
                (s * apart, 402),
                (s * apart, 402),
                (s * (n * 0.72), 372),
            ],
            tension=0.7,
        )
        nodes += [
            shade(
                smooth([(s * (n + 10), 356), (s * (wide + 28), foot - 4), (s * (wide - 14), foot + 18), (s * apart, 414)]),
                material,
                5,
                opacity=0.35,
                soft=4,
            ),
            form(leaf, material, 2 if s < 0 else 3),
            line(leaf, material, 5, width=2.2, opacity=0.4),
        ]
    return nodes


def buttons(x: float, start: float, foot: float, material: str, *, count: int = 5, radius: float = 5.0) -> list[Node]:
    """Return buttons one below the other."""
    step = (foot - start) / max(1, count - 1)
    return [
        node
        for index in range(count)
        for node in (
            detail(ellipse(x, start + index * step, radius, radius), material, 4),
            detail(ellipse(x - 1, start + index * step - 1, radius * 0.6, radius * 0.6), material, 2),
        )
    ]


def lapels(build: Build, material: str, *, foot: float = 720.0, wide: float = 104.0) -> list[Node]:
    """Return the turned collar of a jacket."""
    nodes: list[Node] = []
    n = build.neck
    for s in (-1, 1):
        leaf = smooth(
            [
                (s * (n + 2), 334),
                (s * (n + 2), 334),
                (s * (n + 22), 356),
                (s * wide, 452),
                (s * wide, 452),
                (s * (wide - 30), 462),
                (s * (wide - 30), 462),
                (s * (wide - 10), 482),
                (s * (wide - 10), 482),
                (s * 52, 612),
                (s * 4, foot),
                (s * 4, foot),
                (s * 34, 520),
                (s * (n - 6), 392),
            ],
            tension=0.62,
        )
        nodes += [
            shade(
                smooth([(s * wide, 462), (s * (wide + 6), 490), (s * 60, 622), (s * 6, foot + 14), (s * 30, 560)]),
                material,
                5,
                opacity=0.34,
                soft=5,
            ),
            form(leaf, material, 2 if s < 0 else 3),
            line(leaf, material, 5, width=2.6, opacity=0.5),
        ]
    return nodes


def front(build: Build, material: str, *, top: float, foot: float = HEM) -> list[Node]:
    """Return the edge where two fronts meet."""
    return [line(smooth([(3, top), (5, (top + foot) / 2), (3, foot + 6)], closed=False), material, 5, width=3.2, opacity=0.5)]


def pocket(x: float, y: float, material: str, *, wide: float = 70.0, high_: float = 74.0) -> list[Node]:
    """Return a patch pocket."""
    path = box(x - wide / 2, y, wide, high_, 9)
    return [
        form(path, material, 3),
        line(path, material, 5, width=2.4, opacity=0.45),
        line(smooth([(x - wide / 2 + 2, y + 12), (x + wide / 2 - 2, y + 12)], closed=False), material, 5, width=2, opacity=0.35),
    ]


def zip_line(x: float, top: float, foot: float) -> list[Node]:
    """Return a zip."""
    return [
        line(smooth([(x, top), (x, foot)], closed=False), "steel", 4, width=6, opacity=0.75),
        line(smooth([(x, top), (x, foot)], closed=False), "steel", 2, width=2.4, opacity=0.8),
        detail(box(x - 4, top - 2, 8, 18, 3), "steel", 3),
    ]


def panel(points: list[Point], material: str, tone: int = 3) -> Node:
    """Return a piece of cloth set into a garment."""
    return form(smooth(points), material, tone)


def robe(path: str, build: Build, material: str, *, hem: float, flare: float, folds: int = 4) -> list[Node]:
    """Return a garment in one piece from the shoulders to a hem, its folds falling from the waist."""
    nodes = cloth(path, build, material, folds=False, hem=hem)
    for index in range(folds):
        share = (index + 0.5) / folds * 2 - 1
        start, end = share * build.waist * 0.8, share * (build.hips + flare) * 0.94
        nodes.append(
            line(
                smooth([(start, WAIST - 40 + 50 * (index % 2)), ((start + end) / 2 + 5, (WAIST + hem) / 2), (end, hem)], closed=False),
                material,
                5,
                width=5,
                opacity=0.26,
                within=path,
            )
        )
        nodes.append(
            light(
                limb([(start - 14, WAIST), ((start + end) / 2 - 14, (WAIST + hem) / 2), (end - 18, hem)], [3, 9, 12]),
                material,
                1,
                opacity=0.18,
                within=path,
                soft=5,
            )
        )
    return nodes
