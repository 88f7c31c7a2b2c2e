"""What is taken from a user's reference pictures: their colours, how light they are, where the person stands; never a face."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from generation.colour import Colour

_SIDE: Final = 96
_COLOURS: Final = 5
# The frame of a picture, as a share of its side: where backdrops show.
_BORDER: Final = 0.12
_APART: Final = 0.09
# What covers less of the pictures is an edge between two colours, not a colour.
_RARE: Final = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLook:
    """Colours as ``#RRGGBB``: ``palette`` the commonest first, ``above`` and ``below`` those of the backdrop's head and foot.

    ``subject`` is where the middle of what stands out lies across the picture, 0 to 1.
    """

    palette: tuple[str, ...]
    above: str
    below: str
    subject: float = 0.5


def look_of(files: Sequence[bytes]) -> ReferenceLook:
    """Return what decoded pictures (PNG or JPEG) have in common: the backdrop of the first, the colours of all."""
    pictures = [_small(file) for file in files]
    first = pictures[0]
    edge = max(1, round(_SIDE * _BORDER))
    above = np.concatenate(
        [first[:edge].reshape(-1, 3), first[: _SIDE // 2, :edge].reshape(-1, 3), first[: _SIDE // 2, -edge:].reshape(-1, 3)]
    )
    below = np.concatenate([first[_SIDE // 2 :, :edge].reshape(-1, 3), first[_SIDE // 2 :, -edge:].reshape(-1, 3)])
    return ReferenceLook(palette=_palette(pictures), above=_median(above), below=_median(below), subject=_subject(first, above))


def _small(file: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    image = Image.open(io.BytesIO(file), formats=["PNG", "JPEG"]).convert("RGB")
    return np.asarray(image.resize((_SIDE, _SIDE), Image.Resampling.BOX))


def _median(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> str:
    red, green, blue = (int(value) for value in np.median(pixels, axis=0))
    return Colour(red, green, blue).hex


def _palette(pictures: list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]) -> tuple[str, ...]:
    """Return the commonest colours that differ enough, at most five."""
    sheet = Image.fromarray(np.concatenate(pictures)).quantize(colors=16, method=Image.Quantize.MEDIANCUT)
    table = sheet.getpalette() or []
    counted = sorted(((count, index) for count, index in sheet.getcolors() or []), key=lambda pair: (-pair[0], str(pair[1])))
    found: list[Colour] = []
    for count, index in counted:
        if count < _RARE * sheet.width * sheet.height:
            break
        start = int(str(index)) * 3
        colour = Colour(*table[start : start + 3])
        if all(_distance(colour, other) > _APART for other in found):
            found.append(colour)
    return tuple(colour.hex for colour in found[:_COLOURS])


def _distance(first: Colour, second: Colour) -> float:
    (l1, c1, _), (l2, c2, _) = first.lch, second.lch
    return float(abs(l1 - l2) + abs(c1 - c2))


def _subject(picture: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], backdrop: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> float:
    """Return where across the picture lies what differs from the backdrop."""
    apart = np.abs(picture.astype(np.float32) - np.median(backdrop, axis=0)).sum(axis=2)
    columns = np.where(apart > 60.0, apart, 0.0).sum(axis=0)
    total = float(columns.sum())
    return round(float((columns * np.linspace(0.0, 1.0, _SIDE)).sum()) / total, 3) if total else 0.5
