"""Figures taken apart, in the ways that people write them."""

from __future__ import annotations

import pytest

from generation.compositor.layouts.figures import Share, quantity, read_figure, shown_share


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("29 900 FCFA", ("", "29 900", "FCFA")),
        ("50% off", ("", "50%", "off")),
        ("\u201330 %", ("", "\u201330 %", "")),
        ("$49", ("", "$49", "")),
        ("From €1,290", ("From", "€1,290", "")),
        ("R$ 99,90", ("", "R$ 99,90", "")),
        ("٢٥٪", ("", "٢٥٪", "")),
        ("9 out of 10", ("", "9", "out of 10")),
        ("Free shipping", ("", "Free shipping", "")),
    ],
)
def test_a_figure_is_a_number_and_the_words_around_it(text: str, parts: tuple[str, str, str]) -> None:
    figure = read_figure(text)

    assert (figure.before, figure.number, figure.after) == parts


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("6.2", 6.2),
        ("6,2", 6.2),
        ("2,316", 2316.0),
        ("2.316", 2316.0),
        ("1 200 000", 1_200_000.0),
        ("٨٧٪", 87.0),
        ("٦٫٢", 6.2),
        ("many", None),
    ],
)
def test_numbers_are_read_with_the_separators_of_their_script(number: str, value: float | None) -> None:
    assert quantity(number) == value


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("87 %", Share(filled=87.0, whole=100)),
        ("9 out of 10", Share(filled=9.0, whole=10)),
        ("٩ من ١٠", None),
        ("4.8/5", Share(filled=4.8, whole=5)),
        ("6.2 hours", Share(filled=6.2, whole=None)),
        ("3x faster", None),
        ("$49", None),
        ("2,316 reviews", None),
        ("120%", None),
        ("11 in 10", None),
    ],
)
def test_dots_show_only_what_they_can_show_truly(text: str, share: Share | None) -> None:
    assert shown_share(read_figure(text)) == share


@pytest.mark.parametrize(
    ("text", "said", "share"),
    [
        ("6.2 hours", "back for every rep, every 40-hour week", Share(filled=6.2, whole=40)),
        ("6,2 Stunden", "mehr je 40-Stunden-Woche", Share(filled=6.2, whole=40)),
        ("6.2 hours", "back in 14 days, 214 teams", Share(filled=6.2, whole=None)),
        ("6.2 hours", "of 8 hours a day, 40 hours a week", Share(filled=6.2, whole=None)),
        ("6.2 hours", "instead of 2 hours", Share(filled=6.2, whole=None)),
    ],
)
def test_the_copy_may_name_the_whole_in_the_figures_own_unit(text: str, said: str, share: Share) -> None:
    assert shown_share(read_figure(text), said) == share
