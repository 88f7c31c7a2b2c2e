"""Big type: the headline is the picture; it fills the artboard's measure, on two tones of one hue, with one cropped shape."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.colour import Colour
from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.furniture import brand_row, button, floor_shadows, ground, offer_row, support
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.stage import lift_for, stand
from generation.compositor.pictures import PictureKind
from generation.compositor.scene import Form, Layer, Role, Scene, ShapeLayer, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block

# Largest letters as a share of the short side, and line counts, by proportions.
_LETTERS: Final = {
    Aspect.SQUARE: (0.34, 4),
    Aspect.PORTRAIT: (0.36, 5),
    Aspect.STORY: (0.30, 5),
    Aspect.TOWER: (0.36, 8),
    Aspect.WIDE: (0.30, 4),
    Aspect.STRIP: (0.34, 2),
}
_SHAPE_SHIFT: Final = 0.55
_RING_STEP: Final = 0.24
# A product that takes less than this share of the short side's square is a speck beside such letters.
_SEEN: Final = 0.045


_SHORT: Final = 28


def suits(order: Order) -> float:
    """Return how well the headline carries the ad alone: short ones do, whatever else there is."""
    return 0.7 if len(order.copy.headline) <= _SHORT else 0.5


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None where the headline cannot be set."""
    match order.artboard.aspect:
        case Aspect.STRIP:
            return _strip(order)
        case Aspect.WIDE:
            return _wide(order)
        case Aspect.STORY:
            return _column(order, order.artboard.safe, story=True)
        case _:
            return _column(order, order.artboard.frame, story=False)


def _letters(order: Order, *, width: float, height: float) -> TextBlock | None:
    share, lines = _LETTERS[order.artboard.aspect]
    style = replace(order.display, leading=order.display.leading * 0.97)
    return fit_block(
        order.copy.headline,
        style,
        width=width,
        height=height,
        max_lines=order.headline_lines(lines),
        max_size=share * order.s,
        min_size=order.headline_floor,
    )


def _ornament(order: Order, centre: tuple[float, float], diameter: float) -> list[Layer]:
    """Return the one cropped shape, close enough to the ground's tone that letters may cross its edge, and its echo in thin rings."""
    lit, shade = _tones(order)
    disc = ShapeLayer(
        form=Form.ELLIPSE,
        box=Box(x=centre[0] - diameter / 2, y=centre[1] - diameter / 2, w=diameter, h=diameter),
        fill=lit,
        fill_to=shade,
        pattern=order.pattern,
        pattern_ink=order.ink,
        pattern_opacity=0.05,
        pattern_tile=0.12 * order.s,
    )
    return [disc, *(_ring(order, centre, diameter + step * _RING_STEP * order.s) for step in (1, 2, 3))]


def _ring(order: Order, centre: tuple[float, float], diameter: float) -> ShapeLayer:
    box = Box(x=centre[0] - diameter / 2, y=centre[1] - diameter / 2, w=diameter, h=diameter)
    return ShapeLayer(form=Form.RING, box=box, fill=order.scheme.colour("shape_lit"), opacity=0.30, stroke=max(1.5, 0.003 * order.s))


def _tones(order: Order) -> tuple[Colour, Colour]:
    rim = order.scheme.colour("ground_rim")
    return rim.mixed(order.scheme.colour("shape_lit"), _SHAPE_SHIFT * 0.6), rim.mixed(order.scheme.colour("shape_lit"), _SHAPE_SHIFT)


def _column(order: Order, frame: Box, *, story: bool) -> Scene | None:
    """Square, portrait, story and tower: brand, letters, offer row."""
    board, s = order.artboard, order.s
    tower = board.aspect is Aspect.TOWER
    row = brand_row(order, width=frame.w, with_label=not tower)
    row_y = frame.y + (row.rise if story else 0.0)
    action = button(order, max_width=frame.w if tower else frame.w * 0.56, arrow=not tower)
    one_row = not (story or tower)
    column = support(order, width=frame.w - action.width - 0.045 * s if one_row else frame.w * 0.96, max_lines=3, height=0.2 * board.height)
    column_height = column.ink_height if column and column.blocks else 0.0
    foot_height = max(action.height, column_height) if one_row else action.height + (column_height + 0.06 * s if column_height else 0.0)
    top = row_y + row.height + (0.065 * s if row.height else 0.0)
    letters = _letters(order, width=frame.w, height=frame.bottom - foot_height - 0.075 * s - top)
    if letters is None:
        return None
    room = frame.bottom - foot_height - 0.07 * s - top - letters.rise - letters.ink_height
    layers: list[Layer] = [ground(order, (0.5, 0.4)), *_ornament(order, (board.width * 0.86, board.height * 0.80), 1.15 * s)]
    left = Box(x=frame.x + 0.3 * frame.w, y=frame.bottom - foot_height - 0.05 * s - room, w=0.7 * frame.w, h=room)
    layers += _product(order, _below(order, frame) if story else left)
    layers += row.place(order, frame, row_y)
    layers.append(TextLayer(block=letters, x=frame.x, y=top + letters.rise, colour=order.ink, role=Role.HEADLINE))
    if one_row:
        layers += offer_row(order, frame, action, column)[0]
    else:
        if column and column.blocks:
            layers += column.place(order, frame.x, frame.bottom - foot_height)
        layers += action.place(order, frame.x, frame.bottom - action.height, width=frame.w if tower else None)
    return Scene(artboard=board, layers=tuple(layers), dropped=() if column else (Role.SUBHEADLINE,))


