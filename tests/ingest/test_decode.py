"""Every kind of picture that strangers send: the good come out clean, the bad are refused by name, and nothing harms the next."""

from __future__ import annotations

import hashlib
import io
import os
import random

import numpy as np
import pytest
from PIL import Image

from piad.ingest.caps import MAX_BYTES
from piad.ingest.decode import CleanPicture, PictureRejected, decode_picture
from piad.ingest.helper import POOL
from tests.fixtures.pictures import (
    Color,
    animated,
    corner,
    encoded,
    exchanged_profile,
    jpeg_claiming,
    linear_grey_profile,
    phone_picture,
    plain,
    png,
    png_bomb,
    png_chunk,
    png_grey16,
    png_header,
    png_profile_bomb,
    png_text_bomb,
    png_with,
    turned,
    webp_claiming,
)


def opened(clean: CleanPicture) -> Image.Image:
    with Image.open(io.BytesIO(clean.content)) as picture:
        picture.load()
        return picture


def pixel(clean: CleanPicture, x: int, y: int) -> tuple[int, ...]:
    value = opened(clean).getpixel((x, y))
    assert isinstance(value, tuple)
    return value


def assert_close(found: tuple[int, ...], expected: tuple[int, ...], *, within: int) -> None:
    assert [abs(a - b) <= within for a, b in zip(found, expected, strict=True)] == [True] * len(expected), (found, expected)


def rejection(data: bytes) -> PictureRejected:
    with pytest.raises(PictureRejected) as rejected:
        decode_picture(data)
    return rejected.value


# --- the good


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")])
def test_a_good_picture_comes_out_as_png(kind: str, media_type: str) -> None:
    clean = decode_picture(encoded(plain(640, 400, (200, 40, 40)), kind))

    assert (clean.width, clean.height, clean.has_alpha, clean.source_type) == (640, 400, False, media_type)
    assert clean.sha256 == hashlib.sha256(clean.content).hexdigest()
    assert (opened(clean).format, opened(clean).mode, opened(clean).size) == ("PNG", "RGB", (640, 400))
    assert_close(pixel(clean, 320, 200), (200, 40, 40), within=4)


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = encoded(corner(), "JPEG")

    assert decode_picture(data) == decode_picture(data)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_see_through_pixels_are_kept(kind: str) -> None:
    picture = plain(96, 64, (10, 200, 30, 255), "RGBA")
    picture.putpixel((5, 5), (10, 200, 30, 0))

    clean = decode_picture(encoded(picture, kind, **({"lossless": True} if kind == "WEBP" else {})))

    assert clean.has_alpha is True
    assert (pixel(clean, 5, 5)[3], pixel(clean, 50, 50)) == (0, (10, 200, 30, 255))


def test_an_alpha_channel_that_hides_nothing_is_dropped() -> None:
    clean = decode_picture(encoded(plain(96, 64, (10, 200, 30, 255), "RGBA")))

    assert (clean.has_alpha, opened(clean).mode) == (False, "RGB")


def test_a_transparent_palette_colour_becomes_alpha() -> None:
    picture = plain(96, 64, 0, "P")
    picture.putpalette([255, 0, 0, 0, 0, 255])
    picture.paste(1, (0, 0, 48, 64))

    clean = decode_picture(encoded(picture, transparency=0))

    assert clean.has_alpha is True
    assert (pixel(clean, 10, 10), pixel(clean, 90, 10)[3]) == ((0, 0, 255, 255), 0)


@pytest.mark.parametrize(
    ("mode", "color", "expected"),
    [("1", 1, (255, 255, 255)), ("L", 128, (128, 128, 128)), ("LA", (128, 255), (128, 128, 128)), ("P", 0, (0, 0, 0))],
)
def test_every_kind_of_png_becomes_rgb(mode: str, color: Color, expected: tuple[int, ...]) -> None:
    assert pixel(decode_picture(encoded(plain(96, 64, color, mode))), 20, 20) == expected


def test_sixteen_bit_grey_is_scaled_and_not_clipped() -> None:
    values = [[0, 0x4000, 0x8000, 0xC000, 0xFFFF] * 16] * 64

    clean = decode_picture(png_grey16(values))

    assert [pixel(clean, x, 9)[0] for x in range(5)] == [0, 0x40, 0x80, 0xC0, 0xFF]


@pytest.mark.parametrize("kind", [2, 4, 6])
def test_sixteen_bit_colour_is_accepted(kind: int) -> None:
    clean = decode_picture(png_bomb(96, 64, depth=16, kind=kind))

    assert (clean.width, clean.height, clean.has_alpha) == (96, 64, kind != 2)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", [1, 2, 3, 4, 5, 6, 7, 8])
