"""The italic end of a headline."""

from __future__ import annotations

import pytest

from generation.compositor.typeset.block import set_block
from generation.compositor.typeset.emphasis import may_lean, with_italic_end
from generation.compositor.typeset.shape import Style
from generation.fonts import Voice

SERIF = Style(voice=Voice(family="Fraunces", weight=800), tracking=-0.014)


def test_the_last_word_leans_in_the_familys_own_italic() -> None:
    block = with_italic_end(set_block("Paris, but make it fizzy.", SERIF, size=100, lines=2))

    last = block.lines[-1].runs
    assert [run.face.voice.italic for run in last] == [False, True]
    assert not any(run.face.voice.italic for run in block.lines[0].runs)
    assert block.text.replace("\n", " ") == "Paris, but make it fizzy."


def test_the_words_stand_apart_and_no_wider_than_before() -> None:
    plain = set_block("Paris, but make it fizzy.", SERIF, size=100, lines=2)
    block = with_italic_end(plain)

    upright, leaning = block.lines[-1].runs
    assert leaning.glyphs[0].x - upright.glyphs[-1].x > 0.4
    assert block.width <= plain.width + 0.01


def test_a_whole_last_line_may_lean() -> None:
    block = with_italic_end(set_block("Seven nights under nothing but sky", SERIF, size=100, lines=3), whole_line=True)

    assert all(run.face.voice.italic for run in block.lines[-1].runs)


@pytest.mark.parametrize(
    ("text", "family"), [("Two words", "Fraunces"), ("Город у ваших ног", "Fraunces"), ("The city at your feet", "Archivo")]
)
def test_short_headlines_other_letters_and_other_families_stay_upright(text: str, family: str) -> None:
    style = Style(voice=Voice(family=family, weight=800))
    block = set_block(text, style, size=100, lines=2)

    assert not may_lean(text, style)
    assert with_italic_end(block) is block
