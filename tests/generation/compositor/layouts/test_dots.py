"""Dots and bars: the picture is the very number."""

from __future__ import annotations

import pytest

from generation.compositor.artboard import Box
from generation.compositor.layouts.dots import bars, dots, grid_in
from generation.compositor.layouts.figures import Share
from tests.generation.compositor.layouts.promises import COPIES, order_for

ORDER = order_for((1080, 1350), COPIES["plain"])


def test_a_hundred_dots_stand_in_whole_rows() -> None:
    grid = grid_in(ORDER, Share(filled=87, whole=100), 950, 300)

    assert grid is not None
    assert grid.columns * grid.rows == 100
    assert grid.width <= 950.5
    assert grid.height <= 300.5


def test_as_many_dots_are_filled_as_the_number_says_and_the_last_in_part() -> None:
    share = Share(filled=6.2, whole=None)
    grid = grid_in(ORDER, share, 950, 120)
    assert grid is not None
    art = dots(ORDER, share, grid, 0, 0)

    accent = ORDER.scheme.accent
    assert grid.count == 7
    assert art.markup.count(f'fill="{accent}"') == 7
    assert f'width="{0.2 * grid.dot:.2f}"' in art.markup


def test_right_to_left_dots_fill_from_the_right() -> None:
    share = Share(filled=1, whole=3)
    order = order_for((1080, 1350), COPIES["arabic"])
    grid = grid_in(order, share, 900, 300)
    assert grid is not None
    first = dots(order, share, grid, 0, 0).markup.split("/>")[0]

    assert float(first.split('cx="')[1].split('"')[0]) > grid.width / 2
    assert order.scheme.accent in first


@pytest.mark.parametrize(("width", "height"), [(0.0, 100.0), (60.0, 10.0)])
def test_dots_too_small_to_count_are_not_drawn(width: float, height: float) -> None:
    assert grid_in(ORDER, Share(filled=50, whole=100), width, height) is None


def test_one_bar_is_so_many_times_as_long_as_the_other() -> None:
    short, long = bars(ORDER, 3.0, Box(x=0, y=0, w=900, h=200))

    assert long.box.w == pytest.approx(3 * short.box.w)  # type: ignore[union-attr]
