"""How far two pictures lie apart to the eye."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

SIDE = 16
BITS = SIDE * SIDE


def open_png(file: bytes) -> Image.Image:
    """Return a PNG as RGB."""
    return Image.open(io.BytesIO(file), formats=["PNG"]).convert("RGB")


def apart(first: bytes, second: bytes) -> int:
    """Return in how many of 256 bits the difference hashes of two pictures differ (dHash: is each cell brighter than its neighbour)."""
    return int((_hash(first) != _hash(second)).sum())


def _hash(file: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    grey = np.asarray(open_png(file).convert("L").resize((SIDE + 1, SIDE), Image.Resampling.BOX), dtype=np.int16)
    return grey[:, 1:] > grey[:, :-1]
