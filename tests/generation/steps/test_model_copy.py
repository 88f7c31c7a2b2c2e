"""Lines that a model wrote stand where they hold to the rules, and ours stand everywhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.brief import AdCopy, Brief, Direction, QuotedCopy
from generation.copywriter import read_prompt, write_copy
from generation.steps.write_copy.checking import WrittenAd, is_wanted, merged

BRIEF = read_prompt("An ad for Volta running shoes, 20% off until Sunday")
OURS = write_copy(BRIEF, seed=1)
GOOD = WrittenAd(headline="Made for the long way home", subheadline="Light shoes for people who like to run early.", cta="Find your pair")


def with_line(**lines: str) -> AdCopy:
    (copy,) = merged(BRIEF, [OURS], [replace(GOOD, **lines)], by="openai/w")
    return copy


def test_good_lines_stand_and_say_whose_they_are() -> None:
    copy = with_line()

    assert (copy.headline, copy.subheadline, copy.cta) == (GOOD.headline, GOOD.subheadline, GOOD.cta)
    assert {copy.sources[name] for name in ("headline", "subheadline", "cta")} == {"openai/w"}
    assert (copy.figure, copy.figure_note) == (OURS.figure, OURS.figure_note)


@pytest.mark.parametrize(
    "headline",
    [
        "Now only 49",
        "Save 30% on every pair",
        "Shoes for $5 and less",
        "٥٠ ways to run home",
        "A headline that goes on and on until nobody reads it any more",
        "Run home #running",
        "See www.volta.example",
    ],
)
def test_a_line_that_breaks_a_rule_stays_ours_and_the_others_stand(headline: str) -> None:
    copy = with_line(headline=headline)

    assert copy.headline == OURS.headline
    assert copy.cta == GOOD.cta


def test_a_number_of_the_brief_may_be_said() -> None:
    assert with_line(headline="Run home with 20% off").headline == "Run home with 20% off"


def test_another_language_is_not_taken() -> None:
    french = WrittenAd(
        headline="Courez plus loin chaque jour", subheadline="Des chaussures pour vous et pour la ville.", cta="Acheter maintenant"
    )

    assert merged(BRIEF, [OURS], [french], by="openai/w") == [OURS]


def test_quoted_words_stay_as_they_are() -> None:
    brief = Brief(
        prompt="Shoes",
        language="en",
        direction=Direction.LTR,
        subject="Running shoes",
        category="footwear",
        tone="bold",
        quoted=QuotedCopy(headline="Born to run", subheadline="All of it.", cta="Go"),
    )
    ours = write_copy(brief, seed=0)

    assert merged(brief, [ours], [GOOD], by="openai/w")[0].headline == "Born to run"
    assert not is_wanted([ours])


def test_each_variant_gets_an_ad_of_its_own_and_a_useless_one_is_passed_over() -> None:
    second = WrittenAd(headline="Every morning is a start", subheadline="Light shoes that wait at your door.", cta="See the shoes")
    useless = replace(GOOD, headline="Only 5", subheadline="Only 5 left", cta="Take 5")

    copies = merged(BRIEF, [OURS, OURS], [GOOD, useless, second], by="openai/w")

    assert [copy.headline for copy in copies] == [GOOD.headline, second.headline]
