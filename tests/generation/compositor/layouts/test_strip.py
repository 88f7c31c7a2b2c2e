"""Strips: price, product and action share one row, and what has no room goes in order."""

from __future__ import annotations

import pytest

from generation.compositor.layouts import hero
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import Role, Scene, TextLayer, layer_box
from tests.generation.compositor.conftest import bottle, copy_in, picture_of
from tests.generation.compositor.layouts.promises import COPIES, order_for

LONG_STRIPS = [(728, 90), (970, 90), (468, 60), (3072, 384)]
HIGH_STRIPS = [(970, 250), (2048, 512), (320, 100)]


@pytest.fixture(scope="module")
def shoe() -> PictureInput:
    """A long product."""
    return picture_of(bottle(size=(400, 900)).rotate(90, expand=True))


def solved(size: tuple[int, int], shoe: PictureInput, copy: str = "offer") -> Scene:
    """Return the strip of an ad with a price."""
    scene = hero.solve(order_for(size, COPIES[copy], product=study(shoe)))
    assert scene is not None
    return scene


def box_of(scene: Scene, role: Role) -> tuple[float, float, float, float]:
    layer = scene.first(role)
    assert layer is not None
    box = layer_box(layer, scene.artboard)
    return box.x, box.y, box.right, box.bottom


@pytest.mark.parametrize("size", LONG_STRIPS)
def test_on_long_strips_the_price_stands_before_the_action(size: tuple[int, int], shoe: PictureInput) -> None:
    scene = solved(size, shoe)

    assert box_of(scene, Role.FIGURE)[2] < box_of(scene, Role.CTA)[0]
    assert box_of(scene, Role.PRODUCT)[0] < box_of(scene, Role.FIGURE)[0]


@pytest.mark.parametrize("size", HIGH_STRIPS)
def test_on_higher_strips_the_price_stands_over_the_action(size: tuple[int, int], shoe: PictureInput) -> None:
    scene = solved(size, shoe)

    assert box_of(scene, Role.FIGURE)[3] < box_of(scene, Role.CTA)[1]
    assert box_of(scene, Role.BRAND)[3] < box_of(scene, Role.HEADLINE)[1]


@pytest.mark.parametrize("size", [*LONG_STRIPS, *HIGH_STRIPS, (320, 50)])
def test_the_product_fills_most_of_the_height_or_of_its_slot(size: tuple[int, int], shoe: PictureInput) -> None:
    scene = solved(size, shoe, "plain")
    product = scene.first(Role.PRODUCT)

    assert product is not None
    assert max(layer_box(product, scene.artboard).w, layer_box(product, scene.artboard).h) >= 0.6 * scene.artboard.height


def test_a_subheadline_stands_where_there_is_no_price(shoe: PictureInput) -> None:
    scene = hero.solve(order_for((970, 90), copy_in(brand_name="KORA"), product=study(shoe)))

    assert scene is not None
    assert isinstance(scene.first(Role.SUBHEADLINE), TextLayer)
    assert scene.dropped == ()


def test_a_figure_too_long_for_its_place_goes_and_is_said_to_have_gone(shoe: PictureInput) -> None:
    copy = copy_in(brand_name="KORA", figure="29 900 FCFA par mois pendant un an", subheadline="")
    scene = hero.solve(order_for((728, 90), copy, product=study(shoe)))

    assert scene is not None
    assert Role.FIGURE in scene.dropped
