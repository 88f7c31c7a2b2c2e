"""Small print: it stands on the ad's foot, clear of everything, wherever a brief asks for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.compositor.hanging import hung
from generation.compositor.layouts import hero, split
from generation.compositor.layouts.archetypes import LAYOUTS, Archetype
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import PictureLayer, Role, ShapeLayer
from generation.compositor.solving import solve
from tests.generation.compositor.layouts.promises import COPIES, SIZES, broken, order_for, orders

LEGAL = "Offre valable en magasin jusqu’au 30 juin, dans la limite des stocks disponibles."
PORTRAIT = (928, 1152)


@pytest.mark.parametrize("archetype", [Archetype.HERO, Archetype.TYPE, Archetype.SPLIT, Archetype.CHECKLIST])
def test_with_small_print_a_layout_keeps_its_promises(archetype: Archetype, product: PictureInput) -> None:
    wanted = orders(product=study(product), legal=LEGAL, points=("Light", "Warm", "Dry"))
    scenes = [scene for order in wanted if (scene := solve(order, LAYOUTS[archetype].solve)) is not None]

    assert [problem for scene in scenes for problem in broken(scene)] == []
    assert [scene.artboard for scene in scenes if scene.first(Role.LEGAL) is None] == []


@pytest.mark.parametrize("size", [size for size in SIZES if 0.6 < size[0] / size[1] < 1.3 and max(size) > 400])
def test_small_print_stands_on_the_foot_clear_of_pictures(size: tuple[int, int], product: PictureInput) -> None:
    scene = solve(order_for(size, replace(COPIES["offer"], legal=LEGAL), product=study(product)), hero.solve)

    assert scene is not None
    line = next(layer for layer in scene.texts() if layer.role is Role.LEGAL)
    assert line.box.y > max(layer.box.y for layer in scene.texts() if layer.role is not Role.LEGAL)
    assert not any(layer.box.overlaps(line.box) for layer in scene.layers if isinstance(layer, PictureLayer))
    assert scene.artboard.safe_shares is None


def test_a_brief_without_small_print_is_solved_as_it_is(product: PictureInput) -> None:
    order = order_for(PORTRAIT, COPIES["offer"], product=study(product))

    found = solve(order, hero.solve)

    laid_out = hero.solve(order)
    assert laid_out is not None
    assert found == hung(laid_out)


def test_small_print_that_a_layout_sets_itself_is_not_set_twice(product: PictureInput) -> None:
    order = order_for(PORTRAIT, replace(COPIES["offer"], legal="T&C apply."), product=study(product))
    scene = solve(order, LAYOUTS[Archetype.OFFER].solve)

    assert scene is not None
    assert [layer.role for layer in scene.texts()].count(Role.LEGAL) == 1


def test_small_print_that_would_lie_on_a_panel_of_another_tone_stands_in_a_band_of_its_own(product: PictureInput) -> None:
    scene = solve(order_for((512, 2048), replace(COPIES["offer"], legal=LEGAL), product=study(product)), split.solve)

    assert scene is not None
    line = next(layer for layer in scene.texts() if layer.role is Role.LEGAL)
    band = next(layer for layer in scene.layers if layer.role is Role.CARD and isinstance(layer, ShapeLayer))
    assert band.box.holds(line.box)
    assert band.box.bottom == scene.artboard.height


def test_an_ad_that_has_no_room_for_its_small_print_is_not_set(product: PictureInput) -> None:
    order = order_for((320, 50), replace(COPIES["plain"], legal=9 * LEGAL), product=study(product))

    assert solve(order, hero.solve) is None
