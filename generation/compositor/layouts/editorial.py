"""Editorial: a thing seen from above rests large on calm paper, cropped by an edge; a thin headline, a few quiet lines, and room."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.colour import Colour
from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.furniture import BrandRow, Button, Support, brand_row, button, ground, headline_block, squared, support
from generation.compositor.layouts.order import Order
from generation.compositor.pictures import Study
from generation.compositor.scene import Align, Form, Layer, PictureLayer, Role, Scene, ShadowLayer, ShapeLayer, TextLayer
from generation.compositor.scheme import RECIPES, Scheme, scheme_from_recipe
from generation.compositor.typeset.block import TextBlock, fit_block
from generation.compositor.typeset.shape import Style
from generation.compositor.typeset.vertical import fit_vertical, may_stand

_THIN: Final = 300
_TEXT_WEIGHT: Final = 400
_LONGEST_UPRIGHT: Final = 22
# Something is round from above where its outline fills its box as a disc does, and is as wide as high.
_DISC: Final = (0.70, 0.86)
_ROUND: Final = 0.08
# The thing's diameter as a share of the short side, and the part of it that the edge crops.
_DIAMETER: Final = 0.82
_CROPPED: Final = 0.28
_QUIET_LEADING: Final = 1.6
_SEAL: Final = 0.054
_SEAL_TONES: Final = ("#B23A2A", "#FBF6EC")
_IDEOGRAPHS: Final = ("\u3040", "\u9fff")
# Contact and cast shadow: blur, offset to the right and down as shares of the diameter, and strength.
_SHADOWS: Final = ((0.16, 0.14, 0.15, 0.30), (0.030, 0.022, 0.026, 0.50))
_SHADOW_TONE: Final = (0.30, 0.045)
_COLUMN: Final = 0.335
# An upright headline leaves the lower half to the paper.
_TALLEST: Final = 0.47


def suits(order: Order) -> float:
    """Return how well the order lies on paper: it needs something round to look down on, and copy that is short."""
    if order.photo is not None or order.artboard.aspect in (Aspect.STRIP, Aspect.TOWER):
        return 0.0
    if not order.above and not (order.product is not None and is_round(order.product)):
        return 0.0
    return 0.97 if order.above and _stands(order) else 0.95 if order.calm else 0.7


def on_paper(scheme: Scheme) -> Scheme:
    """Return the scheme that such an ad wears: the brand's own, or paper."""
    return scheme if scheme.name == "brand" else scheme_from_recipe(RECIPES["paper"])


def is_round(study: Study) -> bool:
    """Tell whether a free-standing product is a disc, as bowls, cups and plates are from above."""
    if not study.stands_free or abs(study.aspect - 1) > _ROUND:
        return False
    corners = zip(study.hull, (*study.hull[1:], study.hull[0]), strict=True)
    area = abs(sum(x * ny - nx * y for (x, y), (nx, ny) in corners)) / 2
    return _DISC[0] <= area <= _DISC[1]


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None where nothing round is to be shown or the headline cannot be set."""
    if order.product is None or not is_round(order.product) or suits(order) == 0.0:
        return None
    thin = _quiet(order)
    if order.artboard.aspect is Aspect.STORY:
        return _story(thin, order.product)
    if order.artboard.aspect is not Aspect.WIDE and _stands(thin) and (scene := _upright(thin, order.product)) is not None:
        return scene
    return (_over if order.artboard.aspect is Aspect.PORTRAIT else _beside)(thin, order.product)


def _stands(order: Order) -> bool:
    return len(order.copy.headline) <= _LONGEST_UPRIGHT and may_stand(order.copy.headline, order.copy.language)


def _quiet(order: Order) -> Order:
    """Return the order in thin letters."""
    display, text = order.pairing.display, order.pairing.text
    pairing = replace(
        order.pairing,
        display=replace(display, weight=min(display.weight, _THIN)),
        text=replace(text, weight=min(text.weight, _TEXT_WEIGHT)),
    )
    return replace(order, pairing=pairing)


def _upright(order: Order, thing: Study) -> Scene | None:
    """Japanese and Chinese: the headline stands at the right edge, quiet lines and the action under it, the thing at the left."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    width = min(_COLUMN * board.width, 0.42 * s)
    action, column, column_top = _foot(order, width, frame.bottom)
    headline = fit_vertical(
        order.copy.headline,
        order.display,
        width=1.3 * width,
        height=min(column_top - 0.08 * s - frame.y, _TALLEST * board.height),
        max_columns=3,
        max_size=0.118 * s,
        min_size=order.headline_floor,
    )
    if headline is None:
        return None
    x = frame.right - width
    diameter = min(_DIAMETER * s, (x - 0.045 * s) / (1 - _CROPPED))
    bowl = Box(x=-_CROPPED * diameter, y=_lowered(board.height, diameter), w=diameter, h=diameter)
    layers: list[Layer] = [ground(order, (0.3, 0.22)), *_resting(order, thing, bowl)]
    layers += _brand(order, frame, brand_row(order, width=frame.w * 0.42, with_label=False))
    layers.append(TextLayer(block=headline, x=frame.right, y=frame.y, colour=order.ink, role=Role.HEADLINE, align=Align.RIGHT))
    layers += [*column.place(order, x, column_top), *squared(action.place(order, x, frame.bottom - action.height, width=width))]
    return Scene(artboard=board, layers=tuple(layers))


