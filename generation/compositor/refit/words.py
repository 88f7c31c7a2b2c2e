"""Words: other copy is set in a text layer's place, at its old size where there is room, on its old edge, in its old colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.hanging import hung_layer
from generation.compositor.promises import collisions, on_faces
from generation.compositor.refit.refusal import AlreadySo, RefitRefused
from generation.compositor.refit.room import bounds, free
from generation.compositor.scene import Cut, Layer, Role, Scene, ShapeLayer, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block
from generation.compositor.typeset.emphasis import with_italic_end
from generation.compositor.typeset.faces import open_face
from generation.compositor.typeset.shape import Style
from generation.compositor.typeset.vertical import fit_vertical, is_vertical, may_stand

# Copy of these roles may be a little smaller than what must be read (promises.MIN_SMALL_X_HEIGHT).
_SMALL: Final = frozenset({Role.LEGAL, Role.BRAND, Role.LABEL, Role.QUOTE_BY})
_SMALL_SHARE: Final = 5 / 6
_LONG_LINE: Final = 24
_MOST_LINES: Final = 6
# A setting in its own box is kept unless a wider one gains this much.
_WORTH_GROWING: Final = 1.06
_SAME_MIDDLE: Final = 3.0


class _Hold(StrEnum):
    """What of a block stays where it was: the top of its capitals, its last baseline, or the middle between them."""

    TOP = "top"
    FOOT = "foot"
    MIDDLE = "middle"


def set_words(scene: Scene, layer: TextLayer, text: str, *, style: Style | None = None) -> Scene:
    """Return the scene with ``text`` in the layer's place; ``style`` sets it in other letters or another language.

    It has the old size at most, and is set smaller or on more lines where there is no room for that. Raises :class:`RefitRefused`
    where it could not be read even so.
    """
    if text == layer.block.text.replace("\n", " ") and style is None:
        raise AlreadySo(f"the {noun(layer.role)} already says that")
    changed = next((one for one in _settings(scene, layer, text, style or layer.block.style) if _stands(scene, layer, one)), None)
    if changed is None:
        raise RefitRefused(f"there is no room for these words in the {noun(layer.role)}'s place")
    return swapped(scene, layer, changed)


def swapped(scene: Scene, layer: Layer, *others: Layer) -> Scene:
    """Return the scene with other layers in the place of one, or none."""
    return replace(scene, layers=tuple(new for old in scene.layers for new in (others if old is layer else (old,))))


def noun(role: Role) -> str:
    """Return what people call a role."""
    return {Role.CTA_LABEL: "button", Role.FIGURE: "offer", Role.NOTE: "line under the offer", Role.LEGAL: "small print"}.get(
        role, role.value.replace("_", " ")
    )


def _settings(scene: Scene, layer: TextLayer, text: str, style: Style) -> Iterator[TextLayer]:
    """Yield settings from the best on: in the layer's own box, or where it gains by it in the free room on the side that it grows to."""
    own, room = layer.uncut_box, free(scene, layer.uncut_box, layer.align, [layer])
    same = text == layer.block.text.replace("\n", " ")  # the same words in other letters: they have their place
    for hold in dict.fromkeys((_held(scene, layer), _Hold.TOP, _Hold.FOOT, None)):
        blocks = [block for block in (_fitted(layer, text, style, box, scene) for box in (own, _side(own, room, hold))) if block]
        if len(blocks) > 1 and not same and blocks[1].size > blocks[0].size * _WORTH_GROWING:
            blocks.reverse()
        for block in blocks:
            placed = _placed(layer, block, hold or _Hold.TOP, room)
            yield hung_layer(placed, bounds(scene, own))
            yield placed


def _side(own: Box, room: Box, hold: _Hold | None) -> Box:
    """Return the part of the room that copy held there can grow into; all of it for copy that is moved."""
    above, below = own.y - room.y, room.bottom - own.bottom
    match hold:
        case _Hold.TOP:
            return replace(room, y=own.y, h=own.h + below)
        case _Hold.FOOT:
            return replace(room, h=room.h - below)
        case _Hold.MIDDLE:
            both = min(above, below)
            return replace(room, y=own.y - both, h=own.h + 2 * both)
        case None:
            return room


