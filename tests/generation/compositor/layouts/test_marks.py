"""Marks: stars are filled from the reading side, exactly as far as the rating goes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from generation.brief import Direction
from generation.colour import Colour
from generation.compositor.artboard import Box
from generation.compositor.layouts.marks import STARS_ASPECT, stars
from generation.compositor.paint.art import rasterised
from tests.generation.compositor.layouts.promises import COPIES, order_for

GROUND = Colour.parse("#FFFFFF")


def gold(rating: float, direction: Direction) -> tuple[float, float]:
    """Return the share of the stars' ink that is gold, and how far across its middle lies."""
    order = order_for((1024, 1024), replace(COPIES["plain"], direction=direction))
    layer = stars(order, Box(x=0, y=0, w=100 * STARS_ASPECT, h=100), rating, GROUND)
    image = rasterised(layer.markup, layer.view, 562, 100)
    pixels = np.asarray(image)
    seen = pixels[:, :, 3] > 128
    golden = seen & (pixels[:, :, 2] < 100)
    return float(golden.sum() / seen.sum()), float(np.where(golden)[1].mean() / image.width)


@pytest.mark.parametrize("rating", [1.0, 2.5, 4.8, 5.0])
def test_as_much_is_gold_as_the_rating_says(rating: float) -> None:
    assert gold(rating, Direction.LTR)[0] == pytest.approx(rating / 5, abs=0.04)


def test_stars_fill_from_the_side_where_reading_begins() -> None:
    assert gold(3.5, Direction.LTR)[1] < 0.5 < gold(3.5, Direction.RTL)[1]
