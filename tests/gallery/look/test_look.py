"""The reference briefs are requests that the API takes, and the sheet lays ours beside a reference."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from generation.serializers import AdRequestSerializer
from tests.gallery.look.briefs import LookBrief, look_briefs
from tests.gallery.look.sheet import CELL, PHONE, contact_sheet, joined, pair, reference_of

BRIEFS = tuple(look_briefs([]))


def test_there_are_fourteen_under_names_of_their_own() -> None:
    assert len({brief.name for brief in BRIEFS}) == 14


@pytest.mark.parametrize("brief", BRIEFS, ids=[brief.name for brief in BRIEFS])
def test_each_brief_is_a_request_that_is_taken(brief: LookBrief) -> None:
    assert AdRequestSerializer.read(brief.body).prompt == brief.prompt


def test_briefs_are_asked_for_by_the_beginning_of_their_names() -> None:
    assert [brief.name for brief in look_briefs(["03", "04"])] == ["03-serum-square", "04-serum-portrait"]


def test_a_reference_is_found_by_name_and_laid_beside_ours(tmp_path: Path) -> None:
    Image.new("RGB", (1080, 1350), "#C60F2D").save(tmp_path / "02-cola-paris.png")
    ours = Image.new("RGB", (928, 1152), "#FFF4E2")

    reference = reference_of("02-cola-paris", tmp_path)

    assert reference is not None
    assert reference_of("02-cola-paris", None) is None
    assert pair(ours, reference).width > pair(ours, None).width > PHONE
    assert pair(ours, reference).height <= CELL


def test_several_creatives_of_a_brief_stand_side_by_side_and_all_on_the_sheet() -> None:
    banners = joined([Image.new("RGB", size) for size in ((160, 600), (728, 90))])

    sheet = contact_sheet([banners] * 5)

    assert (banners.width, banners.height) == (160 + 24 + 728, 600)
    assert sheet.height > 2 * banners.height
