"""The places: each a function from a stage to marks, softened later as a lens would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from avatars.compositor.backdrop import things
from avatars.compositor.backdrop.stage import Stage
from avatars.compositor.geometry import box, ellipse, limb, polygon, smooth
from avatars.compositor.sheet import Flow, Node, form, light, line, shade
from avatars.persona.value import Background

_GOODS = ("#E8A36B", "#7FB0A5", "#D76D6D", "#F0CF7F", "#8E9CC9", "#C7B299")


def _whole(at: Stage, colour: str, tone: int = 3, flow: Flow = Flow.DOWN) -> Node:
    f = at.frame
    return form(box(f.left - 2, f.top - 2, f.width + 4, f.height + 4), colour, tone, flow=flow)


def ground(at: Stage, colour: str, *, horizon: float = 0.0) -> list[Node]:
    """Return the floor of a full figure, from where the wall ends; none where the picture ends above it."""
    if at.floor is None:
        return []
    top = at.floor - horizon * at.unit
    f = at.frame
    return [
        form(box(f.left - 2, top, f.width + 4, f.foot - top + 4), colour, 3, flow=Flow.DOWN),
        shade(box(f.left, top, f.width, at.unit * 0.5), "#2A2018", 5, opacity=0.12),
    ]


def _low(at: Stage, share: float) -> float:
    """Return where things stand: on the floor of a full figure, else at a share of the height."""
    return at.floor if at.floor is not None else at.v(share)


def plain(at: Stage) -> list[Node]:
    """Return one colour, a little lighter about the head."""
    f, u = at.frame, at.unit
    glow = light(ellipse(0, 160, u * 46, u * 46), at.wall, 1, opacity=0.55, soft=u * 9)
    return [_whole(at, at.wall, 3, Flow.FLAT), glow, *ground(at, at.wall)] if f else []


def gradient(at: Stage) -> list[Node]:
    """Return two colours that melt, with round fields of light."""
    u = at.unit
    return [
        _whole(at, at.accent, 3),
        light(ellipse(at.u(0.14), at.v(0.12), u * 52, u * 48), at.wall, 1, opacity=0.75, soft=u * 11),
        shade(ellipse(at.u(0.95), at.v(0.9), u * 50, u * 46), at.second, 3, opacity=0.6, soft=u * 11),
        light(ellipse(10, 190, u * 34, u * 34), at.wall, 1, opacity=0.55, soft=u * 9),
    ]


def studio(at: Stage) -> list[Node]:
    """Return a seamless backdrop with a disc behind the head."""
    u = at.unit
    radius = 265.0 if at.floor is None else 430.0
    y = 190.0 if at.floor is None else 380.0
    return [
        _whole(at, at.wall, 3),
        light(ellipse(at.u(0.25), at.v(0.2), u * 48, u * 42), "#FFFFFF", 1, opacity=0.5, soft=u * 11),
        form(ellipse(0, y, radius, radius), at.accent, 3, opacity=0.92),
        *(
            []
            if at.floor is None
            else [shade(box(at.frame.left, at.floor - 6 * u, at.frame.width, at.frame.height), at.wall, 5, opacity=0.16, soft=u * 3)]
        ),
    ]


def office(at: Stage) -> list[Node]:
    """Return a bright office: windows, a shelf, a plant."""
    u = at.unit
    nodes: list[Node] = [_whole(at, at.wall, 2)]
    for index, x in enumerate(at.columns(46)):
        if index % 2:
            nodes += things.board(x - 16 * u, at.v(0.42), 32 * u, 1.4 * u)
            nodes += things.books(x - 15 * u, at.v(0.42), 18 * u, 10 * u, at.seed + index)
            nodes += things.plant(x + 11 * u, at.v(0.42), 9 * u)
            nodes += things.board(x - 16 * u, at.v(0.24), 32 * u, 1.4 * u)
            nodes += things.books(x - 4 * u, at.v(0.24), 18 * u, 9 * u, at.seed + index + 7)
        else:
            nodes += things.window(x - 16 * u, at.v(0.05), 32 * u, 46 * u)
    stand = _low(at, 0.8)
    nodes += ground(at, "#C9B79F")
    nodes += things.plant(at.u(0.9), stand + 2 * u, 26 * u)
    return nodes


def city(at: Stage) -> list[Node]:
    """Return a skyline in three depths under a light sky."""
    u, f = at.unit, at.frame
    nodes: list[Node] = [
        form(box(f.left - 2, f.top - 2, f.width + 4, f.height + 4), "#BFDDEE", 3, flow=Flow.DOWN),
        light(ellipse(at.u(0.74), at.v(0.2), 22 * u, 20 * u), "#FFF3D6", 1, opacity=0.8, soft=6 * u),
    ]
    base = _low(at, 0.92)
    for depth, colour in enumerate(("#A9C4D6", "#8BA9C2", "#6F8DAB")):
        step = (15 + depth * 3) * u
        count = int(f.width / step) + 3
        for index in range(count):
            tall = (64 - depth * 15 + 26 * (things.chance(index + depth * 31, at.seed) - 0.5)) * u
            x = f.left + (index - 1) * step + depth * 5 * u
            nodes.append(form(box(x, base - tall, step * 0.86, tall + f.height), colour, 3))
            if depth:
                nodes += [
                    form(
                        box(x + step * (0.14 + 0.26 * c), base - tall + (3 + r * 5) * u, step * 0.13, 2.2 * u),
                        "#F6E7BE",
                        2,
                        flow=Flow.FLAT,
                        opacity=0.65,
                    )
                    for c in range(3)
                    for r in range(int(tall / u / 5.5))
                    if things.chance(index * 7 + c * 3 + r, at.seed + depth) > 0.42
                ]
    return [*nodes, *ground(at, "#A7A9AE", horizon=0.5)]


def _shelves(at: Stage, colour: str, rows: tuple[float, ...], *, goods: bool) -> list[Node]:
    u, f = at.unit, at.frame
    nodes: list[Node] = []
    for row, share in enumerate(rows):
        y = at.v(share)
        if goods:
            for index in range(int(f.width / (7 * u)) + 1):
                x = f.left + (index + 0.5) * 7 * u
                kind = things.bottle if things.chance(index + row * 13, at.seed) > 0.45 else things.carton
                tint = _GOODS[int(things.chance(index * 3 + row * 7, at.seed + 1) * len(_GOODS))]
                nodes += kind(x, y, (9 + 3.5 * things.chance(index + row, at.seed + 2)) * u, tint)
        else:
            nodes += things.books(f.left - 2 * u, y, f.width + 4 * u, 14 * u, at.seed + row)
        nodes += things.board(f.left - 2, y, f.width + 4, 1.6 * u, colour)
    return nodes


def shop(at: Stage) -> list[Node]:
    """Return shelves of goods."""
    rows = (0.16, 0.33, 0.5, 0.67, 0.84)
    return [_whole(at, at.wall, 2), *_shelves(at, "#C59B6D", rows, goods=True), *ground(at, "#D9C7AE")]


def library(at: Stage) -> list[Node]:
    """Return walls of books."""
    u = at.unit
    posts = [form(box(x - u, at.frame.top, 2 * u, at.frame.height), "#8A623E", 3) for x in at.columns(44)]
    return [_whole(at, "#6B4A30", 3), *_shelves(at, "#8A623E", (0.15, 0.33, 0.51, 0.69, 0.87), goods=False), *posts, *ground(at, "#A97F58")]


def kitchen(at: Stage) -> list[Node]:
    """Return tiles, hanging pans, a counter with pots."""
    u, f = at.unit, at.frame
    nodes: list[Node] = [_whole(at, "#EEF1EC", 2)]
    nodes += [line(f"M{f.left:.0f} {f.top + k * 6 * u:.0f}h{f.width:.0f}", "#CBD3CC", 3, width=0.35 * u, opacity=0.8) for k in range(17)]
    nodes += [line(f"M{x:.0f} {f.top:.0f}v{f.height:.0f}", "#CBD3CC", 3, width=0.35 * u, opacity=0.8) for x in at.columns(9)]
    rail = at.v(0.16)
    nodes.append(form(box(f.left - 2, rail, f.width + 4, 1.2 * u), "#6D747B"))
    for index, x in enumerate(at.columns(15)):
        size = (5 + 1.6 * things.chance(index, at.seed)) * u
        nodes += [
            line(f"M{x:.0f} {rail:.0f}v{9 * u:.0f}", "#4A4F55", 3, width=0.9 * u, opacity=1.0),
            form(ellipse(x, rail + 9 * u + size, size, size), ("#B87345", "#4A4F55", "#8D959C")[index % 3]),
            form(ellipse(x, rail + 9 * u + size, size * 0.72, size * 0.72), ("#C98A5C", "#5C6268", "#A3ABB2")[index % 3]),
        ]
    counter = _low(at, 0.74) - (24 * u if at.floor is not None else 0)
    nodes += [
        form(box(f.left - 2, counter, f.width + 4, 3 * u), "#C9A27A", 3, flow=Flow.DOWN),
        form(box(f.left - 2, counter + 3 * u, f.width + 4, f.height), at.accent, 4, flow=Flow.DOWN),
    ]
    nodes += things.plant(at.u(0.08), counter, 13 * u, pot="#E7DCCB")
    nodes += [
        form(box(at.u(0.84), counter - 9 * u, 15 * u, 9 * u, 1.5 * u), "#8D959C"),
        form(box(at.u(0.84) - u, counter - 10 * u, 17 * u, 2 * u, u), "#6D747B"),
    ]
    return [*nodes, *ground(at, "#CBB9A0")]


def cafe(at: Stage) -> list[Node]:
    """Return a warm wall with a board, shelves of cups and hanging lamps."""
    u, f = at.unit, at.frame
    nodes: list[Node] = [_whole(at, "#B9805A", 3)]
    nodes += [line(f"M{f.left:.0f} {f.top + k * 4 * u:.0f}h{f.width:.0f}", "#8E5C3D", 3, width=0.3 * u, opacity=0.5) for k in range(26)]
    for index, x in enumerate(at.columns(48)):
        if index % 2:
            nodes += [
                form(box(x - 14 * u, at.v(0.2), 28 * u, 30 * u, u), "#2C3330"),
                line(box(x - 14 * u, at.v(0.2), 28 * u, 30 * u, u), "#D2A878", 3, width=1.2 * u, opacity=1.0),
                *[
                    line(
                        f"M{x - 10 * u:.0f} {at.v(0.25) + k * 4 * u:.0f}h{(10 + 9 * things.chance(k, at.seed)) * u:.0f}",
                        "#F3EBDD",
                        3,
                        width=0.7 * u,
                        opacity=0.75,
                    )
                    for k in range(6)
                ],
            ]
        else:
            for share in (0.3, 0.47):
                nodes += [
                    node
                    for k in range(5)
                    for node in (
                        form(
                            box(x + (k * 6 - 14) * u, at.v(share) - 5 * u, 4.2 * u, 5 * u, 0.8 * u),
                            ("#F3EBDD", "#7FB0A5", "#D9A441")[k % 3],
                        ),
                    )
                ]
                nodes += things.board(x - 17 * u, at.v(share), 34 * u, 1.4 * u, "#7A4F33")
    for x in at.columns(34):
        nodes += things.pendant(x, f.top, at.v(0.06), 9 * u, "#2C3330")
    return [*nodes, *ground(at, "#8A6243")]


def home(at: Stage) -> list[Node]:
    """Return a living room: pictures, a lamp, a sofa, a plant."""
    u, f = at.unit, at.frame
    nodes: list[Node] = [_whole(at, at.wall, 2)]
    for index, x in enumerate(at.columns(30)):
        if index % 2 == 0:
            continue
        frame = box(x - 8 * u, at.v(0.14), 16 * u, 20 * u, 0.6 * u)
        nodes += [
            form(frame, "#FBF7EE", 2),
            form(box(x - 5.6 * u, at.v(0.14) + 2.6 * u, 11.2 * u, 14.8 * u), at.accent, 2),
            form(ellipse(x, at.v(0.14) + 9 * u, 3.4 * u, 3.4 * u), "#F3E3B8", 2),
            line(frame, "#B98B5E", 3, width=0.8 * u, opacity=1.0),
        ]
    stand = _low(at, 0.98)
    nodes += ground(at, "#C9A981")
    back = stand - 34 * u
    left = f.left + f.width * 0.02
    nodes += [
        form(box(left, back, f.width * 0.96, 30 * u, 5 * u), "#6D8B8A", 3, flow=Flow.DOWN),
        *[
            form(box(left + f.width * 0.96 * k, back + 5 * u, f.width * 0.14, 13 * u, 3 * u), colour, 3)
            for k, colour in ((0.05, at.accent), (0.8, "#E7C9A0"))
        ],
    ]
    x = at.u(0.93)
    nodes += [
        line(f"M{x:.0f} {stand:.0f}V{at.v(0.34):.0f}", "#5A4636", 3, width=1.1 * u, opacity=1.0),
        light(ellipse(x, at.v(0.36), 20 * u, 18 * u), "#FFE3A3", 1, opacity=0.55, soft=5 * u),
        form(polygon([(x - 5 * u, at.v(0.25)), (x + 5 * u, at.v(0.25)), (x + 9 * u, at.v(0.38)), (x - 9 * u, at.v(0.38))]), "#FBEFD2", 2),
    ]
    return [*nodes, *things.plant(at.u(0.06), stand, 34 * u)]


def nature(at: Stage) -> list[Node]:
    """Return hills and trees under a light sky."""
    u, f = at.unit, at.frame
    nodes: list[Node] = [
        _whole(at, "#BFE0EE", 2),
        light(ellipse(at.u(0.22), at.v(0.16), 15 * u, 15 * u), "#FFF6D8", 1, opacity=0.9, soft=5 * u),
    ]
    base = _low(at, 0.86)
    for index, (lift, colour) in enumerate(((40, "#A9CDBB"), (27, "#8DBB98"), (13, "#6FA377"))):
        w = f.width
        path = smooth(
            [
                (f.left - w * 0.2, base - lift * u),
                (f.left + w * (0.15 + 0.1 * index), base - (lift + 9 - index * 5) * u),
                (f.left + w * 0.5, base - (lift - 5) * u),
                (f.left + w * (0.82 - 0.1 * index), base - (lift + 7) * u),
                (f.left + w * 1.2, base - lift * u),
                (f.left + w * 1.2, f.foot + 20),
                (f.left - w * 0.2, f.foot + 20),
            ],
            tension=0.9,
        )
        nodes.append(form(path, colour, 3, flow=Flow.DOWN))
        nodes += [
            node
            for k, x in enumerate(at.columns(27 + 9 * index))
            if things.chance(k + index * 9, at.seed) > 0.3
            for node in things.tree(
                x + index * 6 * u, base - (lift - 6 - index * 3) * u, (13 + 6 * index) * u, leaf=("#8DBB98", "#6FA377", "#558B62")[index]
            )
        ]
    return [*nodes, *ground(at, "#86B06F", horizon=1)]


def beach(at: Stage) -> list[Node]:
    """Return sky, sea and sand."""
    u, f = at.unit, at.frame
    sea = at.v(0.5) if at.floor is None else at.v(0.46)
    sand = at.v(0.76) if at.floor is None else at.floor - 12 * u
    waves = [
        line(
            smooth(
                [
                    (f.left, sea + k * 4.4 * u + 3 * u),
                    (f.left + f.width * 0.3, sea + k * 4.4 * u + 2 * u),
                    (f.left + f.width * 0.62, sea + k * 4.4 * u + 3.6 * u),
                    (f.left + f.width, sea + k * 4.4 * u + 2.4 * u),
                ],
                closed=False,
            ),
            "#FFFFFF",
            1,
            width=0.7 * u,
            opacity=0.4,
        )
        for k in range(5)
    ]
    shore = smooth(
        [
            (f.left - 20, sand),
            (f.left + f.width * 0.3, sand + 2.5 * u),
            (f.left + f.width * 0.7, sand - 1.5 * u),
            (f.left + f.width + 20, sand + u),
            (f.left + f.width + 20, f.foot + 20),
            (f.left - 20, f.foot + 20),
        ]
    )
    return [
        _whole(at, "#BFE4F2", 2),
        light(ellipse(at.u(0.78), at.v(0.2), 10 * u, 10 * u), "#FFF3C9", 1, opacity=0.95, soft=2.5 * u),
        form(box(f.left - 2, sea, f.width + 4, f.height), "#58AFC4", 3, flow=Flow.DOWN),
        *waves,
        form(shore, "#EBD3A2", 3, flow=Flow.DOWN),
        line(
            smooth(
                [
                    (f.left - 20, sand),
                    (f.left + f.width * 0.3, sand + 2.5 * u),
                    (f.left + f.width * 0.7, sand - 1.5 * u),
                    (f.left + f.width + 20, sand + u),
                ],
                closed=False,
            ),
            "#FFFFFF",
            1,
            width=1.3 * u,
            opacity=0.8,
        ),
    ]


def clinic(at: Stage) -> list[Node]:
    """Return a light room with cabinets, a window and an eye chart's calm."""
    u, f = at.unit, at.frame
    nodes: list[Node] = [_whole(at, "#E3EFF0", 2)]
    for index, x in enumerate(at.columns(46)):
        if index % 2:
            nodes += [
                form(box(x - 15 * u, at.v(0.08), 30 * u, 26 * u, u), "#FBFDFD", 2),
                line(f"M{x:.0f} {at.v(0.08):.0f}v{26 * u:.0f}", "#BFD3D6", 3, width=0.5 * u, opacity=1.0),
                *[form(box(x + (s * 2.4 - 0.5) * u, at.v(0.26), u, 4 * u, 0.5 * u), "#9DB4B8") for s in (-1, 1)],
            ]
            nodes += things.board(x - 15 * u, at.v(0.46), 30 * u, 1.2 * u, "#CADADD")
            nodes += [
                node
                for k in range(4)
                for node in things.bottle(x + (k * 6.4 - 10) * u, at.v(0.46), 8 * u, ("#8FC7C1", "#F2F5F5", "#A9C4E4", "#E9B7A4")[k])
            ]
        else:
            nodes += things.window(x - 14 * u, at.v(0.08), 28 * u, 40 * u, sky="#CFE9F2")
    rail = _low(at, 0.86) - (24 * u if at.floor is not None else 0)
    nodes.append(form(box(f.left - 2, rail, f.width + 4, f.height), "#B5D6D3", 3, flow=Flow.DOWN))
    return [*nodes, *ground(at, "#D5DCDD")]


