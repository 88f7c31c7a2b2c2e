"""The overlay shows what inspection looked at."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from generation.compositor.draw import Drawing, Resolved
from generation.compositor.inspect.overlay import overlay
from generation.compositor.plan import CreativePlan


def test_an_overlay_marks_copy_pictures_and_the_safe_box(plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    picture = Image.open(io.BytesIO(overlay(good[0], plan, good[1])))
    colours = {tuple(int(channel) for channel in pixel) for pixel in np.asarray(picture).reshape(-1, 3)}

    assert picture.size == (good[0].width, good[0].height)
    assert {(0, 160, 255), (0, 170, 90), (255, 150, 0)} <= colours
    assert (230, 0, 40) not in colours
