"""Arms in their poses: where elbow and wrist lie, sleeves, hands, what is held."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from avatars.compositor.body import hands, held
from avatars.compositor.build import Build
from avatars.compositor.geometry import Point, curve, limb, smooth
from avatars.compositor.sheet import Flow, Node, form, light, line, shade
from avatars.persona.value import Composition, Persona, Pose

# The part of a sleeve, from its top, that lies on the shoulder without an edge.
_SHOULDER_SHARE: Final = 0.16


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleeve:
    """What covers an arm: ``reach`` of 1 is the wrist, 0 nothing; ``ease`` how much wider than the arm, ``flare`` than that at its end."""

    material: str = "cloth"
    reach: float = 1.0
    ease: float = 9.0
    flare: float = 0.0
    cuff: str | None = None
    band: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One arm: the line from shoulder over elbow to wrist, and the hand at its end (drawn under the sleeve)."""

    line: tuple[Point, ...]
    hand: tuple[Node, ...] = ()
    over: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arms:
    """The arms, drawn under hair that falls on them, and hands that lie before the face or hold something.

    ``reach`` is how far from the axis they go, ``wrist`` where a bare one hangs for a watch.
    """

    front: tuple[Node, ...]
    held: tuple[Node, ...]
    reach: float
    wrist: Point | None = None


_HANGING: Final = frozenset({Pose.RELAXED, Pose.WAVING, Pose.POINTING, Pose.THUMBS_UP, Pose.PHONE, Pose.CUP})


def pose_of(persona: Persona) -> Pose:
    """Return the pose that the picture has room for: a portrait shows a raised hand only where it was asked for."""
    if persona.composition is Composition.PORTRAIT and not shows_hand(persona):
        return Pose.RELAXED
    return persona.pose


def shows_hand(persona: Persona) -> bool:
    """Tell whether a portrait was asked for with a pose, which it needs more room for."""
    return persona.composition is Composition.PORTRAIT and "pose" in persona.asked and persona.pose is not Pose.RELAXED


def arms(persona: Persona, build: Build, sleeve: Sleeve) -> Arms:
    """Return both arms of a persona in its pose."""
    drawn = _POSES[pose_of(persona)](build)
    nodes: list[Node] = []
    for arm in drawn:
        nodes += _arm(arm, build, sleeve)
    reach = max(abs(x) for arm in drawn for x, _ in arm.line) + build.arm + 20
    x, y = drawn[0].line[-1]
    hangs = pose_of(persona) in _HANGING and sleeve.reach < 0.95
    return Arms(
        front=tuple(nodes), held=tuple(node for arm in drawn for node in arm.over), reach=reach, wrist=(x, y - 18) if hangs else None
    )


def _arm(arm: Arm, build: Build, sleeve: Sleeve) -> list[Node]:
    """Return an arm: the bare one where the sleeve ends before the wrist, then hand, sleeve, what the hand holds."""
    a, w = build.arm, build.wrist
    halves = [a * 0.92, a * 0.97, a * 0.82, (a * 0.62 + w * 0.4), w]
    points = curve(arm.line, 14)
    nodes: list[Node] = []
    if sleeve.reach < 0.95:
        bare = limb(arm.line, halves)
        nodes += [
            form(bare, "skin"),
            line(bare, "skin", 5, width=2, opacity=0.3),
            shade(_edge(points, halves), "skin", 5, opacity=0.2, within=bare, soft=4),
        ]
    nodes += arm.hand
    if sleeve.reach > 0.02:
        nodes += _sleeve(points, halves, sleeve)
    return nodes


def _sleeve(points: list[Point], halves: list[float], sleeve: Sleeve) -> list[Node]:
    count = max(6, round(len(points) * min(1.0, sleeve.reach) * (0.955 if sleeve.reach >= 0.95 else 1.0)))
    part = points[:count]
    share = count / len(points)
    wide = [_at(halves, step / 8 * share) + sleeve.ease * (1 - step / 8 * 0.35) + sleeve.flare * (step / 8) ** 2 for step in range(9)]
    outline = _tube(part, wide)
    nodes: list[Node] = [
        form(outline, sleeve.material, flow=Flow.FLAT),
        shade(_edge(part, wide), sleeve.material, 5, opacity=0.3, within=outline, soft=6),
        light(_edge(part, wide, side=-1), sleeve.material, 1, opacity=0.22, within=outline, soft=6),
        *[line(side, sleeve.material, 5, width=4.4, opacity=0.42, within=outline) for side in _edges(part, wide)],
        *_folds(part, wide, sleeve, outline),
    ]
    end = part[-5:] if sleeve.cuff or sleeve.band else []
    if end:
        band = limb(end, [wide[-1] + 3.0, wide[-1] + 3.0], round_begin=False, round_end=False)
        nodes += [
            form(band, sleeve.cuff or sleeve.band or sleeve.material),
            line(band, sleeve.cuff or sleeve.band or sleeve.material, 5, width=2, opacity=0.4),
        ]
    return nodes


