"""Spokesperson: a drawn person before a disc beside the copy, and a card with the brief's own proof; made for services."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from generation.colour import Colour
from generation.compositor.artboard import Aspect, Box
from generation.compositor.figures import drawing
from generation.compositor.layouts.column import Column, Setting, copy_column, fit_headline, least_headline
from generation.compositor.layouts.furniture import brand_row, button, ground, support
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import brings_a_picture
from generation.compositor.layouts.proof import Proof, proof_card, proves
from generation.compositor.scene import ArtLayer, Form, GroundLayer, Layer, Role, Scene, ShapeLayer, TextLayer
from generation.compositor.scenery.vector import falling, rect

# Headlines as shares of the short side, and their usual lines.
_HEADLINE: Final = {Aspect.STORY: (0.126, 3), Aspect.PORTRAIT: (0.124, 3), Aspect.SQUARE: (0.104, 4), Aspect.WIDE: (0.135, 4)}
# The person's scale (units of the drawing to shares of the short side) and axis (share of the width).
_SCALE: Final = {Aspect.STORY: 0.93, Aspect.PORTRAIT: 0.84, Aspect.SQUARE: 0.86, Aspect.WIDE: 1.02, Aspect.TOWER: 1.3}
_AXIS: Final = {Aspect.STORY: 0.72, Aspect.PORTRAIT: 0.72, Aspect.SQUARE: 0.765, Aspect.WIDE: 0.785}
_SMALLEST: Final = 0.66
_AIR: Final = 0.028
_DISC_AIR: Final = 0.022
_LEAST_DISC: Final = 0.6
_RINGS: Final = (0.12, 0.24, 0.36, 0.48)
_RING_FAINT: Final = 0.13


def suits(order: Order) -> float:
    """Return how well a person suits the order: where no picture was given and one is cast; better with proof to show."""
    if order.person is None or order.artboard.aspect is Aspect.STRIP or brings_a_picture(order):
        return 0.0
    if order.artboard.aspect is Aspect.TOWER:
        return 0.8 if order.artboard.ratio >= 0.2 else 0.0
    return 0.955 if proves(order) else 0.88


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None without a person or where the headline cannot be read."""
    if suits(order) == 0.0:
        return None
    aspect = order.artboard.aspect
    if aspect is Aspect.TOWER:
        return _tower(order)
    return _upright(order) if aspect in (Aspect.STORY, Aspect.PORTRAIT) else _beside(order)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    """A placed person: ``unit`` is px for one unit of the drawing; head and body are what copy keeps clear of."""

    name: str
    unit: float
    axis: float
    top: float

    @property
    def head(self) -> Box:
        """Return the box of head and hair in px."""
        reach = drawing.head_reach(self.name) * self.unit
        return Box(x=self.axis - reach, y=self._at(drawing.CROWN), w=2 * reach, h=self._at(drawing.CHIN) - self._at(drawing.CROWN))

    @property
    def body_left(self) -> float:
        """Return the left edge of the body in px."""
        return self.axis - drawing.BODY * self.unit

    @property
    def shoulders(self) -> float:
        """Return the height in px from which on the body is broad."""
        return self._at(drawing.SHOULDERS)

    @property
    def left(self) -> float:
        """Return the left edge of head and body in px."""
        return min(self.body_left, self.head.x)

    def _at(self, height: float) -> float:
        return self.top + height * self.unit

    def layer(self, order: Order) -> ArtLayer:
        """Return the person down to the artboard's foot; arms that would be cut there hang instead of being crossed."""
        tall = min(drawing.LONGEST, (order.artboard.height - self.top) / self.unit + 2)
        box = Box(
            x=self.axis - drawing.WIDTH * self.unit / 2,
            y=self.top,
            w=drawing.WIDTH * self.unit,
            h=tall * self.unit,
        )
        art = drawing.markup(self.name, order.scheme, crossed=tall >= drawing.ARMS_FOOT)
        return ArtLayer(name=f"person: {self.name}", markup=art, view=(drawing.WIDTH, tall), box=box, role=Role.PERSON)


