"""Writing in a painted picture is seen; walls, leaves, stripes and noise are not taken for it."""

from __future__ import annotations

import io

import fontpkg
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from generation.steps.paint_background.strokes import shows_writing


def as_png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def a_wall() -> Image.Image:
    return Image.linear_gradient("L").resize((1024, 1280)).point(lambda level: 150 + level // 4).convert("RGB")


@pytest.mark.parametrize(
    ("words", "size", "ink"),
    [("SUMMER SALE NOW ON", 64, "#302520"), ("the best skin of your life", 44, "#FFFFFF"), ("PARIS 1924", 120, "#7A1B1B")],
)
def test_a_line_of_writing_is_seen(words: str, size: int, ink: str) -> None:
    picture = a_wall() if ink != "#FFFFFF" else Image.new("RGB", (1024, 1280), "#56616B")
    font = ImageFont.truetype(str(fontpkg.path("inter")), size)
    ImageDraw.Draw(picture).text((120, 420), words, fill=ink, font=font)

    assert shows_writing(as_png(picture))


def noise(spread: float, blur: float) -> Image.Image:
    grain = np.random.default_rng(7).normal(128, spread, (1280, 1024)).clip(0, 255).astype(np.uint8)
    return Image.fromarray(grain).filter(ImageFilter.GaussianBlur(blur)).convert("RGB")


def leaves() -> Image.Image:
    picture = Image.new("RGB", (1024, 1280), "#2F4A2C")
    draw, places = ImageDraw.Draw(picture), np.random.default_rng(3).integers(0, 1280, (900, 2))
    for x, y in places.tolist():
        draw.ellipse((x - 40, y - 12, x + 40, y + 12), fill=("#45703E", "#6F9A55", "#24391F")[(x + y) % 3])
    return picture


def slats() -> Image.Image:
    picture = a_wall()
    draw = ImageDraw.Draw(picture)
    for x in range(0, 1024, 32):
        draw.rectangle((x, 0, x + 12, 1280), fill="#6B4A33")
    return picture


def horizon() -> Image.Image:
    picture = a_wall()
    ImageDraw.Draw(picture).rectangle((0, 900, 1024, 1280), fill="#775A3C")
    return picture


@pytest.mark.parametrize(
    "picture",
    [a_wall(), noise(60, 0), noise(60, 3), leaves(), slats(), horizon()],
    ids=["wall", "grain", "haze", "leaves", "slats", "horizon"],
)
def test_what_is_no_writing_is_left_alone(picture: Image.Image) -> None:
    assert not shows_writing(as_png(picture))
