"""Stray text: rows of strokes in a painted picture that look like a line of writing, found by counting edges."""

from __future__ import annotations

import io
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

# The picture is looked at this wide: in the one small writing has strokes of a pixel, in the other large letters lie close.
_WIDTHS: Final = (512, 256)
_TILE: Final = 24
_TILES: Final = 3
# A step between neighbours, in grey levels of 255, that is an edge.
_EDGE: Final = 34
# A line of writing three tiles wide has this many edges in most of its rows, and few above and below.
_LEAST_EDGES: Final = 9
_MOST_EDGES: Final = 46
_QUIET_EDGES: Final = 3
_LEAST_IN_TILE: Final = 2
# Its height in rows, how many of them must show strokes, and how much calm lies above and below.
_LOWEST: Final = 6
_HIGHEST: Final = 72
_FILLED: Final = 0.7
_MARGIN: Final = 4
_CALM: Final = 0.75


def shows_writing(file: bytes) -> bool:
    """Tell whether a picture shows what looks like a line of writing: dense upright strokes in a row, calm above and below."""
    with Image.open(io.BytesIO(file)) as picture:
        grey = picture.convert("L")
    return any(_shows_at(grey, width) for width in _WIDTHS)


def _shows_at(grey: Image.Image, width: int) -> bool:
    height = max(1, round(grey.height * width / grey.width))
    pixels = np.asarray(grey.resize((width, height), Image.Resampling.BOX), dtype=np.int16)
    edges = np.abs(np.diff(pixels, axis=1, prepend=pixels[:, :1])) >= _EDGE
    begun = edges & ~np.roll(edges, 1, axis=1)
    tiles = begun[:, : width // _TILE * _TILE].reshape(height, -1, _TILE).sum(axis=2)
    return any(_has_line(tiles[:, start : start + _TILES]) for start in range(tiles.shape[1] - _TILES + 1))


def _has_line(tiles: NDArray[np.int64]) -> bool:
    """Tell whether one window, rows by tiles, has a line of writing from calm to calm."""
    total = tiles.sum(axis=1)
    stroked = (total >= _LEAST_EDGES) & (total <= _MOST_EDGES) & (tiles.min(axis=1) >= _LEAST_IN_TILE)
    quiet = total <= _QUIET_EDGES
    return any(_is_line(top, bottom, stroked, quiet) for top, bottom in _between_quiet(quiet))


def _between_quiet(quiet: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the stretches of rows that are not quiet: first row and the one after the last."""
    turns = np.diff(np.concatenate(([True], quiet, [True])).astype(np.int8))
    return list(zip(np.flatnonzero(turns == -1).tolist(), np.flatnonzero(turns == 1).tolist(), strict=True))


def _is_line(top: int, bottom: int, stroked: NDArray[np.bool_], quiet: NDArray[np.bool_]) -> bool:
    above, below = quiet[max(0, top - _MARGIN) : top], quiet[bottom : bottom + _MARGIN]
    if not _LOWEST <= bottom - top <= _HIGHEST or min(above.size, below.size) < _MARGIN:
        return False
    return bool(stroked[top:bottom].mean() >= _FILLED and above.mean() >= _CALM and below.mean() >= _CALM)
