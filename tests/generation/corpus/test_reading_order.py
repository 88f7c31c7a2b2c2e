"""Boxes are read row by row from where the script begins, and what stands under each other downwards."""

from __future__ import annotations

from generation.corpus.reading_order import in_reading_order
from generation.corpus.reference import BoxKind, ReferenceBox


def box(role: str, x: float, y: float, w: float = 0.3, h: float = 0.1) -> ReferenceBox:
    return ReferenceBox(kind=BoxKind.TEXT, role=role, x=x, y=y, w=w, h=h)


def order(*boxes: ReferenceBox, rtl: bool = False) -> list[str]:
    return [one.role for one in in_reading_order(boxes, rtl=rtl)]


def test_rows_go_from_the_top_and_from_the_left() -> None:
    assert order(box("c", 0.1, 0.5), box("b", 0.6, 0.11), box("a", 0.1, 0.1)) == ["a", "b", "c"]


def test_right_to_left_rows_begin_on_the_right() -> None:
    assert order(box("b", 0.1, 0.1), box("a", 0.6, 0.1), rtl=True) == ["a", "b"]


def test_what_stands_beside_a_tall_box_is_read_downwards() -> None:
    button = box("button", 0.05, 0.8, h=0.12)

    assert order(button, box("lower", 0.6, 0.87, h=0.03), box("upper", 0.61, 0.82, h=0.03)) == ["button", "upper", "lower"]
    assert order(button, box("lower", 0.6, 0.87, h=0.03), box("upper", 0.6, 0.82, h=0.03), rtl=True) == ["upper", "lower", "button"]


def test_what_lies_on_another_comes_after_it() -> None:
    assert order(box("on it", 0.2, 0.2, h=0.05), box("picture", 0.1, 0.1, w=0.8, h=0.5)) == ["picture", "on it"]
