"""Acted offer: the letters are cut where the discount cuts, or set as often as the offer gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from generation.brief import AdCopy
from generation.colour import Colour, contrast
from generation.compositor.artboard import Artboard
from generation.compositor.layouts import acted as layout
from generation.compositor.layouts.acted import read_act
from generation.compositor.paint.canvas import paint
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import Role, Scene, TextLayer
from generation.compositor.scheme import RECIPES, scheme_from_recipe, scheme_from_surface
from tests.generation.compositor.conftest import copy_in
from tests.generation.compositor.layouts.promises import broken, order_for, orders

SQUARE, WIDE = (1024, 1024), (1376, 768)
HALF = copy_in("en", headline="Half price. Every coat.", figure="50% off")


def acts(copy: AdCopy, size: tuple[int, int] = SQUARE) -> Scene:
    scene = layout.solve(order_for(size, copy))
    assert scene is not None
    return scene


def figures(scene: Scene) -> list[TextLayer]:
    return [layer for layer in scene.texts() if layer.role is Role.FIGURE]


@pytest.mark.parametrize("figure", ["50% off", "-20 %", "2x1"])
def test_every_size_and_copy_keeps_the_promises(figure: str) -> None:
    tried = [replace(order, copy=replace(order.copy, figure=figure)) for order in orders()]
    scenes = [layout.solve(order) for order in tried if layout.suits(order) > 0]

    assert scenes
    assert [problem for scene in scenes if scene for problem in broken(scene)] == []


def test_half_is_cut_in_half_and_the_line_goes_on_from_it() -> None:
    scene = acts(HALF)

    headline = scene.first(Role.HEADLINE)
    assert isinstance(headline, TextLayer)
    assert [layer.block.text for layer in figures(scene)] == ["HALF"]
    assert headline.block.text.replace("\n", " ") == "price. Every coat."


@pytest.mark.parametrize(("headline", "word"), [("Mitad de precio", "MITAD"), ("Moitié prix partout", "MOITIÉ"), ("Halbe Preise", "HALBE")])
def test_half_is_known_in_other_languages(headline: str, word: str) -> None:
    act = read_act(order_for(SQUARE, copy_in("es", headline=headline, figure="50 %")))

    assert act is not None
    assert act.giant == word


def test_a_discount_is_cut_off_at_its_own_share() -> None:
    act = read_act(order_for(SQUARE, copy_in("en", headline="Sofas", figure="30% off")))

    assert act is not None
    assert (act.giant, act.unit, act.cut) == ("30%", "off", 0.3)


def test_a_sign_stands_before_the_number_and_is_not_cut() -> None:
    number, sign = figures(acts(copy_in("fr", headline="Tout le magasin", figure="−70 %")))

    assert (sign.block.text, sign.cut) == ("−", None)
    assert number.cut is not None
    assert number.box.y < sign.box.y < number.box.bottom


def test_two_for_one_is_said_twice() -> None:
    assert [layer.block.text for layer in figures(acts(copy_in("es", headline="Los martes", figure="2x1")))] == ["2×1", "2×1"]


@pytest.mark.parametrize("figure", [None, "€49", "Up to 50% off", "5% off"])
def test_what_letters_cannot_do_is_not_acted(figure: str | None) -> None:
    order = order_for(SQUARE, copy_in("en", headline="Half a life away", figure=figure))

    assert layout.suits(order) == 0.0
    assert layout.solve(order) is None


def test_a_customers_picture_goes_before(product: PictureInput) -> None:
    assert layout.suits(order_for(SQUARE, HALF, product=study(product))) < layout.suits(order_for(SQUARE, HALF))


def test_both_parts_of_cut_letters_are_painted_and_the_gap_is_bare() -> None:
    layer = figures(acts(HALF))[0]
    assert layer.cut is not None
    canvas = Image.new("RGB", SQUARE, (255, 255, 255))
    paint([replace(layer, colour=Colour(0, 0, 0))], Artboard(width=1024, height=1024), {}, canvas=canvas)
    whole = Image.new("RGB", SQUARE, (255, 255, 255))
    paint([replace(layer, colour=Colour(0, 0, 0), cut=None)], Artboard(width=1024, height=1024), {}, canvas=whole)

    ink, all_ink = (np.asarray(image.convert("L"), dtype=float) for image in (canvas, whole))
    assert (255 - ink).sum() == pytest.approx((255 - all_ink).sum(), rel=0.01)
    x = layer.uncut_box.x + 20
    middle = layer.cut.at(x, layer.uncut_box.x)
    assert ink[round(middle) - 8, round(x)] < 10
    assert ink[round(middle + layer.cut.down / 2), round(x)] > 245


@pytest.mark.parametrize("name", RECIPES)
def test_two_hues_are_flat_and_read(name: str) -> None:
    scheme = layout.in_two_hues(scheme_from_recipe(RECIPES[name]))

    assert scheme.ground_centre == scheme.ground_rim
    assert scheme.accent == scheme.ink
    assert contrast(scheme.colour("ink"), scheme.colour("ground_rim")) >= 4.5
    assert contrast(scheme.colour("on_accent"), scheme.colour("accent")) >= 4.5


def test_a_brands_own_accent_is_the_ink() -> None:
    brand = scheme_from_surface(Colour.parse("#0B1230"), accent=Colour.parse("#FF5A36"))

    assert layout.in_two_hues(brand).ink == "#FF5A36"
