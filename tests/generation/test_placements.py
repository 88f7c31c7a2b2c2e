"""The register of placements: complete, dated, and consistent with itself."""

from __future__ import annotations

from datetime import date

import pytest

from generation.brief import OutputSize
from generation.compositor.artboard import Artboard
from generation.placements import ASPECT_RATIOS, Placement, nearest_ratio, pixel_size, placements


@pytest.mark.parametrize("place", placements().values(), ids=lambda place: place.name)
def test_every_placement_is_sized_limited_sourced_and_dated(place: Placement) -> None:
    assert place.width > 0
    assert place.height > 0
    assert place.max_bytes >= 100_000
    assert place.source
    assert isinstance(place.checked, date)
    assert place.confidence in {"official", "trade", "conflict"}
    assert {"jpeg", "png"} <= set(place.types)


@pytest.mark.parametrize("place", placements().values(), ids=lambda place: place.name)
def test_every_placement_leaves_room_for_copy(place: Placement) -> None:
    size = OutputSize(aspect_ratio=place.aspect_ratio, resolution="placement", width=place.width, height=place.height, placement=place.name)
    board = Artboard.of(size)

    assert board.safe.w > 0.5 * board.width
    assert board.frame.h > 0.4 * board.height


def test_the_sizes_that_most_inventory_takes_are_there() -> None:
    assert {"google.300x250", "google.728x90", "google.320x50", "google.160x600", "meta.feed", "meta.reels"} <= set(placements())


def test_ratios_are_written_in_lowest_terms() -> None:
    assert placements()["meta.feed"].aspect_ratio == "4:5"


@pytest.mark.parametrize("ratio", ASPECT_RATIOS)
def test_a_ratios_own_pixels_are_nearest_to_it(ratio: str) -> None:
    assert nearest_ratio(*pixel_size(ratio, "4K")) == ratio
