"""Colour arithmetic against values that other sources give."""

from __future__ import annotations

import pytest

from generation.colour import Colour, contrast, hue_distance, reach_contrast, readable_on


def test_contrast_runs_from_one_to_twenty_one() -> None:
    assert contrast(Colour(0, 0, 0), Colour(255, 255, 255)) == pytest.approx(21.0)
    assert contrast(Colour(9, 9, 9), Colour(9, 9, 9)) == 1.0


def test_the_grey_that_just_reads_on_white() -> None:
    assert contrast(Colour.parse("#767676"), Colour.parse("#FFFFFF")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("text", "lightness", "chroma", "hue"),
    [("#FF0000", 0.628, 0.2577, 29.23), ("#00FF00", 0.8664, 0.2948, 142.5), ("#0000FF", 0.452, 0.3132, 264.05)],
)
def test_primaries_have_the_published_oklch(text: str, lightness: float, chroma: float, hue: float) -> None:
    assert Colour.parse(text).lch == pytest.approx((lightness, chroma, hue), abs=0.05)


@pytest.mark.parametrize("text", ["#0E3D2E", "#FFF6E4", "#D4384F", "#808080"])
def test_oklch_comes_back_as_it_went(text: str) -> None:
    assert Colour.oklch(*Colour.parse(text).lch).hex == text


def test_a_colour_outside_srgb_gives_up_chroma_not_lightness_or_hue() -> None:
    lightness, chroma, hue = Colour.oklch(0.7, 0.4, 150).lch

    assert lightness == pytest.approx(0.7, abs=0.01)
    assert hue == pytest.approx(150, abs=2)
    assert chroma < 0.3


def test_short_and_long_hex_mean_the_same() -> None:
    assert Colour.parse("#abc") == Colour.parse("#AABBCC")


@pytest.mark.parametrize("text", ["", "#12", "#GGGGGG", "red"])
def test_what_is_not_hex_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a hex colour|invalid literal"):
        Colour.parse(text)


@pytest.mark.parametrize("ground", ["#FFFFFF", "#101010", "#777777", "#F67214", "#2436F0"])
def test_there_is_always_an_ink_that_reads(ground: str) -> None:
    assert contrast(readable_on(Colour.parse(ground), hue=40, chroma=0.05), Colour.parse(ground)) >= 4.5


def test_reaching_contrast_keeps_the_hue() -> None:
    moved = reach_contrast(Colour.parse("#F0A42D"), Colour.parse("#FFFFFF"), 4.5)

    assert contrast(moved, Colour.parse("#FFFFFF")) >= 4.5
    assert hue_distance(moved.lch[2], Colour.parse("#F0A42D").lch[2]) < 15


def test_hues_lie_on_a_circle() -> None:
    assert hue_distance(350, 10) == 20
