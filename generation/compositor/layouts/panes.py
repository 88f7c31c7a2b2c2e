"""Panes: how a rectangle is shared out among two to six pictures with equal gutters, and what stands in each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generation.colour import Colour
from generation.compositor.artboard import Box
from generation.compositor.crop import photo_layer
from generation.compositor.layouts.cards import on_card, paper
from generation.compositor.layouts.furniture import floor_shadows
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import rectangle
from generation.compositor.layouts.stage import stand
from generation.compositor.pictures import PictureKind, Study
from generation.compositor.scene import Form, Layer, Role, ShapeLayer, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block

# Shares of the whole (left, top, width, height), by number of pictures; the first picture takes the first and largest place.
Place = tuple[float, float, float, float]
_HALF: Final = 0.5
_THIRD: Final = 1 / 3


def _grid(columns: int, rows: int) -> tuple[Place, ...]:
    return tuple((column / columns, row / rows, 1 / columns, 1 / rows) for row in range(rows) for column in range(columns))


def _led(first: Place, rest: Sequence[Place]) -> tuple[Place, ...]:
    return (first, *rest)


_SHAPES: Final[dict[int, tuple[tuple[Place, ...], ...]]] = {
    2: (_grid(2, 1), _grid(1, 2)),
    3: (
        _grid(3, 1),
        _grid(1, 3),
        _led((0, 0, 0.56, 1), ((0.56, 0, 0.44, _HALF), (0.56, _HALF, 0.44, _HALF))),
        _led((0, 0, 1, 0.56), ((0, 0.56, _HALF, 0.44), (_HALF, 0.56, _HALF, 0.44))),
    ),
    4: (
        _grid(2, 2),
        _grid(4, 1),
        _grid(1, 4),
        _led((0, 0, 0.6, 1), tuple((0.6, row * _THIRD, 0.4, _THIRD) for row in range(3))),
        _led((0, 0, 1, 0.6), tuple((column * _THIRD, 0.6, _THIRD, 0.4) for column in range(3))),
    ),
    5: (
        (*((column * _HALF, 0, _HALF, 0.54) for column in range(2)), *((column * _THIRD, 0.54, _THIRD, 0.46) for column in range(3))),
        _led((0, 0, 0.44, 1), tuple((0.44 + 0.28 * column, row * _HALF, 0.28, _HALF) for row in range(2) for column in range(2))),
        _led((0, 0, 1, 0.44), tuple((column * _HALF, 0.44 + 0.28 * row, _HALF, 0.28) for row in range(2) for column in range(2))),
        _grid(5, 1),
        _grid(1, 5),
    ),
    6: (_grid(3, 2), _grid(2, 3), _grid(6, 1), _grid(1, 6)),
}
MOST: Final = max(_SHAPES)
FEWEST: Final = min(_SHAPES)
# The share of a pane's side that a product takes, what a photo's area counts beside a product's, and what equal panes are worth.
_FILL: Final = 0.8
_CROPPED: Final = 0.8
_PLAIN_GRID: Final = 0.1
_LEAST_COUNTS: Final = 0.6
_PADDING: Final = 0.09
_CAPTION: Final = 0.033
_CAPTION_LINES: Final = 2
_EDGE: Final = 0.031
# Lightness: how far a pane need be from its picture, what a calm pane is worth, and how far it is from the ground between panes.
_FAR: Final = 0.22
_CALM: Final = 0.07
_OFF_GROUND: Final = 0.035
# Pale tones of red and orange hues look like skin; they are turned towards straw.
_PALE_WARM: Final = 76.0
_PALE_ROSE: Final = 340.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A measured caption: its words and the chip that they stand on, in px."""

    block: TextBlock
    pad: float

    @property
    def height(self) -> float:
        """Return the chip's height, the same for every caption of as many lines."""
        return self.block.height + 1.8 * self.pad

    @property
    def width(self) -> float:
        """Return the chip's width."""
        return self.block.width + 2 * self.pad


def shared_out(whole: Box, pictures: Sequence[Study], gutter: float) -> tuple[Box, ...]:
    """Return a pane for each picture, the arrangement that suits their proportions best; ``gutter`` px lie between any two."""
    shapes = _SHAPES[len(pictures)]
    sets = [tuple(_pane(whole, place, gutter) for place in shape) for shape in shapes]
    return max(sets, key=lambda panes: _worth(panes, pictures))


def _pane(whole: Box, place: Place, gutter: float) -> Box:
    """Return one pane: half a gutter goes off each side that has a neighbour."""
    left, top, width, height = place
    half = gutter / 2
    x0 = whole.x + left * whole.w + (half if left > 0 else 0.0)
    y0 = whole.y + top * whole.h + (half if top > 0 else 0.0)
    x1 = whole.x + (left + width) * whole.w - (half if left + width < 0.999 else 0.0)
    y1 = whole.y + (top + height) * whole.h - (half if top + height < 0.999 else 0.0)
    return Box(x=x0, y=y0, w=x1 - x0, h=y1 - y0)


def _worth(panes: Sequence[Box], pictures: Sequence[Study]) -> float:
    """Return how well the panes show the pictures: how large each is in its own, the smallest counted again."""
    sizes = [math.log(max(1.0, _seen(pane, picture))) for pane, picture in zip(panes, pictures, strict=True)]
    even = len({round(pane.w * pane.h / 100) for pane in panes}) == 1
    return sum(sizes) / len(sizes) + _LEAST_COUNTS * min(sizes) + (_PLAIN_GRID if even else 0.0)


