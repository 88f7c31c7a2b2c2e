"""Of references that are alike near, the one leads whose words and shape the order can follow."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.steps.leading import leading
from generation.copywriter import read_prompt
from generation.corpus.reference import Formula
from generation.corpus.search import reference_of
from generation.models import ReferenceAd
from tests.campaigns.conftest import a_reference, skeleton_of

pytestmark = pytest.mark.django_db


def led(*references: tuple[ReferenceAd, float], alike: int | None = None, prompt: str = "Shoes", size: tuple[int, int] = (4, 5)) -> str:
    """Return the id of the reference that leads, of those found with their scores; the first ``alike`` are of one tier."""
    found: dict[str, Any] = {
        "candidates": [{"id": str(row.id), "score": score} for row, score in references],
        "alike": [str(row.id) for row, _ in references][:alike],
        "reference": reference_of(references[0][0]).to_json(),
    }
    read = {"brief": read_prompt(prompt).to_json(), "sizes": [{"width": size[0], "height": size[1]}]}
    return leading(found, read).id


def test_the_nearest_leads_where_all_else_is_equal() -> None:
    first, second = a_reference(), a_reference()

    assert led((first, 0.9), (second, 0.89)) == str(first.id)


def test_one_whose_words_the_order_can_follow_goes_before_one_that_leads_with_what_it_lacks() -> None:
    offer, plain = a_reference(skeleton=skeleton_of(Formula.OFFER)), a_reference()

    assert led((offer, 0.95), (plain, 0.93)) == str(plain.id)
    assert led((offer, 0.95), (plain, 0.93), prompt="Shoes, 20% off") == str(offer.id)
    assert led((offer, 0.95), (plain, 0.80)) == str(offer.id)


def test_one_of_the_orders_shape_goes_before_one_of_quite_another() -> None:
    wide, tall = a_reference(width=1376, height=768), a_reference(width=768, height=1376)

    assert led((wide, 0.9), (tall, 0.89), size=(9, 16)) == str(tall.id)
    assert led((wide, 0.9), (tall, 0.89), size=(16, 9)) == str(wide.id)


def test_one_of_a_broader_tier_never_goes_before_one_of_the_selected_ones() -> None:
    strict, broad = a_reference(skeleton=skeleton_of(Formula.TESTIMONIAL)), a_reference()

    assert led((strict, 0.9), (broad, 1.0), alike=1) == str(strict.id)


def test_one_that_went_meanwhile_is_passed_over() -> None:
    gone, kept = a_reference(), a_reference()
    found: dict[str, Any] = {
        "candidates": [{"id": str(gone.id), "score": 1.0}, {"id": str(kept.id), "score": 0.9}],
        "alike": [str(gone.id), str(kept.id)],
        "reference": reference_of(gone).to_json(),
    }
    gone.delete()

    assert leading(found, {"brief": read_prompt("Shoes").to_json(), "sizes": [{"width": 4, "height": 5}]}).id == str(kept.id)
