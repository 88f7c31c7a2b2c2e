"""Likeness: a mark of few flat colours is a logo, a picture with panels and lines of type is an ad; anything else is a picture."""

from __future__ import annotations

from typing import Final

import numpy as np

from generation.compositor.paint.attention import Bytes, Floats, flat_share, lines_of_type
from generation.compositor.pictures import Likeness, PictureKind

# A mark: so few colours (five bits a channel) cover nearly all of it, and it is wide as words are.
_FEW_COLOURS: Final = 4
_COVERED: Final = 0.9
_WIDE: Final = 1.7
# An ad: so much of it is perfectly flat, and so many bands look like lines of type.
_FLAT: Final = 0.5
_LINES: Final = 2
# On a plain ground a label may carry type too: an ad there fills its frame and has more lines.
_LINES_ON_PLAIN: Final = 3
_FILLS: Final = 0.6


def likeness(rgb: Bytes, alpha: Floats, kind: PictureKind, aspect: float) -> Likeness:
    """Return what a small copy of a picture looks like; ``alpha`` is its subject's coverage, ``aspect`` the subject's width over height."""
    if kind is PictureKind.PHOTO:
        is_ad = flat_share(rgb) >= _FLAT and lines_of_type(rgb) >= _LINES
        return Likeness.ADVERTISEMENT if is_ad else Likeness.PICTURE
    if kind is not PictureKind.CUT_OUT and _reach(alpha) >= _FILLS and lines_of_type(rgb) >= _LINES_ON_PLAIN:
        return Likeness.ADVERTISEMENT
    return Likeness.LOGO if aspect >= _WIDE and _few_colours(rgb[alpha > 0.9]) else Likeness.PICTURE


def _reach(alpha: Floats) -> float:
    """Return which share of the picture the subject's box takes."""
    rows, columns = np.flatnonzero((alpha > 0.5).any(axis=1)), np.flatnonzero((alpha > 0.5).any(axis=0))
    if not len(rows):
        return 0.0
    return float((rows[-1] + 1 - rows[0]) * (columns[-1] + 1 - columns[0]) / alpha.size)


def _few_colours(pixels: Bytes) -> bool:
    if not len(pixels):
        return False
    coarse = (pixels >> 3).astype(np.int32)
    _, counts = np.unique(coarse[:, 0] << 10 | coarse[:, 1] << 5 | coarse[:, 2], return_counts=True)
    return float(np.sort(counts)[-_FEW_COLOURS:].sum()) >= _COVERED * len(pixels)
