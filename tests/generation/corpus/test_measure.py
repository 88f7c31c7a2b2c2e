"""Ads measured from their pixels: the boxes that our own office knows to be true are found again."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageDraw

from generation.compositor import draw
from generation.compositor.plan import CreativePlan
from generation.corpus.drawing import drawn
from generation.corpus.measure import MeasuredLayout, measure
from generation.corpus.reference import BoxKind, PaletteMood, ReferenceBox
from generation.corpus.starter import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable

ADS = 20
TEXTS = frozenset({BoxKind.HEADLINE, BoxKind.TEXT})


def overlap(one: ReferenceBox, other: ReferenceBox) -> float:
    """Return the share that two boxes have in common of what both cover (intersection over union)."""
    wide = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    high = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    common = max(0.0, wide) * max(0.0, high)
    return common / (one.w * one.h + other.w * other.h - common)


def pixels(file: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(file)).convert("RGB"))


@cache
def measured() -> tuple[tuple[ReferenceBox, float], ...]:
    """Return every true box of twenty shipped ads, with how well the best measured box covers it."""
    rows = shipped()
    found = []
    for slug in sorted(rows)[:: len(rows) // ADS][:ADS]:
        plan = CreativePlan.from_json(rows[slug]["plan"])
        layout = measure(pixels(draw.compose(plan, pictures=()).file))
        found += [(true, best(true, layout.boxes)) for true in drawn(plan).boxes]
    return tuple(found)


def best(true: ReferenceBox, boxes: Iterable[ReferenceBox]) -> float:
    return max((overlap(true, box) for box in boxes), default=0.0)


def mean_of(kinds: Iterable[BoxKind]) -> float:
    return float(np.mean([score for true, score in measured() if true.kind in kinds]))


def test_the_true_boxes_of_twenty_ads_are_found_again() -> None:
    assert mean_of(BoxKind) >= 0.6, mean_of(BoxKind)


@pytest.mark.parametrize(("kinds", "least"), [(TEXTS, 0.7), ({BoxKind.CTA}, 0.8), ({BoxKind.LOGO}, 0.7), ({BoxKind.PICTURE}, 0.35)])
def test_each_kind_of_box_is_found(kinds: frozenset[BoxKind], least: float) -> None:
    assert mean_of(kinds) >= least, mean_of(kinds)


def plain_ad() -> MeasuredLayout:
    image = Image.new("RGB", (600, 600), "#F4EFE6")
    pen = ImageDraw.Draw(image)
    pen.text((60, 80), "Good morning", fill="#1B2A49", font_size=72)
    pen.text((60, 190), "Coffee that waits for you", fill="#1B2A49", font_size=30)
    pen.rounded_rectangle((60, 480, 260, 550), 20, fill="#C0392B")
    pen.text((110, 498), "Order", fill="white", font_size=32)
    return measure(np.asarray(image))


def test_headline_text_and_button_are_told_apart_and_stand_in_reading_order() -> None:
    assert [box.kind for box in plain_ad().boxes] == [BoxKind.HEADLINE, BoxKind.TEXT, BoxKind.CTA]


def test_the_palette_begins_with_the_ground() -> None:
    layout = plain_ad()

    assert layout.palette[0].hex == "#F4EFE6"
    assert layout.palette[0].share > 0.8
    assert layout.mood is PaletteMood.AIRY
    assert sum(tone.share for tone in layout.palette) <= 1.0


def test_an_empty_ground_has_no_boxes() -> None:
    layout = measure(np.full((300, 400, 3), 90, dtype=np.uint8))

    assert layout.boxes == ()
    assert (layout.width, layout.height) == (400, 300)


def test_noise_is_no_layout_of_type() -> None:
    noise = np.random.default_rng(3).integers(0, 256, (240, 240, 3), dtype=np.uint8)

    assert not [box for box in measure(noise).boxes if box.kind is BoxKind.CTA]


def test_the_same_pixels_give_the_same_layout() -> None:
    assert plain_ad() == plain_ad()
