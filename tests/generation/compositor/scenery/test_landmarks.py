"""Landmarks: a city named in any language, or the brief's country, brings its own into the skyline."""

from __future__ import annotations

import re

import pytest
import resvg_py

from generation.brief import Brief, Direction
from generation.compositor.scenery.choice import setting_for
from generation.compositor.scenery.landmarks import drawn_landmark, fitted_height, landmark_for, landmarks
from generation.compositor.scenery.place import Setting
from generation.compositor.scenery.tones import Tones

TONES = Tones(dusk=True, start=300.0, end=434.0, own=300.0)


def brief(prompt: str, category: str = "travel", market: str | None = None) -> Brief:
    return Brief(prompt=prompt, language="en", direction=Direction.LTR, subject="", category=category, tone="bold", market=market)


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("Summer in Paris", "paris"),
        ("Un weekend à Londres", "london"),
        ("عطلة في القاهرة", "cairo"),
        ("東京の夜", "tokyo"),
        ("Tres noches en Nueva York", "new_york"),
    ],
)
def test_a_city_that_the_words_name_is_known_by_its_landmark(prompt: str, name: str) -> None:
    assert landmark_for(brief(prompt)) == name
    assert setting_for(brief(prompt)) is Setting.SKYLINE


def test_the_words_go_before_the_country() -> None:
    assert landmark_for(brief("Evening flights to Rome", market="GB")) == "rome"
    assert landmark_for(brief("Evening on the rooftop", market="GB")) == "london"


def test_a_word_that_only_holds_a_city_names_none() -> None:
    assert landmark_for(brief("Chromed steel with an aroma of comparison")) is None


@pytest.mark.parametrize("name", landmarks())
def test_a_landmark_is_drawn_whole_in_the_tones_of_the_sky(name: str) -> None:
    markup = drawn_landmark(name, TONES, centre=200, base=400, height=fitted_height(name, width=380, height=360), flipped=False)
    plain = drawn_landmark(name, TONES, centre=200, base=400, height=100, flipped=True)

    assert "{{" not in markup
    assert "scale(-" in plain
    assert re.search(r"<(?:text|image|script|style|use)\b|href", markup) is None
    assert len(resvg_py.svg_to_bytes(svg_string=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">{markup}</svg>')) > 1000


@pytest.mark.parametrize("name", landmarks())
def test_a_landmark_stays_within_its_room(name: str) -> None:
    one = landmarks()[name]
    height = fitted_height(name, width=300, height=200)

    assert height <= 200
    assert height * one.width / one.height <= 300 + 1e-6
