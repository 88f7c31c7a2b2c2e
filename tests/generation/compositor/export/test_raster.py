"""Raster files: the format asked for, under the weight allowed, carrying their provenance."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from generation.compositor.export import provenance
from generation.compositor.export.provenance import SourceType
from generation.compositor.export.raster import RasterFormat, encode
from tests.generation.compositor.conftest import scenery

XMP = provenance.packet(source=SourceType.COMPOSITE, alt_text='Shoes & "more" <now>', language="fr")


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


def test_text_in_the_packet_cannot_break_it() -> None:
    assert b'Shoes &amp; "more" &lt;now&gt;' in XMP
    assert b"\x00" not in provenance.packet(source=SourceType.ALGORITHMIC, alt_text="a\x00b", language="en")


@pytest.mark.parametrize(
    ("with_pictures", "with_model", "kind"),
    [(False, False, SourceType.ALGORITHMIC), (True, False, SourceType.COMPOSITE), (True, True, SourceType.WITH_MODEL)],
)
def test_only_a_model_is_called_a_model(*, with_pictures: bool, with_model: bool, kind: SourceType) -> None:
    assert provenance.source_type(with_pictures=with_pictures, with_model=with_model) is kind
