"""Drawings of things that are put on the skin, drunk and eaten: each paints in any palette and fills its frame."""

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

HEIGHT: Final = 300
# Fainter than this is glow, mist or steam, which does not count as the thing itself.
VISIBLE: Final = 24
ART: Final = files("generation.compositor.products") / "art"
INDEX: Final = tomllib.loads((ART / "a.toml").read_text("utf-8"))


def palette(body: str, accent: str, neutral: str) -> ProductPalette:
    return ProductPalette(body=Colour.parse(body), accent=Colour.parse(accent), neutral=Colour.parse(neutral))


PALETTES: Final = (
    palette("#1B6A4F", "#F59E2E", "#F4EBDD"),
    palette("#F4EBDD", "#1B6A4F", "#C9793A"),
    palette("#23262B", "#CDF463", "#E9ECEF"),
)


def painted_box(image: Image.Image) -> tuple[int, int, int, int]:
    box = image.getchannel("A").point([255 if alpha > VISIBLE else 0 for alpha in range(256)]).getbbox()
    assert box is not None, "nothing was painted"
    return box


@pytest.mark.parametrize("name", INDEX)
@pytest.mark.parametrize("colours", PALETTES, ids=("green", "cream", "night"))
def test_a_drawing_fills_its_frame_in_every_palette(name: str, colours: ProductPalette) -> None:
    drawing = drawings()[name]

    image = render(drawing, colours, height=HEIGHT)

    # The renderer keeps the proportions exactly, so the height may round by a pixel or two.
    assert image.width == round(HEIGHT * drawing.width / drawing.height)
    assert abs(image.height - HEIGHT) <= 2
    left, top, right, bottom = painted_box(image)
    assert right - left >= 0.8 * image.width
    assert bottom - top >= 0.8 * image.height


@pytest.mark.parametrize("name", INDEX)
def test_a_drawing_leaves_its_ground_clear(name: str) -> None:
    image = render(drawings()[name], PALETTES[0], height=HEIGHT)

    corners = [(0, 0), (image.width - 1, 0), (0, image.height - 1), (image.width - 1, image.height - 1)]

    assert all(image.getchannel("A").getpixel(corner) == 0 for corner in corners)


@pytest.mark.parametrize("name", INDEX)
def test_a_drawing_takes_the_brand_colours(name: str) -> None:
    first, second = (render(drawings()[name], colours, height=HEIGHT) for colours in PALETTES[:2])

    assert first.tobytes() != second.tobytes()


@pytest.mark.parametrize("name", INDEX)
def test_a_drawing_is_self_contained(name: str) -> None:
    svg = coloured(drawings()[name], PALETTES[0])

    assert "{{" not in svg
    assert re.search(r"<(text|image|script|style|foreignObject)\b|var\(|href|https?://(?!www\.w3\.org/2000/svg)", svg) is None
    identities = re.findall(r'\bid="([^"]+)"', svg)
    assert len(identities) == len(set(identities))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(identities)


@pytest.mark.parametrize("name", INDEX)
def test_a_drawing_answers_to_lower_case_nouns_of_its_own(name: str) -> None:
    subjects = INDEX[name]["subjects"]

    others = {subject for other, members in INDEX.items() if other != name for subject in members["subjects"]}

    assert subjects
    assert all(subject == subject.lower() for subject in subjects)
    assert not others & set(subjects)
