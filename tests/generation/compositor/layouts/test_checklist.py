"""The checklist: every benefit ticked on the card, in one size, clear of the product."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.compositor.layouts import checklist
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import ArtLayer, PictureLayer, Role, ShapeLayer
from tests.generation.compositor.layouts.promises import COPIES, SIZES, broken, order_for, orders

PORTRAIT = (928, 1152)
POINTS = ("Semelle en gomme", "Lavables en machine", "Garanties 2 ans", "Faites à Thiès")
LISTED = replace(COPIES["plain"], points=POINTS)


@pytest.mark.parametrize("points", [POINTS, POINTS[:2], ("Ohne lange Wartezeiten am Schalter", "Zwei Jahre Garantie", "Made in Germany")])
@pytest.mark.parametrize("shown", [True, False])
def test_every_size_and_copy_keeps_the_promises(points: tuple[str, ...], shown: bool, product: PictureInput) -> None:  # noqa: FBT001
    wanted = orders(product=study(product) if shown else None, points=points)
    scenes = [checklist.solve(order) for order in wanted if checklist.suits(order)]

    assert [problem for scene in scenes if scene for problem in broken(scene)] == []
    assert sum(scene is None for scene in scenes) <= len(scenes) // 3


def test_without_benefits_or_on_a_strip_there_is_no_list(product: PictureInput) -> None:
    assert checklist.suits(order_for(PORTRAIT, COPIES["plain"], product=study(product))) == 0.0
    assert checklist.solve(order_for((728, 90), LISTED)) is None
    assert checklist.suits(order_for(PORTRAIT, LISTED)) > 0.9


@pytest.mark.parametrize("size", [size for size in SIZES if size[0] / size[1] < 2.2 and max(size) > 400 and size != (160, 600)])
def test_each_benefit_stands_ticked_on_the_card(size: tuple[int, int], product: PictureInput) -> None:
    scene = checklist.solve(order_for(size, LISTED, product=study(product)))

    assert scene is not None
    card, picture = scene.first(Role.CARD), scene.first(Role.PRODUCT)
    rows = [layer for layer in scene.texts() if layer.role is Role.POINT]
    ticks = [layer for layer in scene.layers if isinstance(layer, ArtLayer) and layer.name == "check"]
    assert isinstance(card, ShapeLayer)
    assert len(rows) == len(ticks) == len(POINTS)
    assert all(card.box.holds(layer.box) for layer in rows)
    assert all(tick.box.y < row.box.cy < tick.box.bottom for tick, row in zip(ticks, rows, strict=True))
    assert not isinstance(picture, PictureLayer) or not any(layer.box.overlaps(picture.box) for layer in rows)


def test_the_headline_leads_the_rows() -> None:
    scene = checklist.solve(order_for(PORTRAIT, LISTED))

    assert scene is not None
    sizes = [layer.block.size for layer in scene.texts() if layer.role is Role.POINT]
    headline = next(layer for layer in scene.texts() if layer.role is Role.HEADLINE)
    assert max(sizes) <= 1.04 * min(sizes)
    assert headline.block.size >= 1.3 * max(sizes)
