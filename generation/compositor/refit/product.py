"""The product: larger or smaller on its own foot, moved to a side, or replaced by another picture."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from generation.compositor import crop, promises
from generation.compositor.artboard import Box
from generation.compositor.clearance import CLEAR
from generation.compositor.pictures import PictureKind, Study
from generation.compositor.refit.outline import Outline, outline_of
from generation.compositor.refit.refusal import RefitRefused
from generation.compositor.refit.room import obstacles
from generation.compositor.refit.words import swapped
from generation.compositor.scene import ArtLayer, Form, PictureLayer, Role, Scene, ShadowLayer, ShapeLayer

# So much larger or nearer a product must come for anybody to see it.
_SEEN: Final = 0.06
_STEPS: Final = 24
# A product that grows may be moved by shares of the artboard's sides to stay clear of copy, and cut off clearly by an edge.
_SHIFTS: Final = (
    (0.0, 0.0),
    (0.0, 0.02),
    (0.0, 0.04),
    (0.03, 0.0),
    (-0.03, 0.0),
    (0.03, 0.03),
    (-0.03, 0.03),
    (0.07, 0.0),
    (-0.07, 0.0),
    (0.07, 0.03),
    (-0.07, 0.03),
    (0.12, 0.0),
    (-0.12, 0.0),
    (0.12, 0.04),
    (-0.12, 0.04),
    (0.0, 0.08),
)
_LEAST_SHOWN: Final = 0.8
_BROAD: Final = 0.95
_WIDEST_SHADOW: Final = 1.6
_SMALLEST_DISC: Final = 0.6
_SAME_MIDDLE: Final = 0.16
_HARDLY: Final = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A product with the soft shadows that lie at its foot or under it, and the disc behind it if one is its own."""

    picture: PictureLayer
    shadows: tuple[ShadowLayer, ...]
    disc: ShapeLayer | None

    @property
    def foot(self) -> tuple[float, float]:
        """Return the point that it grows from: where it stands, or its middle where it lies or floats."""
        box = self.picture.box
        return box.cx, box.bottom if any(not shadow.blur for shadow in self.shadows) else box.cy


def stand_of(scene: Scene) -> Stand:
    """Return the scene's one product; raises :class:`RefitRefused` where it shows none, or several."""
    pictures = promises.products(scene)
    if not pictures:
        raise RefitRefused("it shows no product that stands free")
    if len(pictures) > 1:
        raise RefitRefused("it shows several products side by side")
    picture = pictures[0]
    shadows = [layer for layer in scene.layers if isinstance(layer, ShadowLayer) and _casts(picture, layer, scene)]
    discs = [layer for layer in scene.layers if isinstance(layer, ShapeLayer) and _is_behind(picture, layer)]
    return Stand(picture=picture, shadows=tuple(shadows), disc=discs[0] if len(discs) == 1 else None)


def _casts(picture: PictureLayer, shadow: ShadowLayer, scene: Scene) -> bool:
    """Tell whether a shadow is a product's: on the floor at its foot, or soft and under most of it, and no card's."""
    box = picture.turned
    if not shadow.blur:
        return box.grown(0.25 * picture.box.h).overlaps(shadow.box)
    under = box.holds(Box(x=shadow.box.cx, y=shadow.box.cy, w=0.0, h=0.0)) and shadow.box.w <= _WIDEST_SHADOW * box.w
    cards = [layer.box for layer in scene.layers if isinstance(layer, ShapeLayer) and layer.role in (Role.CARD, Role.LOGO_CHIP)]
    cards += [layer.box for layer in scene.layers if layer.role is Role.BADGE and isinstance(layer, ArtLayer)]
    return under and not any(card.grown(shadow.blur).holds(shadow.box) for card in cards)


def _is_behind(picture: PictureLayer, layer: ShapeLayer) -> bool:
    """Tell whether a disc is a product's own: about the same middle, and large enough to be seen behind it."""
    if layer.form is not Form.ELLIPSE or layer.role is not Role.DECORATION or layer.box.w < _SMALLEST_DISC * picture.box.w:
        return False
    return math.hypot(layer.box.cx - picture.box.cx, layer.box.cy - picture.box.cy) <= _SAME_MIDDLE * layer.box.w


def resize(scene: Scene, factor: float, study: Study, *, exactly: bool = False) -> Scene:
    """Return the scene with its product ``factor`` times as large, or as much of that as there is room for unless ``exactly``."""
    if factor <= 0:
        raise RefitRefused("nothing would be left of the product")
    stand = stand_of(scene)
    for step in range(_STEPS):
        part = 1.0 + (factor - 1.0) * (1.0 - step / _STEPS)
        if abs(part - 1.0) < _SEEN:
            break
        for across, down in _SHIFTS if factor > 1 and not _on_a_stand(scene, stand) else _SHIFTS[:1]:
            after = _moved(scene, stand, part, across * scene.artboard.width, down * scene.artboard.height)
            if _is_clear(scene, after, study, least=_LEAST_SHOWN if factor > 1 else 1.0):
                if exactly and step:
                    raise RefitRefused(f"there is room for {part:.2f} times its size only")
                return after
    raise RefitRefused("there is no room for a larger product" if factor > 1 else "a smaller product could hardly be seen")


