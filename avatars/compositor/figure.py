"""A whole figure from back to front: hair behind, legs, trunk, head, arms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from avatars.compositor.accessories import extras, watch
from avatars.compositor.body import seat
from avatars.compositor.body.arms import arms
from avatars.compositor.build import GROUND, build_of
from avatars.compositor.head.beards import beard, moustache
from avatars.compositor.head.coverings import covering, hair_under, with_hair
from avatars.compositor.head.features import features
from avatars.compositor.head.glasses import glasses
from avatars.compositor.head.hair import hair
from avatars.compositor.head.skull import ears, face, neck
from avatars.compositor.sheet import Node, group
from avatars.compositor.wear import garment
from avatars.persona.value import Accessory, Composition, Outfit, Persona, Pose

# Robes and skirts hang down; who sits is dressed in what sits well.
_HANGING: Final = frozenset(
    {
        Outfit.DRESS,
        Outfit.COAT,
        Outfit.LAB_COAT,
        Outfit.KIMONO,
        Outfit.HANBOK,
        Outfit.QIPAO,
        Outfit.THOBE,
        Outfit.ABAYA,
        Outfit.AGBADA,
        Outfit.SARI,
        Outfit.APRON,
        Outfit.KURTA,
        Outfit.PRINT,
    }
)
# Wide robes lie over the arms.
_OVER_ARMS: Final = frozenset({Outfit.AGBADA, Outfit.PONCHO})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The marks, the y of the highest of them and of the ground, and half the width of the figure."""

    nodes: tuple[Node, ...]
    crown: float
    reach: float
    ground: float = GROUND


def figure(persona: Persona) -> Figure:
    """Return the drawn figure of a persona."""
    persona = _fitting(persona)
    build = build_of(persona)
    under = hair_under(persona)
    worn = with_hair(covering(persona, build), hair(replace(persona, hair=under), build) if under else None)
    clothes, small = garment(persona, build), extras(persona, build)
    limbs = arms(persona, build, clothes.sleeve)
    seated = _sits(persona)
    lower = () if persona.composition is Composition.PORTRAIT else tuple(seat.below(build)) if seated else clothes.lower
    head = [
        *ears(build),
        *face(build, persona),
        *beard(persona, build),
        *features(build, persona),
        *moustache(persona, build),
        *worn.front,
        *glasses(persona, build),
        *small.head,
    ]
    tilt = f"rotate({_tilt(persona):.2f} 0 330)"
    wrist = watch(limbs.wrist, build.wrist + 4) if Accessory.WATCH in persona.accessories and limbs.wrist else []
    nodes: list[Node] = [
        *(seat.behind(build) if seated else ()),
        *small.behind,
        group(worn.back, transform=tilt),
        *clothes.behind,
        *lower,
        *neck(build),
        *clothes.trunk,
        *small.trunk,
        *limbs.front,
        *clothes.over,
        *worn.under,
        group(head, transform=tilt),
        *(() if clothes.over else limbs.held),
        *wrist,
    ]
    return Figure(nodes=tuple(nodes), crown=worn.crown, reach=limbs.reach, ground=seat.FLOOR if seated else GROUND)


def _fitting(persona: Persona) -> Persona:
    """Return the persona with clothes and pose that go together."""
    if _sits(persona) and persona.outfit in _HANGING:
        persona = replace(persona, outfit=Outfit.SHIRT)
    if _sits(persona) and persona.pose in (Pose.HANDS_ON_HIPS, Pose.RELAXED):
        persona = replace(persona, pose=Pose.TABLET)
    if persona.outfit in _OVER_ARMS:
        persona = replace(persona, pose=Pose.RELAXED)
    return persona


def _sits(persona: Persona) -> bool:
    return Accessory.WHEELCHAIR in persona.accessories and persona.composition is not Composition.PORTRAIT


def _tilt(persona: Persona) -> float:
    """Return by how many degrees the head leans, a little, so that people do not stand like pins."""
    return ((persona.eyes * 3 + persona.nose) % 7 - 3) * 0.75
