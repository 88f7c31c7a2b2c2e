"""Small print: legal copy on the ad's foot, under whatever a layout sets; the layout is solved on what is left above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from generation.colour import CONTRAST_TEXT, Colour, contrast
from generation.compositor.artboard import Artboard, Aspect, Box
from generation.compositor.layouts.order import Order
from generation.compositor.promises import products, stands
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
_AIR: Final = 0.026
_AIR_EM: Final = 0.9
# Copy and pictures keep at least so much off small print, in em.
_NEAR_EM: Final = 0.45
_SAME: Final = 0.965
# A band of small print takes at most so many lines and this share of the height; its air is in em.
_BAND_LINES: Final = 8
_BAND: Final = 0.3
_BAND_AIR: Final = 0.7

Solver = Callable[[Order], Scene | None]


def settings(order: Order, solve: Solver) -> Iterator[Scene]:
    """Yield the order's scenes, those first in which its legal copy stands best: the layout's own, on the foot, in a band of its own."""
    scene = solve(order)
    if scene is None:
        return
    if not order.copy.legal or stands(scene, Role.LEGAL, order.copy.legal):
        yield scene
        return
    for share, lines in _SETTINGS.get(order.artboard.aspect, _USUAL_SETTINGS):
        found = _under(order, solve, share, lines)
        if found is not None:
            yield found
    last = _on_top(order, solve) if order.artboard.aspect is Aspect.STORY else _in_band(order, solve)
    if last is not None:
        yield last


def _under(order: Order, solve: Solver, share: float, lines: int) -> Scene | None:
    """Set the small print over a share of the measure; None where that is too little or something stands in the way."""
    frame = _frame(order.artboard)
    block = _block(order, frame.w * share, lines)
    raised = solve(replace(order, artboard=_less(order.artboard, block))) if block else None
    if block is None or raised is None:
        return None
    line = _line(order, block, frame, frame.bottom - block.ink_height)
    ground = order.scheme.colour("ground_rim")
    if any(_in_the_way(layer, line, ground) for layer in _seen_under(raised, line)):
        return None
    return _with(order, raised, (line,))


def _in_band(order: Order, solve: Solver) -> Scene | None:
    """Set the small print in a band of the ground's tone along the foot; the layout is solved on the shorter artboard above it."""
    board, frame = order.artboard, order.artboard.frame
    block = _block(order, frame.w, _BAND_LINES)
    if block is None:
        return None
    y = min(frame.bottom, board.safe.bottom) - block.ink_height
    top = y - block.rise - _BAND_AIR * block.size
    if board.height - top > _BAND * board.height:
        return None
    shorter = _cropped(board, top)
    line = _line(order, block, shorter.frame, y)
    raised = solve(replace(order, artboard=shorter))
    if raised is None or any(layer.box.bottom > top for layer in products(raised)):
        return None
    fill = order.scheme.colour("ground_rim")
    band = ShapeLayer(form=Form.ROUNDED, box=Box(x=0, y=top, w=board.width, h=board.height - top), fill=fill, role=Role.CARD)
    return _with(order, replace(raised, layers=tuple(_stretched(layer, top / board.height) for layer in raised.layers)), (band, line))


def _on_top(order: Order, solve: Solver) -> Scene | None:
    """Set the small print over everything else in a story's clear zone, where nothing may stand under it."""
    board, safe = order.artboard, order.artboard.safe
    block = _block(order, safe.w, _BAND_LINES)
    if block is None:
        return None
    line = _line(order, block, safe, safe.y + block.rise)
    top = (line.box.bottom + 2 * _air(board, block)) / board.height
    shares = (safe.x / board.width, top, safe.right / board.width, safe.bottom / board.height)
    raised = solve(replace(order, artboard=replace(board, safe_shares=shares, seen_at=board.view_width)))
    ground = order.scheme.colour("ground_rim")
    if raised is None or any(_in_the_way(layer, line, ground) for layer in _seen_under(raised, line)):
        return None
    return _with(order, raised, (line,))


def _line(order: Order, block: TextBlock, frame: Box, y: float) -> TextLayer:
    return TextLayer(block=block, x=frame.x, y=y, colour=order.soft_ink, role=Role.LEGAL)


def _with(order: Order, scene: Scene, layers: tuple[Layer, ...]) -> Scene:
    gone = tuple(role for role in scene.dropped if role is not Role.LEGAL)
    return Scene(artboard=order.artboard, layers=(*scene.layers, *layers), dropped=gone, notes=scene.notes)


def _cropped(board: Artboard, height: float) -> Artboard:
    """Return the artboard cut to a height in px, its safe box kept as far as it goes, seen as large as before."""
    safe, margin = board.safe, board.margin
    shares = (safe.x / board.width, safe.y / height, safe.right / board.width, (height - 0.6 * margin) / height)
    return replace(board, height=round(height), safe_shares=shares, seen_at=board.view_width)


def _stretched(layer: Layer, share: float) -> Layer:
    """Keep a ground's light where it was when the artboard was shorter."""
    return replace(layer, centre=(layer.centre[0], layer.centre[1] * share)) if isinstance(layer, GroundLayer) else layer


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
        case PictureLayer():
            return layer.turned.grown(_NEAR_EM * line.block.size).overlaps(line.box)
        case TextLayer() | ArtLayer():
            return layer.box.grown(_NEAR_EM * line.block.size).overlaps(line.box)
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
    least = order.artboard.smallest_type(open_face(order.text.voice).metrics.x_height) * _SMALLER
    size = max(max(least, order.artboard.min_text) / _SAME, _SIZE * order.s)
    return fit_block(order.copy.legal or "", order.text, width=width, max_lines=lines, max_size=size, min_size=size * _SAME)


def _air(board: Artboard, block: TextBlock) -> float:
    """Return the room in px between small print and what stands over it."""
    return max(_AIR * board.short, _AIR_EM * block.size)


def _less(board: Artboard, block: TextBlock) -> Artboard:
    """Return the artboard with the room for legal copy taken off its safe zone."""
    safe, bottom = board.safe, _frame(board).bottom - block.rise - block.ink_height - _air(board, block)
    shares = (safe.x / board.width, safe.y / board.height, safe.right / board.width, bottom / board.height)
    return replace(board, safe_shares=shares)
