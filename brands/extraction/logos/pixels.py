"""What the pixels of a mark say: whether anything is there, its colours, and which grounds it can be seen on."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from brands.extraction.colours import Rgba, contrast, distance

Bytes = NDArray[np.uint8]

_SIDE: Final = 192
_STEP: Final = 24
_ALIKE: Final = 12.0
_STANDS_OUT: Final = 2.2
_COLOURED: Final = 14.0
_SIZEABLE: Final = 0.08
_GREY: Final = 40
_LEAST_SHARE: Final = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """A mark's pixels: ``covered`` is the share that is not transparent, ``colours`` pairs each colour with its share of the mark.

    ``ground`` is the colour of an opaque picture's rim (the mark stands on it), ``lightness`` the mean of the mark itself.
    """

    width: int
    height: int
    covered: float
    lightness: float
    colours: tuple[tuple[Rgba, float], ...]
    ground: Rgba | None

    @property
    def blank(self) -> bool:
        """Whether there is nothing to see."""
        return self.covered < 0.004 or not self.colours

    @property
    def plain(self) -> bool:
        """Whether the mark is of one colour, and so may be set in another."""
        return self.ground is None and len(self.colours) == 1

    @property
    def palette(self) -> tuple[tuple[Rgba, float], ...]:
        """The mark's colours, and its ground among them when that is a colour: such a ground belongs to the mark."""
        if self.ground is None or not self.ground.chromatic:
            return self.colours
        return (*self.colours, (self.ground, round(1 - self.covered, 4)))

    @property
    def squarish(self) -> bool:
        """Whether the mark is about as wide as tall, as symbols are."""
        return 0.6 <= self.width / max(1, self.height) <= 1.7


def study(png: bytes) -> Pixels:
    """Look at a clean PNG."""
    with Image.open(BytesIO(png), formats=["PNG"]) as opened:
        width, height = opened.size
        small = opened.convert("RGBA")
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.NEAREST)  # no colours that are not in the mark
    pixels = np.asarray(small, dtype=np.uint8)
    ground = _rim(pixels)
    solid = pixels[..., 3] > 128
    mark = solid & (_far(pixels, ground) if ground else np.ones_like(solid))
    seen = pixels[mark][:, :3]
    colours = _colours(seen)
    lightness = float(np.mean([Rgba(*map(int, colour)).lightness for colour in seen[:: max(1, len(seen) // 400)]])) if len(seen) else 0.0
    return Pixels(width=width, height=height, covered=float(mark.mean()), lightness=lightness, colours=colours, ground=ground)


def seen_on(studied: Pixels, ground: Rgba) -> bool:
    """Whether every sizeable part of a mark stands out from a ground."""
    if studied.ground is not None:
        return distance(studied.ground, ground) < _ALIKE
    return all(_stands_out(colour, ground) for colour, share in studied.colours if share >= _SIZEABLE)


def _stands_out(colour: Rgba, ground: Rgba) -> bool:
    """Whether a part is seen: by lightness, or on a light ground by its colour alone (yellow on white)."""
    return contrast(colour, ground) >= _STANDS_OUT or (ground.lightness > 0.9 and distance(colour, ground) >= _COLOURED)


def reversed_for(png: bytes, *, dark: bool) -> bytes:
    """Return a mark for a dark (or light) ground: its black and grey parts turned white (or near-black), its colours kept."""
    with Image.open(BytesIO(png), formats=["PNG"]) as opened:
        pixels = np.array(opened.convert("RGBA"), dtype=np.uint8)
    channels = pixels[..., :3].astype(int)
    grey = channels.max(axis=2) - channels.min(axis=2) < _GREY
    lightness = channels.mean(axis=2)
    turned = grey & ((lightness < 150) if dark else (lightness > 130))
    pixels[turned, :3] = 255 if dark else 20
    output = BytesIO()
    Image.fromarray(pixels, "RGBA").save(output, "PNG", optimize=True)
    return output.getvalue()


def tinted(png: bytes, colour: Rgba) -> bytes:
    """Return a mark of one colour in another; its shape and soft edges stay."""
    with Image.open(BytesIO(png), formats=["PNG"]) as opened:
        pixels = np.array(opened.convert("RGBA"), dtype=np.uint8)
    pixels[..., 0], pixels[..., 1], pixels[..., 2] = colour.red, colour.green, colour.blue
    output = BytesIO()
    Image.fromarray(pixels, "RGBA").save(output, "PNG", optimize=True)
    return output.getvalue()


def _rim(pixels: Bytes) -> Rgba | None:
    """Return the one colour of an opaque picture's rim, ``None`` when it is transparent or of many colours."""
    rim = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    if (rim[:, 3] < 250).mean() > 0.05:
        return None
    middle = np.median(rim[:, :3], axis=0)
    same = (np.abs(rim[:, :3].astype(int) - middle).max(axis=1) < 12).mean()
    return Rgba(*(int(channel) for channel in middle)) if same > 0.9 else None


def _far(pixels: Bytes, ground: Rgba) -> NDArray[np.bool_]:
    away = np.abs(pixels[..., :3].astype(int) - np.array([ground.red, ground.green, ground.blue])).max(axis=2)
    found: NDArray[np.bool_] = away > 40
    return found


def _colours(seen: Bytes) -> tuple[tuple[Rgba, float], ...]:
    """Group pixels by coarse steps, each group by its median, near groups together; edges' mixed pixels fall below the least share."""
    if not len(seen):
        return ()
    keys = (seen.astype(int) // _STEP) @ np.array([10_000, 100, 1])
    names, counts = np.unique(keys, return_counts=True)
    groups: list[tuple[Rgba, float]] = []
    for name, count in sorted(zip(names, counts, strict=True), key=lambda pair: -pair[1])[:24]:
        share = float(count) / len(seen)
        colour = Rgba(*(int(channel) for channel in np.median(seen[keys == name], axis=0)))
        near = next((place for place, (known, _) in enumerate(groups) if distance(known, colour) < 9), None)
        if near is not None:
            groups[near] = (groups[near][0], groups[near][1] + share)
        elif share >= _LEAST_SHARE:
            groups.append((colour, share))
    return tuple(groups)
