"""Optical margins: marks hang out of the edge, round and slanted letters overhang, straight ones do not."""

from __future__ import annotations

import pytest

from generation.compositor.tokens import display_style
from generation.compositor.typeset.margins import Overhang, overhang
from generation.compositor.typeset.shape import shape_line
from generation.fonts import PAIRINGS


def out_of(text: str, language: str = "en", pairing: str = "clean") -> Overhang:
    style = display_style(PAIRINGS[pairing], language)
    return overhang(shape_line(text, style), style)


def test_stems_touch_the_edge() -> None:
    assert out_of("HIH") == Overhang(left=0.0, right=0.0)


@pytest.mark.parametrize("text", ["OHO", "AHA", "THT", "VHV", "cHc"])
def test_round_and_slanted_letters_overhang_a_little(text: str) -> None:
    out = out_of(text)

    assert 0.003 < out.left < 0.05
    assert 0.003 < out.right < 0.05


@pytest.mark.parametrize(
    ("text", "language", "left", "right"),
    [
        ("“Hill”", "en", True, True),
        ("„Hill“", "de", True, True),
        ("«\u202fHill\u202f»", "fr", True, True),
        ("Hill.", "en", False, True),
        ("Hill-", "en", False, True),
        ("«ذهب", "ar", False, True),
        ("ذهب،", "ar", True, False),
        ("「新茶」", "ja", True, True),
        ("新茶。", "ja", False, True),
    ],
)
def test_marks_hang_at_the_end_where_they_stand(text: str, language: str, left: bool, right: bool) -> None:  # noqa: FBT001 - a table's columns
    out = out_of(text, language)

    assert (out.left > 0.1, out.right > 0.1) == (left, right)


def test_a_minus_belongs_to_its_amount() -> None:
    assert out_of("-30").left < 0.1


def test_marks_alone_stand_where_they_are_put() -> None:
    assert out_of("“") == Overhang()


def test_no_end_stands_out_by_more_than_half_a_letter() -> None:
    assert out_of("Hill...”").right <= 0.55


def test_an_emoji_is_a_picture_and_does_not_overhang() -> None:
    assert out_of("🎉 H").left == 0.0