def test_a_turned_picture_is_set_upright_and_its_exif_dropped(orientation: int, kind: str) -> None:
    clean = decode_picture(turned(orientation, kind))

    assert (clean.width, clean.height) == (96, 64)
    assert_close(pixel(clean, 10, 10), (255, 0, 0), within=12)
    assert_close(pixel(clean, 85, 10), (0, 0, 255), within=12)
    assert_close(pixel(clean, 10, 55), (0, 0, 255), within=12)
    assert b"SecretCamera" not in clean.content
    assert dict(opened(clean).getexif()) == {}


@pytest.mark.parametrize("exif", [b"Exif\0\0", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x12\x01" * 50])
def test_broken_exif_does_not_spoil_good_pixels(exif: bytes) -> None:
    clean = decode_picture(encoded(corner(), "JPEG", exif=exif, quality=95))

    assert_close(pixel(clean, 10, 10), (255, 0, 0), within=12)


def test_a_phone_picture_is_its_first_frame() -> None:
    clean = decode_picture(phone_picture())

    assert (clean.source_type, clean.width, clean.height) == ("image/jpeg", 96, 64)
    assert_close(pixel(clean, 10, 10), (255, 0, 0), within=12)


def test_a_cmyk_picture_without_a_profile_has_its_colours() -> None:
    clean = decode_picture(encoded(plain(96, 64, (0, 255, 255, 0), "CMYK"), "JPEG", quality=95))

    assert_close(pixel(clean, 20, 20), (255, 0, 0), within=6)


def test_a_foreign_colour_profile_is_turned_into_srgb_and_dropped() -> None:
    clean = decode_picture(encoded(plain(96, 64, (255, 0, 0)), icc_profile=exchanged_profile()))

    assert_close(pixel(clean, 20, 20), (0, 255, 0), within=8)
    assert "icc_profile" not in opened(clean).info


def test_alpha_survives_a_foreign_colour_profile() -> None:
    clean = decode_picture(encoded(plain(96, 64, (255, 0, 0, 77), "RGBA"), icc_profile=exchanged_profile()))

    assert_close(pixel(clean, 20, 20), (0, 255, 0, 77), within=8)


def test_a_grey_profile_is_obeyed() -> None:
    clean = decode_picture(encoded(plain(96, 64, 55, "L"), "JPEG", icc_profile=linear_grey_profile()))

    assert_close(pixel(clean, 20, 20), (128, 128, 128), within=6)


@pytest.mark.parametrize("profile", [b"", b"garbage", bytes(128), os.urandom(4_000)])
@pytest.mark.parametrize(("mode", "color"), [("RGB", (9, 99, 199)), ("L", 128), ("CMYK", (1, 2, 3, 4))])
def test_a_broken_colour_profile_is_ignored(profile: bytes, mode: str, color: Color) -> None:
    clean = decode_picture(encoded(plain(96, 64, color, mode), "JPEG", icc_profile=profile))

    assert (clean.width, clean.height) == (96, 64)


def test_words_hidden_in_a_picture_do_not_come_out() -> None:
    hidden = png_with(png_chunk(b"tEXt", b"Comment\0<script>secret</script>"), png_chunk(b"eXIf", b"MM\0*secret"))

    assert b"secret" not in decode_picture(hidden).content


@pytest.mark.parametrize("tail", [b"<html><script>alert(1)</script>", b"<?php system($_GET[0]); ?>", b"PK\x03\x04" + bytes(500)])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_file_that_is_also_something_else_comes_out_as_a_picture_alone(kind: str, tail: bytes) -> None:
    clean = decode_picture(encoded(plain(), kind) + tail)

    assert tail[:12] not in clean.content


def test_forty_megapixels_are_accepted_within_the_childs_memory() -> None:
    clean = decode_picture(png_bomb(8_000, 5_000, kind=6))

    assert (clean.width, clean.height, clean.has_alpha) == (8_000, 5_000, True)


def test_forty_megapixels_of_sixteen_bit_colour_are_accepted_within_the_childs_memory() -> None:
    clean = decode_picture(png_bomb(8_000, 5_000, depth=16, kind=6))

    assert (clean.width, clean.height) == (8_000, 5_000)


# --- the form in which a picture is kept


# Levels; a third of the grain that such a picture has.
UNSEEN = 2.0


def grained(width: int = 300, height: int = 200) -> Image.Image:
    """A soft gradient under grain, as a camera leaves it."""
    noise = Image.merge("RGB", [Image.effect_noise((width, height), 12)] * 3)
    return Image.blend(Image.merge("RGB", [Image.linear_gradient("L").resize((width, height))] * 3), noise, 0.4)


def product_on_white() -> Image.Image:
    picture = Image.new("RGB", (400, 300), (255, 255, 255))
    picture.paste(grained(160, 200), (120, 50))
    return picture


def mean_error(sent: Image.Image, kept: Image.Image) -> float:
    return float(np.abs(np.asarray(sent.convert("RGB"), np.float32) - np.asarray(kept, np.float32)).mean())


@pytest.mark.parametrize(
    "options",
    [{"quality": 90}, {"quality": 60}, {"quality": 80, "subsampling": 0}, {"quality": 85, "progressive": True}, {"keep_rgb": True}],
)
def test_a_photo_sent_as_jpeg_is_kept_as_jpeg_without_visible_loss(options: dict[str, int | bool]) -> None:
    sent = encoded(grained(), "JPEG", **options)

    clean = decode_picture(sent, photo_as_jpeg=True)

    assert (clean.media_type, clean.source_type, opened(clean).format, opened(clean).mode) == ("image/jpeg", "image/jpeg", "JPEG", "RGB")
    assert mean_error(Image.open(io.BytesIO(sent)), opened(clean)) < UNSEEN
    assert clean.sha256 == hashlib.sha256(clean.content).hexdigest()


@pytest.mark.parametrize("orientation", [3, 6])
def test_a_turned_photo_is_upright_jpeg_without_metadata(orientation: int) -> None:
    clean = decode_picture(turned(orientation, "JPEG"), photo_as_jpeg=True)

    assert (clean.media_type, clean.width, clean.height) == ("image/jpeg", 96, 64)
    assert_close(pixel(clean, 10, 10), (255, 0, 0), within=12)
    assert b"SecretCamera" not in clean.content
    assert dict(opened(clean).getexif()) == {}


def test_a_foreign_profile_is_gone_from_a_kept_jpeg() -> None:
    clean = decode_picture(
        encoded(plain(96, 64, (255, 0, 0)), "JPEG", icc_profile=exchanged_profile(), comment=b"secret"), photo_as_jpeg=True
    )

    assert_close(pixel(clean, 20, 20), (0, 255, 0), within=8)
    assert "icc_profile" not in opened(clean).info
    assert b"secret" not in clean.content


@pytest.mark.parametrize(("kind", "options"), [("PNG", {}), ("WEBP", {"lossless": True}), ("WEBP", {"quality": 80})])
def test_a_grained_picture_is_a_photo_whatever_it_came_as(kind: str, options: dict[str, int | bool]) -> None:
    sent = encoded(grained(), kind, **options)

    clean = decode_picture(sent, photo_as_jpeg=True)

    assert clean.media_type == "image/jpeg"
    assert mean_error(Image.open(io.BytesIO(sent)), opened(clean)) < UNSEEN


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_flat_art_and_products_on_white_lose_nothing(kind: str) -> None:
    sent = product_on_white()

    clean = decode_picture(encoded(sent, kind, lossless=True), photo_as_jpeg=True)

    assert clean.media_type == "image/png"
    assert mean_error(sent, opened(clean)) == 0.0


def test_transparency_stays_png() -> None:
    picture = grained().convert("RGBA")
    picture.putpixel((5, 5), (0, 0, 0, 0))

    assert decode_picture(encoded(picture), photo_as_jpeg=True).media_type == "image/png"


def test_a_photo_stays_png_unless_jpeg_is_asked_for() -> None:
    sent = encoded(grained(), "JPEG")

    clean = decode_picture(sent)

    assert clean.media_type == "image/png"
    assert mean_error(Image.open(io.BytesIO(sent)), opened(clean)) == 0.0


def test_a_cmyk_photo_becomes_rgb_jpeg() -> None:
    clean = decode_picture(encoded(plain(96, 64, (0, 255, 255, 0), "CMYK"), "JPEG", quality=95), photo_as_jpeg=True)

    assert (clean.media_type, opened(clean).mode) == ("image/jpeg", "RGB")
    assert_close(pixel(clean, 20, 20), (255, 0, 0), within=8)


# --- the bad


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (png_bomb(30_000, 30_000, depth=1, kind=0), "too_many_pixels"),
        (png_bomb(13_000, 13_000, depth=1, kind=0), "too_many_pixels"),
        (png_bomb(8_001, 5_000, depth=1, kind=0), "too_many_pixels"),
        (png_bomb(16_385, 1_000, depth=1, kind=0), "too_many_pixels"),
        (png(png_header(2**31 - 1, 2**31 - 1), png_chunk(b"IDAT", b"")), "too_many_pixels"),
        (png(png_header(0xFFFFFFFF, 0xFFFFFFFF), png_chunk(b"IDAT", b"")), "too_many_pixels"),
        (jpeg_claiming(65_535, 65_535), "too_many_pixels"),
        (webp_claiming(16_384, 16_384), "too_many_pixels"),
        (webp_claiming(5_001, 5_000), "too_many_pixels"),
        (webp_claiming(16_777_216, 16_777_216), "too_many_pixels"),
        (jpeg_claiming(1, 65_535), "too_small"),
        (jpeg_claiming(65_535, 1), "too_small"),
        (jpeg_claiming(0, 0), "too_small"),
        (png(png_header(0, 100), png_chunk(b"IDAT", b"")), "too_small"),
        (encoded(plain(1, 1)), "too_small"),
        (encoded(plain(63, 640)), "too_small"),
        (encoded(plain(64, 1_281)), "too_small"),
        (animated("PNG"), "animated"),
        (animated("WEBP"), "animated"),
        (animated("WEBP", 300), "animated"),
        (webp_claiming(100, 100, flags=0x02), "animated"),
        (animated("GIF"), "unsupported_type"),
        (encoded(plain(), "GIF"), "unsupported_type"),
        (encoded(plain(), "BMP"), "unsupported_type"),
        (encoded(plain(), "TIFF"), "unsupported_type"),
        (encoded(plain(), "AVIF"), "unsupported_type"),
        (encoded(plain(), "PDF"), "unsupported_type"),
        (encoded(plain(), "EPS"), "unsupported_type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='99' height='99'/>", "unsupported_type"),
        (b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>", "unsupported_type"),
        (b"<!doctype html><script>alert(1)</script>", "unsupported_type"),
        (b"SIMPLE  =                    T" + bytes(3_000), "unsupported_type"),
        (b"", "unreadable"),
        (b"\x89PNG\r\n\x1a\n", "unreadable"),
        (b"\xff\xd8\xff", "unreadable"),
        (jpeg_claiming(640, 480), "unreadable"),
        (webp_claiming(640, 480), "unreadable"),
        (png(png_header(640, 480)), "unreadable"),
        (png(png_header(640, 480), png_chunk(b"IDAT", b"nonsense")), "unreadable"),
        (png(png_header(640, 480, kind=5), png_chunk(b"IDAT", b"")), "unreadable"),
        (png_text_bomb(), "unreadable"),
        (png_profile_bomb(), "unreadable"),
    ],
)
def test_a_bad_picture_is_refused_by_name(data: bytes, code: str) -> None:
    assert rejection(data).code == code


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("share", [0.4, 0.9])
def test_a_picture_cut_short_is_refused(kind: str, share: float) -> None:
    data = encoded(Image.effect_noise((300, 200), 80).convert("RGB"), kind)

    assert rejection(data[: int(len(data) * share)]).code == "unreadable"


def test_a_file_above_fifteen_mebibytes_is_refused_before_it_is_read() -> None:
    refused = rejection(encoded(plain()) + bytes(MAX_BYTES))

    assert (refused.code, refused.message) == ("too_large", "is 15.0 MiB; at most 15 MiB can be used")


def test_the_words_of_a_refusal_finish_a_sentence() -> None:
    refused = rejection(png_bomb(13_000, 13_000, depth=1, kind=0))

    assert f"Picture 2 {refused.message}." == "Picture 2 is 13,000 x 13,000 pixels; at most 40 megapixels can be used."


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_noise_in_a_picture_is_refused_or_survived_and_the_next_is_fine(kind: str) -> None:
    good = encoded(Image.effect_noise((200, 150), 80).convert("RGB"), kind)
    chance = random.Random(7)
    for _ in range(40):
        broken = bytearray(good)
        for _ in range(chance.randrange(1, 30)):
            broken[chance.randrange(12, len(broken))] = chance.randrange(256)
        try:
            clean = decode_picture(bytes(broken))
        except PictureRejected:
            continue
        assert opened(clean).size == (clean.width, clean.height)

    assert decode_picture(good).width == 200


def test_a_warm_child_takes_the_next_picture_too() -> None:
    data = encoded(corner(), "JPEG")
    decode_picture(data)
    warm = [child.pid for child in POOL._idle]  # noqa: SLF001 - which children stand ready

    decode_picture(data)

    assert [child.pid for child in POOL._idle] == warm  # noqa: SLF001


def test_a_small_mark_is_taken_where_marks_are_asked_for() -> None:
    small = encoded(plain(40, 24))

    with pytest.raises(PictureRejected):
        decode_picture(small)

    assert (decode_picture(small, least_side=8).width, decode_picture(small, least_side=8).height) == (40, 24)
