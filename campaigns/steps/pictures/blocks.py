"""Blocks of type in a picture: measured where they stand, read, and cast for what each is on the ad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from campaigns.culture.claims import is_claim
from campaigns.steps.pictures.reading import Read, best_model, read
from generation.compositor.artboard import Box
from generation.compositor.scene import Align, Role
from generation.copywriter.deadlines import find_deadline
from generation.copywriter.offers import find_offer
from generation.copywriter.vocabulary import Findings, scan, undominated
from generation.copywriter.words import split
from generation.corpus.measure import measure
from generation.corpus.reference import BoxAlign, BoxKind

if TYPE_CHECKING:
    from PIL import Image

    from campaigns.steps.pictures.seeing import Reader

# What is read with less confidence is a picture's own detail, or too little sure to be said again.
_LEAST_SURE: Final = 62.0
_AROUND: Final = 0.12
_FEWEST_WORDS: Final = 3
_SMALL_PRINT: Final = 0.2
_SIGNS: Final = "%٪$€£¥₹₦₪₺"
_WRITTEN: Final = frozenset({BoxKind.HEADLINE, BoxKind.TEXT, BoxKind.CTA, BoxKind.LOGO})
_ALIGNS: Final = {BoxAlign.LEFT: Align.LEFT, BoxAlign.CENTRE: Align.CENTRE, BoxAlign.RIGHT: Align.RIGHT}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBlock:
    """A block of type: its words, box in px, number of lines, the height of one (px), how it hangs; ``plate`` is the button under it."""

    text: str
    box: Box
    lines: int
    align: Align
    kind: BoxKind
    plate: Box | None = None

    @property
    def size(self) -> float:
        """Return the height of a line's ink in px."""
        return self.box.h / (1.25 * self.lines - 0.25)


def read_blocks(picture: Image.Image, reader: Reader | None = None) -> tuple[ReadBlock, ...]:
    """Return the blocks that are read with confidence, in reading order, by ``reader`` first; raises ``NoReaderError``."""
    places = [(box.kind, Box(x=box.x, y=box.y, w=box.w, h=box.h), _ALIGNS[box.align]) for box in measure(np.asarray(picture)).boxes]
    written = [
        (kind, _in_px(box, picture), align)
        for kind, box, align in places
        if kind in {BoxKind.HEADLINE, BoxKind.TEXT, BoxKind.CTA, BoxKind.LOGO}
    ]
    if not written:
        return ()
    seen = reader(picture, [box for _, box, _ in written]) if reader else None
    found = seen if seen is not None else _read_here(picture, [(kind, box) for kind, box, _ in written])
    blocks = (_block(said, box, kind, align) for said, (kind, box, align) in zip(found, written, strict=True))
    return tuple(block for block in blocks if block is not None)


def _read_here(picture: Image.Image, written: Sequence[tuple[BoxKind, Box]]) -> list[Read]:
    """Read every block beside the worker, with the model that reads the largest best."""
    largest = max(written, key=lambda place: place[1].h * (place[0] is BoxKind.HEADLINE))[1]
    model = best_model(_part(picture, largest), letters=largest.h / 2)
    return [_read(picture, box, kind, model) for kind, box in written]


def _in_px(box: Box, picture: Image.Image) -> Box:
    return Box(x=box.x * picture.width, y=box.y * picture.height, w=box.w * picture.width, h=box.h * picture.height)


def _part(picture: Image.Image, box: Box) -> Image.Image:
    around = box.grown(max(3.0, _AROUND * box.h))
    left, top = max(0, round(around.x)), max(0, round(around.y))
    return picture.crop((left, top, min(picture.width, round(around.right)), min(picture.height, round(around.bottom))))


def _label_of(picture: Image.Image, box: Box) -> Image.Image:
    """Return the middle of a button, clear of its round ends."""
    across, down = min(0.35 * box.h, 0.12 * box.w), 0.14 * box.h
    return picture.crop((round(box.x + across), round(box.y + down), round(box.right - across), round(box.bottom - down)))


