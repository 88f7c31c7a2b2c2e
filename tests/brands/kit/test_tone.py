"""A tone is one of the words that copy is chosen by, or none."""

from __future__ import annotations

import pytest

from brands.kit.tone import tone_word


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("Playful", "playful"),
        ("Confident, warm and a bit bold", "warm"),
        ("Nothing of that", None),
        ("", None),
        (None, None),
        (7, None),
        ([], None),
        ({}, None),
        ({"serious_playful": 0.5}, None),
        ({"serious_playful": 0.6, "calm_energetic": 0.6}, None),
        ({"serious_playful": 0.9, "calm_energetic": 0.2}, "playful"),
        ({"serious_playful": 0.1}, "trustworthy"),
        ({"calm_energetic": 0.1, "casual_formal": 0.6}, "minimal"),
        ({"calm_energetic": 0.9}, "energetic"),
        ({"casual_formal": 0.1}, "warm"),
        ({"plain_technical": 0.8}, "professional"),
        ({"plain_technical": "very"}, None),
    ],
)
def test_a_tone_is_read_out_of_words_and_axes(value: object, word: str | None) -> None:
    assert tone_word(value) == word
