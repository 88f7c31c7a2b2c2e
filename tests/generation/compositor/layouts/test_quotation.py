"""A quotation on its card: as large as it goes, the name whole, the rating in the language's own figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.compositor.artboard import Box
from generation.compositor.layouts import quotation
from generation.compositor.scene import Role
from tests.generation.compositor.layouts.promises import COPIES, order_for

INNER = Box(x=60.0, y=60.0, w=800.0, h=500.0)


@pytest.mark.parametrize(
    ("language", "words", "shown"),
    [("en", "So soft", "4.8"), ("fr", "Si doux", "4,8"), ("ar", "خصم ٢٥٪", "٤٫٨"), ("ar", "رائحة", "4.8"), ("xx", "So", "4.8")],
)
def test_the_rating_is_written_as_the_copy_writes_numbers(language: str, words: str, shown: str) -> None:
    order = order_for((1024, 1024), replace(COPIES["bare"], language=language, quote=words, rating=4.8))
    said = quotation.measure(order, width=INNER.w, height=INNER.h, name_width=INNER.w)

    assert said is not None
    labels = [layer for layer in said.place(order, INNER, name_at_foot=True) if layer.role is Role.LABEL]
    assert [layer.block.text for layer in labels if hasattr(layer, "block")] == [shown]


@pytest.mark.parametrize(
    ("name", "lines"),
    [("Nadia K., Lyon", ["Nadia K., Lyon"]), ("Nadia K., Lyon, verified buyer", ["Nadia K., Lyon", "Verified buyer"]), (None, [])],
)
def test_a_long_signature_stands_on_two_lines(name: str | None, lines: list[str]) -> None:
    order = order_for((1024, 1024), replace(COPIES["bare"], quote="So soft and so light", quote_by=name))
    said = quotation.measure(order, width=INNER.w, height=INNER.h, name_width=INNER.w)

    assert said is not None
    assert [block.text for block in said.name] == lines


def test_words_that_find_no_room_are_refused() -> None:
    order = order_for((1024, 1024), replace(COPIES["bare"], quote="word " * 20))

    assert quotation.measure(order, width=200.0, height=120.0, name_width=200.0) is None
