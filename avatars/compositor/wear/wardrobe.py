"""The wardrobe: which garment belongs to which outfit."""

from __future__ import annotations

from avatars.compositor.build import Build
from avatars.compositor.wear.casual import CASUAL
from avatars.compositor.wear.cut import Garment
from avatars.compositor.wear.work import WORK
from avatars.compositor.wear.world import WORLD
from avatars.persona.value import Persona

_WARDROBE = {**CASUAL, **WORK, **WORLD}


def garment(persona: Persona, build: Build) -> Garment:
    """Return what a persona wears."""
    return _WARDROBE[persona.outfit](persona, build)
