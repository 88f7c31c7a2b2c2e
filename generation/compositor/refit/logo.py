"""The mark: the logo, or the brand's name where it has none, in another corner or at another size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.clearance import CLEAR
from generation.compositor.refit.product import stand_of
from generation.compositor.refit.refusal import AlreadySo, RefitRefused
from generation.compositor.refit.room import clear_as_before
from generation.compositor.refit.words import floor_of, swapped
from generation.compositor.scene import Align, GroundLayer, Layer, PictureLayer, Role, Scene, ShapeLayer, TextLayer, layer_box
from generation.compositor.typeset.block import resized


class Corner(StrEnum):
    """Where a mark stands: a corner of the safe box, or the middle of its upper or lower edge."""

    TOP_LEFT = "top left"
    TOP = "top"
    TOP_RIGHT = "top right"
    BOTTOM_LEFT = "bottom left"
    BOTTOM = "bottom"
    BOTTOM_RIGHT = "bottom right"


_LEFT: Final = frozenset({Corner.TOP_LEFT, Corner.BOTTOM_LEFT})
_MIDDLE: Final = frozenset({Corner.TOP, Corner.BOTTOM})
_UPPER: Final = frozenset({Corner.TOP_LEFT, Corner.TOP, Corner.TOP_RIGHT})
_SIZES: Final = (1.0, 0.85, 0.72)
_SMALLER: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1)
_SEEN: Final = 0.05
_LARGEST_SHARE: Final = 0.22


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A logo with the chip under it, if it has one, or a name set in type."""

    layers: tuple[PictureLayer | ShapeLayer | TextLayer, ...]

    @property
    def box(self) -> Box:
        """Return the box of all of it."""
        boxes = [layer.box for layer in self.layers]
        x, y = min(box.x for box in boxes), min(box.y for box in boxes)
        return Box(x=x, y=y, w=max(box.right for box in boxes) - x, h=max(box.bottom for box in boxes) - y)


def mark_of(scene: Scene) -> Mark:
    """Return the scene's mark; raises :class:`RefitRefused` where it has neither a logo nor a name."""
    logo = [layer for layer in scene.layers if isinstance(layer, (PictureLayer, ShapeLayer)) and layer.role in (Role.LOGO, Role.LOGO_CHIP)]
    name = [layer for layer in scene.texts() if layer.role is Role.BRAND]
    found: list[PictureLayer | ShapeLayer | TextLayer] = [*logo] if logo else [*name[:1]]
    if not found:
        raise RefitRefused("there is no logo on it")
    return Mark(layers=tuple(found))


def to_corner(scene: Scene, corner: Corner) -> Scene:
    """Return the scene with its mark in a corner; the label there changes places with it, and a row of copy there makes way.

    Raises :class:`RefitRefused` where there is no room even so.
    """
    mark = mark_of(scene)
    for share in _SIZES:
        scaled = _scaled(mark, share)
        target = _in_corner(scene, scaled.box, corner)
        if share == 1.0 and abs(target.x - mark.box.x) < 1.0 and abs(target.y - mark.box.y) < 1.0:
            raise AlreadySo(f"the logo stands at the {corner.value} already")
        moved = _shifted(scaled, target.x - scaled.box.x, target.y - scaled.box.y)
        after = next((one for one in _tries(scene, mark, moved, corner) if clear_as_before(scene, one)), None)
        if after is not None:
            return after
    raise RefitRefused(f"there is no room for the logo at the {corner.value}")


def resize_mark(scene: Scene, factor: float) -> Scene:
    """Return the scene with its mark larger or smaller, on the edge and corner that it is nearest to; as much as there is room for."""
    mark, board = mark_of(scene), scene.artboard
    for part in _SMALLER:
        scale = 1.0 + (factor - 1.0) * part
        if abs(scale - 1.0) < _SEEN:
            break
        scaled = _scaled(mark, scale)
        right, low = mark.box.cx > board.width / 2, mark.box.cy > board.height / 2
        dx = mark.box.right - scaled.box.right if right else mark.box.x - scaled.box.x
        dy = mark.box.bottom - scaled.box.bottom if low else mark.box.y - scaled.box.y
        after = _put(scene, mark, _shifted(scaled, dx, dy))
        if _is_legible(scene, scaled) and clear_as_before(scene, after) and scaled.box.h <= _LARGEST_SHARE * board.short:
            return after
    raise RefitRefused("there is no room for a larger logo" if factor > 1 else "a smaller logo could not be read")


def _is_legible(scene: Scene, mark: Mark) -> bool:
    return all(
        layer.block.size >= floor_of(scene, Role.BRAND, layer.block.style)
        if isinstance(layer, TextLayer)
        else layer.box.h >= 2 * CLEAR * scene.artboard.short
        for layer in mark.layers
    )


