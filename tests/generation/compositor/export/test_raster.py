"""Raster files: the format asked for, under the weight allowed, carrying their provenance."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, JpegImagePlugin

from generation.compositor.export import provenance
from generation.compositor.export.provenance import SourceType
from generation.compositor.export.raster import RasterFormat, encode
from tests.generation.compositor.conftest import scenery

XMP = provenance.packet(source=SourceType.COMPOSITE, alt_text='Shoes & "more" <now>', language="fr")

# Pillow's words for colour in every px, and in every other of every other row.
FULL, HALF = 0, 2


def read(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("wanted", RasterFormat)
def test_every_format_is_what_it_says_and_keeps_the_size(wanted: RasterFormat) -> None:
    file = encode(scenery((320, 240)), wanted=wanted, max_bytes=None, xmp=XMP)

    assert (read(file.content).format, read(file.content).size, file.note) == (wanted.value.upper(), (320, 240), None)


@pytest.mark.parametrize("wanted", RasterFormat)
def test_every_format_carries_the_source_type(wanted: RasterFormat) -> None:
    assert b"digitalsourcetype/composite<" in encode(scenery((64, 64)), wanted=wanted, max_bytes=None, xmp=XMP).content


def test_png_pixels_are_not_touched_by_the_packet() -> None:
    image = scenery((200, 100))

    assert np.array_equal(np.asarray(read(encode(image, wanted=None, max_bytes=None, xmp=XMP).content)), np.asarray(image))


def test_a_heavy_png_gives_up_colours_before_it_gives_up_its_format() -> None:
    image = scenery((600, 500))
    whole = len(encode(image, wanted=RasterFormat.PNG, max_bytes=None, xmp=XMP).content)

    file = encode(image, wanted=RasterFormat.PNG, max_bytes=whole * 2 // 3, xmp=XMP)

    assert len(file.content) <= whole * 2 // 3
    assert (file.format, file.note) == (RasterFormat.PNG, "reduced to 256 colours")


def test_without_a_wanted_format_jpeg_takes_over_where_png_is_too_heavy() -> None:
    noise = Image.effect_noise((400, 400), 80).convert("RGB")

    file = encode(noise, wanted=None, max_bytes=75_000, xmp=XMP)

    assert file.format is RasterFormat.JPEG
    assert len(file.content) <= 75_000


def test_quality_falls_only_as_far_as_the_limit_asks() -> None:
    image = Image.effect_noise((400, 400), 60).convert("RGB")
    best = len(encode(image, wanted=RasterFormat.JPEG, max_bytes=10**9, xmp=XMP).content)

    file = encode(image, wanted=RasterFormat.JPEG, max_bytes=best - 1, xmp=XMP)

    assert file.note == "quality lowered to 82"


def test_what_cannot_be_light_enough_is_as_light_as_it_can_be() -> None:
    image = Image.effect_noise((400, 400), 60).convert("RGB")

    file = encode(image, wanted=RasterFormat.WEBP, max_bytes=10, xmp=XMP)

    assert file.note == "quality lowered to 58"


def lettered(ink: tuple[int, int, int], ground: tuple[int, int, int]) -> Image.Image:
    """Return an artboard with strokes as thin and as many as two lines of small type have."""
    image = Image.new("RGB", (1080, 1350), ground)
    pen = ImageDraw.Draw(image)
    for x in range(100, 700, 8):
        pen.rectangle((x, 600, x + 2, 640), fill=ink)
    return image


@pytest.mark.parametrize(
    ("ink", "ground", "sampling"),
    [
        ((216, 20, 40), (255, 255, 255), FULL),
        ((20, 40, 216), (216, 20, 40), FULL),
        ((255, 255, 255), (216, 20, 40), FULL),
        ((20, 22, 30), (250, 248, 244), HALF),
    ],
)
def test_colour_keeps_its_full_resolution_where_fine_strokes_need_it(
    ink: tuple[int, int, int], ground: tuple[int, int, int], sampling: int
) -> None:
    file = encode(lettered(ink, ground), wanted=RasterFormat.JPEG, max_bytes=None, xmp=XMP)

    assert JpegImagePlugin.get_sampling(read(file.content)) == sampling


def test_a_photo_has_its_colour_at_half_resolution() -> None:
    grained = Image.effect_noise((1080, 1350), 40).convert("RGB")

    file = encode(grained, wanted=RasterFormat.JPEG, max_bytes=None, xmp=XMP)

    assert JpegImagePlugin.get_sampling(read(file.content)) == HALF


def test_text_in_the_packet_cannot_break_it() -> None:
    assert b'Shoes &amp; "more" &lt;now&gt;' in XMP
    assert b"\x00" not in provenance.packet(source=SourceType.ALGORITHMIC, alt_text="a\x00b", language="en")


@pytest.mark.parametrize(
    ("with_pictures", "with_model", "kind"),
    [(False, False, SourceType.ALGORITHMIC), (True, False, SourceType.COMPOSITE), (True, True, SourceType.WITH_MODEL)],
)
def test_only_a_model_is_called_a_model(*, with_pictures: bool, with_model: bool, kind: SourceType) -> None:
    assert provenance.source_type(with_pictures=with_pictures, with_model=with_model) is kind
