"""A brief as the question that the corpus is asked."""

from __future__ import annotations

from generation.corpus.words import question_of
from tests.generation.corpus.conftest import brief_of


def test_a_brief_without_a_known_trade_asks_for_none() -> None:
    asked = question_of(brief_of("Gramophone needles, warm, in English"))

    assert "industry" not in asked.facets
    assert "general" not in asked.terms
    assert (asked.facets["tone"], asked.facets["language"]) == ("warm", "en")


def test_gifts_are_a_trade_though_no_other_holds_them() -> None:
    asked = question_of(brief_of("Gift boxes for Christmas, in English"))

    assert (asked.facets["industry"], asked.facets["product"], asked.facets["occasion"]) == ("general", "gifts", "christmas")
