"""The size a picture claims is read without decoding it."""

from __future__ import annotations

import pytest
from PIL import Image

from piad.ingest.decode import PictureRejected
from piad.ingest.header import read_header
from tests.fixtures.pictures import animated, encoded, jpeg_claiming, phone_picture, plain, png_bomb, webp_claiming


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (encoded(plain(101, 67)), ("image/png", 101, 67, False)),
        (encoded(plain(101, 67), "JPEG"), ("image/jpeg", 101, 67, False)),
        (encoded(plain(101, 67), "JPEG", progressive=True, comment=b"x" * 60_000), ("image/jpeg", 101, 67, False)),
        (encoded(plain(101, 67), "WEBP"), ("image/webp", 101, 67, False)),
        (encoded(plain(101, 67), "WEBP", lossless=True), ("image/webp", 101, 67, False)),
        (encoded(plain(101, 67, (1, 2, 3, 4), "RGBA"), "WEBP"), ("image/webp", 101, 67, False)),
        (encoded(plain(101, 67), "WEBP", exif=Image.Exif().tobytes() + b"x"), ("image/webp", 101, 67, False)),
        (animated("PNG"), ("image/png", 96, 64, True)),
        (animated("WEBP"), ("image/webp", 96, 64, True)),
        (phone_picture(), ("image/jpeg", 96, 64, False)),
        (jpeg_claiming(65_535, 1), ("image/jpeg", 65_535, 1, False)),
        (webp_claiming(16_777_216, 2), ("image/webp", 16_777_216, 2, False)),
        (png_bomb(1_000, 30_000, depth=1, kind=0), ("image/png", 1_000, 30_000, False)),
    ],
)
def test_the_header_tells_type_size_and_animation(data: bytes, expected: tuple[str, int, int, bool]) -> None:
    header = read_header(data)

    assert (header.media_type, header.width, header.height, header.animated) == expected


@pytest.mark.parametrize("data", [encoded(plain()), encoded(plain(), "JPEG"), encoded(plain(), "WEBP"), webp_claiming(70, 70)])
def test_a_header_cut_anywhere_is_refused_and_never_an_accident(data: bytes) -> None:
    for length in range(24):
        with pytest.raises(PictureRejected):
            read_header(data[:length])


@pytest.mark.parametrize(
    "data", [b"\xff\xd8\xff" + b"\xff" * 100_000, b"\xff\xd8" + b"\xff\xe0\x00\x02" * 100_000, b"\xff\xd8\xff\xe0\x00\x00" * 10_000]
)
def test_an_endless_jpeg_header_is_refused_soon(data: bytes) -> None:
    with pytest.raises(PictureRejected):
        read_header(data)
