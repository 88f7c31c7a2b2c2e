"""A reference leads where it carries the copy, and otherwise breaks ties alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from brands.kit import BrandKit
from generation.brief import AdCopy, Intensity
from generation.colour import Colour
from generation.compositor import plan as planning
from generation.compositor.guide import TIE, Force, Guide, Place, distance
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.layouts.given import Stand
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import PlanChoice
from generation.compositor.scheme import RECIPES
from tests.generation.compositor.conftest import brief_for, copy_in, size_of

NIGHT, CREAM = Colour.parse("#16223F"), Colour.parse("#F6EFE2")


def choices(
    copy: AdCopy,
    guide: Guide | None,
    *pictures: PictureInput,
    kit: BrandKit | None = None,
    **brief: Any,  # noqa: ANN401 - any member of the brief
) -> tuple[PlanChoice, ...]:
    size = size_of("4:5", "512", Intensity.HIGH)
    return planning.choose(
        copy=copy, brief=brief_for(copy, **brief), kit=kit or BrandKit(), size=size, pictures=pictures, seed=1, guide=guide
    )


def led_by(archetype: Archetype | None = None, *, ground: Colour | None = None, tone: str | None = None) -> Guide:
    return Guide(force=Force.LEADS, archetype=archetype, ground=ground, tone=tone)


@pytest.mark.parametrize("archetype", [Archetype.HERO, Archetype.TYPE, Archetype.WINDOW, Archetype.SPLIT, Archetype.FRAME])
def test_a_leading_layout_that_can_carry_the_copy_is_taken(archetype: Archetype) -> None:
    best = choices(copy_in(), led_by(archetype), category="footwear", product="shoes")[0]

    assert (best.plan.archetype, best.led) == (archetype, True)


def test_a_leading_layout_that_cannot_be_set_gives_way() -> None:
    best = choices(copy_in(), led_by(Archetype.REVIEW))[0]

    assert best.led is False
    assert best.plan.archetype is choices(copy_in(), None)[0].plan.archetype


@pytest.mark.parametrize(
    "proof",
    [{"quote": "Elles tiennent tout l'hiver.", "quote_by": "Awa"}, {"points": ("Cuir souple", "Semelle cousue", "Deux ans garantis")}],
)
def test_a_leading_layout_never_hides_what_the_brief_states(proof: dict[str, Any]) -> None:
    best = choices(copy_in(**proof), led_by(Archetype.TYPE))[0]

    assert (best.led, best.plan.archetype is Archetype.TYPE) == (False, False)


def test_a_leading_layout_never_hides_a_customers_picture(product: PictureInput) -> None:
    best = choices(copy_in(), led_by(Archetype.TYPE), product)[0]

    assert (best.led, best.plan.archetype) == (False, Archetype.HERO)


@pytest.mark.parametrize(
    ("headline", "picture", "archetype"), [(0.2, 0.6, Archetype.HERO), (0.66, 0.25, Archetype.WINDOW)], ids=["copy above", "picture above"]
)
def test_a_reference_without_a_layout_of_ours_decides_by_where_things_stand(headline: float, picture: float, archetype: Archetype) -> None:
    places = (Place(stand=Stand.HEADLINE, x=0.4, y=headline), Place(stand=Stand.PICTURE, x=0.5, y=picture))
    guide = Guide(force=Force.LEADS, places=places)

    best = choices(copy_in(), guide, category="footwear", product="shoes")[0]

    assert (best.plan.archetype, best.led) == (archetype, False)


def test_the_ground_of_a_leading_reference_decides_the_mood() -> None:
    dark = choices(copy_in(), led_by(ground=NIGHT))[0].plan.scheme
    light = choices(copy_in(), led_by(ground=CREAM))[0].plan.scheme

    assert (dark.dark, light.dark) == (True, False)


def test_brand_and_prompt_keep_their_colours_and_letters() -> None:
    kit = BrandKit(surface="#FFFFFF", accent="#D4384F", heading_font="Manrope")
    branded = choices(copy_in(), led_by(ground=NIGHT, tone="luxury"), kit=kit)[0].plan
    named = choices(copy_in(), led_by(ground=NIGHT), colours=("#C60F2D",))[0].plan

    assert (branded.scheme.accent, branded.pairing) == ("#D4384F", "Manrope + Manrope")
    assert named.scheme == choices(copy_in(), None, colours=("#C60F2D",))[0].plan.scheme


def test_the_tone_of_a_leading_reference_decides_the_letters() -> None:
    pairings = {tone: choices(copy_in(), led_by(tone=tone))[0].plan.pairing for tone in ("luxury", "playful", "energetic")}

    assert pairings == {"luxury": "editorial", "playful": "soft", "energetic": "loud"}


def test_a_hint_changes_nothing_but_ties() -> None:
    for archetype in Archetype:
        hint = Guide(force=Force.HINTS, archetype=archetype, ground=NIGHT, tone="luxury")
        found, usual = choices(copy_in(), hint), choices(copy_in(), None)
        assert sorted(choice.plan.recipe_hash(()) for choice in found) == sorted(choice.plan.recipe_hash(()) for choice in usual)
        assert usual[0].score - found[0].score < TIE


def test_grounds_are_told_apart_by_lightness_chroma_and_hue() -> None:
    near = {name: distance(recipe, NIGHT) for name, recipe in RECIPES.items()}

    assert min(near, key=lambda name: near[name]) == "midnight"
    assert near["midnight"] < near["forest"] < near["sand"]
    assert distance(replace(RECIPES["sky"]), Colour.parse("#BFE0F5")) < distance(RECIPES["coral"], Colour.parse("#BFE0F5"))
