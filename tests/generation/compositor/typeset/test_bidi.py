"""The bidirectional algorithm on cases whose levels the standard fixes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generation.compositor.typeset import bidi

_CLASSES = [
    "L",
    "R",
    "AL",
    "EN",
    "ES",
    "ET",
    "AN",
    "CS",
    "NSM",
    "BN",
    "B",
    "S",
    "WS",
    "ON",
    "LRE",
    "LRO",
    "RLE",
    "RLO",
    "PDF",
    "LRI",
    "RLI",
    "FSI",
    "PDI",
]
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
    ("classes", "base", "levels", "order"),
    [
        ("L R L", None, [0, 1, 0], [0, 1, 2]),
        ("R L R", 1, [1, 2, 1], [2, 1, 0]),
        ("AL EN", None, [1, 2], [1, 0]),
        ("AL ET EN", None, [1, 1, 2], [2, 1, 0]),
        ("R ET EN ET", None, [1, 2, 2, 2], [1, 2, 3, 0]),
        ("EN CS EN", 1, [2, 2, 2], [0, 1, 2]),
        ("R ON NSM R", 0, [1, 1, 1, 1], [3, 2, 1, 0]),
        ("L RLI L PDI R", 0, [0, 0, 2, 0, 1], [0, 1, 2, 3, 4]),
        ("RLI R PDI WS", 0, [0, 1, 0, 0], [0, 1, 2, 3]),
        ("FSI R PDI L", None, [0, 1, 0, 0], [0, 1, 2, 3]),
        ("R WS S WS", None, [1, 1, 1, 1], [3, 2, 1, 0]),
    ],
)
def test_rows_of_classes_get_the_levels_and_the_order_of_the_standard(
    classes: str, base: int | None, levels: list[int], order: list[int]
) -> None:
    found = bidi.resolve(classes.split(), None, base)

    assert found == levels
    assert bidi.visual_order(found) == order


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


@given(classes=st.lists(st.sampled_from(_CLASSES), max_size=60), base=st.sampled_from([None, 0, 1]))
def test_any_row_of_classes_gets_levels_within_the_limit(classes: list[str], base: int | None) -> None:
    found = bidi.resolve(classes, None, base)

    assert len(found) == len(classes)
    assert all(0 <= level <= bidi.MAX_DEPTH + 1 for level in found)


@given(text=st.text(max_size=80))
def test_any_text_is_reordered_without_losing_or_doubling_a_character(text: str) -> None:
    order = bidi.visual_order(bidi.levels(text))

    assert sorted(order) == list(range(len(text)))


@given(levels=st.lists(st.integers(0, bidi.MAX_DEPTH + 1), max_size=40))
def test_any_levels_give_a_permutation_and_one_level_alone_its_own_direction(levels: list[int]) -> None:
    order = bidi.visual_order(levels)

    assert sorted(order) == list(range(len(levels)))
    if len(set(levels)) == 1:
        assert order == (list(reversed(range(len(levels)))) if levels[0] % 2 else list(range(len(levels))))
