"""Small print: legal copy on the ad's foot, under whatever a layout sets; the layout is solved on what is left above it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from generation.colour import CONTRAST_TEXT, Colour, contrast
from generation.compositor.artboard import Artboard, Aspect, Box
from generation.compositor.layouts.order import Order
from generation.compositor.scene import ArtLayer, Form, GroundLayer, Layer, PictureLayer, Role, Scene, ShapeLayer, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block
from generation.compositor.typeset.faces import open_face

_SIZE: Final = 0.021
# Legal copy is read at an x-height of five px where other copy needs six.
_SMALLER: Final = 5 / 6 * 1.02
# Shares of the measure and lines that are tried: narrow small print keeps clear of what stands on the other side.
_SETTINGS: Final = {Aspect.TOWER: ((1.0, 6),), Aspect.STRIP: ((1.0, 1), (0.6, 1), (0.5, 2))}
_USUAL_SETTINGS: Final = ((1.0, 1), (0.5, 2), (1.0, 2), (0.5, 3), (0.36, 4))
# Shapes fainter than this are no ground of their own.
_FAINT: Final = 0.25
# An edge between tones nearer than this contrast does not disturb small letters.
_NEAR: Final = 1.3
_AIR: Final = 0.022
_SAME: Final = 0.965


def solve_with(order: Order, solve: Callable[[Order], Scene | None]) -> Scene | None:
    """Solve the order and see to it that its legal copy stands on the ad; where it cannot, the scene says that it was dropped."""
    scene = solve(order)
    if scene is None or not order.copy.legal or _stands(scene, order.copy.legal):
        return scene
    for share, lines in _SETTINGS.get(order.artboard.aspect, _USUAL_SETTINGS):
        found = _under(order, solve, share, lines)
        if found is not None:
            return found
    return replace(scene, dropped=tuple(dict.fromkeys((*scene.dropped, Role.LEGAL))))


def _under(order: Order, solve: Callable[[Order], Scene | None], share: float, lines: int) -> Scene | None:
    """Set the small print over a share of the measure; None where that is too little or something stands in the way."""
    frame = _frame(order.artboard)
    block = _block(order, frame.w * share, lines)
    raised = solve(replace(order, artboard=_less(order.artboard, block))) if block else None
    if block is None or raised is None:
        return None
    line = TextLayer(block=block, x=frame.x, y=frame.bottom - block.ink_height, colour=order.soft_ink, role=Role.LEGAL)
    ground = order.scheme.colour("ground_rim")
    if any(_in_the_way(layer, line, ground) for layer in _seen_under(raised, line)):
        return None
    gone = tuple(role for role in raised.dropped if role is not Role.LEGAL)
    return Scene(artboard=order.artboard, layers=(*raised.layers, line), dropped=gone)


def _stands(scene: Scene, legal: str) -> bool:
    words = legal.split()
    return any(layer.role is Role.LEGAL and layer.block.text.split() == words for layer in scene.texts())


def _seen_under(scene: Scene, line: TextLayer) -> tuple[Layer, ...]:
    """Return the layers from the topmost one on that covers all that lies under the line."""
    covers = (
        number
        for number, layer in enumerate(scene.layers)
        if isinstance(layer, GroundLayer) or (isinstance(layer, ShapeLayer) and layer.opacity == 1.0 and _holds(layer, line.box))
    )
    return scene.layers[max(covers, default=0) :]


def _in_the_way(layer: Layer, line: TextLayer, ground: Colour) -> bool:
    """Tell whether a layer meets the line: other copy, pictures and art do, shapes where an edge of theirs or a tone too near would."""
    match layer:
        case GroundLayer():
            return any(contrast(tone, line.colour) < CONTRAST_TEXT for tone in (layer.rim_colour, layer.centre_colour))
        case ShapeLayer():
            return layer.form is not Form.RING and _crosses(layer, line, ground)
        case TextLayer() | PictureLayer() | ArtLayer():
            return layer.box.overlaps(line.box)
        case _:
            return False


def _crosses(shape: ShapeLayer, line: TextLayer, ground: Colour) -> bool:
    if shape.opacity < _FAINT or not _touches(shape, line.box):
        return False
    tones = [tone for tone in (shape.fill, shape.fill_to) if tone is not None]
    reads = all(contrast(tone, line.colour) >= CONTRAST_TEXT for tone in tones)
    near = all(contrast(tone, ground) < _NEAR for tone in tones)
    return not (reads and (near or (shape.opacity == 1.0 and _holds(shape, line.box))))


def _touches(shape: ShapeLayer, box: Box) -> bool:
    if shape.form is not Form.ELLIPSE:
        return shape.box.overlaps(box)
    x, y = min(max(shape.box.cx, box.x), box.right), min(max(shape.box.cy, box.y), box.bottom)
    return _from_middle(shape, x, y) < 1.0


def _holds(shape: ShapeLayer, box: Box) -> bool:
    if shape.form is not Form.ELLIPSE:
        return shape.box.holds(box)
    return all(_from_middle(shape, x, y) < 1.0 for x in (box.x, box.right) for y in (box.y, box.bottom))


def _from_middle(shape: ShapeLayer, x: float, y: float) -> float:
    """Return how far a place lies from an ellipse's middle; 1 is its edge."""
    return (2 * (x - shape.box.cx) / shape.box.w) ** 2 + (2 * (y - shape.box.cy) / shape.box.h) ** 2


def _frame(board: Artboard) -> Box:
    """Return the box that legal copy stands in: the safe zone of a story, else what lies inside the margins."""
    return board.safe if board.aspect is Aspect.STORY else board.frame


def _block(order: Order, width: float, lines: int) -> TextBlock | None:
    floor = order.artboard.smallest_type(open_face(order.text.voice).metrics.x_height) * _SMALLER
    size = max(floor / _SAME, _SIZE * order.s)
    return fit_block(order.copy.legal or "", order.text, width=width, max_lines=lines, max_size=size, min_size=size * _SAME)


def _less(board: Artboard, block: TextBlock) -> Artboard:
    """Return the artboard with the room for legal copy taken off its safe zone."""
    safe, bottom = board.safe, _frame(board).bottom - block.rise - block.ink_height - _AIR * board.short
    shares = (safe.x / board.width, safe.y / board.height, safe.right / board.width, bottom / board.height)
    return replace(board, safe_shares=shares)
