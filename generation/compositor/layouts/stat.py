"""Stat: one number as large as the measure allows, one line, the number's picture in dots or bars, and its source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.column import fit_headline
from generation.compositor.layouts.dots import Grid, bars, dots, grid_in
from generation.compositor.layouts.figures import Figure, Share, quantity, read_figure, shown_share
from generation.compositor.layouts.furniture import brand_row, button, floor_shadows, ground
from generation.compositor.layouts.numerals import Numeral, numeral
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import brings_a_picture
from generation.compositor.layouts.stage import lift_for, stand
from generation.compositor.pictures import PictureKind
from generation.compositor.scene import ArtLayer, Form, GroundLayer, Layer, Role, Scene, ShapeLayer, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block

# The number's largest size and the headline's, as shares of the short side, and the headline's lines, by proportions.
_SIZES: Final = {
    Aspect.PORTRAIT: (0.42, 0.066, 3),
    Aspect.SQUARE: (0.33, 0.062, 2),
    Aspect.STORY: (0.44, 0.095, 3),
    Aspect.WIDE: (0.40, 0.085, 3),
    Aspect.TOWER: (0.62, 0.135, 5),
    Aspect.STRIP: (0.66, 0.19, 2),
}
_SHRINK: Final = (1.0, 0.93, 0.86, 0.74, 0.62, 0.5)
# Steps down that are tried for dots that end flush with the rest, and how near counts as flush.
_FURTHER: Final = 3
_FLUSH: Final = 0.03
_SOURCE: Final = 0.027
_LEAST_DOTS: Final = 0.075
_MOST_TIMES: Final = 12.0
_MOST_SPARE: Final = 0.06
_WITHOUT_THE_PICTURE: Final = 0.6
# Sizes this near to each other are one; lines are not broken for the difference.
_SAME: Final = 0.965
_TIMES: Final = frozenset("xX×")
# Where the copywriter's own lines come from.
_WRITTEN: Final = "headline."
_WRITTEN_BELOW: Final = "subheadline."


def suits(order: Order) -> float:
    """Return how well the order's number carries the ad: one with a source leads every other layout.

    A picture that the customer gave has no place here, so that layouts which show it come first.
    """
    if not order.copy.stat or quantity(order.copy.stat) is None:
        return 0.0
    if brings_a_picture(order):
        return _WITHOUT_THE_PICTURE
    return 0.998 if order.copy.stat_source else 0.965


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None without a number, or where the copy cannot be set beside it."""
    if suits(order) == 0.0:
        return None
    order = _stated(order)
    solver = {Aspect.WIDE: _wide, Aspect.STRIP: _strip}.get(order.artboard.aspect, _stacked)
    for picture in (True, False):
        scenes = (solver(order, shrink, picture=picture) for shrink in _SHRINK)
        found = next((scene for scene in scenes if scene is not None), None)
        if found is not None:
            # A little less of the number is worth dots that fill the measure.
            further = (scene for scene in islice(scenes, _FURTHER) if scene is not None and _fills(scene))
            return found if _fills(found) else next(further, found)
    return None


def _fills(scene: Scene) -> bool:
    """Tell whether the number's dots are as wide as the measure; a bar or a product always is wide enough."""
    dotted = [layer.box for layer in scene.layers if isinstance(layer, ArtLayer) and layer.name.endswith("dots")]
    copy = [layer.box for layer in scene.layers if layer.role in (Role.FIGURE, Role.CTA) and not isinstance(layer, GroundLayer)]
    return not dotted or dotted[0].right >= max(box.right for box in copy) - _FLUSH * scene.artboard.short


def _stated(order: Order) -> Order:
    """Return the order with the number's own statement for a headline, unless the brief gave one: a line of ours says something else."""
    copy = order.copy
    if not copy.stat_note or not copy.sources.get("headline", "").startswith(_WRITTEN):
        return order
    kept = None if copy.sources.get("subheadline", "").startswith(_WRITTEN_BELOW) else copy.subheadline
    return replace(order, copy=replace(copy, headline=copy.stat_note, stat_note=None, subheadline=kept))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """Number, headline and note for one measure (px), set."""

    number: Numeral
    headline: TextBlock
    note: TextBlock | None

    @property
    def head_height(self) -> float:
        """Return the headline's height, its highest to its lowest ink."""
        return self.headline.rise + self.headline.ink_height

    def note_height(self, gap: float) -> float:
        """Return the note's height and the space over it."""
        return self.note.rise + self.note.ink_height + 0.6 * gap if self.note else 0.0


def _figure(order: Order) -> Figure:
    return read_figure(order.copy.stat or "")


