"""Shaping: scripts join, directions reorder, spacing touches only what may be spaced."""

from __future__ import annotations

import pytest

from generation.compositor.typeset.shape import Style, shape_line
from generation.fonts import PAIRINGS, Voice

INTER = Voice(family="Inter", weight=700)


def test_tracking_widens_latin_by_one_step_a_letter() -> None:
    plain, spaced = shape_line("HELLO", Style(voice=INTER)), shape_line("HELLO", Style(voice=INTER, tracking=0.1))

    assert spaced.advance - plain.advance == pytest.approx(0.5, abs=0.02)


def test_tracking_leaves_joined_scripts_alone() -> None:
    plain, spaced = shape_line("عطر", Style(voice=INTER, rtl=True)), shape_line("عطر", Style(voice=INTER, rtl=True, tracking=0.1))

    assert spaced.advance == plain.advance


def test_word_space_is_added_to_spaces_alone() -> None:
    plain, spaced = shape_line("a b c", Style(voice=INTER)), shape_line("a b c", Style(voice=INTER, word_space=0.2))

    assert spaced.advance - plain.advance == pytest.approx(0.4, abs=0.001)


def test_arabic_letters_join_so_that_a_word_is_narrower_than_its_letters() -> None:
    style = Style(voice=INTER, rtl=True, language="ar")

    assert shape_line("ععع", style).advance < 3 * shape_line("ع", style).advance


def test_a_number_in_right_to_left_copy_reads_from_left_to_right() -> None:
    line = shape_line("خصم 25", Style(voice=INTER, rtl=True, language="ar"))
    first_run = line.runs[0]

    assert [glyph.x for glyph in first_run.glyphs] == sorted(glyph.x for glyph in first_run.glyphs)
    assert first_run.face.has_glyph("2")


def test_ink_is_what_is_drawn_not_the_advance() -> None:
    line = shape_line("  H  ", Style(voice=INTER))

    assert 0 < line.left < line.right < line.advance
    assert line.top == pytest.approx(0.727, abs=0.02)
    assert line.bottom == pytest.approx(0.0, abs=0.01)


def test_an_empty_line_has_no_ink() -> None:
    assert shape_line(" ", Style(voice=INTER)).ink_width == 0.0


def test_tight_type_is_not_drawn_closer_to_an_apostrophe() -> None:
    plain, tight = shape_line("n’a", Style(voice=INTER)), shape_line("n’a", Style(voice=INTER, tracking=-0.05))

    assert tight.advance - plain.advance == pytest.approx(-0.05, abs=0.002)


def test_an_apostrophe_may_be_given_air() -> None:
    plain, free = shape_line("n’a", Style(voice=INTER)), shape_line("n’a", Style(voice=INTER, apostrophe=0.04))

    assert free.advance - plain.advance == pytest.approx(0.08, abs=0.002)


def test_the_white_between_two_full_width_marks_is_closed() -> None:
    style = Style(voice=INTER, language="ja")
    apart = sum(shape_line(part, style).advance for part in ("茶。", "」と"))

    assert shape_line("茶。」と", style).advance == pytest.approx(apart - 0.5, abs=0.01)


def test_thin_spaces_inside_numbers_take_no_word_space() -> None:
    plain, spaced = shape_line("29\u202f900", Style(voice=INTER)), shape_line("29\u202f900", Style(voice=INTER, word_space=0.2))

    assert spaced.advance == plain.advance


def test_figures_stand_on_the_line_in_letters_that_also_have_old_ones() -> None:
    playfair = shape_line("20", Style(voice=PAIRINGS["editorial"].display))

    assert playfair.top > 0.7
