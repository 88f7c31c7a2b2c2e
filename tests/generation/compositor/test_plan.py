"""Planning: the brief decides, candidates are counted by intensity, plans survive storage."""

from __future__ import annotations

import pytest

from brands.kit import BrandKit
from generation.brief import Intensity
from generation.compositor import plan as planning
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import Pattern
from tests.generation.compositor.conftest import best_plan, bottle, brief_for, copy_in, picture_of, size_of


@pytest.mark.parametrize(("intensity", "most", "least"), [(Intensity.MINIMAL, 3, 1), (Intensity.STANDARD, 6, 6), (Intensity.HIGH, 24, 24)])
def test_intensity_sets_how_many_candidates_are_tried(intensity: Intensity, most: int, least: int, product: PictureInput) -> None:
    copy = copy_in()
    choices = planning.choose(
        copy=copy, brief=brief_for(copy), kit=BrandKit(), size=size_of("4:5", "1K", intensity), pictures=(product,), seed=1
    )

    assert least <= len(choices) <= most
    assert [choice.score for choice in choices] == sorted((choice.score for choice in choices), reverse=True)


def test_a_product_becomes_the_hero(product: PictureInput) -> None:
    assert best_plan(copy_in(), "4:5", product).archetype is Archetype.HERO


def test_a_photo_fills_the_artboard(photo: PictureInput) -> None:
    assert best_plan(copy_in(), "4:5", photo).archetype is Archetype.BLEED


def test_without_pictures_and_drawings_the_type_is_the_picture() -> None:
    assert best_plan(copy_in(), "4:5", category="nothing-of-ours").archetype is Archetype.TYPE


def test_a_thumbnail_is_not_blown_up_over_the_artboard() -> None:
    from tests.generation.compositor.conftest import scenery

    copy = copy_in()
    small = picture_of(scenery((160, 120)))
    choices = planning.choose(copy=copy, brief=brief_for(copy), kit=BrandKit(), size=size_of("4:5", "1K"), pictures=(small,), seed=1)

    assert {choice.plan.archetype for choice in choices} <= {Archetype.TYPE, Archetype.FRAME}


def test_the_brands_colours_and_letters_bind() -> None:
    plan = best_plan(copy_in(), "4:5", kit=BrandKit(surface="#FFFFFF", accent="#D4384F", heading_font="Manrope"))

    assert (plan.scheme.accent, plan.pairing) == ("#D4384F", "Manrope + Manrope")


def test_a_colour_named_in_the_prompt_becomes_the_ground() -> None:
    copy = copy_in()
    brief = brief_for(copy, colours=("#C60F2D",))
    best = planning.choose(copy=copy, brief=brief, kit=BrandKit(), size=size_of("4:5"), pictures=(), seed=1)[0].plan

    assert abs(best.scheme.colour("ground_rim").lch[2] - 24) < 20


def test_west_africa_brings_its_woven_pattern() -> None:
    copy = copy_in()
    best = planning.choose(copy=copy, brief=brief_for(copy, market="011"), kit=BrandKit(), size=size_of("4:5"), pictures=(), seed=1)[0].plan

    assert best.pattern is Pattern.ZIGZAG


def test_a_packshot_keeps_its_own_ground() -> None:
    pale = picture_of(bottle(colour="#EDEDEB", ground=(246, 246, 244, 255)).convert("RGB"))
    plan = best_plan(copy_in(), "4:5", pale)

    assert plan.scheme.ground_rim == "#F6F6F4"


def test_a_plan_survives_json(product: PictureInput) -> None:
    plan = best_plan(copy_in(brand_name="KORA"), "1:1", product)

    assert CreativePlan.from_json(plan.to_json()) == plan


def test_the_recipe_hash_names_plan_and_pixels(product: PictureInput, photo: PictureInput) -> None:
    plan = best_plan(copy_in(), "1:1", product)
    other = best_plan(copy_in(headline="Autre chose"), "1:1", product)

    assert len({plan.recipe_hash((product,)), plan.recipe_hash((photo,)), other.recipe_hash((product,))}) == 3
