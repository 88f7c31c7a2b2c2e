"""The choice of a setting from a brief's words, occasion and category."""

from __future__ import annotations

import pytest

from generation.brief import Brief, Direction
from generation.compositor.scenery.choice import setting_for
from generation.compositor.scenery.place import Setting


def brief(prompt: str, category: str, **members: str) -> Brief:
    return Brief(prompt=prompt, language="en", direction=Direction.LTR, subject="", category=category, tone="bold", **members)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("prompt", "setting"),
    [
        ("Seven nights in the Sahara", Setting.DUNES),
        ("Une semaine à la plage", Setting.SHORE),
        ("Wandern in den Alpen", Setting.HILLS),
        ("A weekend in the city", Setting.SKYLINE),
        ("Cheap flights", Setting.SHORE),
    ],
)
def test_a_journey_goes_where_its_words_say(prompt: str, setting: Setting) -> None:
    assert setting_for(brief(prompt, "travel")) is setting


def test_a_journey_without_a_place_in_a_desert_country_goes_to_the_dunes() -> None:
    assert setting_for(brief("Hotel offer", "hotel", market="MA")) is Setting.DUNES


def test_a_feast_comes_before_the_category() -> None:
    assert setting_for(brief("Oud perfume for Ramadan", "fragrance", occasion="ramadan")) is Setting.NICHE


def test_other_trades_stand_on_a_plain_ground() -> None:
    assert setting_for(brief("Trail shoes for the mountains", "footwear")) is None
