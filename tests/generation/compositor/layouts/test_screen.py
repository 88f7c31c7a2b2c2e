"""The screen: an app's window in which what the ad promises is done, across a leaning seam."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.compositor.layouts import screen
from generation.compositor.layouts.order import Order
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import DRAWN_INDEX, PictureInput
from generation.compositor.scene import ArtLayer, Role, Scene
from tests.generation.compositor.layouts.promises import COPIES, broken, order_for, orders

WIDE, SQUARE, PORTRAIT, STORY = (1200, 628), (1080, 1080), (928, 1152), (768, 1376)
POINTS = ("Bank feeds matched", "Payroll posted", "VAT return ready")
CLOSED = replace(COPIES["plain"], points=POINTS)


def _order(size: tuple[int, int], points: tuple[str, ...] = POINTS, product: PictureInput | None = None) -> Order:
    shown = study(product) if product else None
    return replace(order_for(size, replace(COPIES["plain"], points=points), product=shown), on_screen=True)


def _window(scene: Scene | None) -> ArtLayer:
    assert scene is not None
    return next(layer for layer in scene.layers if isinstance(layer, ArtLayer) and layer.name.startswith("screen"))


@pytest.mark.parametrize("points", [POINTS, ()])
def test_every_size_and_copy_keeps_the_promises(points: tuple[str, ...]) -> None:
    scenes = [screen.solve(replace(order, on_screen=True)) for order in orders(points=points)]

    assert [problem for scene in scenes if scene for problem in broken(scene)] == []
    assert sum(scene is not None for scene in scenes) >= len(scenes) / 2


@pytest.mark.parametrize("size", [WIDE, SQUARE, PORTRAIT, STORY])
def test_the_window_shows_the_points_and_bleeds_off_the_far_edge(size: tuple[int, int]) -> None:
    window = _window(screen.solve(_order(size)))

    assert window.name == "screen: KORA, Bank feeds matched, Payroll posted, VAT return ready"
    assert window.box.right > size[0]


def test_without_points_the_rows_are_lines_and_claim_nothing() -> None:
    assert _window(screen.solve(_order(WIDE, ()))).name == "screen: KORA"


def test_the_window_reaches_over_the_seam() -> None:
    scene = screen.solve(_order(WIDE))

    assert scene is not None
    panel = next(layer for layer in scene.layers if isinstance(layer, ArtLayer) and layer.name == "copy panel")
    assert _window(scene).box.x < panel.box.right


def test_the_window_keeps_off_the_copy() -> None:
    scene = screen.solve(_order(WIDE))

    assert scene is not None
    headline = next(layer for layer in scene.texts() if layer.role is Role.HEADLINE)
    assert headline.box.right < 0.545 * WIDE[0]


@pytest.mark.parametrize("size", [(1456, 180), (160, 600)])
def test_strips_and_towers_have_no_room_for_a_window(size: tuple[int, int]) -> None:
    assert screen.solve(_order(size)) is None


def test_it_is_for_things_on_screens_and_gives_way_to_the_customers_picture(product: PictureInput) -> None:
    drawn = replace(_order(WIDE, product=product), product=replace(study(product), index=DRAWN_INDEX))

    assert screen.suits(replace(_order(WIDE), on_screen=False)) == 0.0
    assert screen.suits(_order(WIDE, product=product)) == 0.0
    assert screen.suits(drawn) > 0.99


def test_right_to_left_words_stay_readable_when_the_scene_is_mirrored() -> None:
    arabic = replace(COPIES["arabic"], points=("مطابقة البنوك", "رواتب جاهزة"))
    left_to_right, right_to_left = (
        _window(screen.solve(replace(order_for(WIDE, replace(CLOSED, points=copy.points) if copy is CLOSED else copy), on_screen=True)))
        for copy in (CLOSED, arabic)
    )

    # The window turns once, each line and tick turns back.
    assert left_to_right.markup.count("scale(-1 1)") == 0
    assert right_to_left.markup.count("scale(-1 1)") == 1 + 2 * len(arabic.points) + 2
