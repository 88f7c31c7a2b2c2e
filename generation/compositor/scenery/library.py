"""The library of scenes: which painter draws which setting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.scene import ArtLayer
from generation.compositor.scenery.dunes import dunes
from generation.compositor.scenery.hills import hills
from generation.compositor.scenery.niche import niche
from generation.compositor.scenery.place import Place, Setting
from generation.compositor.scenery.podium import podium
from generation.compositor.scenery.shore import shore
from generation.compositor.scenery.sky import side_veil
from generation.compositor.scenery.skyline import skyline
from generation.compositor.scenery.studio import studio
from generation.compositor.scenery.tones import Look
from generation.compositor.scenery.vector import number

_PAINTERS: Final[dict[Setting, Callable[[Place, Look], str]]] = {
    Setting.DUNES: dunes,
    Setting.SKYLINE: skyline,
    Setting.NICHE: niche,
    Setting.SHORE: shore,
    Setting.HILLS: hills,
    Setting.STUDIO: studio,
    Setting.PODIUM: podium,
}


def backdrop(setting: Setting, place: Place, look: Look, *, flipped: bool = False) -> ArtLayer:
    """Return the scene as one layer over the whole artboard; ``flipped`` draws it for copy that runs from right to left."""
    place = replace(place, flipped=flipped)
    markup = _PAINTERS[setting](place, look) + side_veil(place, look)
    if flipped:
        markup = f'<g transform="translate({number(place.width)} 0) scale(-1 1)">{markup}</g>'
    return ArtLayer(name=setting.value, markup=markup, view=(place.width, place.height), box=Box(x=0, y=0, w=place.width, h=place.height))
