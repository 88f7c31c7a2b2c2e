"""Every kind of clean file opens to the same pixels as in Pillow, plain PNG by the shorter way; a damaged one is refused."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from generation.compositor.export import png
from generation.compositor.paint import unpack
from generation.compositor.paint.unpack import unpacked


def drawn(mode: str, size: tuple[int, int] = (333, 217)) -> Image.Image:
    generator = np.random.default_rng(5)
    levels = np.add.outer(np.arange(size[1]), np.arange(size[0]))[:, :, None] + generator.integers(0, 9, (size[1], size[0], len(mode)))
    return Image.fromarray((levels % 256).astype(np.uint8)[:, :, 0] if mode == "L" else (levels % 256).astype(np.uint8))


def saved(image: Image.Image, kind: str = "PNG", **options: int | tuple[int, int, int]) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def assert_same(found: Image.Image, file: bytes, mode: str) -> None:
    assert found.mode == mode
    assert np.array_equal(np.asarray(found), np.asarray(Image.open(io.BytesIO(file)).convert(mode)))


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("options", [{}, {"compress_level": 0}, {"compress_level": 1}, {"compress_level": 9}])
def test_plain_png_takes_the_short_way(mode: str, options: dict[str, int]) -> None:
    file = saved(drawn(mode), "PNG", **options)

    assert unpack._plain_png(file) is not None  # noqa: SLF001 - the way taken is what is claimed
    assert_same(unpacked(file), file, mode)


@pytest.mark.parametrize("bands", [3, 4])
def test_rows_filtered_by_their_neighbours_are_undone_here(bands: int) -> None:
    pixels = np.random.default_rng(5).integers(0, 256, (64, 50, bands), dtype=np.uint8)
    kinds = np.array([0, 2, 2, 1, 2, 2, 2, 2] * 8, dtype=np.uint8)
    left, above = np.zeros_like(pixels), np.zeros_like(pixels)
    left[:, 1:], above[1:] = pixels[:, :-1], pixels[:-1]
    filtered = pixels - np.where((kinds == 1)[:, None, None], left, 0) - np.where((kinds == 2)[:, None, None], above, 0)
    rows = np.hstack((kinds[:, None], filtered.reshape(64, -1)))

    found = unpack._unfiltered(rows, bands)  # noqa: SLF001 - the way taken is what is claimed

    assert found is not None
    assert np.array_equal(found, pixels)


def test_a_picture_of_ours_opens_to_its_own_pixels() -> None:
    picture = drawn("RGBA")

    assert np.array_equal(np.asarray(unpacked(png.encode(picture))), np.asarray(picture))


@pytest.mark.parametrize(
    ("file", "mode"),
    [
        (saved(drawn("RGB"), "JPEG", quality=90), "RGB"),
        (saved(drawn("L"), "JPEG"), "RGB"),
        (saved(drawn("L")), "RGB"),
        (saved(drawn("RGB").quantize(16)), "RGB"),
        (saved(drawn("RGB"), transparency=(0, 0, 0)), "RGBA"),
    ],
)
def test_other_kinds_open_too(file: bytes, mode: str) -> None:
    assert_same(unpacked(file), file, mode)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_file_cut_short_is_refused(share: float) -> None:
    file = saved(drawn("RGB"))

    with pytest.raises(OSError, match=r".+"):
        unpacked(file[: int(len(file) * share)])
