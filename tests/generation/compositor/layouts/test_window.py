"""The picture window: the picture above, the copy below it."""

from __future__ import annotations

import pytest

from generation.compositor.layouts import window
from generation.compositor.layouts.panels import picture_tones, set_on
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import PictureLayer, Role, TextLayer
from tests.generation.compositor.layouts.promises import COPIES, broken, order_for, orders

PORTRAIT = (928, 1152)


def test_every_size_and_copy_keeps_the_promises(product: PictureInput, photo: PictureInput) -> None:
    tried = [*orders(product=study(product)), *orders(photo=study(photo))]
    scenes = [window.solve(order) for order in tried if window.suits(order) > 0]

    assert [problem for scene in scenes if scene for problem in broken(scene)] == []
    assert sum(scene is None for scene in scenes) <= 2


@pytest.mark.parametrize("size", [(1376, 768), (728, 90), (384, 3072)])
def test_wide_and_very_narrow_artboards_have_no_window(product: PictureInput, size: tuple[int, int]) -> None:
    order = order_for(size, COPIES["plain"], product=study(product))

    assert window.suits(order) == 0.0
    assert window.solve(order) is None


def test_the_headline_stands_below_the_photo(photo: PictureInput) -> None:
    scene = window.solve(order_for(PORTRAIT, COPIES["plain"], photo=study(photo)))

    assert scene is not None
    picture, headline = scene.first(Role.PHOTO), scene.first(Role.HEADLINE)
    assert isinstance(picture, PictureLayer)
    assert isinstance(headline, TextLayer)
    assert picture.box.w == PORTRAIT[0]
    assert picture.box.h >= 0.4 * PORTRAIT[1]
    assert headline.box.y > picture.box.bottom


def test_the_brand_on_the_wall_is_set_in_an_ink_that_the_wall_takes(product: PictureInput) -> None:
    order = order_for(PORTRAIT, COPIES["plain"], product=study(product))
    scene = window.solve(order)

    assert scene is not None
    brand = scene.first(Role.BRAND)
    assert isinstance(brand, TextLayer)
    assert brand.colour == set_on(order, picture_tones(order)[1]).ink


def test_an_ad_without_a_picture_has_no_window() -> None:
    assert window.solve(order_for(PORTRAIT, COPIES["plain"])) is None
