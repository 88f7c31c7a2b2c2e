"""What the pixels of marks say, and icon files opened."""

from __future__ import annotations

import struct
from io import BytesIO

from PIL import Image, ImageDraw

from brands.extraction.colours import WHITE, from_hex
from brands.extraction.logos import icons, pixels
from brands.extraction.logos.drawing import symbol_alone


def png(picture: Image.Image) -> bytes:
    output = BytesIO()
    picture.save(output, "PNG")
    return output.getvalue()


def mark(colour: str = "#1F6B4F", *, ground: str | None = None) -> bytes:
    picture = Image.new("RGBA", (200, 80), ground or (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((40, 20, 160, 60), fill=colour)
    return png(picture)


def test_a_free_mark_of_one_colour_is_known() -> None:
    studied = pixels.study(mark())

    assert studied.plain
    assert studied.ground is None
    assert [colour.hex for colour, _ in studied.colours] == ["#1F6B4F"]


def test_an_opaque_rim_is_a_ground_and_no_part_of_the_mark() -> None:
    studied = pixels.study(mark(ground="#FFFFFF"))

    assert studied.ground == WHITE
    assert [colour.hex for colour, _ in studied.colours] == ["#1F6B4F"]


def test_an_empty_picture_is_blank() -> None:
    assert pixels.study(png(Image.new("RGBA", (64, 64)))).blank
    assert pixels.study(png(Image.new("RGB", (64, 64), "white"))).blank


def test_a_mark_of_one_colour_can_be_set_in_another() -> None:
    again = pixels.study(pixels.tinted(mark(), from_hex("#FFFFFF")))

    assert [colour.hex for colour, _ in again.colours] == ["#FFFFFF"]


def icon_of(inside: bytes, *, side: int) -> bytes:
    return struct.pack("<HHH", 0, 1, 1) + struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(inside), 22) + inside


def test_the_picture_in_an_icon_file_is_taken_out() -> None:
    inside = png(Image.new("RGBA", (48, 48), "#1F6B4F"))

    assert icons.unpacked(icon_of(inside, side=48)) == inside


def test_a_bitmap_in_an_icon_file_is_read_upright() -> None:
    rows = [bytes((0, 0, 255, 255)) * 16] * 8 + [bytes((255, 0, 0, 255)) * 16] * 8  # the lower half first: red, then blue
    inside = struct.pack("<IiiHHI", 40, 16, 32, 1, 32, 0) + bytes(20) + b"".join(rows) + bytes(64)
    unpacked = icons.unpacked(icon_of(inside, side=16))

    assert unpacked is not None
    with Image.open(BytesIO(unpacked)) as picture:
        assert picture.getpixel((0, 0)) == (0, 0, 255, 255)
        assert picture.getpixel((0, 15)) == (255, 0, 0, 255)


def test_a_broken_icon_file_gives_nothing() -> None:
    assert icons.unpacked(b"\x00\x00\x01\x00\x01\x00") is None
    assert icons.unpacked(icon_of(b"rubbish", side=16)) is None
    assert icons.unpacked(b"GIF89a") is None


def test_one_symbol_of_a_sprite_file_stands_alone() -> None:
    sprite = "<svg xmlns='http://www.w3.org/2000/svg'><symbol id='k' viewBox='0 0 4 4'><path d='M0 0h4'/></symbol><symbol id='m'/></svg>"

    assert "M0 0h4" in (symbol_alone(sprite, "k", colour="#111111") or "")
    assert symbol_alone(sprite, "none", colour="#111111") is None