def _fitted(layer: TextLayer, text: str, style: Style, box: Box, scene: Scene) -> TextBlock | None:
    old = layer.block
    floor = floor_of(scene, layer.role, style)
    if style.voice == old.style.voice:
        floor = min(old.size, floor)
    most = max(old.size, floor)
    if is_vertical(old) and may_stand(text, style.language):
        return fit_vertical(text, style, width=box.w + 1, height=box.h + 1, max_columns=3, max_size=most, min_size=floor)
    lines = min(_MOST_LINES, max(len(old.lines), -(-len(text) // _LONG_LINE)) + 1)
    # Half a px of slack: what is set again in its own box must not shrink by rounding.
    block = fit_block(text, style, width=box.w + 0.5, height=box.h + 0.5, max_lines=lines, max_size=most, min_size=floor)
    leans = any(run.face.voice.italic for line in old.lines for run in line.runs)
    return with_italic_end(block) if block and leans else block


def floor_of(scene: Scene, role: Role, style: Style) -> float:
    """Return the smallest size in px at which copy of a role can be read on the artboard."""
    least = scene.artboard.smallest_type(open_face(style.voice).metrics.x_height)
    return least * _SMALL_SHARE if role in _SMALL else least


def _held(scene: Scene, layer: TextLayer) -> _Hold:
    """Tell what a layer hangs by: the middle of the button beside it, else its nearer neighbour above or below."""
    box = layer.uncut_box
    button = next((one for one in scene.layers if isinstance(one, ShapeLayer) and one.role is Role.CTA), None)
    middle = layer.y + layer.block.height / 2
    if button is not None and abs(button.box.cy - middle) <= _SAME_MIDDLE:
        return _Hold.MIDDLE
    column = [one.box for one in scene.texts() if one is not layer and one.box.x < box.right and one.box.right > box.x]
    above = min((box.y - other.bottom for other in column if other.cy < box.cy), default=None)
    below = min((other.y - box.bottom for other in column if other.cy >= box.cy), default=None)
    if below is not None and (above is None or below < above):
        return _Hold.FOOT
    lowest = above is None and below is None and box.cy > scene.artboard.height / 2
    return _Hold.FOOT if lowest else _Hold.TOP


def _placed(layer: TextLayer, block: TextBlock, hold: _Hold, room: Box) -> TextLayer:
    """Return the layer with its new block held as it was, moved no further than it must be to lie in its room."""
    spare = layer.block.height - block.height
    y = layer.y + {_Hold.TOP: 0.0, _Hold.FOOT: spare, _Hold.MIDDLE: spare / 2}[hold]
    placed = replace(layer, block=block, y=y, hangs=(), cut=None)
    box = placed.uncut_box
    moved = replace(placed, y=y + max(0.0, room.y - box.y) - max(0.0, box.bottom - room.bottom))
    return replace(moved, cut=_cut_again(layer, moved)) if layer.cut else moved


def _cut_again(old: TextLayer, new: TextLayer) -> Cut:
    """Return the cut through the same share of the new letters' height, its parts as far apart for their size."""
    assert old.cut is not None  # noqa: S101 - the caller looked
    before, after, scale = old.uncut_box, new.uncut_box, new.block.size / old.block.size
    return replace(old.cut, y=after.y + (old.cut.y - before.y) / before.h * after.h, right=old.cut.right * scale, down=old.cut.down * scale)


def _stands(scene: Scene, layer: TextLayer, changed: TextLayer) -> bool:
    """Tell whether the scene is as clear with the changed layer as it was before, and the layer where copy may be."""
    after = swapped(scene, layer, changed)
    return (
        collisions(after) <= collisions(scene)
        and on_faces(after) <= on_faces(scene)
        and bounds(scene, layer.uncut_box).holds(changed.box, tolerance=1.0)
    )