def _below(order: Order, frame: Box) -> Box:
    """Return the room under a story's copy, where an application may lay its own things over a picture but copy must not stand."""
    top = frame.bottom + 0.05 * order.s
    return Box(x=frame.x + 0.3 * frame.w, y=top, w=0.7 * frame.w, h=order.artboard.height - 0.08 * order.s - top)


def _product(order: Order, zone: Box) -> list[Layer]:
    """Return the product in the room that the letters leave, if that is enough to see it."""
    if order.product is None or order.product.kind is PictureKind.PACKSHOT or zone.h < 0.2 * order.s:
        return []
    inner = Box(x=zone.x, y=zone.y + 0.02 * order.s, w=zone.w, h=zone.h - 0.04 * order.s)
    standing = stand(order.product, inner, angle=lift_for(order.product), max_scale=order.artboard.max_upscale)
    if standing.bounds.w * standing.bounds.h < _SEEN * order.s**2:
        return []
    return [*floor_shadows(standing.bounds, standing.contact, order.scheme.colour("shadow")), standing.layer]


def _wide(order: Order) -> Scene | None:
    """Wide: letters over the whole measure, brand above, offer and action in the last row."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row = brand_row(order, width=frame.w)
    action = button(order, max_width=frame.w * 0.4)
    column = support(order, width=frame.w - action.width - 0.06 * s, max_lines=2, height=0.24 * board.height)
    column_height = column.ink_height if column and column.blocks else 0.0
    foot = max(action.height, column_height)
    top = frame.y + row.height + (0.08 * s if row.height else 0.0)
    letters = _letters(order, width=frame.w, height=frame.bottom - foot - 0.09 * s - top)
    if letters is None:
        return None
    y = top + letters.rise + max(0.0, (frame.bottom - foot - 0.09 * s - top - letters.rise - letters.ink_height) / 2)
    layers: list[Layer] = [ground(order, (0.4, 0.4)), *_ornament(order, (board.width * 0.9, board.height * 0.72), 1.3 * s)]
    layers += row.place(order, frame, frame.y)
    layers.append(TextLayer(block=letters, x=frame.x, y=y, colour=order.ink, role=Role.HEADLINE))
    layers += offer_row(order, frame, action, column)[0]
    return Scene(artboard=board, layers=tuple(layers), dropped=() if column else (Role.SUBHEADLINE,))


def _strip(order: Order) -> Scene | None:
    """4:1 and 8:1: letters as tall as the strip allows, action at the end."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    action = button(order, max_width=frame.w * 0.28, arrow=False)
    row = brand_row(order, width=frame.w * 0.24, with_label=False)
    above = row.height + 0.13 * s if row.height else 0.0
    width = frame.w - action.width - 0.3 * s
    letters = _letters(order, width=width, height=frame.h - above)
    if letters is None:
        return None
    y = (board.height - above - letters.rise - letters.ink_height) / 2
    layers: list[Layer] = [
        ground(order, (0.3, 0.5)),
        *_ornament(order, (board.width - action.width - frame.x * 1.4, board.height * 0.55), 2.1 * s),
    ]
    layers += row.place(order, frame, y)
    layers.append(TextLayer(block=letters, x=frame.x, y=y + above + letters.rise, colour=order.ink, role=Role.HEADLINE))
    layers += action.place(order, frame.right - action.width, (board.height - action.height) / 2)
    return Scene(artboard=board, layers=tuple(layers), dropped=(Role.SUBHEADLINE,) if order.copy.subheadline else ())
