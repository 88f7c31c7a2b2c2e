"""Scaling keeps size, place and sharpness; a little enlarging is as true as Pillow's cubic."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from generation.compositor.paint.resize import resized
from tests.generation.compositor.conftest import scenery


def error(found: Image.Image, true: Image.Image) -> float:
    return float(np.mean((np.asarray(found, dtype=np.float64) - np.asarray(true)) ** 2))


@pytest.mark.parametrize("factor", [1.08, 1.2, 1.35])
def test_a_picture_made_smaller_and_large_again_is_as_near_to_itself_as_by_a_cubic(factor: float) -> None:
    true = scenery((640, 480))
    small = true.resize((round(640 / factor), round(480 / factor)), Image.Resampling.LANCZOS)

    ours, cubic = error(resized(small, 640, 480), true), error(small.resize((640, 480), Image.Resampling.BICUBIC), true)

    assert ours <= 1.1 * cubic


@pytest.mark.parametrize("size", [(120, 90), (200, 150), (240, 160), (270, 203), (600, 450)])
def test_a_cut_out_has_the_size_asked_for_and_no_fringe(size: tuple[int, int]) -> None:
    image = Image.new("RGBA", (200, 150), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((20, 20, 180, 130), fill=(250, 240, 230, 255))

    found = np.asarray(resized(image, *size))

    assert found.shape == (size[1], size[0], 4)
    assert found[found[:, :, 3] > 128][:, :3].min() >= 225