def _folds(part: list[Point], wide: list[float], sleeve: Sleeve, outline: str) -> list[Node]:
    """Return creases inside the elbow and below the shoulder."""
    if len(part) < 16:
        return []
    middle = len(part) // 2
    (ax, _ay), (x, y), (bx, _by) = part[middle - 5], part[middle], part[min(len(part) - 1, middle + 5)]
    inward = -1 if (ax + bx) / 2 < x else 1
    half = wide[4]
    nodes: list[Node] = []
    for index, (px, py) in enumerate((part[middle - 3], (x, y), part[middle + 3])):
        crease = [
            (px + inward * half, py - 2 + 5 * index),
            (px + inward * half * 0.45, py + 2),
            (px + inward * half * 0.02, py + 9 - 4 * index),
        ]
        nodes.append(line(smooth(crease, closed=False), sleeve.material, 5, width=3.4, opacity=0.36, within=outline))
    return nodes


def _edges(points: list[Point], halves: list[float]) -> list[str]:
    """Return both edges of a sleeve from below the shoulder on, where it stands off the trunk."""
    first = max(1, round(len(points) * _SHOULDER_SHARE))
    sides: list[list[Point]] = [[], []]
    for index in range(first, len(points)):
        (ax, ay), (bx, by) = points[index - 1], points[min(len(points) - 1, index + 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        half = _at(halves, index / (len(points) - 1))
        for side, line_ in zip((1, -1), sides, strict=True):
            line_.append((points[index][0] - side * (by - ay) / length * half, points[index][1] + side * (bx - ax) / length * half))
    return [smooth(line_[:: max(1, len(line_) // 8)], closed=False) for line_ in sides if len(line_) > 2]


def _tube(points: list[Point], halves: list[float]) -> str:
    picked = [points[round(index / 8 * (len(points) - 1))] for index in range(9)] if len(points) > 9 else points
    return limb(picked, halves, round_end=False)


def _edge(points: list[Point], halves: list[float], side: int = 1) -> str:
    """Return the strip along a limb's right edge (or left), where it turns from the light."""
    start = round(len(points) * _SHOULDER_SHARE)
    picked = points[start :: max(1, len(points) // 10)]
    moved = [(x + side * _at(halves, index / max(1, len(picked) - 1)) * 0.78, y + 2) for index, (x, y) in enumerate(picked)]
    return limb(moved, [halves[0] * 0.1, halves[0] * 0.34, halves[-1] * 0.34])


def _at(values: list[float], share: float) -> float:
    at = min(0.9999, max(0.0, share)) * (len(values) - 1)
    index = int(at)
    return values[index] + (values[index + 1] - values[index]) * (at - index)


def _shoulder(build: Build, side: int) -> Point:
    return side * (build.shoulders - build.arm * 0.92), 437.0


def _hanging(build: Build, side: int) -> Arm:
    s = build.shoulders
    out = max(s + 2.0, build.hips + build.arm * 0.55)
    wrist = (side * (out + 3), 985.0)
    hand = hands.placed(hands.hanging(), wrist, turned=side * 2, mirrored=side > 0, scale=0.98)
    return Arm(
        line=(_shoulder(build, side), (side * (s - 6), 560.0), (side * (out - 2), 728.0), (side * (out + 6), 860.0), wrist), hand=(hand,)
    )


def _relaxed(build: Build) -> tuple[Arm, ...]:
    return _hanging(build, -1), _hanging(build, 1)


def _hips(build: Build) -> tuple[Arm, ...]:
    found = []
    for side in (-1, 1):
        elbow = (side * (build.shoulders + 118), 706.0)
        wrist = (side * (build.hips + 6), 874.0)
        hand = hands.placed(hands.resting(), wrist, turned=side * 62, mirrored=side < 0, scale=0.92, narrow=0.9)
        found.append(
            Arm(
                line=(_shoulder(build, side), (side * (build.shoulders + 34), 566.0), elbow, (side * (build.hips + 66), 806.0), wrist),
                hand=(hand,),
            )
        )
    return tuple(found)


def _crossed(build: Build) -> tuple[Arm, ...]:
    s = build.shoulders
    low = Arm(line=(_shoulder(build, -1), (-(s + 6), 570.0), (-(s + 2), 722.0), (-s * 0.4, 752.0), (s * 0.42, 700.0)))
    hand = hands.placed(hands.resting(), (-s * 0.5, 690.0), turned=72, mirrored=True, scale=0.96)
    high = Arm(line=(_shoulder(build, 1), (s + 6, 570.0), (s + 2, 728.0), (s * 0.36, 742.0), (-s * 0.5, 690.0)), hand=(), over=(hand,))
    return low, high


def _waving(build: Build) -> tuple[Arm, ...]:
    s = build.shoulders
    wrist = (s + 92.0, 396.0)
    hand = hands.placed(hands.open_palm(), wrist, turned=190, mirrored=False, scale=1.02)
    raised = Arm(line=(_shoulder(build, 1), (s + 20, 560.0), (s + 62, 676.0), (s + 96, 540.0), wrist), hand=(hand,))
    return _hanging(build, -1), raised


def _pointing(build: Build) -> tuple[Arm, ...]:
    s = build.shoulders
    wrist = (s + 104.0, 500.0)
    hand = hands.placed(hands.pointing(), wrist, turned=202, mirrored=True, scale=1.0)
    raised = Arm(line=(_shoulder(build, 1), (s + 10, 570.0), (s + 46, 694.0), (s + 90, 600.0), wrist), hand=(hand,))
    return _hanging(build, -1), raised


def _thumb(build: Build) -> tuple[Arm, ...]:
    s = build.shoulders
    wrist = (s * 0.72, 560.0)
    hand = hands.placed(hands.thumb_up(), wrist, turned=176, mirrored=True, scale=1.0)
    raised = Arm(line=(_shoulder(build, 1), (s + 8, 570.0), (s + 14, 716.0), (s * 0.9, 664.0), wrist), over=(hand,))
    return _hanging(build, -1), raised


def _chin(build: Build) -> tuple[Arm, ...]:
    s = build.shoulders
    support = Arm(line=(_shoulder(build, -1), (-(s + 6), 570.0), (-(s + 2), 726.0), (-s * 0.3, 764.0), (s * 0.5, 742.0)))
    wrist = (64.0, 392.0)
    hand = hands.placed(hands.chin_hand(), wrist, turned=168, mirrored=False, scale=0.98)
    raised = Arm(line=(_shoulder(build, 1), (s - 2, 590.0), (s - 24, 716.0), (s * 0.52, 560.0), wrist), over=(hand,))
    return support, raised


def _tablet(build: Build) -> tuple[Arm, ...]:
    s = build.shoulders
    y = 690.0
    left = Arm(
        line=(_shoulder(build, -1), (-(s + 6), 570.0), (-(s + 10), 722.0), (-(s * 0.92), 772.0), (-132.0, y + 30)),
        over=(*held.tablet(0.0, y - 40),),
    )
    grip_left = hands.placed(hands.gripping(46.0), (-124.0, y + 6), turned=-8, scale=0.98)
    grip_right = hands.placed(hands.gripping(46.0), (124.0, y + 6), turned=8, mirrored=True, scale=0.98)
    right = Arm(
        line=(_shoulder(build, 1), (s + 6, 570.0), (s + 10, 722.0), (s * 0.92, 772.0), (132.0, y + 30)), over=(grip_left, grip_right)
    )
    return left, right


def _phone(build: Build) -> tuple[Arm, ...]:
    s = build.shoulders
    wrist = (118.0, 640.0)
    over = (*held.phone(92.0, 560.0), hands.placed(hands.gripping(48.0), (126.0, 588.0), turned=4, mirrored=True, scale=0.94))
    palm = hands.placed(hands.resting(), wrist, turned=184, scale=0.86, narrow=0.8)
    raised = Arm(line=(_shoulder(build, 1), (s + 6, 570.0), (s + 6, 724.0), (s * 0.86, 720.0), wrist), hand=(palm,), over=over)
    return _hanging(build, -1), raised


def _cup(build: Build) -> tuple[Arm, ...]:
    s = build.shoulders
    wrist = (122.0, 668.0)
    over = (*held.cup(84.0, 590.0), hands.placed(hands.gripping(60.0), (122.0, 612.0), turned=6, mirrored=True, scale=0.96))
    palm = hands.placed(hands.resting(), wrist, turned=190, scale=0.86, narrow=0.8)
    raised = Arm(line=(_shoulder(build, 1), (s + 6, 570.0), (s + 6, 724.0), (s * 0.88, 736.0), wrist), hand=(palm,), over=over)
    return _hanging(build, -1), raised


_POSES: Final = {
    Pose.RELAXED: _relaxed,
    Pose.ARMS_CROSSED: _crossed,
    Pose.HANDS_ON_HIPS: _hips,
    Pose.WAVING: _waving,
    Pose.POINTING: _pointing,
    Pose.THUMBS_UP: _thumb,
    Pose.CHIN: _chin,
    Pose.TABLET: _tablet,
    Pose.PHONE: _phone,
    Pose.CUP: _cup,
}
