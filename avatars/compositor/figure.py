"""A whole figure from back to front: hair behind, body, clothes, head, arms."""

from __future__ import annotations

from dataclasses import dataclass

from avatars.compositor.build import build_of
from avatars.compositor.geometry import smooth
from avatars.compositor.head.features import features
from avatars.compositor.head.skull import ears, face, neck
from avatars.compositor.sheet import Node, form
from avatars.persona.value import Persona


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The marks, the y of the highest of them, and half the width of the figure."""

    nodes: tuple[Node, ...]
    crown: float
    reach: float


def figure(persona: Persona, *, seed: int) -> Figure:
    """Return the drawn figure of a persona."""
    build = build_of(persona)
    s = build.shoulders
    trunk = smooth(
        [
            (-62, 352),
            (-s * 0.8, 386),
            (-s, 440),
            (-s * 0.95, 900),
            (-s, 1900),
            (s, 1900),
            (s * 0.95, 900),
            (s, 440),
            (s * 0.8, 386),
            (62, 352),
            (0, 420),
        ]
    )
    cap = smooth(
        [(0, -30), (90, -10), (120, 90), (108, 150), (96, 90), (40, 46), (-40, 46), (-96, 90), (-108, 150), (-120, 90), (-90, -10)]
    )
    nodes: list[Node] = [
        *neck(build),
        form(trunk, "cloth"),
        *ears(build),
        *face(build, persona),
        *features(build, persona),
        form(cap, "hair"),
    ]
    return Figure(nodes=tuple(nodes), crown=-40.0, reach=s)