def _tries(scene: Scene, mark: Mark, moved: Mark, corner: Corner) -> Iterator[Scene]:
    """Yield the scene with the mark simply moved, with the label in its old place, with the row that stands there moved away."""
    yield _put(scene, mark, moved)
    label = next((layer for layer in scene.texts() if layer.role is Role.LABEL), None)
    if label is not None:
        yield _put(swapped(scene, label, _in_place_of(label, mark.box)), mark, moved)
    lifted = _made_way(scene, mark, moved, upper=corner in _UPPER)
    if lifted is not None:
        yield _put(lifted, mark, moved)
    if (mark.box.cy < scene.artboard.height / 2) is not (corner in _UPPER):
        yield _put(_changed_ends(scene, mark, moved, upper=corner in _UPPER), mark, moved)


def _in_place_of(label: TextLayer, box: Box) -> TextLayer:
    """Return the label on the mark's old edge and middle."""
    left = box.x < label.box.x
    x, align = (box.x, Align.LEFT) if left else (box.right, Align.RIGHT)
    return replace(label, x=x, y=box.cy - label.block.cap / 2, align=align, hangs=())


def _made_way(scene: Scene, mark: Mark, moved: Mark, *, upper: bool) -> Scene | None:
    """Return the scene with the row that stands where the mark shall go moved towards the middle, by the mark's height and its air."""
    air = 2 * CLEAR * scene.artboard.short
    taken = moved.box.grown(CLEAR * scene.artboard.short)
    row = [
        layer for layer in scene.layers if layer not in mark.layers and _is_row(layer) and layer_box(layer, scene.artboard).overlaps(taken)
    ]
    if not row:
        return None
    level = [layer_box(layer, scene.artboard) for layer in row]
    top, bottom = min(box.y for box in level), max(box.bottom for box in level)
    row = [
        layer
        for layer in scene.layers
        if layer not in mark.layers and _is_row(layer) and _meets(layer_box(layer, scene.artboard), top, bottom)
    ]
    shift = moved.box.bottom + air - top if upper else moved.box.y - air - bottom
    for layer in row:
        scene = swapped(scene, layer, _down(layer, shift))
    return scene


def _changed_ends(scene: Scene, mark: Mark, moved: Mark, *, upper: bool) -> Scene:
    """Return the scene with everything that stands on it moved into the row that the mark leaves, by what it takes at the other end."""
    air = 2 * CLEAR * scene.artboard.short
    by = (moved.box.h + air) * (1 if upper else -1)
    try:
        stand = stand_of(scene)
        product: tuple[Layer, ...] = (stand.picture, *stand.shadows, *((stand.disc,) if stand.disc else ()))
    except RefitRefused:
        product = ()
    for layer in scene.layers:
        if layer not in mark.layers and (_is_row(layer) or layer in product):
            scene = swapped(scene, layer, _down(layer, by))
    return scene


def _is_row(layer: Layer) -> bool:
    return isinstance(layer, TextLayer) or layer.role in (Role.CTA, Role.CTA_ARROW)


def _meets(box: Box, top: float, bottom: float) -> bool:
    return box.y < bottom and box.bottom > top


def _down(layer: Layer, by: float) -> Layer:
    if isinstance(layer, TextLayer):
        return replace(layer, y=layer.y + by)
    assert not isinstance(layer, GroundLayer)  # noqa: S101 - a ground stands nowhere
    return replace(layer, box=replace(layer.box, y=layer.box.y + by))


def _in_corner(scene: Scene, box: Box, corner: Corner) -> Box:
    frame, safe = scene.artboard.frame, scene.artboard.safe
    left, top = max(frame.x, safe.x), max(frame.y, safe.y)
    right, bottom = min(frame.right, safe.right), min(frame.bottom, safe.bottom)
    x = left if corner in _LEFT else (left + right - box.w) / 2 if corner in _MIDDLE else right - box.w
    return replace(box, x=x, y=top if corner in _UPPER else bottom - box.h)


def _scaled(mark: Mark, share: float) -> Mark:
    corner = mark.box
    return Mark(layers=tuple(_layer_scaled(layer, share, corner) for layer in mark.layers))


def _layer_scaled(layer: PictureLayer | ShapeLayer | TextLayer, share: float, about: Box) -> PictureLayer | ShapeLayer | TextLayer:
    if isinstance(layer, TextLayer):
        return replace(layer, block=resized(layer.block, layer.block.size * share))
    box = layer.box
    scaled = Box(x=about.x + (box.x - about.x) * share, y=about.y + (box.y - about.y) * share, w=box.w * share, h=box.h * share)
    return replace(layer, box=scaled, radius=layer.radius * share) if isinstance(layer, ShapeLayer) else replace(layer, box=scaled)


def _shifted(mark: Mark, across: float, down: float) -> Mark:
    def shifted(layer: PictureLayer | ShapeLayer | TextLayer) -> PictureLayer | ShapeLayer | TextLayer:
        if isinstance(layer, TextLayer):
            return replace(layer, x=layer.x + across, y=layer.y + down)
        return replace(layer, box=replace(layer.box, x=layer.box.x + across, y=layer.box.y + down))

    return Mark(layers=tuple(shifted(layer) for layer in mark.layers))


def _put(scene: Scene, mark: Mark, moved: Mark) -> Scene:
    for old, new in zip(mark.layers, moved.layers, strict=True):
        scene = swapped(scene, old, new)
    return scene