def gym(at: Stage) -> list[Node]:
    """Return a training hall: windows, wall bars, racks of weights."""
    u, f = at.unit, at.frame
    nodes: list[Node] = [_whole(at, "#C9CFD6", 2)]
    for index, x in enumerate(at.columns(42)):
        if index % 2:
            nodes += [
                line(f"M{x - 13 * u:.0f} {at.v(0.1) + k * 6 * u:.0f}h{26 * u:.0f}", "#B98B5E", 3, width=1.5 * u, opacity=1.0)
                for k in range(9)
            ]
            nodes += [form(box(x + s * 13 * u - u, at.v(0.06), 2 * u, 58 * u), "#8A623E") for s in (-1, 1)]
        else:
            nodes += things.window(x - 14 * u, at.v(0.06), 28 * u, 36 * u, sky="#D6E9F4", frame="#3A4049", bars=2)
    stand = _low(at, 0.9)
    nodes += ground(at, "#5F6672")
    for row in (0, 1):
        y = stand - (4 + row * 12) * u
        nodes.append(form(box(f.left, y, f.width, 1.2 * u), "#3A4049"))
        for k, x in enumerate(at.columns(12)):
            r = (2.2 + 1.2 * things.chance(k + row * 5, at.seed)) * u
            nodes += [
                form(box(x - 4 * u, y - r - 0.6 * u, 8 * u, 1.2 * u), "#9AA3AE"),
                *[
                    form(box(x + s * 3.4 * u - 1.2 * u, y - 2 * r, 2.4 * u, 2 * r, 0.6 * u), at.accent if k % 3 == 0 else "#2B303B")
                    for s in (-1, 1)
                ],
            ]
    return nodes


