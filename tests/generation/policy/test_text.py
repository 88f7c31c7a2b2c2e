"""Folding keeps places, and phrases keep to words where words are parted by spaces."""

from __future__ import annotations

import pytest

from generation.policy.text import fold, pattern, word_starts, words_between


def found(phrases: str, text: str) -> list[str]:
    folded = fold(text)
    return [folded.quote(*match.span()) for match in pattern(phrases).finditer(folded.text)]


@pytest.mark.parametrize(
    ("phrases", "text", "expected"),
    [
        ("gun", "Guns and a gunmetal begun", ["Guns"]),
        ("vernicht*", "Vernichtung!", ["Vernichtung"]),
        ("lose # kg", "Lose 20 kg, or lose 1,5kg", ["Lose 20 kg"]),
        ("sell ~ kidney", "Sell your own kidney. Sell it. My kidney", ["Sell your own kidney"]),
        ("cocaïne", "COCAINE", ["COCAINE"]),
        ("癌", "肺癌が治る", ["癌"]),
        ("اليهود", "الموت لليهود واليهود", ["لليهود", "واليهود"]),
        ("кокаин", "Кокаин, кокаинчик", ["Кокаин"]),
        ("straße", "STRASSE", ["STRASSE"]),
    ],
)
def test_phrases_are_found_as_they_are_written(phrases: str, text: str, expected: list[str]) -> None:
    assert found(phrases, text) == expected


@pytest.mark.parametrize("text", ["5 gifts for 3 friends", "4K screens", "a 100 m run", "COVID-19", "write @ us"])
def test_digits_and_signs_that_are_no_letters_stay(text: str) -> None:
    assert fold(text).text == text.casefold()


@pytest.mark.parametrize(
    ("first", "second", "count"), [((0, 3), (4, 7), 0), ((0, 3), (8, 13), 1), ((8, 13), (0, 3), 1), ((0, 7), (4, 13), 0)]
)
def test_words_between_are_counted_either_way(first: tuple[int, int], second: tuple[int, int], count: int) -> None:
    assert words_between(word_starts("one two three"), first, second) == count
