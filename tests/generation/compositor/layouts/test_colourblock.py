"""Colour blocks: each part of the ad in a field of its own."""

from __future__ import annotations

from generation.colour import contrast
from generation.compositor.layouts import colourblock
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import Role, TextLayer
from generation.compositor.scheme import RECIPES
from tests.generation.compositor.layouts.promises import COPIES, broken, order_for, orders

PORTRAIT = (928, 1152)


def test_every_size_and_copy_keeps_the_promises(product: PictureInput, photo: PictureInput) -> None:
    tried = [*orders(product=study(product)), *orders(photo=study(photo))]
    scenes = [colourblock.solve(order) for order in tried if colourblock.suits(order) > 0]

    assert [problem for scene in scenes if scene for problem in broken(scene)] == []
    assert sum(scene is None for scene in scenes) <= 4


def test_the_figure_has_the_accents_field_to_itself(product: PictureInput) -> None:
    order = order_for(PORTRAIT, COPIES["offer"], product=study(product))
    scene = colourblock.solve(order)

    assert scene is not None
    figure = scene.first(Role.FIGURE)
    assert isinstance(figure, TextLayer)
    assert colourblock._at(order, colourblock._grid(order).accent).holds(figure.box)  # noqa: SLF001 - the field is the promise
    assert figure.colour == order.scheme.colour("on_accent")


def test_the_actions_field_leaves_the_button_its_contrast(product: PictureInput) -> None:
    for name in RECIPES:
        order = order_for(PORTRAIT, COPIES["plain"], product=study(product), scheme=name)
        tones = colourblock._tones(order)  # noqa: SLF001 - tones are the promise
        assert contrast(tones.action, order.scheme.colour("accent")) >= 3.0, name


def test_an_ad_without_a_picture_has_no_blocks() -> None:
    assert colourblock.solve(order_for(PORTRAIT, COPIES["plain"])) is None
