"""Contrast after a change: what no longer reads is mended, by veils on a picture and by lightness elsewhere; hues stay as asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
from PIL import Image

from generation.colour import Colour, reach_contrast
from generation.compositor import draw, legibility
from generation.compositor.artboard import Box
from generation.compositor.draw import Resolved
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.compositor.refit.words import noun, swapped
from generation.compositor.scene import Role, Scene, ScrimLayer, Side, TextLayer

_MOST: Final = 14
# A new veil: how far it reaches beyond the copy in shares of the height, its first strength, and the share of it that is held.
_REACH: Final = 0.14
_FIRST: Final = 0.4
_HOLD: Final = 0.45
# An ink that is moved further in lightness is no longer the colour that was asked for.
_FURTHEST: Final = 0.34
# How far beyond its need an ink is moved, in turn, until the hardest of the pixels under it is carried too.
_BEYOND: Final = (1.04, 1.2, 1.45, 1.8, 2.4, 3.2)


def held(scene: Scene, plan: CreativePlan, pictures: tuple[PictureInput, ...]) -> Resolved:
    """Return the scene with every line and the button as clear as they must be, painted, and what it took."""
    repairs: list[str] = []
    resolved = draw.standing(scene, plan, pictures)
    for _ in range(_MOST):
        mended = _mended(resolved)
        if mended is None:
            break
        scene, repair = mended
        repairs.append(repair)
        resolved = draw.standing(scene, plan, pictures)
    return replace(resolved, repairs=tuple(dict.fromkeys(repairs)))


def _mended(resolved: Resolved) -> tuple[Scene, str] | None:
    scene = resolved.scene
    weak = [layer for layer in scene.texts() if not _reads(layer, resolved)]
    copy = [layer for layer in weak if layer.role is not Role.CTA_LABEL]
    if copy and (veils := [layer for layer in scene.layers if isinstance(layer, ScrimLayer)]):
        bare = next((layer for layer in copy if not any(veil.box.holds(layer.box) for veil in veils)), None)
        if bare is not None:
            return _veiled(scene, bare, veils[0])
        return draw.stronger_veil(scene) or _clearer_ink(scene, copy[0], resolved)
    return (_clearer_ink(scene, weak[0], resolved) if weak else None) or draw.clearer_button(scene, resolved.under)


def _veiled(scene: Scene, layer: TextLayer, like: ScrimLayer) -> tuple[Scene, str]:
    """Return the scene with a veil of the kind that it has from the nearer edge over a line of copy that stood on the bare picture."""
    board, box = scene.artboard, layer.box
    upper = box.cy < board.height / 2
    reach = min(float(board.height), (box.bottom if upper else board.height - box.y) + _REACH * board.height)
    area = Box(x=0, y=0 if upper else board.height - reach, w=board.width, h=reach)
    veil = replace(like, box=area, side=Side.TOP if upper else Side.BOTTOM, strength=_FIRST, hold=_HOLD)
    return swapped(scene, like, like, veil), f"veil drawn under the {noun(layer.role)}"


def _reads(layer: TextLayer, resolved: Resolved) -> bool:
    return all(line.passed for line in legibility.measure(layer, resolved.under, resolved.scene.artboard))


def _clearer_ink(scene: Scene, layer: TextLayer, resolved: Resolved) -> tuple[Scene, str] | None:
    """Return the scene with one layer's ink moved in lightness until it reads; None where no lightness of its hue does."""
    tone, needed = _tone_under(layer, resolved.under), legibility.needed_contrast(layer, scene.artboard)
    for beyond in _BEYOND:
        changed = replace(layer, colour=reach_contrast(layer.colour, tone, needed * beyond))
        if _reads(changed, resolved) and abs(changed.colour.lch[0] - layer.colour.lch[0]) <= _FURTHEST:
            said = f"{noun(layer.role)} moved from {layer.colour.hex} to {changed.colour.hex} to be read"
            return swapped(scene, layer, changed), said
    return None


def _tone_under(layer: TextLayer, under: Image.Image) -> Colour:
    box = layer.box
    area = (max(0, int(box.x)), max(0, int(box.y)), min(under.width, int(box.right) + 1), min(under.height, int(box.bottom) + 1))
    red, green, blue = (int(value) for value in np.median(np.asarray(under.crop(area)).reshape(-1, 3), axis=0))
    return Colour(red, green, blue)