def _figure(order: Order, *, unit: float, axis: float, chin: float) -> _Figure:
    return _Figure(name=order.person or "", unit=unit, axis=axis, top=chin - drawing.CHIN * unit)


def _behind(order: Order, figure: _Figure, texts: Sequence[Layer]) -> list[Layer]:
    """Return ground, faint rings and the disc that sets head and clothes off the ground; it keeps off the copy."""
    board, s, head = order.artboard, order.s, figure.head
    radius = 1.02 * head.h
    centre = (figure.axis + 0.03 * s, head.cy + 0.62 * head.h)
    boxes = [layer.box for layer in texts if not isinstance(layer, GroundLayer)]
    while radius > _LEAST_DISC * head.h and any(_touches(box.grown(_DISC_AIR * s), centre, radius) for box in boxes):
        radius *= 0.97
        centre = (min(centre[0] + 0.012 * head.h, figure.axis + 0.3 * head.h), centre[1])
    layers: list[Layer] = [ground(order, (figure.axis / board.width, min(0.9, centre[1] / board.height)))]
    layers += [_ring(order, centre, radius + step * s) for step in _RINGS]
    lit, shade = _disc_tones(order)
    disc = Box(x=centre[0] - radius, y=centre[1] - radius, w=2 * radius, h=2 * radius)
    return [*layers, ShapeLayer(form=Form.ELLIPSE, box=disc, fill=lit, fill_to=shade)]


def _touches(box: Box, centre: tuple[float, float], radius: float) -> bool:
    x, y = min(max(centre[0], box.x), box.right), min(max(centre[1], box.y), box.bottom)
    return math.hypot(x - centre[0], y - centre[1]) < radius


def _disc_tones(order: Order) -> tuple[Colour, Colour]:
    """Return the disc's lit and shaded tone: a pale relative of a dark ground, the brand shape's own on a light one."""
    scheme = order.scheme
    if not scheme.dark:
        return scheme.colour("shape_lit"), scheme.colour("shape_shade")
    _, chroma, hue = scheme.colour("ground_rim").lch
    soft = max(0.03, min(0.075, chroma * 1.1))
    return Colour.oklch(0.92, soft * 0.8, hue), Colour.oklch(0.78, soft * 1.25, hue)


def _ring(order: Order, centre: tuple[float, float], radius: float) -> ShapeLayer:
    box = Box(x=centre[0] - radius, y=centre[1] - radius, w=2 * radius, h=2 * radius)
    tone = order.scheme.colour("accent") if order.scheme.dark else order.scheme.colour("shape_shade")
    return ShapeLayer(form=Form.RING, box=box, fill=tone, stroke=max(2.0, 0.0028 * order.s), opacity=_RING_FAINT)


def _worded(order: Order, proof: Proof | None) -> Order:
    """Return the order for the supporting copy: what the card shows is not said twice."""
    if proof is None or Role.FIGURE not in proof.shows:
        return order
    return replace(order, copy=replace(order.copy, figure=None, figure_note=None))


def _upright(order: Order) -> Scene | None:
    """Story and portrait: headline over the whole width, then support and action beside the head, the card under or over them."""
    board, s = order.artboard, order.s
    story = board.aspect is Aspect.STORY
    frame = board.safe if story else board.frame
    row = brand_row(order, width=frame.w)
    top = frame.y + row.rise + (row.height + 0.05 * s if row.height else 0.0)
    share, lines = _HEADLINE[board.aspect]
    headline = fit_headline(
        order, width=frame.w, height=(0.22 if story else 0.27) * board.height, share=share, lines=lines, least=least_headline(order)
    )
    if headline is None:
        return None
    foot = top + headline.rise + headline.ink_height
    figure = _standing(order, foot + _over_head(order, frame.w), frame)
    found = _left_side(order, Box(x=frame.x, y=foot, w=frame.w, h=frame.bottom - foot), figure, headline.size)
    if found is None:
        return None
    copy: list[Layer] = list(row.place(order, frame, frame.y + row.rise))
    copy.append(TextLayer(block=headline, x=frame.x, y=top + headline.rise, colour=order.ink, role=Role.HEADLINE))
    stage = [*_behind(order, figure, [*copy, *found[0].bare]), figure.layer(order), *_dusk(order)]
    return Scene(artboard=board, layers=(*stage, *copy, *found[0].layers), dropped=found[1])


