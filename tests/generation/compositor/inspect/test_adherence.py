"""An ad is measured against the brand that it was made for, part by part."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from brands.kit import BrandKit
from generation.brief import OutputSize
from generation.colour import Colour
from generation.compositor import draw, plan
from generation.compositor.draw import Resolved
from generation.compositor.inspect.adherence import adherence
from generation.compositor.pictures import LOGO_INDEX, PictureInput
from generation.compositor.scene import Role
from tests.generation.compositor.conftest import best_plan, bottle, copy_in, picture_of
from tests.generation.compositor.inspect.conftest import with_layer
from tests.generation.steps.outputs import BRIEF, COPY, read_and_written

KIT = BrandKit(
    surface="#FFF7EA", accent="#C2410C", heading_font="Space Grotesk", body_font="Lora", palette=("#FFF7EA", "#C2410C"), logo_key="inputs/x"
)


@pytest.fixture(scope="module")
def branded() -> Resolved:
    """An ad without pictures, planned for the kit."""
    size = OutputSize.from_json(read_and_written(with_shoe=False)["read_brief"]["sizes"][0])
    first = plan.choose(copy=COPY, brief=BRIEF, kit=KIT, size=size, pictures=(), seed=1)[0]
    return draw.resolve(first.plan, ())


def test_an_ad_keeps_to_the_kit_that_it_was_planned_for(branded: Resolved) -> None:
    report = adherence(branded, replace(KIT, logo_key=None))

    assert report is not None
    assert {(use.role, use.kept) for use in report.colours} == {("surface", True), ("accent", True)}
    assert [(use.role, use.used) for use in report.fonts] == [("heading", ("Space Grotesk",)), ("body", ("Lora",))]
    assert report.to_json()["kept"] is True
    assert json.loads(json.dumps(report.to_json())) == report.to_json()


def test_another_colour_is_told_by_its_distance(branded: Resolved) -> None:
    blue = with_layer(branded, Role.CTA, lambda layer: replace(layer, fill=Colour.parse("#0000FF")))

    report = adherence(blue, replace(KIT, logo_key=None))

    assert report is not None
    (accent,) = [use for use in report.colours if use.role == "accent"]
    assert (accent.asked, accent.used, accent.kept) == ("#C2410C", "#0000FF", False)
    assert accent.delta_e_2000 > 40
    assert report.to_json()["kept"] is False


def test_a_logo_that_was_given_must_stand_there_once_and_whole(branded: Resolved, product: PictureInput) -> None:
    logo = replace(picture_of(bottle(size=(300, 120))), index=LOGO_INDEX)
    shown = draw.resolve(best_plan(copy_in(), "4:5", product, logo), (product, logo))

    missing, there = adherence(branded, KIT), adherence(shown, BrandKit(logo_key="inputs/x"))

    assert missing is not None
    assert missing.logo is not None
    assert (missing.logo.times, missing.logo.kept) == (0, False)
    assert there is not None
    assert there.logo is not None
    assert (there.logo.times, there.logo.kept) == (1, True)


def test_a_kit_that_asks_for_nothing_is_not_reported(branded: Resolved) -> None:
    assert adherence(branded, BrandKit(name="Kora", slogan="Go.")) is None
