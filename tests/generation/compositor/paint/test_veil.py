"""A veil laid in strips is Pillow's own paste to the last bit, and touches nothing beyond its part."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from generation.colour import Colour
from generation.compositor.paint.veil import Veil

COLOUR = Colour(18, 130, 231)
PART = (7, 11, 80, 93)


def noise() -> Image.Image:
    return Image.fromarray(np.random.default_rng(3).integers(0, 256, (120, 100, 3), dtype=np.uint8))


@pytest.mark.parametrize("vertical", [True, False])
def test_every_level_blends_as_a_paste_does(vertical: bool) -> None:  # noqa: FBT001 - a parameter of the test
    left, top, columns, rows = PART
    strength = np.linspace(0, 255, rows if vertical else columns).round().astype(np.uint8)
    pasted, canvas = noise(), noise()
    mask = Image.fromarray(np.ascontiguousarray(np.broadcast_to(strength[:, None] if vertical else strength, (rows, columns))))
    pasted.paste(COLOUR.rgb, (left, top), mask)

    veil = Veil(part=PART, colour=COLOUR, strength=strength, vertical=vertical)
    pixels = np.array(canvas)

    veil.on(canvas)
    veil.over(pixels)

    assert np.array_equal(np.asarray(canvas), np.asarray(pasted))
    assert np.array_equal(pixels, np.asarray(pasted))


def test_a_veil_without_strength_changes_nothing() -> None:
    canvas = noise()

    Veil(part=PART, colour=COLOUR, strength=np.zeros(PART[3], dtype=np.uint8), vertical=True).on(canvas)

    assert np.array_equal(np.asarray(canvas), np.asarray(noise()))