def _claim(order: Order, width: float, height: float, shrink: float) -> _Claim | None:
    most, share, lines = _SIZES[order.artboard.aspect]
    number = numeral(order, _figure(order), width=width, height=height, most=most * order.s * shrink)
    share = max(share * (0.5 + 0.5 * shrink), 1.32 * order.text_size / order.s)
    headline = fit_headline(order, width=width, height=height, share=share, lines=lines, least=order.headline_floor)
    note = _note(order, width)
    return _Claim(number=number, headline=headline, note=note) if number and headline else None


def _note(order: Order, width: float) -> TextBlock | None:
    words = order.copy.stat_note or order.copy.subheadline
    if not words:
        return None
    return fit_block(words, order.text, width=width, max_lines=3, max_size=order.text_size, min_size=_SAME * order.text_size)


def _source(order: Order, width: float, lines: int = 3) -> TextBlock | None:
    """Set the source: smaller than running copy, larger than a caption must be."""
    if not order.copy.stat_source:
        return None
    size = max(_SOURCE * order.s, 0.8 * order.text_size)
    return fit_block(order.copy.stat_source, order.text, width=width, max_lines=lines, max_size=size, min_size=0.8 * size)


def _gap(order: Order) -> float:
    """Return the space between parts in px."""
    return {Aspect.TOWER: 0.13, Aspect.WIDE: 0.06, Aspect.STRIP: 0.1}.get(order.artboard.aspect, 0.052) * order.s


def _text(order: Order, block: TextBlock, x: float, y: float, role: Role) -> TextLayer:
    """Return a layer whose highest ink is at ``y``."""
    colour = order.ink if role is Role.HEADLINE else order.soft_ink
    return TextLayer(block=block, x=x, y=y + block.rise, colour=colour, role=role)


def _note_role(order: Order) -> Role:
    return Role.NOTE if order.copy.stat_note else Role.SUBHEADLINE


def _stacked(order: Order, shrink: float, *, picture: bool) -> Scene | None:
    """Square, portrait, story and tower: number, headline, its picture, what that shows, source and action, on one edge."""
    board, gap = order.artboard, _gap(order)
    tower, story = board.aspect is Aspect.TOWER, board.aspect is Aspect.STORY
    frame = board.safe if story else board.frame
    row = brand_row(order, width=frame.w, with_label=not tower)
    claim = _claim(order, frame.w, frame.h, shrink)
    if claim is None:
        return None
    y = frame.y + row.rise
    layers: list[Layer] = [ground(order, (0.5, 0.4)), *row.place(order, frame, y)]
    y += row.height + (1.05 * gap if row.height else 0.0)
    if story:
        return _story(order, layers, claim, y)
    foot, foot_top = _foot(order, frame)
    end = foot_top - 0.9 * gap
    least = claim.number.height + gap + claim.head_height + (gap if picture else 0.0) + claim.note_height(gap)
    room = Box(x=frame.x, y=0, w=frame.w, h=end - y - least)
    shown = _picture(order, room) if picture else _Picture(layers=(), foot=0.0)
    if shown is None or room.h < 0:
        return None
    # What is left over opens the gaps a little, the one over the picture the most.
    spare = min(0.25 * (room.h - shown.foot), _MOST_SPARE * order.s)
    layers += claim.number.place(frame.x, y, order.ink)
    y += claim.number.height + gap + 0.5 * spare
    layers.append(_text(order, claim.headline, frame.x, y, Role.HEADLINE))
    y += claim.head_height + (gap + spare if picture else 0.0)
    layers[1:1] = [_moved(layer, y) for layer in shown.layers]
    if claim.note:
        layers.append(_text(order, claim.note, frame.x, y + shown.foot + 0.6 * gap, _note_role(order)))
    return Scene(artboard=board, layers=(*layers, *foot), dropped=_dropped(order))


def _story(order: Order, layers: list[Layer], claim: _Claim, y: float) -> Scene | None:
    """9:16: all copy in the clear zone; the number's picture has what lies under it."""
    board, s, gap, safe = order.artboard, order.s, _gap(order), order.artboard.safe
    layers += claim.number.place(safe.x, y, order.ink)
    y += claim.number.height + gap
    layers.append(_text(order, claim.headline, safe.x, y, Role.HEADLINE))
    y += claim.head_height
    if claim.note:
        layers.append(_text(order, claim.note, safe.x, y + 0.6 * gap, _note_role(order)))
        y += claim.note_height(gap)
    foot, foot_top = _foot(order, Box(x=safe.x, y=0, w=safe.w, h=board.height))
    lift = min(safe.bottom - board.height, y + 1.1 * gap - foot_top)
    if y + 1.1 * gap > foot_top + safe.bottom - board.height:
        return None
    layers += [_moved(layer, lift) for layer in foot]
    top = board.height + lift + 0.09 * s
    shown = _picture(order, Box(x=safe.x, y=top, w=safe.w, h=board.height - 0.08 * s - top))
    under = shown.layers if shown else ()
    return Scene(artboard=board, layers=(*layers[:1], *under, *layers[1:]), dropped=_dropped(order))


