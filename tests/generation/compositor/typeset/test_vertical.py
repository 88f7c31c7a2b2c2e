"""Vertical setting: columns from right to left, inside their box, in the fonts' vertical forms."""

from __future__ import annotations

import pytest

from generation.compositor.tokens import display_style
from generation.compositor.typeset.block import TextBlock
from generation.compositor.typeset.vertical import fit_vertical, is_vertical, may_stand
from generation.fonts import PAIRINGS

STYLE = display_style(PAIRINGS["clean"], "ja")


def fitted(text: str, columns: int = 3, height: float = 700.0) -> TextBlock | None:
    return fit_vertical(text, STYLE, width=300, height=height, max_columns=columns, max_size=120, min_size=12)


@pytest.mark.parametrize("text", ["一服の、余白。", "时间，值得等待", "肌が、朝になる。", "春"])
def test_a_setting_stays_in_its_box(text: str) -> None:
    block = fitted(text)

    assert block is not None
    assert block.width <= 300.01
    assert block.ink_height <= 700.01
    assert is_vertical(block)


def test_columns_run_from_right_to_left_and_lose_no_character() -> None:
    block = fitted("一服の、余白。新茶を予約", height=320)

    assert block is not None
    assert block.text.replace("\n", "") == "一服の、余白。新茶を予約"
    first, last = block.lines[0].runs[0].glyphs[0], block.lines[0].runs[-1].glyphs[-1]
    assert first.x > last.x
    assert "\n" in block.text


def test_a_comma_takes_its_vertical_form() -> None:
    upright = fitted("一、二", columns=1)
    assert upright is not None
    glyphs = [glyph.id for run in upright.lines[0].runs for glyph in run.glyphs]
    face = upright.lines[0].runs[0].face

    assert face.font.get_nominal_glyph(ord("、")) not in glyphs


def test_what_has_no_room_is_refused() -> None:
    assert fit_vertical("一服の余白" * 20, STYLE, width=60, height=80, max_columns=2, max_size=90, min_size=20) is None


@pytest.mark.parametrize(("language", "stands"), [("ja", True), ("zh-Hant", True), ("ko", False), ("en", False)])
def test_only_languages_that_are_set_so_stand(language: str, stands: bool) -> None:  # noqa: FBT001 - a table's column
    assert may_stand("一服の、余白。", language) is stands


@pytest.mark.parametrize("text", ["走る run", "50%オフ", "走る לרוץ", "夏の　大セール", "夏の 大セール"])
def test_letters_numbers_and_spaces_keep_a_headline_lying(text: str) -> None:
    assert not may_stand(text, "ja")


@pytest.mark.parametrize(
    ("text", "language", "columns"),
    [
        ("はじめまして、の新作。", "ja", ["はじめまして、", "の新作。"]),
        ("好年景，从这里开始", "zh", ["好年景，", "从这里开始"]),
        ("初次见面，新品到", "zh", ["初次见面，", "新品到"]),
    ],
)
def test_a_column_ends_with_its_clause(text: str, language: str, columns: list[str]) -> None:
    block = fit_vertical(text, display_style(PAIRINGS["clean"], language), width=400, height=560, max_columns=3, max_size=130, min_size=40)

    assert block is not None
    assert block.text.split("\n") == columns


def test_no_column_ends_inside_a_chinese_word() -> None:
    style = display_style(PAIRINGS["clean"], "zh")
    block = fit_vertical("让每个清晨都值得期待", style, width=400, height=560, max_columns=3, max_size=130, min_size=40)

    assert block is not None
    assert not {"值", "清", "期"}.intersection(column[-1] for column in block.text.split("\n"))
