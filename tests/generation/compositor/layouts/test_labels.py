"""Labels: what is pointed out leads, what is said of it follows."""

from __future__ import annotations

import pytest

from generation.compositor.layouts.labels import label, parted
from generation.compositor.scene import Align, Role
from tests.generation.compositor.layouts.promises import COPIES, order_for


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("40 hours on one charge", ("40 hours", "on one charge")),
        ("38 dB quieter", ("38 dB", "quieter")),
        ("98% recycled", ("98%", "recycled")),
        ("Receipts by photo", ("Receipts", "by photo")),
        ("Leder aus Italien", ("Leder", "aus Italien")),
        ("Steel band", ("Steel band", "")),
        ("On the house", ("On the house", "")),
        ("静かな夜", ("静かな夜", "")),
    ],
)
def test_a_point_is_parted_after_its_figure_or_before_a_word_that_leads_on(text: str, parts: tuple[str, str]) -> None:
    assert parted(text) == parts


def test_the_thing_is_larger_and_stands_over_what_is_said_of_it() -> None:
    order = order_for((928, 1152), COPIES["plain"])
    found = label(order, "40 hours on one charge", 260.0)

    assert found is not None
    head, tail = found.place(order, 60.0, 100.0, Align.LEFT)
    assert (head.role, tail.role) == (Role.POINT, Role.LABEL)
    assert head.block.size > tail.block.size
    assert head.box.bottom < tail.box.y
    assert tail.box.bottom == pytest.approx(100.0 + found.height)


def test_a_label_that_cannot_be_read_in_its_column_is_none() -> None:
    assert label(order_for((928, 1152), COPIES["plain"]), "Extraordinarily comfortable", 60.0) is None
