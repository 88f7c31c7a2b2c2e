"""Silhouettes: the very pixels of a product on the artboard, and how boxes of copy lie to them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generation.compositor import promises
from generation.compositor.artboard import Box
from generation.compositor.inspect.gates import Evidence
from generation.compositor.paint.placing import placed_picture

# The alpha from which a pixel is the product's.
_SOLID: Final = 160


class Silhouette:
    """Which pixels a placed product fills; its array starts at ``left``, ``top`` of the artboard."""

    def __init__(self, solid: NDArray[np.bool_], left: int, top: int) -> None:
        self._solid, self._left, self._top = solid, left, top

    def covers(self, box: Box) -> float:
        """Return the share of a box that the product fills."""
        rows = slice(max(0, int(box.y - self._top)), max(0, math.ceil(box.bottom - self._top)))
        columns = slice(max(0, int(box.x - self._left)), max(0, math.ceil(box.right - self._left)))
        return float(self._solid[rows, columns].sum()) / max(1.0, box.w * box.h)

    def all_but_touches(self, box: Box, clear: float) -> bool:
        """Tell whether a box is off the product, but by less than ``clear`` px."""
        return self.covers(box) == 0.0 and self.covers(box.grown(clear)) > 0.0


def silhouettes(evidence: Evidence) -> Iterator[Silhouette]:
    """Yield the silhouette of every product whose picture is at hand."""
    for layer in promises.products(evidence.resolved.scene):
        if layer.index in evidence.pictures:
            picture, left, top = placed_picture(layer, evidence.pictures[layer.index])
            yield Silhouette(np.asarray(picture.getchannel("A")) > _SOLID, left, top)
