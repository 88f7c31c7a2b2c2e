"""The starter corpus as a whole: broad enough to begin with, drawn from the data as it is, and named rightly by the benchmark's labels."""

from __future__ import annotations

from collections import Counter

import pytest

from generation.compositor.layouts.archetypes import Archetype
from generation.copywriter.tables import LANGUAGES, table
from generation.corpus.exemplars import exemplars
from generation.corpus.starter import fingerprint, shipped
from tests.bench.retrieval import HALVES, labelled, ndcg

# These want pictures or an ad to mirror, which exemplars do not carry.
OF_PICTURES = {Archetype.BLEED, Archetype.MULTIPANEL, Archetype.MIRRORED}


def test_the_starter_corpus_is_spread_over_trades_cultures_languages_and_sizes() -> None:
    known = exemplars()

    assert len(known) >= 150
    assert {exemplar.industry for exemplar in known} <= set(table("categories"))
    assert len({exemplar.industry for exemplar in known}) >= 30
    assert len({exemplar.culture for exemplar in known} - {None}) >= 12
    assert {exemplar.language for exemplar in known} == set(LANGUAGES)
    assert {exemplar.size for exemplar in known} >= {"1:1", "4:5", "9:16", "16:9", "3:2", "2:3"}
    assert min(Counter(exemplar.language for exemplar in known).values()) >= 4


def test_every_layout_that_needs_no_picture_is_shown() -> None:
    assert {row["archetype"] for row in shipped().values()} == {archetype.value for archetype in Archetype} - OF_PICTURES


def test_every_invented_brand_speaks_once_or_twice() -> None:
    brands = Counter(exemplar.copy.brand_name for exemplar in exemplars())

    assert brands[None] == 0
    assert max(brands.values()) <= 2


def test_what_is_shipped_was_drawn_from_the_data_as_it_is() -> None:
    """`manage.py draw_starter_corpus` draws what changed."""
    assert {slug: row["exemplar"] for slug, row in shipped().items()} == {one.slug: fingerprint(one) for one in exemplars()}


@pytest.mark.parametrize("half", HALVES)
def test_the_labels_of_the_benchmark_name_exemplars(half: str) -> None:
    briefs = labelled(half)

    assert len(briefs) == 40
    known = {exemplar.slug for exemplar in exemplars()}
    assert {slug for _, grades in briefs for slug in grades} <= known
    assert all(3 in grades.values() for _, grades in briefs)


def test_the_measure_is_one_for_the_best_order_and_less_for_another() -> None:
    grades = {"a": 3, "b": 2, "c": 1}

    assert ndcg(["a", "b", "c"], grades) == pytest.approx(1)
    assert ndcg(["b", "a", "c"], grades) == pytest.approx((3 + 7 / 1.584963 + 0.5) / (7 + 3 / 1.584963 + 0.5))
    assert ndcg(["x", "y"], grades) == 0
