"""The bidirectional algorithm on cases whose levels the standard fixes."""

from __future__ import annotations

import pytest

from generation.compositor.typeset import bidi

ALEF, BET, AIN = "\u05d0", "\u05d1", "\u0639"


@pytest.mark.parametrize(
    ("text", "base", "levels"),
    [
        ("abc", None, [0, 0, 0]),
        (ALEF + BET, None, [1, 1]),
        (f"a {ALEF}", None, [0, 0, 1]),
        (f"{ALEF} a", None, [1, 1, 2]),
        ("a1", 1, [2, 2]),
        (f"{ALEF}1", None, [1, 2]),
        (f"{AIN}1,2", None, [1, 2, 2, 2]),
        ("50%", 1, [2, 2, 2]),
        (f"{AIN}50%", None, [1, 2, 2, 1]),
        (f"{ALEF}(b)", None, [1, 1, 2, 1]),
        (f"a({ALEF})b", None, [0, 0, 1, 0, 0]),
        (f"a\u2067{ALEF}b\u2069c", None, [0, 0, 1, 2, 0, 0]),
        (f"\u202ea{ALEF}\u202cb", 0, [0, 1, 1, 1, 0]),
        (f"{ALEF} \t", None, [1, 1, 1]),
        ("", None, []),
    ],
)
def test_levels_are_those_of_the_standard(text: str, base: int | None, levels: list[int]) -> None:
    assert bidi.levels(text, base) == levels


@pytest.mark.parametrize(
    ("levels", "order"),
    [
        ([0, 0, 0], [0, 1, 2]),
        ([1, 1, 1], [2, 1, 0]),
        ([1, 1, 2, 2], [2, 3, 1, 0]),
        ([0, 1, 1, 0], [0, 2, 1, 3]),
        ([1, 2, 3, 2, 1], [4, 1, 2, 3, 0]),
        ([], []),
    ],
)
def test_visual_order_reverses_runs_from_the_highest_level_down(levels: list[int], order: list[int]) -> None:
    assert bidi.visual_order(levels) == order


def test_the_first_strong_character_decides_the_paragraph_but_not_inside_isolates() -> None:
    assert bidi.paragraph_level(bidi.bidi_classes(f"\u2067{ALEF}\u2069 a")) == 0


def test_trailing_spaces_of_a_line_take_the_paragraph_level() -> None:
    classes = bidi.bidi_classes(f"a{ALEF} ")

    assert bidi.trim_levels(classes, [2, 1, 1], 0) == [2, 1, 0]


def test_embedding_deeper_than_the_limit_overflows_without_harm() -> None:
    text = "\u202b" * 200 + "a" + "\u202c" * 200

    assert max(bidi.levels(text)) <= bidi.MAX_DEPTH + 1
