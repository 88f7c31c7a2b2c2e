"""The colours of a picture by their share, near ones taken together."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from generation.colour import from_oklab
from generation.corpus.measure.layout import Tone
from generation.corpus.measure.regions import Field

# Colours nearer than this are one (OKLab, lightness 0 to 100).
_ONE: Final = 9.0
_MOST: Final = 6
_LEAST: Final = 0.01
_BIN: Final = 5.0
# More than there are bins from one end of a channel to the other.
_CELLS: Final = 64


def palette_of(lab: Field) -> tuple[Tone, ...]:
    """Return up to six colours that each take a hundredth of the picture, the largest first."""
    flat = lab[::2, ::2].reshape(-1, 3)
    steps = np.floor(flat / _BIN).astype(np.int32) + _CELLS // 2
    cells = (steps[:, 0] * _CELLS + steps[:, 1]) * _CELLS + steps[:, 2]
    places, counts = np.unique(cells, return_inverse=True, return_counts=True)[1:]
    means = np.stack([np.bincount(places.ravel(), weights=flat[:, at]) for at in range(3)], axis=1) / counts[:, None]
    order = np.argsort(-counts)
    centres: list[NDArray[np.float64]] = []
    shares: list[float] = []
    for at in order:
        apart = [float(np.linalg.norm(means[at] - centre)) for centre in centres]
        nearest = int(np.argmin(apart)) if apart else -1
        if apart and apart[nearest] <= _ONE:
            shares[nearest] += counts[at] / len(flat)
        else:
            centres.append(means[at])
            shares.append(counts[at] / len(flat))
    ranked = sorted(zip(shares, centres, strict=True), key=lambda pair: -pair[0])
    return tuple(Tone(hex=_hex(centre), share=round(share, 4)) for share, centre in ranked[:_MOST] if share >= _LEAST)


def _hex(lab: NDArray[np.float64]) -> str:
    red, green, blue = (round(float(value)) for value in from_oklab(lab / 100.0))
    return f"#{red:02X}{green:02X}{blue:02X}"
