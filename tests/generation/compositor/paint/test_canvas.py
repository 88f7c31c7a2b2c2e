"""A photo under its veils is the same picture by the short way and layer by layer."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from generation.colour import Colour
from generation.compositor.artboard import Artboard, Box
from generation.compositor.paint.canvas import paint
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import Layer, PictureLayer, Role, ScrimLayer, Side

BOARD = Artboard(width=200, height=250)
WHOLE = Box(x=0, y=0, w=200, h=250)


def photo(width: int = 480, height: int = 320) -> PictureInput:
    noise = np.random.default_rng(9).integers(0, 256, (height // 8, width // 8, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(noise).resize((width, height)).save(buffer, "JPEG", quality=92)
    return PictureInput(index=0, file=buffer.getvalue(), width=width, height=height, has_alpha=False)


def veil(side: Side) -> ScrimLayer:
    return ScrimLayer(box=Box(x=0, y=0, w=200, h=180), colour=Colour(9, 30, 60), strength=0.6, side=side, hold=0.3, role=Role.SCRIM)


@pytest.mark.parametrize("crop", [Box(x=100, y=0, w=256, h=320), Box(x=20.4, y=10.2, w=80, h=100), Box(x=224, y=0, w=256.0001, h=320)])
def test_a_covering_photo_takes_the_short_way_to_the_same_pixels(crop: Box) -> None:
    layers: list[Layer] = [PictureLayer(index=0, box=WHOLE, crop=crop, role=Role.PHOTO), veil(Side.TOP), veil(Side.LEFT)]
    pictures = {0: photo()}
    blank = Image.new("RGB", (BOARD.width, BOARD.height), (255, 255, 255))

    assert np.array_equal(np.asarray(paint(layers, BOARD, pictures)), np.asarray(paint(layers, BOARD, pictures, canvas=blank)))


def test_painting_twice_does_not_veil_the_kept_photo() -> None:
    layers: list[Layer] = [PictureLayer(index=0, box=WHOLE, crop=Box(x=100, y=0, w=256, h=320), role=Role.PHOTO), veil(Side.BOTTOM)]
    pictures = {0: photo()}

    first = np.asarray(paint(layers, BOARD, pictures))

    assert np.array_equal(np.asarray(paint(layers, BOARD, pictures)), first)


def test_a_photo_that_leaves_an_edge_free_stands_on_white() -> None:
    box = Box(x=10, y=10, w=100, h=125)
    found = paint([PictureLayer(index=0, box=box, crop=Box(x=0, y=0, w=256, h=320), role=Role.PHOTO)], BOARD, {0: photo()})

    assert (found.getpixel((0, 0)), found.getpixel((199, 249))) == ((255, 255, 255), (255, 255, 255))
