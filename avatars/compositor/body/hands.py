"""Hands: each drawn with the wrist at the origin and the fingers towards positive y, the thumb at positive x; a head is 300 high."""

from __future__ import annotations

from collections.abc import Sequence

from avatars.compositor.geometry import Point, limb, smooth
from avatars.compositor.sheet import Group, Node, detail, form, group, light, line, shade

_NAIL = 0.5


def placed(hand: Sequence[Node], at: Point, *, turned: float, mirrored: bool = False, scale: float = 1.0, narrow: float = 1.0) -> Group:
    """Return a hand at a wrist, turned clockwise by degrees; ``mirrored`` puts its thumb on the other side."""
    side = -1 if mirrored else 1
    return group(hand, transform=f"translate({at[0]:.1f} {at[1]:.1f}) rotate({turned:.1f}) scale({side * scale * narrow:.3f} {scale:.3f})")


def hanging() -> list[Node]:
    """Return a relaxed hand seen from the thumb's side, fingers a little bent."""
    palm = smooth([(-19, -14), (19, -14), (25, 18), (26, 44), (20, 64), (-14, 66), (-23, 44), (-22, 14)])
    fingers = [
        _finger([(-14, 52), (-17, 84), (-10, 108)], 9.0),
        _finger([(-5, 56), (-6, 92), (2, 118)], 9.4),
        _finger([(6, 56), (8, 94), (13, 120)], 9.4),
        _finger([(15, 52), (20, 86), (21, 110)], 9.2),
    ]
    thumb = _finger([(17, 6), (30, 36), (29, 66)], 9.6)
    return [
        form(palm, "skin"),
        *[node for finger in fingers for node in finger],
        form(smooth([(-18, 20), (18, 20), (22, 48), (12, 60), (-10, 60), (-19, 46)]), "skin", 3),
        *thumb,
        shade(smooth([(-24, 0), (-12, 20), (-14, 60), (-26, 50)]), "skin", 5, opacity=0.22, within=palm),
    ]


def open_palm() -> list[Node]:
    """Return a hand that waves, seen from its palm."""
    palm = smooth([(-20, -16), (20, -16), (33, 18), (34, 44), (31, 62), (0, 66), (-31, 60), (-34, 40), (-30, 14)])
    fingers = [
        _finger([(-25, 50), (-40, 82), (-47, 102)], 8.6),
        _finger([(-10, 58), (-18, 100), (-21, 128)], 9.4),
        _finger([(7, 60), (8, 106), (9, 138)], 9.8),
        _finger([(23, 56), (34, 98), (39, 126)], 9.6),
    ]
    thumb = _finger([(22, 10), (48, 34), (60, 62)], 10.6)
    creases = ([(-24, 42), (0, 34), (26, 46)], [(16, 0), (0, 18), (8, 46)], [(-26, 30), (-4, 24), (14, 26)])
    return [
        *[node for finger in (*fingers, thumb) for node in finger],
        form(palm, "skin", 2),
        shade(smooth([(-34, 0), (-18, 0), (-22, 62), (-38, 60)]), "skin", 5, opacity=0.16, within=palm),
        *[line(smooth(crease, closed=False), "skin", 5, width=2.4, opacity=0.34) for crease in creases],
    ]


def fist() -> list[Node]:
    """Return a closed hand seen from the fingers, its thumb across."""
    palm = smooth([(-20, -14), (20, -14), (34, 10), (35, 44), (26, 66), (-26, 66), (-35, 44), (-34, 10)])
    rows = [line(smooth([(x, 28), (x + 1, 62)], closed=False), "skin", 5, width=2.8, opacity=0.5) for x in (-16, 1, 18)]
    knuckles = [light(limb([(x - 5, 31), (x + 4, 31)], [3, 3]), "skin", 1, opacity=0.5) for x in (-25, -8, 9, 26)]
    return [form(palm, "skin"), *rows, *knuckles, *_finger([(30, 8), (22, 30), (-4, 36)], 10.5)]


