"""An ad measured from its picture alone: where its type, button and pictures stand, how it hangs, and its colours; nothing is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from generation.colour import Colour, to_oklab
from generation.corpus.measure.blocks import Block, blocks_of
from generation.corpus.measure.ink import lines_of
from generation.corpus.measure.layout import MeasuredLayout, Tone
from generation.corpus.measure.palette import palette_of
from generation.corpus.measure.pictures import pictures_of
from generation.corpus.measure.plates import button_of
from generation.corpus.moods import mood_of
from generation.corpus.reading_order import in_reading_order
from generation.corpus.reference import BoxAlign, BoxKind, ReferenceBox

if TYPE_CHECKING:
    from generation.corpus.measure.regions import Box, Field

__all__ = ["MeasuredLayout", "Tone", "measure"]

# Pictures are measured at this length of their short side: letters of a feed ad's small print still have some pixels.
_SHORT_SIDE: Final = 480
_MARK_SIZE: Final = 0.62
_MARKS: Final = 4
_WITHIN: Final = 0.9
# How near to the upper or lower edge (share of the height) a mark stands; in stories the apps' own controls take the edges.
_EDGE: Final = 0.12
_STORY_EDGE: Final = 0.2
_STORY: Final = 1.6


def measure(pixels: NDArray[np.uint8]) -> MeasuredLayout:
    """Return the layout of an ad, given as 8-bit sRGB of shape (height, width, 3)."""
    height, width = pixels.shape[:2]
    lab = _small(pixels)
    lines = lines_of(lab)
    button = button_of(lab, lines)
    if button is not None:
        lines = [line for line in lines if line.box.shared(button.box) <= 0.5 * line.box.area]
    blocks = blocks_of(lines, width=lab.shape[1])
    taken = [block.box for block in blocks] + ([button.box] if button else [])
    pictures = pictures_of(lab, taken)
    blocks = [block for block in blocks if not _is_detail(block, pictures)]
    boxes = [_shares(block.box, kind, lab, block.align) for block, kind in _kinds(blocks, lab)]
    boxes += [_shares(button.box, BoxKind.CTA, lab, BoxAlign.CENTRE)] if button else []
    boxes += [_shares(box, BoxKind.PICTURE, lab, BoxAlign.LEFT) for box in pictures]
    palette = palette_of(lab)
    return MeasuredLayout(
        width=width, height=height, boxes=in_reading_order(boxes), palette=palette, mood=mood_of(Colour.parse(palette[0].hex))
    )


def _small(pixels: NDArray[np.uint8]) -> Field:
    """Return the picture in OKLab, lightness 0 to 100, at the size at which it is measured."""
    image = Image.fromarray(pixels)
    scale = _SHORT_SIDE / min(image.size)
    if scale < 1:
        image = image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))), Image.Resampling.LANCZOS)
    return (to_oklab(np.asarray(image)) * 100).astype(np.float32)


def _is_detail(block: Block, pictures: list[Box]) -> bool:
    """Tell whether a block is a few marks within a picture, such as the letters on a bottle, and no copy of the ad's."""
    return block.marks <= _MARKS and any(picture.shared(block.box) >= _WITHIN * block.box.area for picture in pictures)


def _kinds(blocks: list[Block], lab: Field) -> list[tuple[Block, BoxKind]]:
    """Say of each block what it is: the largest letters are the headline, a short small line at the upper or lower edge is the mark."""
    if not blocks:
        return []
    # A picture's own detail may pass for a mark or two, a headline has more.
    headline = max(blocks, key=lambda block: (min(block.marks, _MARKS), block.size, block.box.area))
    mark = next((block for block in sorted(blocks, key=lambda block: _from_edge(block, lab)) if _is_mark(block, headline, lab)), None)
    named = {id(headline): BoxKind.HEADLINE, **({id(mark): BoxKind.LOGO} if mark else {})}
    return [(block, named.get(id(block), BoxKind.TEXT)) for block in blocks]


def _from_edge(block: Block, lab: Field) -> int:
    return min(block.box.top, int(lab.shape[0]) - block.box.bottom)


def _is_mark(block: Block, headline: Block, lab: Field) -> bool:
    height, width = lab.shape[:2]
    short = block.lines == 1 and block.box.width <= 0.4 * width
    return (
        block is not headline
        and short
        and block.size <= _MARK_SIZE * headline.size
        and _from_edge(block, lab) <= (_EDGE if height < _STORY * width else _STORY_EDGE) * height
    )


def _shares(box: Box, kind: BoxKind, lab: Field, align: BoxAlign) -> ReferenceBox:
    height, width = lab.shape[:2]
    return ReferenceBox(
        kind=kind,
        role=kind.value,
        x=round(box.left / width, 4),
        y=round(box.top / height, 4),
        w=round(box.width / width, 4),
        h=round(box.height / height, 4),
        align=align,
    )
