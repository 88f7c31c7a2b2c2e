"""What is drawn is measured and held to the rules of where it runs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from brands.kit import BrandKit
from generation.brief import AdCopy, Direction, Intensity, OutputSize
from generation.compositor import draw, plan
from generation.compositor.scene import Role, TextLayer
from generation.copywriter import read_prompt
from generation.placements import placements
from generation.policy.pictures import MEASURES, Creative, lint, picture_rules

COPY = AdCopy(
    headline="Run further", subheadline="Light shoes.", cta="Shop now", language="en", direction=Direction.LTR, brand_name="Sahel"
)


def creative(placement: str = "amazon.300x250") -> Creative:
    place = placements()[placement]
    size = OutputSize(
        aspect_ratio=place.aspect_ratio,
        resolution="placement",
        width=place.width,
        height=place.height,
        intensity=Intensity.MINIMAL,
        placement=placement,
    )
    choices = plan.choose(copy=COPY, brief=read_prompt("Running shoes"), kit=BrandKit(), size=size, pictures=(), seed=1)
    resolved = draw.resolve(choices[0].plan, ())
    return Creative(placement=placement, copy=COPY, scene=resolved.scene, picture=resolved.under)


@pytest.fixture(scope="module")
def good() -> Creative:
    return creative()


def failed(shown: Creative) -> set[str]:
    return {verdict.rule.id for verdict in lint(shown) if not verdict.passed}


def test_rules_hold_where_they_say() -> None:
    amazon = {rule.id for rule in picture_rules() if rule.holds_at("amazon.300x250")}
    nowhere = {rule.id for rule in picture_rules() if rule.holds_at(None)}

    assert amazon - nowhere == {rule.id for rule in picture_rules() if rule.placements == ("amazon.",)}
    assert nowhere == {"text_share", "capitals", "repeated_punctuation"}


def test_every_rule_has_a_measure_a_limit_and_a_page() -> None:
    for rule in picture_rules():
        assert rule.measure in MEASURES
        assert (rule.most is None) != (rule.least is None)
        assert rule.link.startswith("https://")
        assert rule.says


def test_a_small_unit_of_amazon_keeps_to_nine_points(good: Creative) -> None:
    assert "amazon.smallest_type_px" not in failed(good)


def test_type_below_nine_points_is_seen(good: Creative) -> None:
    smaller = [
        replace(layer, block=replace(layer.block, size=11.0)) if isinstance(layer, TextLayer) and layer.role is Role.CTA_LABEL else layer
        for layer in good.scene.layers
    ]

    assert "amazon.smallest_type_px" in failed(replace(good, scene=replace(good.scene, layers=tuple(smaller))))


@pytest.mark.parametrize(
    ("colour", "bordered", "white"),
    [("#FFFFFF", False, True), ("#FAF9F6", False, True), ("#E8E8E8", False, False), ("#FFFFFF", True, False)],
)
def test_a_white_ground_without_a_border_is_seen(good: Creative, colour: str, *, bordered: bool, white: bool) -> None:
    ground = Image.new("RGB", (300, 250), "#777777" if bordered else colour)
    ground.paste(colour, (1, 1, 299, 249))

    assert ("amazon.white_edge" in failed(replace(good, picture=ground))) is white


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"cta": "Shop now!"}, "amazon.action_punctuation"),
        ({"headline": "RUN FURTHER TODAY"}, "capitals"),
        ({"headline": "Run further!!"}, "repeated_punctuation"),
        ({"rating": 4.8}, "unsourced_rating"),
    ],
)
def test_loud_or_unfounded_copy_is_seen(good: Creative, changes: dict[str, str], rule: str) -> None:
    assert rule in failed(replace(good, copy=replace(COPY, **changes)))  # type: ignore[arg-type]  # one member of its own type


@pytest.mark.parametrize("headline", ["NASA in Dakar", "Läuft. ÖBB.", "اركض أبعد", "走得更遠"])
def test_names_and_scripts_without_capitals_do_not_shout(good: Creative, headline: str) -> None:
    assert "capitals" not in failed(replace(good, copy=replace(COPY, headline=headline)))


def test_copy_over_copy_is_counted_once(good: Creative) -> None:
    doubled = replace(good.scene, layers=(*good.scene.layers, *good.scene.texts()))

    assert MEASURES["text_share"](replace(good, scene=doubled)) == MEASURES["text_share"](good)