def thumb_up() -> list[Node]:
    """Return a closed hand with its thumb up; the wrist comes from below."""
    palm = smooth([(-26, -20), (24, -20), (36, 4), (37, 44), (28, 60), (-28, 60), (-38, 44), (-36, 4)])
    rows: list[Node] = []
    for index, y in enumerate((-6, 10, 26, 42)):
        rows += _finger([(34, y + 6), (4, y + 5), (-10, y + 6)], 9.2 - index * 0.3)
    return [
        *_finger([(-20, 44), (-25, 74), (-22, 100)], 12.4),
        form(palm, "skin"),
        *rows,
        shade(smooth([(-40, 0), (-22, 10), (-20, 58), (-40, 50)]), "skin", 5, opacity=0.2, within=palm),
    ]


def pointing() -> list[Node]:
    """Return a hand that points with its index finger."""
    palm = smooth([(-19, -14), (19, -14), (33, 14), (34, 42), (26, 60), (-24, 62), (-33, 44), (-32, 14)])
    bent: list[Node] = []
    for x in (-24, -9, 6):
        bent += _finger([(x, 40), (x + 1, 68), (x + 4, 60)], 9.4)
    return [*_finger([(22, 46), (27, 92), (29, 128)], 9.8), form(palm, "skin"), *bent, *_finger([(28, 10), (20, 36), (0, 46)], 10.2)]


def chin_hand() -> list[Node]:
    """Return a loosely closed hand with index finger and thumb apart, to rest a chin on."""
    palm = smooth([(-20, -14), (20, -14), (32, 14), (32, 42), (22, 58), (-24, 58), (-33, 40), (-31, 14)])
    bent: list[Node] = []
    for x in (-24, -10, 4):
        bent += _finger([(x, 34), (x, 60), (x + 3, 50)], 9.6)
    return [*_finger([(20, 42), (30, 74), (27, 98)], 9.6), form(palm, "skin"), *bent, *_finger([(27, 6), (45, 30), (50, 56)], 10.4)]


def gripping(across: float = 52.0) -> list[Node]:
    """Return four fingers that reach from the origin over something held, towards positive x."""
    nodes: list[Node] = []
    for index, (length, half) in enumerate(((0.9, 9.4), (1.0, 10.0), (0.97, 9.8), (0.8, 8.8))):
        y = (index - 1.5) * 18.4
        nodes += _finger([(-12, y + 2), (across * length * 0.5, y - 1), (across * length, y + 1)], half)
    return nodes


def resting() -> list[Node]:
    """Return the back of a hand laid on something, fingers together."""
    palm = smooth([(-20, -16), (20, -16), (29, 14), (30, 44), (24, 60), (-26, 60), (-30, 40), (-28, 14)])
    fingers = [
        _finger([(-20, 48), (-24, 80), (-23, 92)], 8.6),
        _finger([(-7, 54), (-8, 92), (-7, 106)], 9.3),
        _finger([(8, 54), (9, 96), (9, 110)], 9.4),
        _finger([(21, 48), (24, 86), (23, 100)], 9.2),
    ]
    thumb = _finger([(22, 8), (38, 36), (38, 58)], 9.8)
    return [
        *thumb,
        *[node for finger in fingers for node in finger],
        form(palm, "skin"),
        *[line(smooth([(x, 40), (x + 0.5, 58)], closed=False), "skin", 5, width=2.2, opacity=0.25) for x in (-14, 1, 15)],
    ]


def _finger(points: Sequence[Point], half: float) -> list[Node]:
    """Return a finger with its shaded edge and, at the tip, a nail's light."""
    outline = limb(points, [half, half * 0.97, half * 0.8])
    (ax, ay), (bx, by) = points[-2], points[-1]
    x, y = bx - (bx - ax) * 0.04, by - (by - ay) * 0.04
    return [
        form(outline, "skin", 3),
        line(outline, "skin", 5, width=1.7, opacity=0.38),
        detail(limb([(x - (bx - ax) * 0.1, y - (by - ay) * 0.1), (x, y)], [half * 0.42, half * 0.4]), "skin", 1, opacity=_NAIL),
    ]
