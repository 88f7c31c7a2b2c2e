"""Colours are read as browsers read them and compared as eyes do."""

from __future__ import annotations

import pytest

from brands.extraction.colours import BLACK, WHITE, Rgba, contrast, distance, from_hex, mix, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#0af", "#00AAFF"),
        ("#00AAFF", "#00AAFF"),
        ("#00aaff80", "#00AAFF"),
        ("rebeccapurple", "#663399"),
        ("rgb(37 99 235/1)", "#2563EB"),
        ("rgba(37, 99, 235, .5)", "#2563EB"),
        ("rgb(14.5% 38.8% 92.2%)", "#2563EB"),
        ("hsl(221 83% 53%)", "#2463EB"),
        ("hsla(221,83%,53%,.4)", "#2463EB"),
        ("hwb(90 10% 10%)", "#80E61A"),
        ("oklch(62.8% 0.2577 29.23)", "#FF0000"),
        ("oklab(0.628 0.2249 0.1258)", "#FF0000"),
        ("lab(54.29 80.8 69.89)", "#FF0000"),
        ("color(srgb 1 0 0)", "#FF0000"),
        ("rgb(from #ff0000 r g b / .5)", "#FF0000"),
    ],
)
def test_every_notation_of_a_colour_is_read(text: str, expected: str) -> None:
    found = parse(text)

    assert found is not None
    assert distance(found, from_hex(expected)) < 1.5


@pytest.mark.parametrize("text", ["none", "auto", "inherit", "currentColor", "solid", "bold", "1px", "", "#12", "url(x.png)", "var(--x)"])
def test_what_is_no_colour_is_none(text: str) -> None:
    assert parse(text) is None


def test_alpha_is_kept_and_laid_on_a_ground() -> None:
    half = parse("rgb(0 0 0 / 50%)")

    assert half is not None
    assert half.over(WHITE) == Rgba(128, 128, 128)


def test_mixing_follows_the_share_and_the_space() -> None:
    assert mix(WHITE, BLACK, share=0.2, space="srgb").hex == "#CCCCCC"
    assert mix(from_hex("#FF0000"), from_hex("#0000FF"), share=0.5, space="oklab").hex == "#8C53A2"


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast(BLACK, WHITE) == 21


@pytest.mark.parametrize(
    ("text", "chromatic"), [("#1F6B4F", True), ("#64748B", False), ("#181C1A", False), ("#FAF8F5", False), ("#D7F205", True)]
)
def test_tinted_greys_are_no_colours(text: str, *, chromatic: bool) -> None:
    assert from_hex(text).chromatic is chromatic
