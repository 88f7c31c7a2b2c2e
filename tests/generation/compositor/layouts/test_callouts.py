"""Call-outs: every label at the end of a leader of its own, the leaders parallel and on the product, the labels clear of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.compositor.layouts import callouts
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput, Study
from generation.compositor.scene import Form, PictureLayer, Role, Scene, ShapeLayer
from tests.generation.compositor.conftest import bottle, picture_of
from tests.generation.compositor.layouts.promises import COPIES, broken, order_for, orders

PORTRAIT = (928, 1152)
POINTS = ("40 hours on one charge", "Steel band", "−38 dB outside noise", "Foam pads")


def lying() -> Study:
    """Return a long product."""
    return study(picture_of(bottle().rotate(90, expand=True)))


def lines_of(scene: Scene) -> list[ShapeLayer]:
    """Return the leaders: the thin bars."""
    return [
        layer
        for layer in scene.layers
        if isinstance(layer, ShapeLayer) and layer.form is Form.ROUNDED and min(layer.box.w, layer.box.h) < 6
    ]


@pytest.mark.parametrize("points", [POINTS, POINTS[:3], ("Wasserdichte Außensohle", "Atmungsaktives Obermaterial")])
@pytest.mark.parametrize("long", [True, False])
def test_every_size_and_copy_keeps_the_promises(points: tuple[str, ...], long: bool, product: PictureInput) -> None:  # noqa: FBT001
    wanted = orders(product=lying() if long else study(product), points=points)
    scenes = [callouts.solve(order) for order in wanted if callouts.suits(order)]

    assert [problem for scene in scenes if scene for problem in broken(scene)] == []
    # The longest words of German find room on some proportions only.
    assert sum(scene is None for scene in scenes) <= len(scenes) // (2 if len(points) == 2 else 3)


def test_call_outs_need_a_product_and_benefits(product: PictureInput) -> None:
    assert callouts.suits(order_for(PORTRAIT, replace(COPIES["plain"], points=POINTS))) == 0.0
    assert callouts.suits(order_for(PORTRAIT, COPIES["plain"], product=study(product))) == 0.0
    assert callouts.solve(order_for((160, 600), replace(COPIES["plain"], points=POINTS), product=study(product))) is None
    assert callouts.suits(order_for(PORTRAIT, replace(COPIES["plain"], points=POINTS), product=study(product))) > 0.9


@pytest.mark.parametrize("long", [True, False])
def test_each_label_has_a_leader_that_ends_on_the_product_and_crosses_none(long: bool, product: PictureInput) -> None:  # noqa: FBT001
    shown = lying() if long else study(product)
    scene = callouts.solve(order_for(PORTRAIT, replace(COPIES["plain"], points=POINTS), product=shown))

    assert scene is not None
    labels = [layer for layer in scene.texts() if layer.role is Role.POINT]
    leaders = [layer.box for layer in lines_of(scene)]
    picture = scene.first(Role.PRODUCT)
    assert isinstance(picture, PictureLayer)
    assert len(labels) == len(leaders) == len(POINTS)
    assert len({box.w > box.h for box in leaders}) == 1
    assert all(box.overlaps(picture.box.grown(0.1 * picture.box.w if long else 0.0)) for box in leaders)
    assert not any(one.overlaps(two) for number, one in enumerate(leaders) for two in leaders[number + 1 :])
    assert not any(layer.box.overlaps(box) for layer in labels for box in leaders)


def test_labels_keep_off_the_product(product: PictureInput) -> None:
    scene = callouts.solve(order_for(PORTRAIT, replace(COPIES["plain"], points=POINTS), product=study(product)))

    assert scene is not None
    picture = scene.first(Role.PRODUCT)
    assert isinstance(picture, PictureLayer)
    assert [layer.role for layer in scene.texts() if layer.box.overlaps(picture.box)] == []
