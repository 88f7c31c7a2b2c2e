"""The multipanel: equal gutters, every picture in a pane of its own, in every proportion that has room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.brief import AdCopy
from generation.compositor import promises
from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts import multipanel
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panes import shared_out
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import Study
from generation.compositor.scene import PictureLayer
from generation.compositor.solving import solve
from tests.generation.compositor.conftest import bottle, picture_of, scenery
from tests.generation.compositor.layouts.promises import COPIES, SIZES, order_for

COLOURS = ("#3A2FA0", "#1E6B4A", "#B3452C", "#7A2E6B", "#2C6FB3", "#8A6A1E")


def pictures(count: int, *, with_photo: bool = False) -> tuple[Study, ...]:
    found = [study(picture_of(bottle(COLOURS[index]), index)) for index in range(count)]
    return (*found[: count - 1], study(picture_of(scenery(), count - 1))) if with_photo else tuple(found)


def collection(size: tuple[int, int], copy: AdCopy, panels: tuple[Study, ...]) -> Order:
    product = next((picture for picture in panels if picture.stands_free), None)
    return replace(order_for(size, copy, product=product), panels=panels)


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
def test_every_size_and_copy_keeps_the_promises(copy: AdCopy) -> None:
    orders = [collection(size, copy, pictures(3, with_photo=True)) for size in SIZES]
    wanted = [order for order in orders if order.artboard.aspect is not Aspect.STRIP and order.artboard.ratio >= 0.2]
    scenes = [solve(order, multipanel.solve) for order in wanted]

    assert sum(scene is None for scene in scenes) <= 2
    for scene, order in zip(scenes, wanted, strict=True):
        if scene is not None and not scene.dropped:
            assert promises.kept(scene, order.copy)
        shown = {layer.index for layer in scene.layers if isinstance(layer, PictureLayer)} if scene else {0, 1, 2}
        assert shown == {0, 1, 2}


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("whole", [Box(x=0, y=0, w=1000, h=600), Box(x=40, y=20, w=500, h=900)])
def test_panes_fill_the_whole_with_equal_gutters(count: int, whole: Box) -> None:
    gutter = 16.0
    panes = shared_out(whole, pictures(count), gutter)

    assert (min(pane.x for pane in panes), min(pane.y for pane in panes)) == (whole.x, whole.y)
    assert max(pane.right for pane in panes) == pytest.approx(whole.right)
    assert max(pane.bottom for pane in panes) == pytest.approx(whole.bottom)
    for index, first in enumerate(panes):
        for second in panes[index + 1 :]:
            across = max(second.x - first.right, first.x - second.right)
            down = max(second.y - first.bottom, first.y - second.bottom)
            assert max(across, down) >= gutter - 0.01


def test_one_picture_is_no_collection() -> None:
    order = collection((1080, 1080), COPIES["plain"], pictures(1))

    assert multipanel.suits(order) == 0.0
    assert multipanel.solve(order) is None


def test_a_photo_too_small_for_its_pane_is_not_blown_up() -> None:
    small = replace(study(picture_of(scenery((200, 150)), 1)), index=1)
    order = collection((1080, 1350), COPIES["plain"], (pictures(1)[0], small))

    assert multipanel.solve(order) is None
