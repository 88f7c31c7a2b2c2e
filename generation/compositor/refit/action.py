"""The action: other words on the button, which grows around them where there is room, on the edge that it stood on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.promises import LEAST_PADDING
from generation.compositor.refit.refusal import AlreadySo, RefitRefused
from generation.compositor.refit.room import free
from generation.compositor.refit.words import floor_of, swapped
from generation.compositor.scene import Align, Role, Scene, ShapeLayer, TextLayer
from generation.compositor.typeset.block import TextBlock, resized, set_block
from generation.compositor.typeset.shape import Style

# Air at each end of the label in em, from the usual to the least that is tried before it is set smaller.
_AIRS: Final = (1.2, 0.8)
_SIZES: Final = (1.0, 0.94, 0.88, 0.82)
# Under and over a label of two lines, in em, as buttons are measured by furniture.
_TALL: Final = 1.5
_EDGE: Final = 0.012


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button as it stands on a scene: its body, its label and the arrow behind it, if it has one."""

    body: ShapeLayer
    label: TextLayer
    arrow: ShapeLayer | None

    @property
    def tail(self) -> float:
        """Return what the arrow takes behind the label's box, with the gap before it, in em."""
        if self.arrow is None:
            return 0.0
        before = min(abs(self.arrow.box.x - self.label.box.right), abs(self.label.box.x - self.arrow.box.right))
        return (self.arrow.box.w + before) / self.label.block.size


def button_of(scene: Scene) -> Button:
    """Return the scene's button; raises :class:`RefitRefused` where it has none."""
    body, label, arrow = (scene.first(role) for role in (Role.CTA, Role.CTA_LABEL, Role.CTA_ARROW))
    if not isinstance(body, ShapeLayer) or not isinstance(label, TextLayer):
        raise RefitRefused("there is no button")
    return Button(body=body, label=label, arrow=arrow if isinstance(arrow, ShapeLayer) else None)


def set_action(scene: Scene, text: str, *, style: Style | None = None) -> Scene:
    """Return the scene with other words on its button; raises :class:`RefitRefused` where they cannot be read on it."""
    button = button_of(scene)
    if text == button.label.block.text.replace("\n", " ") and style is None:
        raise AlreadySo("the button already says that")
    room = _room(scene, button)
    for lines in (1, 2):
        for size in _SIZES:
            for air in _AIRS:
                changed = _set(scene, button, text, style or button.label.block.style, lines=lines, share=size, air=air, room=room)
                if changed is not None:
                    return changed
    raise RefitRefused("there is no room for these words on the button")


def _room(scene: Scene, button: Button) -> Box:
    """Return how far the button may grow: along its own edge, or to both sides where it stands on an axis."""
    parts = [part for part in (button.body, button.label, button.arrow) if part]
    return free(scene, button.body.box, _align(scene, button.body.box), parts)


def _align(scene: Scene, box: Box) -> Align:
    """Tell which edge of a button others stand on: that of the most copy, else the nearer side of the artboard."""
    near = _EDGE * scene.artboard.short
    others = [layer.box for layer in scene.texts() if layer.role is not Role.CTA_LABEL]
    if abs(box.cx - scene.artboard.width / 2) <= near or any(abs(other.cx - box.cx) <= near for other in others):
        return Align.CENTRE
    left, right = sum(abs(other.x - box.x) <= near for other in others), sum(abs(other.right - box.right) <= near for other in others)
    if left != right:
        return Align.LEFT if left > right else Align.RIGHT
    return Align.LEFT if box.cx < scene.artboard.width / 2 else Align.RIGHT


def _set(scene: Scene, button: Button, text: str, style: Style, *, lines: int, share: float, air: float, room: Box) -> Scene | None:
    """Set the label at a share of its size; None where the button that it needs has no room, or it could not be read."""
    size, floor = button.label.block.size * share, floor_of(scene, Role.CTA_LABEL, style)
    if style.voice != button.label.block.style.voice:
        size = max(size, floor)
    elif size < min(button.label.block.size, floor):
        return None
    block = resized(set_block(text, style, size=size, lines=lines), size)
    if len(block.lines) != lines:
        return None
    height = button.body.box.h if lines == 1 else max(button.body.box.h, block.height + _TALL * size)
    body = _body(scene, button, needed=block.width + (2 * air + button.tail) * size, height=height)
    if not room.holds(body, tolerance=1.0) or (body.w - block.width) / 2 < LEAST_PADDING * size:
        return None
    return _put(scene, button, block, body)


def _body(scene: Scene, button: Button, *, needed: float, height: float) -> Box:
    """Return the button's box for a label: a stretched one keeps its width, others fit their words."""
    box = button.body.box
    fitted = (1.0 + 2 * _AIRS[0]) * button.label.block.size + button.label.block.width + button.tail * button.label.block.size
    width = max(needed, box.w) if box.w > fitted else needed
    left = {Align.LEFT: box.x, Align.RIGHT: box.right - width, Align.CENTRE: box.cx - width / 2}[_align(scene, box)]
    return Box(x=left, y=box.cy - height / 2 if height > box.h else box.y, w=width, h=height)


def _put(scene: Scene, button: Button, block: TextBlock, body: Box) -> Scene:
    tail = button.tail * block.size
    turned = button.arrow is not None and button.arrow.box.cx < button.label.box.cx
    axis = body.cx + (tail if turned else -tail) / 2
    label = replace(button.label, block=block, x=axis, y=body.cy - block.height / 2, align=Align.CENTRE)
    after = swapped(scene, button.body, replace(button.body, box=body))
    after = swapped(after, button.label, label)
    if button.arrow is None:
        return after
    arrow, scale = button.arrow, block.size / button.label.block.size
    width, height = arrow.box.w * scale, arrow.box.h * scale
    x = label.box.x - tail if turned else label.box.right + tail - width
    return swapped(after, arrow, replace(arrow, box=Box(x=x, y=body.cy - height / 2, w=width, h=height), stroke=arrow.stroke * scale))
