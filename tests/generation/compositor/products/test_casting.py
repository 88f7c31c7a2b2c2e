"""Casting: the brief's subject finds its drawing, in colours that stand out from the scheme's ground."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.colour import hue_distance
from generation.compositor.paint.pictures import study
from generation.compositor.products.casting import cast, drawn_picture, drawn_study, from_above, palette_for
from generation.compositor.products.library import drawings
from generation.compositor.scheme import RECIPES, scheme_from_recipe
from generation.copywriter import read_prompt
from tests.generation.compositor.conftest import brief_for, copy_in


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("Oud perfume for Ramadan", "oud_bottle"),
        ("Publicité pour une lampe", "table_lamp"),
        ("Werbung für eine Uhr", "watch"),
        ("burger restaurant opening", "burger"),
        ("laptop for students", "laptop"),
        ("Iced cola on a terrace", "tall_drink"),
        ("An energy drink", "can"),
        ("Anuncio de té verde", "tea_cup"),
        ("चाय, हर सुबह", "tea_cup"),
        ("إعلان شاي", "tea_cup"),
        ("抹茶の新茶", "matcha_bowl"),
        ("咖啡 新店", "mug_steam"),
        ("Tea, matcha above all", "matcha_bowl"),
        ("Gelateria in centro, due palline", "ice_cream"),
        ("Ice cream with double cream", "ice_cream"),
        ("Ev interneti, ilk ay bedava", "router"),
        ("Iftar buffet every evening", "iftar"),
        ("Boutique hotel by the sea", "hotel_bell"),
        ("Mooncakes for the family", "mooncake"),
        ("中秋月餅禮盒", "mooncake"),
        ("Craft beer from our brewery", "beer_mug"),
    ],
)
def test_the_product_named_is_the_product_drawn(prompt: str, name: str) -> None:
    drawing = cast(read_prompt(prompt))

    assert drawing is not None
    assert drawing.name == name


def test_a_ride_need_not_be_by_car() -> None:
    drawing = cast(replace(brief_for(copy_in(), category="fitness"), prompt="Enjoy the ride", product=None))

    assert drawing is None or drawing.name != "car"


def test_without_a_known_product_the_category_decides() -> None:
    drawing = cast(brief_for(copy_in(), category="fragrance"))

    assert drawing is not None
    assert "fragrance" in drawing.categories


def test_a_drawing_made_for_the_category_goes_before_one_that_serves_it_too() -> None:
    drawing = cast(brief_for(copy_in(), category="insurance"))

    assert drawing is not None
    assert drawing.categories.index("insurance") == min(
        one.categories.index("insurance") for one in drawings().values() if "insurance" in one.categories
    )


def test_what_nothing_stands_for_is_not_drawn() -> None:
    assert cast(replace(brief_for(copy_in(), category="nothing-of-ours"), prompt="zzz")) is None


@pytest.mark.parametrize("name", ["perfume", "car", "watch"])
def test_planning_sees_the_drawing_at_the_size_that_is_painted(name: str) -> None:
    scheme = scheme_from_recipe(RECIPES["sand"])
    painted, planned = study(drawn_picture(name, scheme)), drawn_study(name, 0)

    assert planned.width == pytest.approx(painted.width, abs=4)
    assert planned.height == pytest.approx(painted.height, abs=4)
    assert planned.aspect == pytest.approx(painted.aspect, rel=0.03)


@pytest.mark.parametrize("recipe", RECIPES)
def test_body_and_accent_differ_in_hue(recipe: str) -> None:
    palette = palette_for(scheme_from_recipe(RECIPES[recipe]))

    assert hue_distance(palette.body.lch[2], palette.accent.lch[2]) > 20


@pytest.mark.parametrize("name", [name for name, drawing in drawings().items() if drawing.above])
def test_what_may_be_shown_from_above_is_round_there(name: str) -> None:
    above = from_above(name)

    assert above is not None
    assert drawings()[above].width == drawings()[above].height


def test_what_has_no_drawing_from_above_has_none() -> None:
    assert from_above("watch") is None
    assert from_above(None) is None


@pytest.mark.parametrize("prompt", ["Lawn mower, cordless", "Violin lessons for children", "Cheese from the Jura"])
def test_a_named_product_that_is_not_on_the_shelf_is_not_shown_as_something_else(prompt: str) -> None:
    assert cast(read_prompt(prompt)) is None


@pytest.mark.parametrize(("prompt", "name"), [("A cruise in the north", "suitcase"), ("Tyres for winter", "car")])
def test_a_fair_stand_in_is_drawn_for_what_is_not_on_the_shelf(prompt: str, name: str) -> None:
    drawing = cast(read_prompt(prompt))

    assert drawing is not None
    assert drawing.name == name


def test_a_restaurant_lays_its_table_for_the_evening_of_a_fast() -> None:
    drawing = cast(read_prompt("Restaurant dinner for Ramadan"))

    assert drawing is not None
    assert drawing.name == "iftar"