def _over_head(order: Order, width: float) -> float:
    """Return the room in px between headline and head: in a story the supporting copy stands there if it is short."""
    s = order.s
    column = support(order, width=0.9 * width, max_lines=2, height=0.1 * order.artboard.height)
    if order.artboard.aspect is not Aspect.STORY or column is None or not column.blocks:
        return 0.035 * s
    return (0.045 + _AIR + 0.004) * s + column.ink_height


def _dusk(order: Order) -> list[Layer]:
    """Return a veil of the ground's own tone over a dark story's foot, where apps put words of their own."""
    board = order.artboard
    if board.aspect is not Aspect.STORY or not order.scheme.dark:
        return []
    tone, tall = order.scheme.colour("ground_rim"), 0.18 * board.height
    fade = falling("dusk", 0, tall, [(0.0, tone, 0.0), (1.0, tone, 0.8)])
    markup = f"<defs>{fade}</defs>" + rect(0, 0, board.width, tall, "url(#dusk)")
    box = Box(x=0, y=board.height - tall, w=board.width, h=tall)
    return [ArtLayer(name="dusk", markup=markup, view=(box.w, box.h), box=box)]


def _standing(order: Order, under: float, frame: Box) -> _Figure:
    """Return the person as large as the room under the headline lets the head be; in a story the whole face stays in the clear zone."""
    board, s = order.artboard, order.s
    unit = _SCALE[board.aspect] * s / 1080
    if board.aspect is Aspect.STORY:
        unit = max(_SMALLEST * s / 1080, min(unit, (frame.bottom - under) / (drawing.CHIN - drawing.CROWN)))
        return _figure(order, unit=unit, axis=_AXIS[board.aspect] * board.width, chin=frame.bottom)
    unit = max(_SMALLEST * s / 1080, min(unit, (board.height - under) / (drawing.ARMS_FOOT - drawing.CROWN)))
    chin = max(under + (drawing.CHIN - drawing.CROWN) * unit, board.height - (drawing.ARMS_FOOT + 26 - drawing.CHIN) * unit)
    return _figure(order, unit=unit, axis=_AXIS[board.aspect] * board.width, chin=chin)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stack:
    """The copy under the headline: all its layers, and those that stand on the bare ground rather than on a card."""

    layers: tuple[Layer, ...]
    bare: tuple[Layer, ...]


def _left_side(order: Order, room: Box, figure: _Figure, lead: float) -> tuple[_Stack, tuple[Role, ...]] | None:
    """Return support, action and card stacked under the headline, and what found no room; None where the action has none."""
    for with_proof, with_support in ((True, True), (True, False), (False, True), (False, False)):
        for width in _widths(order, room, figure):
            proof = proof_card(order, width=width, height=0.3 * order.artboard.height, lead=lead) if with_proof else None
            found = _stack(order, room, figure, (width, proof), with_support=with_support) if proof or not with_proof else None
            if found is not None:
                return found, _gone(order, with_proof=with_proof, with_support=with_support)
    return None


def _gone(order: Order, *, with_proof: bool, with_support: bool) -> tuple[Role, ...]:
    gone = [Role.SUBHEADLINE] if order.copy.subheadline and not with_support else []
    return (*gone, *((Role.FIGURE,) if order.copy.figure and not (with_proof or with_support) else ()))


def _widths(order: Order, room: Box, figure: _Figure) -> tuple[float, ...]:
    """Return the measures to try beside the person: up to the head, which holds above the shoulders, then up to the body."""
    air = _AIR * order.s
    return figure.head.x - air - room.x, figure.left - air - room.x