def _over(order: Order, thing: Study) -> Scene | None:
    """Portrait: the headline over the paper, the thing at the lower left, quiet lines and the action at the right edge."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    width = min(_COLUMN * board.width, 0.42 * s)
    action, column, column_top = _foot(order, width, frame.bottom)
    row = brand_row(order, width=frame.w, with_label=False)
    headline = headline_block(order, width=frame.w, height=0.3 * board.height, share=0.145, lines=3)
    if headline is None:
        return None
    y = frame.y + row.height + (0.075 * s if row.height else 0.0) + headline.rise
    x = frame.right - width
    room = board.height - (y + headline.ink_height + 0.05 * s)
    diameter = min(0.9 * s, (x - 0.045 * s) / (1 - _CROPPED), room / 0.9)
    bowl = Box(x=-_CROPPED * diameter, y=board.height - 0.94 * diameter, w=diameter, h=diameter)
    layers: list[Layer] = [ground(order, (0.3, 0.22)), *_resting(order, thing, bowl), *_brand(order, frame, row)]
    layers.append(TextLayer(block=headline, x=frame.x, y=y, colour=order.ink, role=Role.HEADLINE))
    layers += [*column.place(order, x, column_top), *squared(action.place(order, x, frame.bottom - action.height, width=width))]
    return Scene(artboard=board, layers=tuple(layers))


def _beside(order: Order, thing: Study) -> Scene | None:
    """Square and wide: copy in a column on the reading side, the thing cropped by the far edge and the foot."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    width = (0.5 if board.aspect is Aspect.SQUARE else 0.46) * frame.w
    action = button(order, max_width=width, arrow=False)
    column = _lines(order, width, board.height * 0.3)
    row = brand_row(order, width=width, with_label=False)
    top = frame.y + row.height + (0.075 * s if row.height else 0.0)
    foot = frame.bottom - action.height
    below = column.ink_height + 0.06 * s if column.blocks else 0.0
    headline = headline_block(order, width=width, height=foot - below - 0.06 * s - top, share=0.125, lines=4)
    if headline is None:
        return None
    y = top + headline.rise
    free = board.width - (frame.x + width) - 0.02 * s
    diameter = min(1.08 * s, free / (1 - _CROPPED))
    bowl = Box(x=board.width - (1 - _CROPPED) * diameter, y=_lowered(board.height, diameter), w=diameter, h=diameter)
    layers: list[Layer] = [ground(order, (0.3, 0.22)), *_resting(order, thing, bowl), *_brand(order, frame, row)]
    layers.append(TextLayer(block=headline, x=frame.x, y=y, colour=order.ink, role=Role.HEADLINE))
    layers += [*column.place(order, frame.x, foot - below), *squared(action.place(order, frame.x, foot))]
    return Scene(artboard=board, layers=tuple(layers))


