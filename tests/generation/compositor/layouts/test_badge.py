"""The starburst: teeth around upright words."""

from __future__ import annotations

from generation.colour import contrast
from generation.compositor.layouts.badge import badge
from generation.compositor.layouts.figures import read_figure
from generation.compositor.layouts.panels import frame_tone
from generation.compositor.scene import ArtLayer, Role, TextLayer
from generation.compositor.scheme import RECIPES
from tests.generation.compositor.layouts.promises import COPIES, order_for


def test_the_words_lie_inside_the_burst_and_read_on_it() -> None:
    for name in RECIPES:
        order = order_for((1080, 1350), COPIES["plain"], scheme=name)
        mark = badge(order, read_figure("50% off"), 360)
        assert mark is not None
        layers = mark.place(order, 400, 500)
        burst = next(layer for layer in layers if isinstance(layer, ArtLayer))
        words = [layer for layer in layers if isinstance(layer, TextLayer)]

        assert burst.role is Role.BADGE
        assert all(burst.box.grown(-0.05 * burst.box.w).holds(word.box) for word in words)
        assert all(contrast(word.colour, frame_tone(order)) >= 4.5 for word in words), name


def test_a_burst_has_twenty_two_teeth() -> None:
    order = order_for((1080, 1350), COPIES["plain"])
    mark = badge(order, read_figure("-30%"), 300)
    assert mark is not None
    burst = next(layer for layer in mark.place(order, 0, 0) if isinstance(layer, ArtLayer))

    assert len(burst.markup.split('"')[1].split()) == 44


def test_words_too_small_to_read_get_no_badge() -> None:
    order = order_for((1080, 1350), COPIES["plain"])

    assert badge(order, read_figure("129 990 francs everything included"), 200) is None
