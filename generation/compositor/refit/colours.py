"""Colours: a button, a line of copy or the whole scheme in another colour, everything where it was."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, Final

import numpy as np

from generation.colour import Colour, readable_on, to_oklab
from generation.compositor.refit.action import button_of
from generation.compositor.refit.refusal import AlreadySo, RefitRefused
from generation.compositor.refit.words import noun, swapped
from generation.compositor.scene import ArtLayer, GroundLayer, Layer, Role, Scene, ScrimLayer, ShadowLayer, ShapeLayer, TextLayer

# Nearer than this in OKLab two colours are one to the eye.
SAME: Final = 0.02
_COLOURS: Final[dict[type, tuple[str, ...]]] = {
    GroundLayer: ("centre_colour", "rim_colour"),
    ShapeLayer: ("fill", "fill_to", "pattern_ink"),
    ShadowLayer: ("colour",),
    ScrimLayer: ("colour",),
    TextLayer: ("colour",),
}
_HEX: Final = re.compile(r"#[0-9A-Fa-f]{6}\b")


def same(first: Colour, second: Colour) -> bool:
    """Tell whether nobody would see a difference between two colours."""
    return float(np.linalg.norm(to_oklab(np.array(first.rgb)) - to_oklab(np.array(second.rgb)))) < SAME


def recolour_button(scene: Scene, colour: Colour) -> Scene:
    """Return the scene with its button in another colour, and words on it that read there."""
    button = button_of(scene)
    if same(button.body.fill, colour):
        raise AlreadySo("the button has that colour already")
    ink = readable_on(colour, hue=colour.lch[2], chroma=0.02)
    scene = swapped(scene, button.body, replace(button.body, fill=colour, fill_to=None))
    scene = swapped(scene, button.label, replace(button.label, colour=ink))
    return swapped(scene, button.arrow, replace(button.arrow, fill=ink)) if button.arrow else scene


def recolour_copy(scene: Scene, roles: frozenset[Role], colour: Colour) -> Scene:
    """Return the scene with the copy of these roles in another colour."""
    found = [layer for layer in scene.texts() if layer.role in roles]
    if not found:
        raise RefitRefused(f"there is no {noun(min(roles))} on it")
    if all(same(layer.colour, colour) for layer in found):
        raise AlreadySo("that copy has this colour already")
    for layer in found:
        scene = swapped(scene, layer, replace(layer, colour=colour))
    return scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Recast:
    """What two settings of one layout say of each other: colours by kind, role and member, and what only one of them has."""

    colours: dict[tuple[type, Role, str, Any], Any]
    gone: tuple[Layer, ...]
    new: tuple[tuple[Layer | None, Layer], ...]


def recast(scene: Scene, before: Scene, after: Scene) -> Scene:
    """Return the scene in the colours of ``after``, where it has those of ``before``: two settings of its own layout.

    Layers keep their place, and colours that neither setting knows stay as they are.
    """
    found = _compared(before, after)
    layers: list[Layer] = []
    for layer in scene.layers:
        if layer in found.gone:
            continue
        layers.append(_in_colours(layer, found))
        layers += [new for anchor, new in found.new if anchor == layer]
    return replace(scene, layers=(*(new for anchor, new in found.new if anchor is None), *layers))


def _compared(before: Scene, after: Scene) -> Recast:
    colours: dict[tuple[type, Role, str, Any], Any] = {}
    gone: list[Layer] = []
    new: list[tuple[Layer | None, Layer]] = []
    matcher = SequenceMatcher(a=[_key(layer) for layer in before.layers], b=[_key(layer) for layer in after.layers], autojunk=False)
    for what, a0, a1, b0, b1 in matcher.get_opcodes():
        if what == "equal":
            for old, changed in zip(before.layers[a0:a1], after.layers[b0:b1], strict=True):
                colours |= _pairs(old, changed)
            continue
        gone += before.layers[a0:a1]
        new += [(before.layers[a0 - 1] if a0 else None, layer) for layer in after.layers[b0:b1]]
    return Recast(colours=colours, gone=tuple(gone), new=tuple(new))


def _pairs(old: Layer, changed: Layer) -> dict[tuple[type, Role, str, Any], Any]:
    """Return what became of each colour of a layer; those of art stand in its markup, whatever size it was drawn at."""
    if isinstance(old, ArtLayer) and isinstance(changed, ArtLayer):
        before, after = _HEX.findall(old.markup), _HEX.findall(changed.markup)
        both = zip(before, after, strict=True) if len(before) == len(after) else ()
        return {(ArtLayer, old.role, old.name, first): second for first, second in both}
    return {(type(old), old.role, name, getattr(old, name)): getattr(changed, name) for name in _COLOURS.get(type(old), ())}


def _key(layer: Layer) -> tuple[str, ...]:
    """Name a layer by what it is, whatever its colour."""
    more = layer.name if isinstance(layer, ArtLayer) else layer.form.value if isinstance(layer, ShapeLayer) else ""
    return type(layer).__name__, layer.role.value, more


def _in_colours(layer: Layer, found: Recast) -> Layer:
    if isinstance(layer, ArtLayer):
        return replace(
            layer, markup=_HEX.sub(lambda hit: found.colours.get((ArtLayer, layer.role, layer.name, hit[0]), hit[0]), layer.markup)
        )
    changes = {
        name: found.colours[key]
        for name in _COLOURS.get(type(layer), ())
        if (key := (type(layer), layer.role, name, getattr(layer, name))) in found.colours
    }
    return replace(layer, **changes)
