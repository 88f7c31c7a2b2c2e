"""Wordings are chosen by how the reference's words are built."""

from __future__ import annotations

from typing import Any

from campaigns.steps.wording import near
from generation.brief import AdCopy, Direction
from generation.corpus.reference import CopySkeleton, Formula

SHORT, LONG, ASKING = "Run on.", "Shoes that carry you all the way home", "Ready to run?"


def copy_of(headline: str, **members: Any) -> AdCopy:  # noqa: ANN401 - any member of the copy
    sources = {"headline": "headline.1", "subheadline": "subheadline.1"}
    usual = {"subheadline": "Soles for the day.", "cta": "Shop now", "language": "en", "sources": sources}
    return AdCopy(headline=headline, direction=Direction.LTR, **{**usual, **members})


COPIES = [copy_of(SHORT), copy_of(LONG), copy_of(ASKING)]


def chosen(skeleton: CopySkeleton, language: str = "en", count: int = 1) -> list[str]:
    return [copy.headline for copy in near(COPIES, skeleton, language=language, count=count)]


def test_the_headline_nearest_in_length_is_taken() -> None:
    assert chosen(CopySkeleton(formula=Formula.STATEMENT, headline=8, cta=8)) == [SHORT]
    assert chosen(CopySkeleton(formula=Formula.STATEMENT, headline=36, cta=8)) == [LONG]


def test_a_reference_that_asks_is_answered_by_a_question() -> None:
    assert chosen(CopySkeleton(formula=Formula.QUESTION, headline=13, cta=8)) == [ASKING]


def test_signs_of_east_asia_count_twice() -> None:
    assert chosen(CopySkeleton(formula=Formula.STATEMENT, headline=18, cta=4), language="ja") == [LONG]


def test_as_many_as_are_wanted_are_kept_and_differ() -> None:
    assert sorted(chosen(CopySkeleton(formula=Formula.STATEMENT, headline=20), count=3)) == sorted([SHORT, LONG, ASKING])


def test_where_nothing_is_known_the_first_wording_stays_first() -> None:
    assert chosen(CopySkeleton(formula=Formula.STATEMENT)) == [SHORT]


def test_our_second_line_goes_where_the_reference_has_none_and_the_customers_stays() -> None:
    bare = CopySkeleton(formula=Formula.STATEMENT, headline=7)
    ours, quoted = copy_of(SHORT), copy_of(SHORT, sources={"subheadline": "quoted"})

    (spared,) = near([ours], bare, language="en", count=1)
    (kept,) = near([quoted], bare, language="en", count=1)

    assert (spared.subheadline, "subheadline" in spared.sources) == (None, False)
    assert kept == quoted
