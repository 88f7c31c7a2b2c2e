"""A wheelchair and the one who sits in it, seen from the front."""

from __future__ import annotations

from avatars.compositor.build import HIPS, Build
from avatars.compositor.geometry import box, ellipse, limb, smooth
from avatars.compositor.sheet import Node, form, light, line, shade

# The ground under the wheels, in units of the figure.
FLOOR = 1690.0
_KNEES = 1120.0


def behind(build: Build) -> list[Node]:
    """Return what of the chair is behind the sitter."""
    w = build.hips + 34
    back = box(-w, 560, 2 * w, 460, 40)
    handles = [
        node
        for s in (-1, 1)
        for node in (
            line(smooth([(s * (w - 12), 620), (s * (w + 4), 540), (s * (w + 34), 530)], closed=False), "#2B303B", 3, width=20, opacity=1.0),
        )
    ]
    return [shade(ellipse(10, FLOOR, w + 150, 30), "#10141C", 5, opacity=0.3, soft=12), *handles, form(back, "#2F3644", 3)]


def below(build: Build, trousers: str = "trousers") -> list[Node]:
    """Return wheels, seat, bent legs and footrests."""
    w = build.hips + 58
    nodes: list[Node] = []
    for s in (-1, 1):
        nodes += [
            form(ellipse(s * w, 1340, 30, 340), "#22262F"),
            form(ellipse(s * w, 1340, 15, 312), "#5C6675", 4),
            line(ellipse(s * (w + s * 0), 1330, 27, 322), "steel", 2, width=4, opacity=0.7),
        ]
    nodes.append(form(box(-w + 20, 1000, 2 * w - 40, 74, 20), "#2F3644", 4))
    for s in (-1, 1):
        x = build.hips * 0.52
        shin = limb([(s * x, _KNEES), (s * x, 1300), (s * (x - 4), 1560)], [62, 54, 40], round_end=False)
        thigh = smooth(
            [(s * 6, HIPS), (s * (build.hips + 10), HIPS), (s * (build.hips + 8), _KNEES - 10), (s * x, _KNEES + 66), (s * 10, _KNEES + 10)]
        )
        shoe = smooth([(s * (x - 36), 1556), (s * (x + 32), 1556), (s * (x + 48), 1612), (s * x, 1634), (s * (x - 46), 1612)])
        nodes += [
            form(box(s * x - 58, 1606, 116, 26, 8), "#2F3644"),
            form(shoe, "shoe"),
            form(shin, trousers),
            shade(limb([(s * x + 26, _KNEES + 60), (s * x + 20, 1550)], [20, 14]), trousers, 5, opacity=0.26, within=shin, soft=6),
            form(thigh, trousers, 3),
            light(ellipse(s * x - 10, _KNEES - 6, 34, 40), trousers, 1, opacity=0.3, within=thigh, soft=12),
            line(
                smooth([(s * (x - 40), _KNEES + 52), (s * x, _KNEES + 66), (s * (x + 40), _KNEES + 48)], closed=False),
                trousers,
                5,
                width=3.4,
                opacity=0.4,
            ),
        ]
    rests = [form(box(s * (build.hips + 38) - 24, 880, 48, 30, 12), "#22262F") for s in (-1, 1)]
    return [*nodes, *rests]
