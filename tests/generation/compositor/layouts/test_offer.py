"""The offer: the figure leads, large or in a starburst, the deadline stands beside the action."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.compositor.layouts import offer
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import ArtLayer, PictureLayer, Role
from tests.generation.compositor.layouts.promises import COPIES, broken, order_for, orders

PORTRAIT = (928, 1152)
SALE = replace(COPIES["plain"], figure="50% off", figure_note="Ends Sunday, 23:59")


@pytest.mark.parametrize("figure", ["29 900 FCFA", "\u201330 %", "٢٥٪", "Free shipping"])
def test_every_size_and_copy_keeps_the_promises(product: PictureInput, figure: str) -> None:
    legal = "While stocks last, one for each household."
    tried = [
        *orders(product=study(product), figure=figure, figure_note="Ends Sunday, 23:59", legal=legal),
        *orders(figure=figure, figure_note="Ends Sunday, 23:59", legal=legal),
    ]
    scenes = [offer.solve(order) for order in tried]

    assert [problem for scene in scenes if scene for problem in broken(scene)] == []
    assert sum(scene is None for scene in scenes) <= 4


def test_without_a_figure_there_is_no_offer() -> None:
    order = order_for(PORTRAIT, replace(COPIES["plain"], figure=None))

    assert offer.suits(order) == 0.0
    assert offer.solve(order) is None


def test_a_discount_wants_the_layout_more_than_a_price_and_a_price_more_than_a_phrase() -> None:
    wishes = [offer.suits(order_for(PORTRAIT, replace(SALE, figure=figure))) for figure in ("50% off", "€49", "Free shipping")]

    assert wishes == sorted(wishes, reverse=True)
    assert len(set(wishes)) == 3


def test_the_figure_is_the_one_big_thing() -> None:
    scene = offer.solve(order_for(PORTRAIT, SALE))

    assert scene is not None
    sizes = {layer.role: layer.block.size for layer in reversed(scene.texts())}
    assert sizes[Role.FIGURE] >= 0.2 * PORTRAIT[0]
    assert sizes[Role.FIGURE] > 1.5 * sizes[Role.HEADLINE]
    assert Role.NOTE in sizes


def test_a_discount_takes_just_its_share_of_the_ground() -> None:
    scene = offer.solve(order_for(PORTRAIT, SALE))

    assert scene is not None
    cut = next(layer for layer in scene.layers if isinstance(layer, ArtLayer))
    points = [tuple(float(part) for part in pair.split(",")) for pair in cut.markup.split('"')[1].split()]
    ring = zip(points, [*points[1:], points[0]], strict=True)
    area = abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in ring)) / 2
    assert area == pytest.approx(0.5 * PORTRAIT[0] * PORTRAIT[1], rel=0.01)


def test_every_second_variation_puts_a_short_figure_into_a_starburst(product: PictureInput) -> None:
    plain, burst = (offer.solve(order_for(PORTRAIT, SALE, product=study(product), variation=number)) for number in (0, 1))

    assert plain is not None
    assert burst is not None
    assert plain.first(Role.BADGE) is None
    assert burst.first(Role.BADGE) is not None


def test_the_starbursts_words_keep_off_the_product(product: PictureInput) -> None:
    scene = offer.solve(order_for(PORTRAIT, SALE, product=study(product), variation=1))

    assert scene is not None
    shown = scene.first(Role.PRODUCT)
    assert isinstance(shown, PictureLayer)
    assert not any(text.box.overlaps(shown.box) for text in scene.texts())
