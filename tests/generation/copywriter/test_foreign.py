"""Copy quoted in other scripts sets the ad's language, and ours is not mixed into it."""

from __future__ import annotations

import pytest

from generation.brief import Direction
from generation.copywriter import read_prompt, write_copy
from generation.copywriter.scripts import tongue_of


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("נעליים לדרך", "he"),
        ("शुद्ध चाय", "hi"),
        ("กาแฟยามเช้า", "th"),
        ("一服の、余白。", "ja"),
        ("时间，值得等待", "zh"),
        ("오늘의 피부", "ko"),
        ("Дорога зовёт", "ru"),
        ("Δες αλλιώς", "el"),
        ("Brighter skin", None),
        ("عطر الليل", None),
        ("50 %", None),
        ("", None),
    ],
)
def test_the_script_tells_the_language(text: str, tongue: str | None) -> None:
    assert tongue_of(text) == tongue


def test_a_headline_in_a_language_that_we_do_not_write_stands_without_english_lines() -> None:
    copy = write_copy(read_prompt('headline "กาแฟยามเช้า" shoes for summer'), seed=1)

    assert (copy.language, copy.direction) == ("th", Direction.LTR)
    assert (copy.headline, copy.subheadline, copy.label) == ("กาแฟยามเช้า", None, None)
    assert copy.cta == "สั่งซื้อเลย"


def test_a_hebrew_headline_makes_a_right_to_left_ad_in_hebrew() -> None:
    copy = write_copy(read_prompt('headline "נעליים לדרך הארוכה" shoes for summer'), seed=1)

    assert (copy.language, copy.direction, copy.headline) == ("he", Direction.RTL, "נעליים לדרך הארוכה")
    assert {tongue_of(text) for text in (copy.subheadline, copy.cta, copy.label) if text} == {"he"}


def test_quoted_lines_beside_it_are_kept() -> None:
    copy = write_copy(read_prompt("headline 「一服の、余白。」 subheadline 「宇治の一番茶。」 CTA 「新茶を予約」 tea"), seed=1)

    assert (copy.language, copy.subheadline, copy.cta) == ("ja", "宇治の一番茶。", "新茶を予約")


@pytest.mark.parametrize(
    ("prompt", "brand"),
    [
        ("Tax app for freelancers, brand Klar. Features: receipts by photo", "Klar"),
        ("Razor, brand Edge, steel handle", "Edge"),
        ("An ad for the Kora brand", "Kora"),
    ],
)
def test_the_named_brand_wins_over_capitals_that_open_a_sentence(prompt: str, brand: str) -> None:
    assert read_prompt(prompt).brand_name == brand