def workshop(at: Stage) -> list[Node]:
    """Return a board of tools over a bench."""
    u, f = at.unit, at.frame
    nodes: list[Node] = [_whole(at, "#D9CDB8", 2)]
    panel = box(f.left + f.width * 0.03, at.v(0.06), f.width * 0.94, 54 * u, 1.5 * u)
    nodes.append(form(panel, "#B08D62", 3))
    for k, x in enumerate(at.columns(11)):
        for row in (0, 1, 2):
            y = at.v(0.12) + row * 17 * u
            kind = int(things.chance(k * 3 + row, at.seed) * 4)
            steel, grip = "#7D858F", ("#B4432E", "#2F5D7C", "#D9A441")[(k + row) % 3]
            if kind == 0:
                nodes += [
                    form(box(x - 0.9 * u, y, 1.8 * u, 12 * u, 0.8 * u), "#8A623E"),
                    form(box(x - 3.4 * u, y - u, 6.8 * u, 3.4 * u, 0.6 * u), steel),
                ]
            elif kind == 1:
                nodes += [
                    form(box(x - 0.6 * u, y + 5 * u, 1.2 * u, 8 * u), steel),
                    form(box(x - 1.5 * u, y - u, 3 * u, 7 * u, 1.2 * u), grip),
                ]
            elif kind == 2:
                nodes += [
                    line(ellipse(x, y + u, 2.2 * u, 2.2 * u), steel, 3, width=1.2 * u, opacity=1.0),
                    form(box(x - 0.8 * u, y + 3 * u, 1.6 * u, 9 * u, 0.6 * u), steel),
                ]
            else:
                nodes += [
                    form(polygon([(x - 3 * u, y), (x + 3 * u, y), (x + 0.8 * u, y + 12 * u), (x - 0.8 * u, y + 12 * u)]), steel, 2),
                    form(box(x - 2 * u, y - 3 * u, 4 * u, 4 * u, u), "#8A623E"),
                ]
    bench = _low(at, 0.76) - (22 * u if at.floor is not None else 0)
    nodes += [
        form(box(f.left - 2, bench, f.width + 4, 3.4 * u), "#A97F58", 3, flow=Flow.DOWN),
        form(box(f.left - 2, bench + 3.4 * u, f.width + 4, f.height), "#6B5440", 3, flow=Flow.DOWN),
    ]
    nodes += [
        form(box(at.u(0.8), bench - 8 * u, 16 * u, 8 * u, u), "#B4432E"),
        form(
            limb(
                [(at.u(0.8) + 4 * u, bench - 8 * u), (at.u(0.8) + 8 * u, bench - 12 * u), (at.u(0.8) + 12 * u, bench - 8 * u)],
                [0.6 * u, 0.6 * u, 0.6 * u],
            ),
            "#2B303B",
        ),
    ]
    return [*nodes, *ground(at, "#A8A39A")]


PLACES: Final[dict[Background, Callable[[Stage], list[Node]]]] = {
    Background.PLAIN: plain,
    Background.GRADIENT: gradient,
    Background.STUDIO: studio,
    Background.OFFICE: office,
    Background.CITY: city,
    Background.SHOP: shop,
    Background.KITCHEN: kitchen,
    Background.CAFE: cafe,
    Background.HOME: home,
    Background.NATURE: nature,
    Background.BEACH: beach,
    Background.CLINIC: clinic,
    Background.GYM: gym,
    Background.WORKSHOP: workshop,
    Background.LIBRARY: library,
}
OPEN_GROUNDS: Final = frozenset({Background.PLAIN, Background.GRADIENT, Background.STUDIO})
