"""A whole figure from back to front: hair behind, legs, trunk, head, arms."""

from __future__ import annotations

from dataclasses import dataclass

from avatars.compositor.body.arms import arms
from avatars.compositor.build import build_of
from avatars.compositor.head.features import features
from avatars.compositor.head.hair import hair
from avatars.compositor.head.skull import ears, face, neck
from avatars.compositor.sheet import Node, group
from avatars.compositor.wear import garment
from avatars.persona.value import Composition, Persona


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The marks, the y of the highest of them, and half the width of the figure."""

    nodes: tuple[Node, ...]
    crown: float
    reach: float


def figure(persona: Persona) -> Figure:
    """Return the drawn figure of a persona."""
    build = build_of(persona)
    worn, clothes = hair(persona, build), garment(persona, build)
    limbs = arms(persona, build, clothes.sleeve)
    tilt = f"rotate({_tilt(persona):.2f} 0 330)"
    lower = () if persona.composition is Composition.PORTRAIT else clothes.lower
    head = [*ears(build), *face(build, persona), *features(build, persona), *worn.front]
    nodes: list[Node] = [
        group(worn.back, transform=tilt),
        *clothes.behind,
        *lower,
        *neck(build),
        *clothes.trunk,
        *worn.under,
        group(head, transform=tilt),
        *limbs.front,
        *clothes.over,
    ]
    return Figure(nodes=tuple(nodes), crown=worn.crown, reach=limbs.reach)


def _tilt(persona: Persona) -> float:
    """Return by how many degrees the head leans, a little, so that people do not stand like pins."""
    return ((persona.eyes * 3 + persona.nose) % 7 - 3) * 0.75
