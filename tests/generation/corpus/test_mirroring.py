"""Ads mirrored from their pictures alone keep their layout: the goal of the benchmark, held on ads that it does not draw."""

from __future__ import annotations

import statistics
from functools import cache

from tests.bench.mirroring import GOAL, Pair, pair, slugs

ADS = 9


@cache
def mirrored() -> tuple[Pair, ...]:
    other = [slug for slug in slugs(60) if slug not in slugs()]
    return tuple(pair(slug) for slug in other[:: len(other) // ADS][:ADS])


def test_true_layers_and_mirrored_boxes_have_most_in_common() -> None:
    assert len(mirrored()) == ADS
    assert statistics.fmean(one.mean for one in mirrored()) >= GOAL


def test_most_are_set_in_the_measured_places_themselves() -> None:
    own = [one.mean for one in mirrored() if one.layout == "mirrored"]

    assert len(own) > ADS / 2
    assert statistics.fmean(own) >= GOAL
