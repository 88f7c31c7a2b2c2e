"""A painted scene under an ad: it takes the place of the drawn scenery, with veils under the copy that take its own hue."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.colour import Colour
from generation.compositor import crop
from generation.compositor.artboard import Box
from generation.compositor.calm import CalmMap
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.pictures import Study
from generation.compositor.scene import GroundLayer, Layer, PictureLayer, Role, Scene, ScrimLayer, Side, TextLayer
from generation.compositor.scheme import Scheme

# The index of a scene that a model painted.
PAINTED_INDEX: Final = -3
# Layouts whose scenery is a stage for product and copy, and nothing that the copy is about.
STAGES: Final = frozenset({Archetype.HERO, Archetype.SCENE, Archetype.TYPE})
_SCENERY: Final = frozenset({Role.GROUND, Role.DECORATION, Role.PHOTO, Role.SCRIM})
# Where a veil begins; it is strengthened until each line reads.
_VEIL: Final = 0.3
# How far its lightness moves away from the ink's, how far at most, and its chroma at most (OKLCH).
_STEP: Final = 0.1
_LIGHTEST: Final = 0.97
_DARKEST: Final = 0.08
_TINGE: Final = 0.03
# What a veil takes beyond the copy, as a share of the artboard's height, and the share of it that is held before it fades.
_BEYOND: Final = 0.12
_HOLD: Final = 0.55
# Copy this wide, as a share of the artboard, has no side of its own.
_ASIDE: Final = 0.56
# The mean unrest that a veil can still calm under a line of copy; foliage and crowds have more.
_ROOM: Final = 0.13


def on_painting(scene: Scene, painting: Study, scheme: Scheme) -> Scene:
    """Return the scene standing on a painting that fills the artboard; product, logo and copy stay where they were."""
    board = scene.artboard
    floor = photo_of(scene, painting)
    count = next((number for number, layer in enumerate(scene.layers) if layer.role not in _SCENERY), len(scene.layers))
    first = next((layer for layer in scene.layers if isinstance(layer, GroundLayer)), None)
    colour = _veil_colour(first.rim_colour if first else scheme.colour("ground_rim"), painting, dark=scheme.dark)
    veils = tuple(
        ScrimLayer(box=box, colour=colour, strength=_VEIL, side=side, hold=_HOLD) for box, side in _veiled(scene, board.width, board.height)
    )
    stays = tuple(layer for layer in scene.layers[count:] if not _is_drawn_ornament(layer))
    return replace(scene, layers=(floor, *veils, *stays))


def has_room(scene: Scene, painting: Study) -> bool:
    """Tell whether a painting is calm enough under every line of copy, and shows no face there."""
    room = CalmMap(photo=painting, layer=photo_of(scene, painting))
    boxes = [layer.box for layer in scene.texts()]
    return all(room.is_clear(box) and room.cost(box) <= _ROOM for box in boxes)


def photo_of(scene: Scene, painting: Study) -> PictureLayer:
    """Return the painting filling the artboard."""
    return crop.photo_layer(painting, Box(x=0, y=0, w=scene.artboard.width, h=scene.artboard.height))


def _veil_colour(ground: Colour, painting: Study, *, dark: bool) -> Colour:
    """Return the ground's lightness, a step further from the ink, in the painting's own hue: the ground's would muddy it."""
    lightness, chroma, hue = ground.lch
    away = max(_DARKEST, lightness - _STEP) if dark else min(_LIGHTEST, lightness + _STEP)
    return Colour.oklch(away, min(chroma, _TINGE), max(painting.hues, key=lambda found: found[1])[0] if painting.hues else hue)


def _is_drawn_ornament(layer: Layer) -> bool:
    return layer.role is Role.DECORATION and not isinstance(layer, TextLayer)


def _veiled(scene: Scene, width: float, height: float) -> list[tuple[Box, Side]]:
    """Return where veils go, from which side: along one where all copy stands beside the middle, else above and below."""
    boxes = [layer.box for layer in scene.texts()]
    left, right = min(box.x for box in boxes), max(box.right for box in boxes)
    if right - left <= _ASIDE * width and (right <= _ASIDE * width or left >= (1 - _ASIDE) * width):
        side = Side.LEFT if right <= _ASIDE * width else Side.RIGHT
        reach = (right if side is Side.LEFT else width - left) + _BEYOND * width
        return [(Box(x=0 if side is Side.LEFT else width - reach, y=0, w=reach, h=height), side)]
    upper = [box.bottom for box in boxes if box.y + box.h / 2 < height / 2]
    lower = [box.y for box in boxes if box.y + box.h / 2 >= height / 2]
    veils = []
    if upper:
        veils.append((Box(x=0, y=0, w=width, h=min(height, max(upper) + _BEYOND * height)), Side.TOP))
    if lower:
        top = max(0.0, min(lower) - _BEYOND * height)
        veils.append((Box(x=0, y=top, w=width, h=height - top), Side.BOTTOM))
    return veils
