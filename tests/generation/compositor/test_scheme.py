"""Schemes: whatever goes in, copy reads, buttons stand out, and nothing is pure black."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generation.colour import CONTRAST_LARGE, CONTRAST_TEXT, Colour, contrast, hue_distance
from generation.compositor.scheme import (
    CATEGORY_RECIPES,
    GENERAL,
    OCCASION_RECIPES,
    RECIPES,
    Scheme,
    flat_scheme,
    scheme_from_recipe,
    scheme_from_surface,
    scheme_named,
)

COLOURS = st.builds(Colour, st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))


def assert_reads(scheme: Scheme) -> None:
    rim, centre = scheme.colour("ground_rim"), scheme.colour("ground_centre")
    for ground in (rim, centre):
        assert contrast(scheme.colour("ink"), ground) >= CONTRAST_TEXT
        assert contrast(scheme.colour("soft_ink"), ground) >= CONTRAST_TEXT
    assert contrast(scheme.colour("accent"), rim) >= CONTRAST_LARGE
    assert contrast(scheme.colour("on_accent"), scheme.colour("accent")) >= CONTRAST_TEXT


@pytest.mark.parametrize("name", RECIPES)
@pytest.mark.parametrize("accent", [None, "#1B6A4F", "#FFD45C", "#D4384F", "#2436F0", "#FFFFFF", "#000000"])
def test_every_recipe_reads_with_any_product(name: str, accent: str | None) -> None:
    assert_reads(scheme_from_recipe(RECIPES[name], product_accent=Colour.parse(accent) if accent else None))


@settings(max_examples=150, deadline=None)
@given(surface=COLOURS, accent=st.none() | COLOURS)
def test_any_brand_surface_reads(surface: Colour, accent: Colour | None) -> None:
    scheme = scheme_from_surface(surface, accent=accent)

    assert contrast(scheme.colour("ink"), scheme.colour("ground_rim")) >= CONTRAST_LARGE
    assert contrast(scheme.colour("on_accent"), scheme.colour("accent")) >= CONTRAST_TEXT
    assert contrast(scheme.colour("accent"), scheme.colour("ground_rim")) >= CONTRAST_LARGE


def test_a_brand_accent_that_stands_out_is_kept_to_the_letter() -> None:
    scheme = scheme_from_surface(Colour.parse("#FFFFFF"), accent=Colour.parse("#D4384F"))

    assert scheme.accent == "#D4384F"


def test_the_call_to_action_repeats_the_product_where_its_hue_differs_from_the_ground() -> None:
    green = Colour.parse("#1B6A4F")
    scheme = scheme_from_recipe(RECIPES["marigold"], product_accent=green)

    assert abs(scheme.colour("accent").lch[2] - green.lch[2]) < 8


def test_a_flat_scheme_keeps_the_pictures_own_ground() -> None:
    ground = Colour.parse("#F6F6F4")

    assert (
        flat_scheme(ground, accent=None, product_accent=None).ground_rim
        == flat_scheme(ground, accent=None, product_accent=None).ground_centre
        == "#F6F6F4"
    )


def test_every_named_recipe_exists() -> None:
    named = {name for names in (*CATEGORY_RECIPES.values(), *OCCASION_RECIPES.values(), GENERAL) for name in names}

    assert named <= set(RECIPES)


def test_a_scheme_survives_json() -> None:
    scheme = scheme_from_recipe(RECIPES["lilac"])

    assert Scheme.from_json(scheme.to_json()) == scheme


@pytest.mark.parametrize(
    ("named", "recipe"),
    [
        ("#FACC15", "marigold"),
        ("#FFE9A8", "butter"),
        ("#6B4226", "espresso"),
        ("#14532D", "forest"),
        ("#F9C6D3", "blush"),
        ("#D62828", "brand"),
    ],
)
def test_a_colour_named_in_words_takes_the_tried_ground_nearest_to_it(named: str, recipe: str) -> None:
    assert scheme_named(Colour.parse(named), accent=None).name == recipe


def test_a_brands_accent_that_is_lost_on_the_named_colour_keeps_its_tone_on_cream() -> None:
    scheme = scheme_named(Colour.parse("#0D9488"), accent=Colour.parse("#F4562B"))

    assert (scheme.accent, scheme.shape_lit) == ("#F4562B", "#0D9488")
    assert contrast(scheme.colour("accent"), scheme.colour("ground_rim")) >= 3.0


@pytest.mark.parametrize("surface", ["#FACC15", "#F5B83D", "#E3B505"])
def test_the_shape_on_a_yellow_ground_is_orange_and_never_green(surface: str) -> None:
    shape = scheme_from_surface(Colour.parse(surface), accent=None).colour("shape_lit")

    assert 30 < shape.lch[2] < 75


@pytest.mark.parametrize(("named", "recipe"), [("#EC4899", "blush"), ("#F97316", "coral"), ("#E8D9C0", "sand"), ("#38BDF8", "sky")])
def test_a_light_word_takes_the_tried_ground_of_its_family(named: str, recipe: str) -> None:
    assert scheme_named(Colour.parse(named), accent=None).name == recipe


@pytest.mark.parametrize("surface", ["#D62828", "#7A1023"])
def test_the_button_on_a_red_ground_is_no_cyan(surface: str) -> None:
    accent = scheme_from_surface(Colour.parse(surface), accent=None).colour("accent")

    assert hue_distance(accent.lch[2], 88) < 15
