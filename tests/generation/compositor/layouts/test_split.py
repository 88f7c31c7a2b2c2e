"""The split: copy on its panel, the picture on the other side of the seam."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.compositor.layouts import split
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput, PictureKind
from generation.compositor.scene import ArtLayer, GroundLayer, Role, Scene
from tests.generation.compositor.conftest import picture_of, scenery
from tests.generation.compositor.layouts.promises import COPIES, broken, order_for, orders

WIDE = (1376, 768)


def panel_of(scene: Scene) -> ArtLayer:
    return next(layer for layer in scene.layers if isinstance(layer, ArtLayer) and layer.name == "copy panel")


def test_every_size_and_copy_keeps_the_promises(product: PictureInput) -> None:
    scenes = [split.solve(order) for order in orders(product=study(product))]

    assert [problem for scene in scenes if scene for problem in broken(scene)] == []
    assert sum(scene is None for scene in scenes) <= 2


def test_a_photo_fills_its_side_of_the_seam() -> None:
    order = order_for(WIDE, COPIES["plain"], photo=study(picture_of(scenery())))
    scene = split.solve(order)

    assert scene is not None
    photo = scene.first(Role.PHOTO)
    assert photo is not None
    assert not isinstance(photo, GroundLayer)
    assert photo.box.right == WIDE[0]
    assert broken(scene) == []


def test_an_ad_without_a_picture_is_not_split() -> None:
    order = order_for(WIDE, COPIES["plain"])

    assert split.suits(order) == 0.0
    assert split.solve(order) is None


def test_a_packshot_keeps_its_ground_whole(product: PictureInput) -> None:
    order = order_for(WIDE, COPIES["plain"], product=replace(study(product), kind=PictureKind.PACKSHOT))

    assert split.suits(order) == 0.0
    assert split.solve(order) is None


@pytest.mark.parametrize(("variation", "leans"), [(0, True), (1, False)])
def test_variations_take_turns_between_a_leaning_and_a_straight_seam(product: PictureInput, variation: int, *, leans: bool) -> None:
    scene = split.solve(order_for(WIDE, COPIES["plain"], product=study(product), variation=variation))

    assert scene is not None
    corners = [corner.split(",") for corner in panel_of(scene).markup.split('"')[1].split()]
    assert (float(corners[1][0]) != float(corners[2][0])) is leans


def test_right_to_left_copy_turns_the_slant(product: PictureInput) -> None:
    plain, arabic = (split.solve(order_for(WIDE, COPIES[name], product=study(product))) for name in ("plain", "arabic"))

    assert plain is not None
    assert arabic is not None
    assert panel_of(plain).markup != panel_of(arabic).markup


def test_the_product_keeps_clear_of_the_copy(product: PictureInput) -> None:
    for order in orders(product=study(product)):
        scene = split.solve(order)
        shown = scene.first(Role.PRODUCT) if scene else None
        if scene is None or shown is None or isinstance(shown, ArtLayer):
            continue
        assert [text.role for text in scene.texts() if text.box.overlaps(shown.box)] == []  # type: ignore[union-attr]