def _story(order: Order, thing: Study) -> Scene | None:
    """9:16: copy inside the clear zone, the thing under it, cropped by the left edge and the foot."""
    board, s, safe = order.artboard, order.s, order.artboard.safe
    action, column, column_top = _foot(order, 0.62 * safe.w, safe.bottom)
    row = brand_row(order, width=safe.w, with_label=False)
    top = safe.y + row.rise + row.height + (0.07 * s if row.height else 0.0)
    headline = headline_block(order, width=safe.w, height=column_top - 0.06 * s - top, share=0.14, lines=4)
    if headline is None:
        return None
    head = TextLayer(block=headline, x=safe.x, y=top + headline.rise, colour=order.ink, role=Role.HEADLINE)
    action_top = head.y + headline.ink_height + 0.06 * s + (column.ink_height + 0.05 * s if column.blocks else 0.0)
    diameter = 1.06 * s
    bowl = Box(x=-0.2 * diameter, y=max(action_top + action.height + 0.05 * s, board.height - 0.86 * diameter), w=diameter, h=diameter)
    layers: list[Layer] = [ground(order, (0.3, 0.22)), *_resting(order, thing, bowl)]
    layers += [*_brand(order, replace(safe, y=safe.y + row.rise), row), head]
    layers += column.place(order, safe.x, head.y + headline.ink_height + 0.06 * s)
    layers += squared(action.place(order, safe.x, action_top))
    return Scene(artboard=board, layers=tuple(layers))


def _lowered(height: float, diameter: float) -> float:
    """Return the top of a disc that rests below the middle: wholly inside with air under it, or cropped by the foot by enough."""
    return height - 1.025 * diameter if diameter < 0.8 * height else 0.5 * (height - diameter) + 0.1 * diameter


def _foot(order: Order, width: float, bottom: float) -> tuple[Button, Support, float]:
    """Measure the quiet lines and the action of one column, and return the lines' top."""
    action = button(order, max_width=width, arrow=False)
    column = _lines(order, width, 0.24 * order.artboard.height)
    gap = 0.055 * order.s if column.blocks else 0.0
    return action, column, bottom - action.height - gap - column.ink_height


def _lines(order: Order, width: float, height: float) -> Support:
    """Return the points one under the other where the copy has some, else the supporting copy, loosely set; what does not fit stays out."""
    loose = replace(order.text, leading=_QUIET_LEADING)
    listed = [_line(order, point, loose, width) for point in order.copy.points[:3]]
    if listed and all(listed) and not order.copy.figure:
        points = Support(blocks=tuple((Role.POINT, block) for block in listed if block), gap=0.62 * order.text_size)
        if points.ink_height <= height:
            return points
    return support(order, width=width, max_lines=4, height=height) or Support(blocks=(), gap=0.0)


def _line(order: Order, words: str, style: Style, width: float) -> TextBlock | None:
    return fit_block(words, style, width=width, max_lines=2, max_size=order.text_size, min_size=order.text_size)


def _brand(order: Order, frame: Box, row: BrandRow) -> list[Layer]:
    """Return the brand; a name in ideographs has a red seal with its first sign before it."""
    name = order.copy.brand_name or ""
    if row.logo is not None or row.name is None or not _IDEOGRAPHS[0] <= name[:1] <= _IDEOGRAPHS[1]:
        return list(row.place(order, frame, frame.y))
    side = _SEAL * order.s
    red, cream = (Colour.parse(tone) for tone in _SEAL_TONES)
    box = Box(x=frame.x, y=frame.y + (row.height - side) / 2, w=side, h=side)
    sign = fit_block(name[:1], order.label, width=0.62 * side, height=0.62 * side, max_lines=1, max_size=0.66 * side, min_size=1.0)
    seal = ShapeLayer(form=Form.ROUNDED, box=box, fill=red, radius=0.13 * side, role=Role.BADGE)
    shifted = Box(x=frame.x + 1.32 * side, y=frame.y, w=frame.w - 1.32 * side, h=frame.h)
    layers: list[Layer] = [seal, *row.place(order, shifted, frame.y)]
    if sign is not None:
        middle = box.cy - (sign.ink_height - sign.rise) / 2
        layers.append(TextLayer(block=sign, x=box.cx, y=middle, colour=cream, role=Role.BADGE, align=Align.CENTRE))
    return layers


def _resting(order: Order, thing: Study, box: Box) -> list[Layer]:
    """Return the thing on the paper with its two shadows, away from the light at the upper left."""
    tone = Colour.oklch(*_SHADOW_TONE, order.scheme.colour("ground_rim").lch[2])
    shadows = [
        ShadowLayer(
            box=Box(x=box.x + right * box.w, y=box.y + down * box.h, w=box.w, h=box.h).grown(-0.5 * blur * box.w),
            colour=tone,
            peak=peak,
            blur=blur * box.w,
            radius=(box.w - blur * box.w) / 2,
        )
        for blur, right, down, peak in _SHADOWS
    ]
    return [*shadows, PictureLayer(index=thing.index, box=box, crop=thing.subject, cut_out=True)]
