"""Drawings of things that are worn, carried, read and plugged in: each fills its frame in any palette and needs nothing from outside."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import pytest

from generation.colour import Colour
from generation.compositor.products.library import coloured, drawings, render
from generation.compositor.products.palette import ProductPalette

if TYPE_CHECKING:
    from PIL import Image

HEIGHT: Final = 240
# Fainter than this is a soft edge, which does not count as the thing itself.
VISIBLE: Final = 24
INDEX: Final = tomllib.loads((files("generation.compositor.products") / "art" / "b.toml").read_text("utf-8"))
EXPECTED: Final = {
    *("sneaker", "high_heel", "tshirt", "dress", "handbag", "backpack", "watch", "ring", "sunglasses"),
    *("phone", "laptop", "headphones", "speaker", "camera", "bank_card", "book", "gift", "suitcase"),
}


def palette(body: str, accent: str, neutral: str) -> ProductPalette:
    return ProductPalette(body=Colour.parse(body), accent=Colour.parse(accent), neutral=Colour.parse(neutral))


PALETTES: Final = {
    "green": palette("#1B6A4F", "#F59E2E", "#F4EBDD"),
    "cream": palette("#F4EBDD", "#1B6A4F", "#C9793A"),
    "night": palette("#23262B", "#CDF463", "#E9ECEF"),
}


def painted_box(image: Image.Image) -> tuple[int, int, int, int]:
    box = image.getchannel("A").point([255 if alpha > VISIBLE else 0 for alpha in range(256)]).getbbox()
    assert box is not None, "nothing was painted"
    return box


def test_the_index_names_every_drawing() -> None:
    assert set(INDEX) == EXPECTED


@pytest.mark.parametrize("name", sorted(EXPECTED))
@pytest.mark.parametrize("colours", PALETTES)
def test_a_drawing_fills_its_frame_in_every_palette(name: str, colours: str) -> None:
    drawing = drawings()[name]

    image = render(drawing, PALETTES[colours], height=HEIGHT)

    assert image.width == round(HEIGHT * drawing.width / drawing.height)
    # The renderer keeps the proportions exactly, so the height may round by a pixel or two.
    assert abs(image.height - HEIGHT) <= 2
    left, top, right, bottom = painted_box(image)
    assert right - left >= 0.95 * image.width
    assert bottom - top >= 0.95 * image.height


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_drawing_takes_the_brand_colours_on_a_clear_ground(name: str) -> None:
    green, night = (render(drawings()[name], PALETTES[colours], height=HEIGHT) for colours in ("green", "night"))

    corners = [(x, y) for x in (0, green.width - 1) for y in (0, green.height - 1)]

    assert green.tobytes() != night.tobytes()
    assert all(green.getchannel("A").getpixel(corner) == 0 for corner in corners)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_drawing_knows_its_tones_and_needs_nothing_from_outside(name: str) -> None:
    svg = coloured(drawings()[name], PALETTES["green"])

    identities = re.findall(r'\bid="([^"]+)"', svg)

    assert "{{" not in svg
    assert re.search(r"<(text|image|script|style|foreignObject)\b|var\(|href|https?://(?!www\.w3\.org/2000/svg)", svg) is None
    assert len(identities) == len(set(identities))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(identities)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_no_two_drawings_answer_to_one_noun(name: str) -> None:
    subjects = drawings()[name].subjects

    others = {subject for drawing in drawings().values() if drawing.name != name for subject in drawing.subjects}

    assert subjects
    assert all(re.fullmatch(r"[a-z]+( [a-z]+)*", subject) for subject in subjects)
    assert not others & set(subjects)
