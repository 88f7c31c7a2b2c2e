"""Hair as it is worn."""

from __future__ import annotations

from avatars.compositor.build import Build
from avatars.compositor.head.hair_long import LONG
from avatars.compositor.head.hair_short import SHORT
from avatars.compositor.head.strands import HairParts
from avatars.persona.value import Persona

_DRAWN = {**SHORT, **LONG}


def hair(persona: Persona, build: Build) -> HairParts:
    """Return the drawn hair of a persona."""
    return _DRAWN[persona.hair](persona, build)
