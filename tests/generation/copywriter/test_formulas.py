"""By which formula an ad speaks, told from its finished copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.brief import AdCopy, Direction
from generation.copywriter.formulas import Formula, formula_of

PLAIN = AdCopy(headline="Your day, upgraded", cta="Go", language="en", direction=Direction.LTR, sources={"headline": "headline.general.1"})


@pytest.mark.parametrize(
    ("changes", "formula"),
    [
        ({}, Formula.BENEFIT),
        ({"headline": "Et si vous essayiez ?", "language": "fr"}, Formula.QUESTION),
        ({"headline": "気になる？", "language": "ja"}, Formula.QUESTION),
        ({"sources": {"headline": "headline.occasion.diwali.1"}}, Formula.OCCASION),
        ({"headline": "Sweat now, smile later"}, Formula.CONTRAST),
        ({"counterpoints": ("Plastic",)}, Formula.CONTRAST),
        ({"headline": "Walk in like you own it"}, Formula.IMPERATIVE),
        ({"headline": "30 minutes a day"}, Formula.NUMBER),
        ({"stat": "2 in 3"}, Formula.NUMBER),
        ({"rating": 4.8}, Formula.SOCIAL_PROOF),
        ({"figure": "50% off", "sources": {"figure": "offer.percent"}}, Formula.OFFER),
        ({"figure": "$9", "sources": {"figure": "offer.price"}}, Formula.NUMBER),
        ({"headline": "Ein Titel", "language": "xx"}, Formula.BENEFIT),
    ],
)
def test_the_headline_s_turn_goes_before_the_facts_beside_it(changes: dict[str, object], formula: Formula) -> None:
    assert formula_of(replace(PLAIN, **changes)) is formula  # type: ignore[arg-type]
