"""Editorial: something round from above on calm paper, cropped by an edge, and few quiet words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from generation.compositor.layouts import editorial as layout
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.products.casting import drawn_study
from generation.compositor.scene import PictureLayer, Role, Scene, ShadowLayer, TextLayer
from generation.compositor.scheme import RECIPES, scheme_from_recipe
from generation.compositor.typeset.vertical import is_vertical
from tests.generation.compositor.conftest import copy_in, picture_of
from tests.generation.compositor.layouts.promises import COPIES, broken, order_for, orders

PORTRAIT, SQUARE, WIDE, STORY = (928, 1152), (1024, 1024), (1376, 768), (768, 1376)
BOWL = drawn_study("matcha_above", 1152)
JAPANESE = copy_in("ja", headline="一服の、余白。", subheadline="五月の朝に手摘み。", cta="新茶を予約", brand_name="茶房 雫")


def plate() -> PictureInput:
    image = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((10, 10, 590, 590), fill="#B0703A")
    return picture_of(image)


def solved(size: tuple[int, int], copy: object = COPIES["plain"]) -> Scene:
    scene = layout.solve(replace(order_for(size, copy, product=BOWL), above=True))  # type: ignore[arg-type]
    assert scene is not None
    return scene


def test_every_size_and_copy_keeps_the_promises() -> None:
    tried = [replace(order, above=True) for order in orders(product=BOWL)]
    scenes = [layout.solve(order) for order in tried if layout.suits(order) > 0]

    assert scenes
    assert [problem for scene in scenes if scene for problem in broken(scene)] == []
    assert sum(scene is None for scene in scenes) <= len(scenes) // 20


@pytest.mark.parametrize("size", [PORTRAIT, SQUARE])
def test_a_japanese_headline_stands_and_a_seal_bears_the_brands_first_sign(size: tuple[int, int]) -> None:
    scene = solved(size, JAPANESE)

    headline = scene.first(Role.HEADLINE)
    assert isinstance(headline, TextLayer)
    assert is_vertical(headline.block)
    assert [layer.block.text for layer in scene.texts() if layer.role is Role.BADGE] == ["茶"]


def test_a_latin_brand_has_no_seal() -> None:
    assert solved(PORTRAIT, copy_in("en", brand_name="Shizuku")).first(Role.BADGE) is None


@pytest.mark.parametrize("size", [PORTRAIT, SQUARE, WIDE, STORY])
def test_the_thing_is_large_cropped_by_an_edge_and_casts_two_shadows(size: tuple[int, int]) -> None:
    scene = solved(size)

    shown = scene.first(Role.PRODUCT)
    assert isinstance(shown, PictureLayer)
    assert shown.box.w > 0.5 * min(size)
    assert shown.box.x < 0 or shown.box.right > size[0]
    assert sum(isinstance(layer, ShadowLayer) for layer in scene.layers) == 2


def test_points_are_set_one_under_the_other() -> None:
    scene = solved(PORTRAIT, copy_in("en", points=("Single farm", "Roasted on Mondays")))

    assert [layer.block.text for layer in scene.texts() if layer.role is Role.POINT] == ["Single farm", "Roasted on Mondays"]


def test_only_round_things_lie_on_paper(product: PictureInput) -> None:
    bottle = order_for(PORTRAIT, COPIES["plain"], product=study(product))

    assert layout.suits(bottle) == 0.0
    assert layout.solve(bottle) is None
    assert layout.suits(order_for(PORTRAIT, COPIES["plain"], product=study(plate()))) > 0.0


def test_strips_and_photos_take_no_paper(photo: PictureInput) -> None:
    strip = replace(order_for((728, 90), COPIES["plain"], product=BOWL), above=True)
    with_photo = replace(order_for(PORTRAIT, COPIES["plain"], photo=study(photo), product=BOWL), above=True)

    assert (layout.suits(strip), layout.suits(with_photo)) == (0.0, 0.0)


def test_calm_briefs_want_it_more() -> None:
    usual = replace(order_for(PORTRAIT, COPIES["plain"], product=BOWL), above=True)

    assert layout.suits(replace(usual, calm=True)) > layout.suits(usual)


def test_a_brand_keeps_its_own_ground() -> None:
    own = replace(scheme_from_recipe(RECIPES["forest"]), name="brand")

    assert layout.on_paper(own) is own
    assert layout.on_paper(scheme_from_recipe(RECIPES["forest"])).name == "paper"
