"""The words of ``output`` become exact pixels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from generation.brief import Intensity, OutputSize, ReferencePicture
from generation.steps.read_brief.artboard import resolve_sizes

# Width and height at 1K and at 512, from the ratio table.
TABLE = {
    "1:1": ((1024, 1024), (512, 512)),
    "1:4": ((512, 2048), (256, 1024)),
    "1:8": ((384, 3072), (192, 1536)),
    "2:3": ((848, 1264), (424, 632)),
    "3:2": ((1264, 848), (632, 424)),
    "3:4": ((896, 1200), (448, 600)),
    "4:1": ((2048, 512), (1024, 256)),
    "4:3": ((1200, 896), (600, 448)),
    "4:5": ((928, 1152), (464, 576)),
    "5:4": ((1152, 928), (576, 464)),
    "8:1": ((3072, 384), (1536, 192)),
    "9:16": ((768, 1376), (384, 688)),
    "16:9": ((1376, 768), (688, 384)),
    "21:9": ((1584, 672), (792, 336)),
}


def pictures_of(*sizes: tuple[int, int]) -> tuple[ReferencePicture, ...]:
    return tuple(
        ReferencePicture(index=index, media_key="inputs/x.png", width=width, height=height, has_alpha=False)
        for index, (width, height) in enumerate(sizes)
    )


def resolve_size(output: Mapping[str, Any], pictures: Sequence[ReferencePicture]) -> OutputSize:
    (size,) = resolve_sizes(output, pictures)
    return size


def pixels(**output: str) -> tuple[int, int]:
    size = resolve_size(output, ())
    return size.width, size.height


@pytest.mark.parametrize("ratio", TABLE)
def test_every_ratio_has_its_pixels_at_every_resolution(ratio: str) -> None:
    (width, height), half = TABLE[ratio]

    assert pixels(aspect_ratio=ratio) == (width, height)
    assert pixels(aspect_ratio=ratio, resolution="512") == half
    assert pixels(aspect_ratio=ratio, resolution="1K") == (width, height)
    assert pixels(aspect_ratio=ratio, resolution="2K") == (2 * width, 2 * height)
    assert pixels(aspect_ratio=ratio, resolution="4K") == (4 * width, 4 * height)


def test_nothing_asked_for_is_a_square_at_1k() -> None:
    assert resolve_size({}, pictures_of((1600, 900))) == OutputSize(
        aspect_ratio="1:1",
        resolution="1K",
        width=1024,
        height=1024,
        intensity=Intensity.STANDARD,
    )


@pytest.mark.parametrize(
    ("size", "ratio"),
    [((1600, 900), "16:9"), ((1080, 1350), "4:5"), ((500, 501), "1:1"), ((4000, 500), "8:1"), ((64, 1280), "1:8"), ((2560, 1080), "21:9")],
)
def test_auto_follows_the_first_picture(size: tuple[int, int], ratio: str) -> None:
    assert resolve_size({"aspect_ratio": "auto"}, pictures_of(size, (100, 300))).aspect_ratio == ratio


def test_auto_without_a_picture_is_a_square() -> None:
    assert resolve_size({"aspect_ratio": "auto", "resolution": "2K"}, ()).width == 2048


@pytest.mark.parametrize("word", ["minimal", "high"])
def test_the_intensity_is_kept(word: str) -> None:
    assert resolve_size({"thinking_intensity": word}, ()).intensity == Intensity(word)


def test_placements_bring_their_own_pixels_in_the_order_named() -> None:
    sizes = resolve_sizes({"placements": ["meta.reels", "google.300x250"], "aspect_ratio": "1:1"}, ())

    assert [(size.placement, size.width, size.height, size.aspect_ratio) for size in sizes] == [
        ("meta.reels", 1080, 1920, "9:16"),
        ("google.300x250", 300, 250, "6:5"),
    ]