def _foot(order: Order, frame: Box) -> tuple[list[Layer], float]:
    """Return source and action on the frame's foot, and their top: side by side, or, on a tower, one over the other."""
    tower = order.artboard.aspect is Aspect.TOWER
    action = button(order, max_width=frame.w * (1.0 if tower else 0.56), arrow=not tower)
    source = _source(order, frame.w if tower else frame.w - action.width - 0.05 * order.s, 6 if tower else 4)
    top = frame.bottom - action.height
    if tower:
        layers: list[Layer] = list(action.place(order, frame.x, top, width=frame.w))
        if source is None:
            return layers, top
        top -= source.ink_height + 0.12 * order.s
        return [*layers, _text(order, source, frame.x, top - source.rise, Role.LEGAL)], top - source.rise
    if source is None:
        return list(action.place(order, frame.x, top)), top
    y = frame.bottom - source.height - source.depth if source.height > action.height else top + (action.height - source.height) / 2
    words = TextLayer(block=source, x=frame.x, y=y, colour=order.soft_ink, role=Role.LEGAL)
    return [words, *action.place(order, frame.right - action.width, top)], min(top, y - source.rise)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picture:
    """A picture of the number and its foot in px."""

    layers: tuple[Layer, ...]
    foot: float


def _picture(order: Order, room: Box) -> _Picture | None:
    """Return the number's picture in ``room``: dots, bars, or the product where the number cannot be drawn; None without room."""
    if room.h < _LEAST_DOTS * order.s:
        return None
    figure = _figure(order)
    copy = order.copy
    share = shown_share(figure, " ".join(part for part in (copy.stat_note, copy.headline, copy.subheadline, copy.stat_source) if part))
    if share is not None:
        return _dotted(order, share, room)
    times = quantity(figure.number)
    if figure.number[-1:] in _TIMES and times and 1 < times <= _MOST_TIMES:
        thick = Box(x=room.x, y=room.y, w=room.w, h=min(room.h, 0.3 * order.s))
        drawn = bars(order, times, thick)
        return _Picture(layers=tuple(drawn), foot=max(layer.box.bottom for layer in drawn if isinstance(layer, ShapeLayer)))
    return _product(order, room)


def _dotted(order: Order, share: Share, room: Box) -> _Picture | None:
    grid: Grid | None = grid_in(order, share, room.w, room.h)
    if grid is None:
        return None
    art = dots(order, share, grid, room.x, room.y)
    return _Picture(layers=(art,), foot=art.box.bottom)


def _product(order: Order, room: Box) -> _Picture | None:
    """Return the product before a disc, at the room's far end; no picture where there is none."""
    if order.product is None or order.product.kind is PictureKind.PACKSHOT or room.h < 0.2 * order.s:
        return None
    standing = stand(order.product, room, angle=lift_for(order.product), max_scale=order.artboard.max_upscale)
    diameter = min(1.1 * standing.bounds.h, room.h)
    disc = Box(x=standing.bounds.cx - diameter / 2, y=room.bottom - diameter, w=diameter, h=diameter)
    shape = ShapeLayer(form=Form.ELLIPSE, box=disc, fill=order.scheme.colour("shape_lit"), fill_to=order.scheme.colour("shape_shade"))
    shadows = floor_shadows(standing.bounds, standing.contact, order.scheme.colour("shadow"))
    return _Picture(layers=(shape, *shadows, standing.layer), foot=room.bottom)


def _wide(order: Order, shrink: float, *, picture: bool) -> Scene | None:
    """Wide: number, headline and action left; the picture, what it shows and the source right."""
    board, s, frame, gap = order.artboard, order.s, order.artboard.frame, _gap(order)
    width = frame.w * (0.5 if picture else 0.62)
    row = brand_row(order, width=width, with_label=False)
    action = button(order, max_width=width)
    top = frame.y + row.rise + row.height + (gap if row.height else 0.0)
    claim = _claim(order, width, frame.h, shrink)
    foot = frame.bottom - action.height
    if claim is None:
        return None
    tall = claim.number.height + 1.1 * gap + claim.head_height
    if tall > foot - gap - top:
        return None
    y = top + 0.45 * (foot - gap - top - tall)
    layers: list[Layer] = [
        ground(order, (0.4, 0.4)),
        *row.place(order, frame, frame.y + row.rise),
        *claim.number.place(frame.x, y, order.ink),
    ]
    layers.append(_text(order, claim.headline, frame.x, y + claim.number.height + 1.1 * gap, Role.HEADLINE))
    layers += action.place(order, frame.x, foot)
    left = frame.x + width + 0.1 * s
    side = _side(order, Box(x=left, y=frame.y, w=frame.right - left, h=frame.h), picture=picture)
    return Scene(artboard=board, layers=(*layers[:1], *side, *layers[1:]), dropped=_dropped(order)) if side is not None else None