def _on_a_stand(scene: Scene, stand: Stand) -> bool:
    """Tell whether something is drawn for the product to stand on or in, which it must not leave: a podium, an arch."""
    x, y = stand.foot
    foot = Box(x=x, y=y - 0.03 * stand.picture.box.h, w=0.0, h=0.0)
    board = scene.artboard
    return any(
        isinstance(layer, ShapeLayer)
        and layer.role is Role.DECORATION
        and layer is not stand.disc
        and layer.box.w < _BROAD * board.width
        and layer.box.holds(foot)
        and not (layer.form is Form.ELLIPSE and abs(layer.box.w - layer.box.h) < 1.0)
        for layer in scene.layers
    )


def move(scene: Scene, across: float, down: float, study: Study) -> Scene:
    """Return the scene with its product moved by shares of the artboard's sides, as far as it stays clear of copy and on it."""
    stand, board = stand_of(scene), scene.artboard
    for step in range(_STEPS):
        share = 1.0 - step / _STEPS
        x, y = across * share * board.width, down * share * board.height
        if max(abs(x), abs(y)) < _SEEN / 2 * board.short:
            break
        after = _moved(scene, stand, 1.0, x, y)
        if _is_clear(scene, after, study):
            return after
    raise RefitRefused("there is no room for the product further that way")


def replace_picture(scene: Scene, layer: PictureLayer, study: Study) -> Scene:
    """Return the scene with another picture in one's place: a photo fills the same frame, a product stands on the same foot.

    Raises :class:`RefitRefused` where one stands free and the other does not.
    """
    if layer.role is Role.PHOTO:
        fresh = crop.photo_layer(study, layer.box)
        return swapped(scene, layer, replace(fresh, feather=layer.feather, role=layer.role))
    if not study.stands_free or study.kind is PictureKind.PACKSHOT:
        raise RefitRefused("the new picture has a scene of its own around it, and the old one stood free")
    box, stand = layer.box, stand_of(scene)
    scale = min(box.w / study.subject.w, box.h / study.subject.h, scene.artboard.max_upscale)
    width, height = study.subject.w * scale, study.subject.h * scale
    x, y = box.cx - width / 2, box.bottom - height if stand.shadows else box.cy - height / 2
    picture = PictureLayer(
        index=study.index,
        box=Box(x=x, y=y, w=width, h=height),
        crop=study.subject,
        cut_out=study.kind is PictureKind.PLAIN_GROUND,
        role=layer.role,
    )
    after = swapped(scene, layer, picture)
    for shadow in stand.shadows:
        after = swapped(after, shadow, replace(shadow, box=_scaled(shadow.box, width / box.w, 1.0, (box.cx, shadow.box.cy))))
    return after


def _moved(scene: Scene, stand: Stand, factor: float, across: float, down: float) -> Scene:
    after = scene
    parts: tuple[PictureLayer | ShadowLayer, ...] = (stand.picture, *stand.shadows)
    for layer in parts:
        box = _scaled(layer.box, factor, factor, stand.foot)
        after = swapped(after, layer, replace(layer, box=replace(box, x=box.x + across, y=box.y + down)))
    if stand.disc is None or not (across or down):
        return after
    box = stand.disc.box
    return swapped(after, stand.disc, replace(stand.disc, box=replace(box, x=box.x + across, y=box.y + down)))


def _scaled(box: Box, across: float, down: float, about: tuple[float, float]) -> Box:
    x, y = about
    return Box(x=x + (box.x - x) * across, y=y + (box.y - y) * down, w=box.w * across, h=box.h * down)


def _is_clear(before: Scene, after: Scene, study: Study, *, least: float = 1.0) -> bool:
    """Tell whether a changed product crosses nothing that it did not cross before, is cut off clearly or not at all, and stays sharp."""
    old, new = stand_of(before).picture, stand_of(after).picture
    if (
        new.box.w > new.crop.w * after.artboard.max_upscale
        or promises.sliver(after)
        or promises.shown_product(after) < promises.LEAST_PRODUCT
    ):
        return False
    if _shown(new.turned, after) < min(least, _shown(old.turned, before) - _HARDLY):
        return False
    if promises.share_on_product(after) > max(promises.MOST_ON_PRODUCT, promises.share_on_product(before)):
        return False
    clear = CLEAR * after.artboard.short
    held = [box for box in obstacles(after, [new]) if not _is_art(after, box)]
    return not any(_nearer(outline_of(old, study), outline_of(new, study), box, clear) for box in held)


def _is_art(scene: Scene, box: Box) -> bool:
    return any(isinstance(layer, ArtLayer) and layer.box == box for layer in scene.layers)


def _nearer(old: Outline, new: Outline, box: Box, clear: float) -> bool:
    """Tell whether a box is nearer than it may be to the new outline, and nearer than it was to the old one."""
    gap = new.gap(box)
    return gap < clear and gap < old.gap(box) - 0.5


def _shown(box: Box, scene: Scene) -> float:
    board = scene.artboard
    across, down = min(box.right, board.width) - max(box.x, 0.0), min(box.bottom, board.height) - max(box.y, 0.0)
    return max(0.0, across) * max(0.0, down) / (box.w * box.h)
