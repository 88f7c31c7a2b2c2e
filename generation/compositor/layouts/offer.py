"""Offer: the price or the discount leads, as large type or in a starburst on the product; the deadline stands beside the action."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.badge import Badge, badge
from generation.compositor.layouts.column import fit_headline
from generation.compositor.layouts.figures import Figure, quantity, read_figure
from generation.compositor.layouts.furniture import BrandRow, brand_row, button, floor_shadows, ground
from generation.compositor.layouts.numerals import Numeral, numeral
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import brings_a_picture, polygon
from generation.compositor.layouts.stage import LONG, UPRIGHT, Standing, centred, disc, lift_for, stand
from generation.compositor.pictures import PictureKind, Study
from generation.compositor.scene import Form, Layer, Role, Scene, ShapeLayer, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block

# The figure's largest size with and without a product, the headline's, and the headline's lines, by proportions.
_SIZES: Final = {
    Aspect.PORTRAIT: (0.27, 0.56, 0.095, 3),
    Aspect.SQUARE: (0.24, 0.50, 0.09, 3),
    Aspect.STORY: (0.32, 0.48, 0.10, 3),
    Aspect.WIDE: (0.30, 0.46, 0.10, 3),
    Aspect.TOWER: (0.5, 0.62, 0.17, 5),
    Aspect.STRIP: (0.56, 0.66, 0.20, 2),
}
# Without a product an upright artboard's headline is this much larger.
_ALONE: Final = 1.3
_SHRINK: Final = (1.0, 0.88, 0.76, 0.64, 0.52)
# The share of the height that a product gets where it stands under the copy.
_LEAST_PRODUCT: Final = {Aspect.PORTRAIT: 0.33, Aspect.SQUARE: 0.33, Aspect.TOWER: 0.22}
# A standing product's least share of the height, and the copy's of the width beside its foot.
_LEAST_UPRIGHT: Final = 0.42
_NEAR_SIDE: Final = 0.5
_LEGAL: Final = 0.023
_CUT: Final = 6.8
_BADGE: Final = 0.36
_BURST_ROOM: Final = 0.46
_LONGEST_IN_BADGE: Final = 9
# Two shapes overlap by this share of the short side or stand this far apart.
_OVERLAP: Final = 0.035
_APART: Final = 0.022
_TOWER_TURN: Final = 74.0
_HUNDRED: Final = 100.0


def suits(order: Order) -> float:
    """Return how well the order's figure carries the ad: a discount leads, a price may, a phrase rather not."""
    if not order.copy.figure:
        return 0.0
    figure = read_figure(order.copy.figure)
    if quantity(figure.number) is None or (brings_a_picture(order) and not _shown(order)):
        return 0.55
    return 0.94 if figure.percent else 0.82


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None without a figure, or where the copy cannot be set beside it."""
    if not order.copy.figure:
        return None
    solver = _burst if _wants_badge(order) else _beside if _is_beside(order) else _SOLVERS.get(order.artboard.aspect, _stacked)
    scenes = (solver(order, shrink) for shrink in _SHRINK)
    return next((scene for scene in scenes if scene is not None), None)


def _figure(order: Order) -> Figure:
    return read_figure(order.copy.figure or "")


def _shown(order: Order) -> bool:
    return order.product is not None and order.product.kind is not PictureKind.PACKSHOT


def _is_beside(order: Order) -> bool:
    compact = order.product is not None and order.product.aspect < LONG
    return order.artboard.aspect is Aspect.WIDE or (order.artboard.aspect is Aspect.SQUARE and compact)


def _wants_badge(order: Order) -> bool:
    """Tell whether the figure goes into a starburst: short ones beside a compact product, in every second variation."""
    fits = len((order.copy.figure or "").replace(" ", "")) <= _LONGEST_IN_BADGE and order.artboard.aspect in (
        Aspect.PORTRAIT,
        Aspect.SQUARE,
    )
    return fits and _shown(order) and order.product is not None and order.product.aspect < LONG and order.variation % 2 == 1


def _gap(order: Order) -> float:
    """Return the space between parts in px."""
    return {Aspect.TOWER: 0.13, Aspect.WIDE: 0.06, Aspect.STRIP: 0.1}.get(order.artboard.aspect, 0.05) * order.s


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """The figure and the headline under it, set for one measure."""

    figure: Numeral
    headline: TextBlock
    gap: float

    @property
    def height(self) -> float:
        """Return the height of both, highest to lowest ink."""
        return self.figure.height + self.gap + self.headline.rise + self.headline.ink_height

    @property
    def width(self) -> float:
        """Return the width of the wider."""
        return max(self.figure.width, self.headline.width)

    def place(self, order: Order, x: float, y: float) -> list[Layer]:
        """Return the layers with the highest ink at ``y``."""
        words = TextLayer(
            block=self.headline, x=x, y=y + self.figure.height + self.gap + self.headline.rise, colour=order.ink, role=Role.HEADLINE
        )
        return [*self.figure.place(x, y, order.ink), words]


def _claim(order: Order, width: float, height: float, shrink: float) -> _Claim | None:
    with_product, alone, share, lines = _SIZES[order.artboard.aspect]
    most = (with_product if _shown(order) else alone) * order.s * shrink
    figure = numeral(order, _figure(order), width=width, height=height, most=most)
    least = max(order.headline_floor, 1.3 * order.text_size)
    share = max(share * (0.55 + 0.45 * shrink) * (1.0 if _shown(order) or order.artboard.ratio >= 1.0 else _ALONE), least / order.s)
    headline = fit_headline(order, width=width, height=height, share=share, lines=lines, least=order.headline_floor)
    return _Claim(figure=figure, headline=headline, gap=0.85 * _gap(order)) if figure and headline else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Foot:
    """The last rows: deadline and action, small print under them; placed, with their top and the copy that found no room."""

    layers: tuple[Layer, ...]
    top: float
    dropped: tuple[Role, ...]


def _note(order: Order, width: float, lines: int = 3) -> tuple[Role, TextBlock] | None:
    """Set the deadline or, without one, the subheadline."""
    words = order.copy.figure_note or order.copy.subheadline
    if not words or width <= 0:
        return None
    block = fit_block(words, order.text, width=width, max_lines=lines, max_size=order.text_size, min_size=0.965 * order.text_size)
    return (Role.NOTE if order.copy.figure_note else Role.SUBHEADLINE, block) if block else None


def _legal(order: Order, width: float) -> TextBlock | None:
    if not order.copy.legal:
        return None
    size = max(_LEGAL * order.s, 0.68 * order.text_size)
    return fit_block(order.copy.legal, order.text, width=width, max_lines=2, max_size=size, min_size=0.9 * size)


def _foot(order: Order, frame: Box, *, most: float = 0.58) -> _Foot:
    """Return deadline left and action right, small print under both; the action takes at ``most`` so much of the width."""
    legal = _legal(order, frame.w)
    floor = frame.bottom - (legal.ink_height + 0.04 * order.s if legal else 0.0)
    action = button(order, max_width=frame.w * most)
    note = _note(order, frame.w - action.width - 0.05 * order.s)
    top = floor - action.height
    over = _note(order, frame.w) if note is None else None
    layers: list[Layer] = list(action.place(order, frame.right - action.width if note else frame.x, top))
    if note:
        role, block = note
        y = floor - block.height - block.depth if block.ink_height > action.height else floor - action.height / 2 - block.height / 2
        layers.append(TextLayer(block=block, x=frame.x, y=y, colour=order.soft_ink, role=role))
        top = min(top, y - block.rise)
    elif over:
        role, block = over
        top -= block.ink_height + 0.9 * _gap(order)
        layers.append(TextLayer(block=block, x=frame.x, y=top, colour=order.soft_ink, role=role))
        top -= block.rise
    if legal:
        layers.append(TextLayer(block=legal, x=frame.x, y=frame.bottom - legal.ink_height, colour=order.soft_ink, role=Role.LEGAL))
    return _Foot(layers=tuple(layers), top=top, dropped=_gone(order, bool(note or over), legal is not None))


def _gone(order: Order, has_note: bool, has_legal: bool) -> tuple[Role, ...]:  # noqa: FBT001 - two facts, named at the calls
    words = order.copy.figure_note or order.copy.subheadline
    gone = [] if has_note or not words else [Role.NOTE if order.copy.figure_note else Role.SUBHEADLINE]
    return (*gone, *((Role.LEGAL,) if order.copy.legal and not has_legal else ()))


def _head(order: Order, frame: Box, row: BrandRow) -> float:
    """Return where the claim starts: under the brand row, if there is one."""
    return frame.y + row.rise + row.height + (1.1 * _gap(order) if row.height else 0.0)


def _stacked(order: Order, shrink: float) -> Scene | None:
    """Square and portrait: figure, headline, product, and the last row; without a product the figure has all the room."""
    upright = order.product if _shown(order) and order.artboard.aspect is Aspect.PORTRAIT else None
    if upright is not None and upright.aspect < UPRIGHT and (scene := _cornered(order, upright, shrink)):
        return scene
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row, foot = brand_row(order, width=frame.w), _foot(order, frame)
    top = _head(order, frame, row)
    least = _LEAST_PRODUCT[board.aspect] * board.height if _shown(order) else 0.0
    claim = _claim(order, frame.w, foot.top - top, shrink)
    if claim is None or claim.height > foot.top - 1.1 * _gap(order) - least - top:
        return None
    y = top if _shown(order) else top + 0.4 * (foot.top - 1.1 * _gap(order) - top - claim.height)
    room = Box(x=frame.x - 0.03 * s, y=top + claim.height + 0.03 * s, w=frame.w + 0.06 * s, h=foot.top - 0.07 * s - top - claim.height)
    picture = _picture(order, room) if _shown(order) else _ornament(order)
    copy = (*row.place(order, frame, frame.y + row.rise), *claim.place(order, frame.x, y), *foot.layers)
    return _scene(order, picture, copy, foot.dropped)


def _cornered(order: Order, product: Study, shrink: float) -> Scene | None:
    """Portrait with an upright product: it stands from the claim to the lower margin on the far side, note and action beside its foot."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    area = replace(frame, w=_NEAR_SIDE * frame.w)
    row, foot = brand_row(order, width=frame.w), _foot(order, area, most=1.0)
    top = _head(order, frame, row)
    claim = _claim(order, frame.w, foot.top - top, shrink)
    if claim is None:
        return None
    left, start = area.right + 0.04 * s, top + claim.height + 0.045 * s
    room = Box(x=left, y=start, w=board.width - 0.05 * s - left, h=frame.bottom - start)
    if room.h < _LEAST_UPRIGHT * board.height or foot.top < start:
        return None
    standing = stand(product, room, angle=0.0, max_scale=board.max_upscale)
    radius = min(0.5 * room.h, 0.62 * (board.width - left))
    shape = disc(order, centred((left + radius, room.bottom - radius), 2 * radius))
    shadows = floor_shadows(standing.bounds, standing.contact, order.scheme.colour("shadow"))
    copy = (*row.place(order, frame, frame.y + row.rise), *claim.place(order, frame.x, top), *foot.layers)
    return _scene(order, [shape, *shadows, standing.layer], copy, foot.dropped)