def _side(order: Order, room: Box, *, picture: bool) -> list[Layer] | None:
    """Return picture, note and source as a column that ends on the room's foot."""
    gap, layers, floor = _gap(order), [], room.bottom
    source = _source(order, room.w, 4)
    if source is not None:
        floor -= source.ink_height
        layers.append(_text(order, source, room.x, floor - source.rise, Role.LEGAL))
        floor -= source.rise + gap
    note = _note(order, room.w)
    if note is None and order.copy.stat_note:
        return None
    note_height = note.rise + note.ink_height + 0.6 * gap if note else 0.0
    area = Box(x=room.x, y=room.y, w=room.w, h=floor - note_height - room.y)
    shown = _picture(order, area) if picture else _Picture(layers=(), foot=floor - note_height)
    if shown is None or area.h < 0:
        return None
    lift = 0.5 * max(0.0, floor - note_height - shown.foot) if picture else 0.0
    moved = [_moved(layer, lift) for layer in shown.layers]
    if note is not None:
        layers.append(_text(order, note, room.x, shown.foot + lift + 0.6 * gap, _note_role(order)))
    return [*moved, *layers]


def _moved(layer: Layer, down: float) -> Layer:
    """Return a layer further down."""
    if isinstance(layer, GroundLayer):
        return layer
    if isinstance(layer, TextLayer):
        return replace(layer, y=layer.y + down)
    return replace(layer, box=replace(layer.box, y=layer.box.y + down))


def _strip(order: Order, shrink: float, *, picture: bool) -> Scene | None:
    """4:1 and 8:1: number, then brand, headline and note, then the action."""
    if picture:
        return None
    board, s, frame, gap = order.artboard, order.s, order.artboard.frame, _gap(order)
    action = button(order, max_width=frame.w * 0.26, arrow=False)
    most, share, lines = _SIZES[board.aspect]
    number = numeral(order, _figure(order), width=frame.w * 0.36 * (0.6 + 0.4 * shrink), height=frame.h, most=most * s * shrink)
    if number is None:
        return None
    left = frame.x + number.width + 0.2 * s
    width = frame.right - action.width - 0.2 * s - left
    row = brand_row(order, width=width, with_label=False)
    headline = fit_headline(order, width=width, height=0.5 * frame.h, share=share, lines=lines, least=order.headline_floor)
    if headline is None:
        return None
    parts: list[tuple[Role, TextBlock]] = [(Role.HEADLINE, headline)]
    room = frame.h - (row.height + gap if row.height else 0.0) - headline.rise - headline.ink_height
    for role, block in ((_note_role(order), _note(order, width)), (Role.LEGAL, _source(order, width, 1))):
        if block is not None and block.rise + block.ink_height + 0.8 * gap <= room:
            parts.append((role, block))
            room -= block.rise + block.ink_height + 0.8 * gap
    if room < 0:
        return None
    y = frame.y + room / 2
    layers: list[Layer] = [ground(order, (0.3, 0.5)), *row.place(order, Box(x=left, y=y, w=width, h=frame.h), y + row.rise)]
    y += row.rise + row.height + (gap if row.height else 0.0)
    for role, block in parts:
        layers.append(_text(order, block, left, y, role))
        y += block.rise + block.ink_height + 0.8 * gap
    layers += number.place(frame.x, (board.height - number.height) / 2, order.ink)
    layers += action.place(order, frame.right - action.width, (board.height - action.height) / 2)
    return Scene(artboard=board, layers=tuple(layers), dropped=_gone(order, {role for role, _ in parts}))


def _dropped(order: Order) -> tuple[Role, ...]:
    return (Role.SUBHEADLINE,) if order.copy.stat_note and order.copy.subheadline else ()


def _gone(order: Order, found: set[Role]) -> tuple[Role, ...]:
    gone = [_note_role(order)] if _note_role(order) not in found and (order.copy.stat_note or order.copy.subheadline) else []
    return (*gone, *((Role.LEGAL,) if order.copy.stat_source and Role.LEGAL not in found else ()))
