"""Numerals: as large as their room, unit on the number's baseline."""

from __future__ import annotations

import pytest

from generation.compositor.layouts.figures import read_figure
from generation.compositor.layouts.numerals import numeral
from tests.generation.compositor.layouts.promises import COPIES, order_for

ORDER = order_for((1080, 1350), COPIES["plain"])


@pytest.mark.parametrize("text", ["6.2 hours", "29 900 FCFA", "87 %", "From €1,290", "Up to 3x faster", "٨٧٪"])
def test_a_numeral_keeps_inside_its_room(text: str) -> None:
    found = numeral(ORDER, read_figure(text), width=900, height=320, most=400)

    assert found is not None
    layers = found.place(50, 60, ORDER.ink)
    boxes = [layer.box for layer in layers]
    assert min(box.y for box in boxes) >= 59
    assert max(box.bottom for box in boxes) <= 60 + 320 + 1
    assert max(box.right for box in boxes) <= 951
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_the_unit_stands_on_the_numbers_baseline() -> None:
    found = numeral(ORDER, read_figure("6.2 hours"), width=900, height=400, most=400)

    assert found is not None
    number, unit = found.place(0, 0, ORDER.ink)
    assert found.beside
    assert unit.y + unit.block.cap == pytest.approx(number.y + number.block.cap)


def test_a_long_unit_goes_under_the_number() -> None:
    found = numeral(ORDER, read_figure("9 customers in ten bought again"), width=300, height=600, most=400)

    assert found is not None
    assert not found.beside


def test_a_number_no_larger_than_running_copy_is_refused() -> None:
    assert numeral(ORDER, read_figure("6.2 hours"), width=60, height=20, most=400) is None
