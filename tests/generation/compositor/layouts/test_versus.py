"""Us against them: pairs stand on one height, ours ticked and theirs crossed, ours on the raised card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.compositor.layouts import versus
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import ArtLayer, Role, ShapeLayer
from tests.generation.compositor.layouts.promises import COPIES, SIZES, broken, order_for, orders

PORTRAIT = (928, 1152)
OURS, THEIRS = ("Fresh oats", "Glass bottle", "Made in Leeds"), ("Powder", "Plastic", "Shipped from afar")
PAIRED = replace(COPIES["plain"], points=OURS, counterpoints=THEIRS)


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("shown", [True, False])
def test_every_size_and_copy_keeps_the_promises(count: int, shown: bool, product: PictureInput) -> None:  # noqa: FBT001
    wanted = orders(product=study(product) if shown else None, points=OURS[:count], counterpoints=THEIRS[:count])
    scenes = [versus.solve(order) for order in wanted if versus.suits(order)]

    assert [problem for scene in scenes if scene for problem in broken(scene)] == []
    assert sum(scene is None for scene in scenes) <= len(scenes) // 4


def test_without_what_it_replaces_there_are_no_columns() -> None:
    assert versus.suits(order_for(PORTRAIT, replace(PAIRED, counterpoints=()))) == 0.0
    assert versus.solve(order_for((160, 600), PAIRED)) is None
    assert versus.suits(order_for(PORTRAIT, PAIRED)) > 0.95


@pytest.mark.parametrize("size", [size for size in SIZES if 0.5 < size[0] / size[1] < 2.2 and max(size) > 400])
def test_pairs_stand_on_one_height_with_their_marks(size: tuple[int, int], product: PictureInput) -> None:
    scene = versus.solve(order_for(size, PAIRED, product=study(product)))

    assert scene is not None
    words = [layer for layer in scene.texts() if layer.role is Role.POINT]
    marks = [layer for layer in scene.layers if isinstance(layer, ArtLayer) and layer.name in ("check", "cross")]
    assert [layer.name for layer in marks] == ["check", "cross"] * len(OURS)
    assert [layer.block.text.replace("\n", " ") for layer in words] == [text for pair in zip(OURS, THEIRS, strict=True) for text in pair]
    assert all(one.box.cy == pytest.approx(two.box.cy) for one, two in zip(marks[::2], marks[1::2], strict=True))


def test_our_card_rises_above_theirs() -> None:
    scene = versus.solve(order_for(PORTRAIT, PAIRED))

    assert scene is not None
    theirs, ours = (layer.box for layer in scene.layers if isinstance(layer, ShapeLayer) and layer.role is Role.CARD)
    assert ours.y < theirs.y
    assert ours.bottom > theirs.bottom
    assert ours.x < theirs.x