def _scene(order: Order, picture: list[Layer], copy: tuple[Layer, ...], dropped: tuple[Role, ...]) -> Scene:
    return Scene(artboard=order.artboard, layers=(ground(order, (0.5, 0.5)), *picture, *copy), dropped=dropped)


def _picture(order: Order, room: Box, *, turn: float | None = None) -> list[Layer]:
    """Return the product before a disc, both inside the room."""
    product = _standing(order, room, turn)
    s = order.s
    middle = product.bounds.cy + 0.02 * s
    room_for = 2 * min(middle - room.y, room.bottom + 0.03 * s - middle)
    diameter = min(0.74 * s, room_for, 1.3 * max(product.bounds.h, 0.55 * product.bounds.w))
    cx, cy = product.bounds.cx, middle
    shape = ShapeLayer(
        form=Form.ELLIPSE,
        box=Box(x=cx - diameter / 2, y=cy - diameter / 2, w=diameter, h=diameter),
        fill=order.scheme.colour("shape_lit"),
        fill_to=order.scheme.colour("shape_shade"),
        pattern=order.pattern,
        pattern_ink=order.ink,
        pattern_tile=0.125 * s,
    )
    return [shape, *floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow")), product.layer]


def _standing(order: Order, room: Box, turn: float | None = None) -> Standing:
    assert order.product is not None  # noqa: S101 - callers ask for a product only where there is one
    angle = lift_for(order.product) if turn is None else turn
    probe = stand(order.product, room, angle=angle, max_scale=order.artboard.max_upscale)
    foot = 0.5 + 0.5 * min(1.0, probe.bounds.h / room.h)
    return stand(order.product, room, angle=angle, foot=foot, max_scale=order.artboard.max_upscale)


def _ornament(order: Order) -> list[Layer]:
    """Return the ground's own picture of the offer, near enough to its tone that copy may cross it.

    A discount takes just its share of the ground away, along a rising cut; other figures get one cropped disc.
    """
    board, s, figure = order.artboard, order.s, _figure(order)
    tone = order.scheme.colour("ground_rim").mixed(order.scheme.colour("shape_lit"), 0.36)
    value = quantity(figure.number)
    if figure.percent and value is not None and value <= _HUNDRED:
        rise = math.tan(math.radians(_CUT)) * board.width / 2
        middle = board.height * (1 - value / _HUNDRED)
        corners = ((0.0, middle + rise), (board.width, middle - rise), (board.width, board.height), (0.0, board.height))
        return [polygon(order, f"{value:g} percent of the ground", [(x, min(board.height, max(0.0, y))) for x, y in corners], tone)]
    box = Box(x=board.width - 0.78 * s, y=board.height - 0.72 * s, w=1.15 * s, h=1.15 * s)
    return [ShapeLayer(form=Form.ELLIPSE, box=box, fill=tone)]


def _beside(order: Order, shrink: float) -> Scene | None:
    """Wide, and square with a compact product: figure, headline, deadline and action left, the product right."""
    board, s, frame, gap = order.artboard, order.s, order.artboard.frame, _gap(order)
    shown = _shown(order)
    width = frame.w * (0.54 if shown else 1.0)
    area = replace(frame, w=width)
    row, foot = brand_row(order, width=width, with_label=not shown), _foot(order, area)
    top = _head(order, frame, row)
    claim = _claim(order, width, foot.top - top, shrink)
    if claim is None or claim.height > foot.top - gap - top:
        return None
    y = top + 0.5 * (foot.top - gap - top - claim.height)
    copy = (*row.place(order, area, frame.y + row.rise), *claim.place(order, frame.x, y), *foot.layers)
    if not shown:
        return _scene(order, _ornament(order), copy, foot.dropped)
    left = frame.x + width + 0.05 * s
    room = Box(x=left, y=0.07 * s, w=board.width - 0.04 * s - left, h=board.height - 0.14 * s)
    return _scene(order, _picture(order, room), copy, foot.dropped)


def _burst(order: Order, shrink: float) -> Scene | None:
    """Square and portrait with a compact product: headline, the product on the far side, the starburst beside it."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row, foot = brand_row(order, width=frame.w), _foot(order, frame)
    mark: Badge | None = badge(order, _figure(order), _BADGE * s * (0.7 + 0.3 * shrink))
    top = _head(order, frame, row)
    share = 0.115 if board.aspect is Aspect.PORTRAIT else 0.095
    room = foot.top - top - _BURST_ROOM * board.height
    headline = fit_headline(order, width=frame.w, height=room, share=share, lines=3, least=max(order.headline_floor, 1.3 * order.text_size))
    if mark is None or headline is None:
        return None
    text_foot = top + headline.rise + headline.ink_height
    # The words keep off the product; the burst's teeth may run a little way behind its edge.
    left = frame.x + mark.diameter * 0.93
    zone = Box(x=left, y=text_foot + 0.035 * s, w=board.width - 0.03 * s - left, h=foot.top - 0.055 * s - text_foot - 0.035 * s)
    picture = _clear_of(_picture(order, zone), frame.x + mark.diameter, s)
    burst = mark.place(order, frame.x + mark.diameter / 2 - 0.01 * s, zone.y + 0.42 * zone.h)
    words = TextLayer(block=headline, x=frame.x, y=top + headline.rise, colour=order.ink, role=Role.HEADLINE)
    copy = (*row.place(order, frame, frame.y + row.rise), words, *foot.layers)
    return _scene(order, [*picture, *burst], copy, foot.dropped)


def _clear_of(picture: list[Layer], edge: float, s: float) -> list[Layer]:
    """Return the picture with its disc clearly under what ends at ``edge`` (px), or clearly apart from it."""
    shape, *others = picture
    if not isinstance(shape, ShapeLayer) or not -_APART * s < edge - shape.box.x < _OVERLAP * s:
        return picture
    return [replace(shape, box=shape.box.grown(shape.box.x - edge - _APART * s)), *others]


def _column(order: Order, frame: Box, shrink: float, *, action_width: float | None) -> tuple[list[Layer], float, tuple[Role, ...]] | None:
    """Return brand, figure, headline, deadline and action as one column from the frame's top, its foot, and what was dropped."""
    gap = _gap(order)
    row = brand_row(order, width=frame.w, with_label=action_width is None)
    y = _head(order, frame, row)
    claim = _claim(order, frame.w, frame.h, shrink)
    if claim is None:
        return None
    layers: list[Layer] = [*row.place(order, frame, frame.y + row.rise), *claim.place(order, frame.x, y)]
    y += claim.height + gap
    note = _note(order, frame.w, 4)
    if note:
        role, block = note
        layers.append(TextLayer(block=block, x=frame.x, y=y + block.rise, colour=order.soft_ink, role=role))
        y += block.rise + block.ink_height + 1.1 * gap
    action = button(order, max_width=frame.w if action_width else frame.w * 0.8, arrow=action_width is None)
    layers += action.place(order, frame.x, y, width=action_width)
    return layers, y + action.height, _gone(order, note is not None, has_legal=False)


def _story(order: Order, shrink: float) -> Scene | None:
    """9:16: all copy in the clear zone, the product under it."""
    board, s, safe = order.artboard, order.s, order.artboard.safe
    found = _column(order, safe, shrink, action_width=None)
    if found is None or found[1] > safe.bottom:
        return None
    layers, foot, dropped = found
    room = Box(x=0.04 * s, y=foot + 0.06 * s, w=board.width - 0.08 * s, h=board.height * 0.95 - foot - 0.06 * s)
    return _scene(order, _picture(order, room) if _shown(order) else _ornament(order), tuple(layers), dropped)


def _tower(order: Order, shrink: float) -> Scene | None:
    """1:4 and 1:8: one column, the product under it where there is one."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    found = _column(order, frame, shrink, action_width=frame.w)
    least = _LEAST_PRODUCT[Aspect.TOWER] * board.height if _shown(order) else 0.0
    if found is None or found[1] > frame.bottom - least:
        return None
    layers, foot, dropped = found
    if not _shown(order):
        return _scene(order, _ornament(order), tuple(layers), dropped)
    room = Box(x=0.04 * s, y=foot + 0.12 * s, w=board.width - 0.08 * s, h=board.height - 0.1 * s - foot - 0.12 * s)
    turn = _TOWER_TURN if order.product is not None and order.product.aspect >= LONG else None
    return _scene(order, _picture(order, room, turn=turn), tuple(layers), dropped)


def _strip(order: Order, shrink: float) -> Scene | None:
    """4:1 and 8:1: figure, then brand, headline and deadline, product, action."""
    board, s, frame, gap = order.artboard, order.s, order.artboard.frame, _gap(order)
    action = button(order, max_width=frame.w * 0.26, arrow=False)
    with_product, alone, share, lines = _SIZES[board.aspect]
    show = min(frame.w * 0.2, board.height * 1.3) if _shown(order) else 0.0
    most = (with_product if show else alone) * s * shrink
    figure = numeral(order, _figure(order), width=frame.w * 0.3 * (0.6 + 0.4 * shrink), height=0.92 * frame.h, most=most)
    if figure is None:
        return None
    left = frame.x + figure.width + 0.22 * s
    end = frame.right - action.width - 0.16 * s - (show + 0.08 * s if show else 0.0)
    row = brand_row(order, width=end - left, with_label=False)
    room = frame.h - (row.rise + row.height + gap if row.height else 0.0)
    headline = fit_headline(order, width=end - left, height=0.62 * frame.h, share=share, lines=lines, least=order.headline_floor)
    if headline is None or headline.rise + headline.ink_height > room:
        return None
    room -= headline.rise + headline.ink_height
    note = _note(order, end - left, 1)
    note = note if note and note[1].rise + note[1].ink_height + 0.8 * gap <= room else None
    room -= note[1].rise + note[1].ink_height + 0.8 * gap if note else 0.0
    y = frame.y + room / 2
    copy: list[Layer] = [*figure.place(frame.x, (board.height - figure.height) / 2, order.ink)]
    copy += row.place(order, Box(x=left, y=y, w=end - left, h=frame.h), y + row.rise)
    y += row.rise + row.height + gap if row.height else 0.0
    copy.append(TextLayer(block=headline, x=left, y=y + headline.rise, colour=order.ink, role=Role.HEADLINE))
    if note:
        y += headline.rise + headline.ink_height + 0.8 * gap
        copy.append(TextLayer(block=note[1], x=left, y=y + note[1].rise, colour=order.soft_ink, role=note[0]))
    copy += action.place(order, frame.right - action.width, (board.height - action.height) / 2)
    zone = Box(x=end + 0.08 * s, y=0.09 * s, w=show, h=board.height - 0.18 * s)
    return _scene(order, _picture(order, zone) if show else _ornament(order), tuple(copy), _gone(order, note is not None, has_legal=False))


_SOLVERS: Final = {Aspect.STORY: _story, Aspect.TOWER: _tower, Aspect.STRIP: _strip}