def _stack(order: Order, room: Box, figure: _Figure, given: tuple[float, Proof | None], *, with_support: bool) -> _Stack | None:
    (width, proof), s = given, order.s
    story = order.artboard.aspect is Aspect.STORY
    worded = _worded(order, proof)
    y = room.y + 0.045 * s
    layers: list[Layer] = []
    if with_support:
        column = _support(worded, room, figure, y, width)
        if column is None:
            return None
        layers += column[0]
        y = column[1] + (0.05 * s if column[0] else 0.0)
    narrow = figure.left - _AIR * s - room.x
    action = button(order, max_width=width if story else narrow, arrow=not story)
    gap = 0.055 * s if proof else 0.0
    spare = room.bottom - y - action.height - gap - (proof.height if proof else 0.0)
    if spare < 0:
        return None
    first = y if story else room.bottom - action.height
    layers += action.place(order, room.x, first)
    if proof is None:
        return _Stack(layers=tuple(layers), bare=tuple(layers))
    at = first + action.height + gap + min(0.4 * spare, 0.05 * s) if story else y + 0.5 * spare
    if proof.width > narrow + 1:
        at = min(at, figure.shoulders - 0.5 * _AIR * s - proof.height)
        if at < (first + action.height + gap if story else y):
            return None
    return _Stack(layers=(*layers, *proof.place(order, room.x, at)), bare=tuple(layers))


def _support(order: Order, room: Box, figure: _Figure, y: float, width: float) -> tuple[list[Layer], float] | None:
    """Return the supporting copy over the head where it ends before that begins, else beside it; with its foot in px."""
    s = order.s
    for measure, limit in ((0.9 * room.w, figure.head.y - _AIR * s), (width, room.bottom)):
        column = support(order, width=measure, max_lines=5 if measure == width else 2, height=0.2 * order.artboard.height)
        if column is not None and y + column.ink_height <= limit:
            return list(column.place(order, room.x, y)), y + column.ink_height
    return None


def _beside(order: Order) -> Scene | None:
    """Square and wide: one column of copy on the reading side, the person on the other, the card before the chest."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    unit = _SCALE[board.aspect] * s / 1080
    figure = _figure(order, unit=unit, axis=_AXIS[board.aspect] * board.width, chin=0.085 * s + (drawing.CHIN - drawing.CROWN) * unit)
    if board.aspect is Aspect.SQUARE:
        figure = replace(figure, top=max(figure.top, board.height - drawing.ARMS_FOOT * unit))
    share, lines = _HEADLINE[board.aspect]
    width = figure.left - _AIR * s - frame.x
    left, chin = figure.body_left + 0.03 * s, figure.head.bottom + 0.015 * s
    card_room = Box(x=left, y=chin, w=frame.right - left, h=min(0.42 * board.height, frame.bottom - chin))
    proof = proof_card(order, width=card_room.w, height=card_room.h, lead=0.8 * share * s)
    column = _column(order, proof, Box(x=frame.x, y=frame.y, w=width, h=frame.h), Setting(share=share, lines=lines, support_lines=5))
    if column is None:
        return None
    layers = [*_behind(order, figure, column.layers), figure.layer(order), *column.layers]
    if proof is not None:
        x = max(card_room.x, min(figure.axis - proof.width / 2, frame.right - proof.width))
        layers += proof.place(order, x, frame.bottom - proof.height)
    return Scene(artboard=board, layers=tuple(layers), dropped=column.dropped)


def _column(order: Order, proof: Proof | None, box: Box, setting: Setting) -> Column | None:
    """Return the column, anchored high in a square and in the middle of a wide ad."""
    wide = order.artboard.aspect is Aspect.WIDE
    return copy_column(_worded(order, proof), box, replace(setting, anchor=0.5 if wide else 0.12))


def _tower(order: Order) -> Scene | None:
    """1:4: the copy on top, the person under it down to the foot."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    room = Box(x=frame.x, y=frame.y, w=frame.w, h=0.58 * board.height)
    column = copy_column(order, room, Setting(share=0.24, lines=6, packed=True, stretched=True, arrow=False))
    if column is None:
        return None
    unit = _SCALE[Aspect.TOWER] * s / 1080
    low = board.height - (drawing.ARMS_FOOT + 30) * unit
    top = max(low, column.foot + 0.12 * s - drawing.CROWN * unit)
    figure = _Figure(name=order.person or "", unit=unit, axis=0.5 * board.width, top=top)
    return Scene(
        artboard=board, layers=(*_behind(order, figure, column.layers), figure.layer(order), *column.layers), dropped=column.dropped
    )
