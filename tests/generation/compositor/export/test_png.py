"""Our PNG: the same pixels back, and nothing in the file but pixels."""

from __future__ import annotations

import io
import zlib

import numpy as np
import pytest
from PIL import Image

from generation.compositor.export import png


@pytest.mark.parametrize(("mode", "channels"), [("RGB", 3), ("RGBA", 4)])
def test_any_decoder_reads_the_pixels_back(mode: str, channels: int) -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (61, 83, channels), dtype=np.uint8)

    read = Image.open(io.BytesIO(png.encode(Image.fromarray(pixels, mode))))

    assert read.mode == mode
    assert np.array_equal(np.asarray(read), pixels)


def test_the_file_holds_no_metadata() -> None:
    read = Image.open(io.BytesIO(png.encode(Image.new("RGB", (8, 8), (9, 8, 7)))))

    assert read.info == {"srgb": 0}


def test_equal_pixels_give_equal_bytes() -> None:
    image = Image.new("RGB", (64, 64), (1, 2, 3))

    assert png.encode(image) == png.encode(image.copy())


@pytest.mark.parametrize(("grain", "filter_number"), [(0, 1), (40, 3)])
@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA"])
def test_drawn_grounds_and_grained_photos_each_take_their_filter_and_come_back(mode: str, grain: int, filter_number: int) -> None:
    flat = np.full((97, 83, len(mode) if mode != "L" else 1), 120)
    noisy = flat + np.random.default_rng(4).integers(0, grain + 1, flat.shape)
    picture = Image.fromarray(noisy.astype(np.uint8).squeeze(), mode)

    file = png.encode(picture)

    body = file[file.index(b"IDAT") + 4 :]
    assert zlib.decompressobj().decompress(body, 1)[0] == filter_number
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(file))), np.asarray(picture))
