"""Room: how far a layer of a finished scene may grow before it meets the safe box, a card's edge or what else must stay clear."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from generation.compositor import promises
from generation.compositor.artboard import Box
from generation.compositor.clearance import CLEAR
from generation.compositor.scene import CRITICAL, Align, ArtLayer, Form, Layer, PictureLayer, Role, Scene, ShapeLayer, TextLayer, layer_box

# Growing copy leaves this share of the air that there was between it and what is over or under it.
_AIR_KEPT: Final = 0.5
_SOLID: Final = 0.9
# What fills more of the artboard than this is a ground, and no panel with edges to keep off.
_GROUND_SHARE: Final = 0.9
# Art that takes less of the artboard is a thing (dots, stars, an icon), and no scenery.
_ORNAMENT: Final = 0.5
# What is nearer than this share of the short side looks like a mistake, whoever put it there.
_LEAST: Final = 0.026
_PARTS: Final = frozenset({Role.LOGO_CHIP, Role.CTA_ARROW, Role.BADGE})
_FAMILIES: Final = (
    frozenset({Role.CTA, Role.CTA_LABEL, Role.CTA_ARROW}),
    frozenset({Role.LOGO, Role.LOGO_CHIP}),
    frozenset({Role.FIGURE}),
    frozenset({Role.BADGE}),
)
_BUTTON: Final = frozenset({Role.CTA, Role.CTA_ARROW})


def obstacles(scene: Scene, moved: Collection[Layer]) -> tuple[Box, ...]:
    """Return the boxes that a moved layer keeps off: copy, button, products, marks, badges and faces, less the moved ones themselves."""
    others = [layer for layer in scene.layers if not any(layer is one for one in moved)]
    solid = [_solid_box(layer, scene) for layer in others]
    faces = [face for layer in others if isinstance(layer, PictureLayer) for face in layer.face_boxes()]
    return (*(box for box in solid if box is not None), *faces)


def _solid_box(layer: Layer, scene: Scene) -> Box | None:
    if isinstance(layer, TextLayer) or layer.role in (*_BUTTON, Role.LOGO, Role.LOGO_CHIP, Role.BADGE, Role.CARD, Role.PERSON):
        return layer_box(layer, scene.artboard)
    if isinstance(layer, PictureLayer) and layer.role is Role.PRODUCT:
        return layer.turned
    if (
        isinstance(layer, ArtLayer)
        and not layer.soft
        and layer.box.w * layer.box.h < _ORNAMENT * scene.artboard.width * scene.artboard.height
    ):
        return layer.box
    return None


def bounds(scene: Scene, box: Box) -> Box:
    """Return what copy in ``box`` must stay in: the safe box, less the air that it keeps on the smallest panel or card that holds it."""
    area = scene.artboard.width * scene.artboard.height
    panels = [
        layer.box
        for layer in scene.layers
        if isinstance(layer, ShapeLayer)
        and layer.form is Form.ROUNDED
        and layer.opacity >= _SOLID
        and layer.role not in _BUTTON
        and layer.box.w * layer.box.h < _GROUND_SHARE * area
        and layer.box.holds(box, tolerance=-1.0)
    ]
    safe = scene.artboard.safe
    if not panels:
        return _around(safe, box)
    panel = min(panels, key=lambda one: one.w * one.h)
    air = max(0.0, min(CLEAR * scene.artboard.short, box.x - panel.x, panel.right - box.right, box.y - panel.y, panel.bottom - box.bottom))
    return _around(_common(safe, panel.grown(-air)), box)


def free(scene: Scene, box: Box, align: Align, moved: Collection[Layer]) -> Box:
    """Return the room that copy in ``box`` could take if it grew: first along its lines, then up and down.

    Towards what it crosses already, such as the corner of a turned product's box, it does not grow at all.
    """
    gap = CLEAR * scene.artboard.short
    limits = bounds(scene, box)
    blocks = obstacles(scene, moved)
    beside = [_kept_off(other, box, gap, gap) for other in blocks if other.y < box.bottom and other.bottom > box.y]
    wide = _widened(box, align, *_reach(beside, box.x, box.right, limits.x, limits.right))
    over = [_across(_kept_off(other, box, gap, _air(other, box, gap))) for other in blocks if other.x < wide.right and other.right > wide.x]
    top, bottom = _reach(over, box.y, box.bottom, limits.y, limits.bottom)
    top, bottom = min(box.y, top), max(box.bottom, bottom)
    return replace(wide, y=top, h=bottom - top)


def _air(other: Box, box: Box, gap: float) -> float:
    """Return the air in px that growing copy keeps over or under it: a share of what there was."""
    return max(gap, _AIR_KEPT * max(other.y - box.bottom, box.y - other.bottom))


def _kept_off(other: Box, box: Box, across: float, down: float) -> Box:
    """Return what is kept off, its clearance around it; of what is crossed already, the part that lies outside."""
    grown = Box(x=other.x - across, y=other.y - down, w=other.w + 2 * across, h=other.h + 2 * down)
    if not other.overlaps(box):
        return grown
    x = box.right if other.cx > box.right else other.x
    right = box.x if other.cx < box.x else other.right
    y = box.bottom if other.cy > box.bottom else other.y
    bottom = box.y if other.cy < box.y else other.bottom
    return Box(x=x, y=y, w=max(0.0, right - x), h=max(0.0, bottom - y))


def _across(box: Box) -> Box:
    """Return the box with its axes changed, so that up and down are measured as left and right."""
    return Box(x=box.y, y=box.x, w=box.h, h=box.w)


def _reach(blocks: list[Box], start: float, end: float, least: float, most: float) -> tuple[float, float]:
    """Return how far a span may grow to either side before it meets a block or its limits."""
    before = max((block.right for block in blocks if block.cx <= start), default=least)
    after = min((block.x for block in blocks if block.cx >= end), default=most)
    return max(before, least), min(after, most)


def _widened(box: Box, align: Align, left: float, right: float) -> Box:
    """Widen a box on the side that its lines run to, on both alike where they are centred; never make it narrower."""
    left, right = min(left, box.x), max(right, box.right)
    if align is Align.LEFT:
        return replace(box, w=right - box.x)
    if align is Align.RIGHT:
        return replace(box, x=left, w=box.right - left)
    reach = min(box.cx - left, right - box.cx)
    return replace(box, x=box.cx - reach, w=2 * reach)


def _common(first: Box, second: Box) -> Box:
    x, y = max(first.x, second.x), max(first.y, second.y)
    return Box(x=x, y=y, w=min(first.right, second.right) - x, h=min(first.bottom, second.bottom) - y)


def _around(limits: Box, box: Box) -> Box:
    """Return the limits, at least as wide as what they are for."""
    x, y = min(limits.x, box.x), min(limits.y, box.y)
    return Box(x=x, y=y, w=max(limits.right, box.right) - x, h=max(limits.bottom, box.bottom) - y)


def clear_as_before(before: Scene, after: Scene) -> bool:
    """Tell whether nothing critical in ``after`` meets what it did not meet before, or leaves the safe box."""
    changed = [layer for layer in after.layers if layer not in before.layers and (layer.role in CRITICAL or layer.role in _PARTS)]
    if promises.outside(after) > promises.outside(before) or promises.on_faces(after) > promises.on_faces(before):
        return False
    gap = _LEAST * after.artboard.short
    return not any(other.overlaps(layer_box(layer, after.artboard).grown(gap)) for layer in changed for other in _others(after, layer))


def _others(scene: Scene, layer: Layer) -> tuple[Box, ...]:
    """Return what a layer must stay clear of, less what it is part of: a button and its label, a mark and its chip, a card under it."""
    kin = next((family for family in _FAMILIES if layer.role in family), frozenset())
    box = layer_box(layer, scene.artboard)
    own = [one for one in scene.layers if one is layer or one.role in kin or _carries(one, box)]
    return obstacles(scene, own)


def _carries(layer: Layer, box: Box) -> bool:
    return isinstance(layer, ShapeLayer) and layer.role is Role.CARD and layer.box.holds(box)