def _seen(pane: Box, picture: Study) -> float:
    """Return the area in px that a pane shows a picture at: the subject's own, or what a crop leaves of a photo."""
    if picture.kind is PictureKind.PHOTO:
        ratio = (pane.w / pane.h) / picture.aspect
        return _CROPPED * pane.w * pane.h * min(ratio, 1 / ratio)
    width = min(_FILL * pane.w, _FILL * pane.h * picture.aspect)
    return width * width / picture.aspect


def captions(order: Order, panes: Sequence[Box]) -> tuple[Caption, ...]:
    """Return a caption a pane where the copy has a point for each and all can be read in one size; none otherwise."""
    points = order.copy.points[: len(panes)]
    if len(points) < len(panes):
        return ()
    inside = on_card(order)
    size = order.size(_CAPTION, order.label)
    pad = 0.62 * size
    blocks = [
        fit_block(
            point,
            inside.label,
            width=pane.w - 2 * _EDGE * order.s - 2 * pad,
            max_lines=_CAPTION_LINES,
            max_size=size,
            min_size=size * 0.999,
        )
        for point, pane in zip(points, panes, strict=True)
    ]
    found = tuple(Caption(block=block, pad=pad) for block in blocks if block is not None)
    return found if len(found) == len(panes) else ()


def filled(order: Order, panes: Sequence[Box], pictures: Sequence[Study]) -> tuple[list[Layer], tuple[Caption, ...]]:
    """Return the layers of all panes, pictures over their grounds, captions on top, and those captions."""
    said = captions(order, panes)
    grounds: list[Layer] = []
    subjects: list[Layer] = []
    chips: list[Layer] = []
    for number, (pane, picture) in enumerate(zip(panes, pictures, strict=True)):
        caption = said[number] if said else None
        if picture.kind is PictureKind.PHOTO:
            subjects.append(photo_layer(picture, pane))
        else:
            grounds.append(_field(order, pane, picture))
            subjects += _standing(order, pane, picture, caption)
        chips += _chip(order, pane, caption) if caption else []
    return [*grounds, *subjects, *chips], said


def _field(order: Order, pane: Box, picture: Study) -> ShapeLayer:
    """Return a pane's own ground: a packshot's, else the tones of the scheme that set its picture off, pale ones first."""
    if picture.ground is not None:
        return rectangle(pane, picture.ground)
    return rectangle(pane, *max(_tones(order), key=lambda tones: _off(picture, tones[0], tones[1]) + tones[2])[:2])


def _tones(order: Order) -> tuple[tuple[Colour, Colour, float], ...]:
    """Return lit and shaded tones for panes, each with what is added for its calm: pale, the brand shape's own, deep."""
    lit, shade = order.scheme.colour("shape_lit"), order.scheme.colour("shape_shade")
    ground = order.scheme.colour("ground_rim").lch[0]
    _, chroma, hue = shade.lch
    soft = max(0.03, min(0.12, chroma))
    straw = _PALE_WARM if hue < _PALE_WARM or hue > _PALE_ROSE else hue
    pale = Colour.oklch(0.975, soft * 0.2, straw), Colour.oklch(0.925, soft * 0.4, straw)
    deep = Colour.oklch(0.50, soft, hue), Colour.oklch(0.38, soft, hue - 8)
    runs = ((*pale, _CALM), (lit, shade, _CALM), (*deep, 0.0))
    return tuple(run for run in runs if abs(run[1].lch[0] - ground) > _OFF_GROUND) or runs


def _off(picture: Study, lit: Colour, shade: Colour) -> float:
    return min(_FAR, abs(lit.mixed(shade, 0.5).lch[0] - picture.lightness))


def _standing(order: Order, pane: Box, picture: Study, caption: Caption | None) -> list[Layer]:
    pad = _PADDING * min(pane.w, pane.h)
    foot = max(0.0, caption.height + _EDGE * order.s - 0.5 * pad) if caption else 0.0
    zone = Box(x=pane.x + pad, y=pane.y + pad, w=pane.w - 2 * pad, h=pane.h - 2.2 * pad - foot)
    probe = stand(picture, zone, angle=0.0, max_scale=order.artboard.max_upscale)
    spare = max(0.0, zone.h - probe.bounds.h)
    placed = stand(picture, zone, angle=0.0, foot=1.0 - 0.42 * spare / max(1.0, zone.h), max_scale=order.artboard.max_upscale)
    shadows = floor_shadows(placed.contact, placed.contact, order.scheme.colour("shadow"), strength=0.75)
    return [*(shadows if picture.kind is not PictureKind.PACKSHOT else ()), placed.layer]


def _chip(order: Order, pane: Box, caption: Caption) -> list[Layer]:
    """Return a caption on its chip in the pane's lower corner on the reading side."""
    edge = _EDGE * order.s
    box = Box(x=pane.x + edge, y=pane.bottom - edge - caption.height, w=caption.width, h=caption.height)
    ink = on_card(order).ink
    words = TextLayer(block=caption.block, x=box.x + caption.pad, y=box.y + 0.9 * caption.pad, colour=ink, role=Role.POINT)
    radius = 0.22 * min(box.h, 2 * caption.block.size)
    return [ShapeLayer(form=Form.ROUNDED, box=box, fill=paper(order), radius=radius, role=Role.CARD), words]
