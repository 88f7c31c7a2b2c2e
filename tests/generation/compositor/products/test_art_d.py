"""Drawings of drinks, from the side and from above, of leisure, and of seasons: each paints whole in any brand's colours."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import pytest

from generation.colour import Colour
from generation.compositor.products.library import ProductDrawing, coloured, drawings, render
from generation.compositor.products.palette import ProductPalette

if TYPE_CHECKING:
    from PIL import Image

HEIGHT: Final = 240
OPAQUE: Final = 200
ART: Final = files("generation.compositor.products") / "art"
NAMES: Final = tuple(name for index in ("d", "e", "f") for name in tomllib.loads((ART / f"{index}.toml").read_text("utf-8")))
COLOURS: Final = (("#1B6A4F", "#F59E2E", "#F4EBDD"), ("#322996", "#D4384F", "#F3F1FB"), ("#23262B", "#CDF463", "#E9ECEF"))
PALETTES: Final = tuple(
    ProductPalette(body=Colour.parse(body), accent=Colour.parse(accent), neutral=Colour.parse(neutral)) for body, accent, neutral in COLOURS
)


@pytest.fixture(params=NAMES)
def drawing(request: pytest.FixtureRequest) -> ProductDrawing:
    return drawings()[request.param]


def solid_box(image: Image.Image) -> tuple[int, int, int, int]:
    box = image.getchannel("A").point([255 if alpha > OPAQUE else 0 for alpha in range(256)]).getbbox()
    assert box is not None, "nothing solid was painted"
    return box


@pytest.mark.parametrize("palette", PALETTES, ids=("green", "violet", "night"))
def test_the_solid_part_of_a_drawing_nearly_fills_its_frame(drawing: ProductDrawing, palette: ProductPalette) -> None:
    image = render(drawing, palette, height=HEIGHT)

    left, top, right, bottom = solid_box(image)
    assert abs(image.height - HEIGHT) <= 2
    assert abs(image.width - HEIGHT * drawing.width / drawing.height) <= 2
    assert right - left >= 0.8 * image.width
    assert bottom - top >= 0.8 * image.height


def test_a_drawing_names_only_tones_that_a_palette_has(drawing: ProductDrawing) -> None:
    assert "{{" not in coloured(drawing, PALETTES[0])


@pytest.mark.parametrize(
    "name", ["tall_drink", "tea_cup", "tea_above", "coffee_above", "tent", "surfboard", "lipstick", "ice_cream", "router", "hotel_bell"]
)
def test_a_brand_shows_in_a_drawing(name: str) -> None:
    green, violet = (render(drawings()[name], palette, height=HEIGHT) for palette in PALETTES[:2])

    assert green.tobytes() != violet.tobytes()


def test_a_drawing_leans_on_nothing_outside_itself(drawing: ProductDrawing) -> None:
    forbidden = re.compile(r"<(?:text|image|script|style|foreignObject|use)\b|var\(|href")

    assert forbidden.search(drawing.source) is None


def test_a_drawing_names_each_of_its_parts_once_and_uses_only_those(drawing: ProductDrawing) -> None:
    named = re.findall(r'\bid="([^"]+)"', drawing.source)

    assert len(named) == len(set(named))
    assert set(re.findall(r"url\(#([^)]+)\)", drawing.source)) <= set(named)


def test_a_drawing_answers_to_lower_case_nouns_or_is_seen_from_above(drawing: ProductDrawing) -> None:
    assert drawing.subjects or drawing.name.endswith("_above")
    assert all(subject == subject.strip().lower() for subject in drawing.subjects)