def _read(picture: Image.Image, box: Box, kind: BoxKind, model: str) -> Read:
    """Read a block: at its whole height first, then again at the height of one of the lines that were found."""
    part = _label_of(picture, box) if kind is BoxKind.CTA else _part(picture, box)
    letters = 0.4 * box.h if kind is BoxKind.CTA else box.h
    found = read(part, letters=letters, model=model)
    if len(found.lines) != 1:
        again = read(part, letters=letters / max(2, len(found.lines)), model=model)
        found = again if again.confidence * len(again.text) >= found.confidence * len(found.text) else found
    return found


def _block(found: Read, box: Box, kind: BoxKind, align: Align) -> ReadBlock | None:
    """Return what was read as a block, None where it was not read with confidence."""
    if found.confidence < _LEAST_SURE or sum(sign.isalnum() for sign in found.text) <= 1:
        return None
    text = found.text.strip(" |_—-→←>•")
    if kind is not BoxKind.CTA:
        return ReadBlock(text=text, box=box, lines=len(found.lines), align=align, kind=kind)
    label = Box(x=box.x + 0.16 * box.w, y=box.y + 0.28 * box.h, w=0.68 * box.w, h=0.44 * box.h)
    return ReadBlock(text=text, box=label, lines=1, align=Align.CENTRE, kind=kind, plate=box)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """What the blocks of a picture are for: one each by role, points that the lexicon of claims knows, and others without a part."""

    parts: dict[Role, ReadBlock]
    points: tuple[ReadBlock, ...]
    others: tuple[ReadBlock, ...]


def cast(blocks: Sequence[ReadBlock]) -> Cast:
    """Say which block is the action, brand, offer, its terms, headline, the line under it, and points."""
    left = list(blocks)
    parts: dict[Role, ReadBlock] = {}

    def take(role: Role, found: ReadBlock | None) -> None:
        if found is not None:
            parts[role] = found
            left.remove(found)

    take(Role.CTA_LABEL, next((block for block in left if block.plate), None))
    take(Role.BRAND, next((block for block in left if block.kind is BoxKind.LOGO), None))
    if len(left) > 1:
        take(Role.FIGURE, next((block for block in sorted(left, key=lambda block: -block.size) if _is_offer(block.text)), None))
    if Role.FIGURE not in parts and len(left) > 1:
        take(Role.FIGURE, next((block for block in left if _is_number(block.text)), None))
    take(Role.NOTE, next((block for block in left if len(left) > 1 and _is_deadline(block.text)), None))
    take(Role.HEADLINE, max(left, key=lambda block: block.size, default=None))
    least = _SMALL_PRINT * parts[Role.HEADLINE].size if Role.HEADLINE in parts else 0.0
    points = [block for block in left if is_claim(block.text)]
    under = [block for block in left if block not in points and len(split(block.text)) >= _FEWEST_WORDS and block.size > least]
    take(Role.SUBHEADLINE, max(under, key=lambda block: block.size, default=None))
    if Role.BRAND not in parts:
        take(Role.BRAND, next((block for block in left if block not in points and _is_name(block)), None))
    return Cast(parts=parts, points=tuple(points), others=tuple(block for block in left if block not in points))


def _is_name(block: ReadBlock) -> bool:
    """Tell whether a block may be a brand's name: a few words on one line, each with a capital, none that briefs are made of."""
    words = split(block.text)
    named = all(word.raw[0].isupper() for word in words)
    return block.lines == 1 and 0 < len(words) <= _FEWEST_WORDS and named and not _findings(block.text).hits


def _is_number(text: str) -> bool:
    """Tell whether a text is a price or a percentage and nothing else."""
    return (
        any(sign.isdecimal() for sign in text) and not any(sign.isalpha() for sign in text) and any(sign in text for sign in "%٪$€£¥₹₦₪₺")
    )


def _is_offer(text: str) -> bool:
    short = len(split(text)) <= 2 * _FEWEST_WORDS
    return short and find_offer(text, _findings(text), language="en", market=None, currency=None) is not None


def _is_deadline(text: str) -> bool:
    return len(split(text)) <= 2 * _FEWEST_WORDS and find_deadline(text, _findings(text), month_first=True) is not None


def _findings(text: str) -> Findings:
    words = split(text)
    hits = scan(words)
    return Findings(words, undominated(hits, tuple({hit.language for hit in hits})))
