"""Gates: a good ad passes them all, and each ad broken on purpose fails its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from generation.colour import Colour
from generation.compositor import draw
from generation.compositor.artboard import Box
from generation.compositor.draw import Drawing, Resolved
from generation.compositor.export import png
from generation.compositor.inspect import finish, gates, inspect
from generation.compositor.inspect.gates import GateResult
from generation.compositor.paint.canvas import paint
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import Layer, PictureLayer, Role, Scene, ShapeLayer, TextLayer
from generation.compositor.typeset.block import resized, set_block
from generation.placements import ASPECT_RATIOS
from tests.generation.compositor.conftest import best_plan, copy_in
from tests.generation.compositor.inspect.conftest import evidence, with_layer


@pytest.mark.parametrize("ratio", ASPECT_RATIOS)
def test_a_good_ad_passes_every_gate(ratio: str, product: PictureInput) -> None:
    plan = best_plan(copy_in(brand_name="KORA"), ratio, product)
    report = inspect(draw.compose(plan, pictures=(product,)), plan, pictures=(product,))

    assert [gate for gate in report.gates if not gate.passed] == []
    assert report.passed
    assert report.score >= 90


def test_a_picture_of_the_wrong_size_fails(plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    drawing = replace(good[0], file=png.encode(Image.new("RGB", (100, 100), (9, 9, 9))))

    assert not gates.exact_size(evidence(drawing, plan, good[1])).passed
    assert not gates.rerender_identity(evidence(drawing, plan, good[1])).passed


def test_one_changed_pixel_is_noticed(plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    picture = gates.gather(good[0], plan, good[1]).picture.copy()
    picture.putpixel((3, 3), (1, 2, 3))

    assert not gates.rerender_identity(evidence(replace(good[0], file=png.encode(picture)), plan, good[1])).passed


@pytest.mark.parametrize("role", [Role.HEADLINE, Role.CTA, Role.CTA_LABEL])
def test_a_missing_element_fails(role: Role, plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    assert not gates.required_elements(evidence(good[0], plan, with_layer(good[1], role, lambda _: None))).passed


def test_a_character_without_a_glyph_fails(plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    def break_it(layer: TextLayer) -> TextLayer:
        return replace(layer, block=set_block("\U000f0001 tofu", layer.block.style, size=20, lines=1))

    assert gates.no_tofu(evidence(good[0], plan, with_layer(good[1], Role.HEADLINE, break_it))).value == 1


def test_copy_in_the_grounds_colour_fails(plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    broken = with_layer(good[1], Role.SUBHEADLINE, lambda layer: replace(layer, colour=Colour.parse(plan.scheme.ground_rim)))

    assert not gates.text_contrast(evidence(good[0], plan, broken)).passed


def test_a_button_in_the_grounds_colour_fails(plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    broken = with_layer(good[1], Role.CTA, lambda layer: replace(layer, fill=Colour.parse(plan.scheme.ground_rim)))

    assert not gates.button_contrast(evidence(good[0], plan, broken)).passed


@pytest.mark.parametrize("role", [Role.HEADLINE, Role.CTA])
def test_what_leaves_the_safe_box_fails(role: Role, plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    def push(layer: TextLayer | ShapeLayer) -> Layer:
        return replace(layer, x=-40.0) if isinstance(layer, TextLayer) else replace(layer, box=Box(x=-40, y=0, w=100, h=50))

    assert gates.safe_zone(evidence(good[0], plan, with_layer(good[1], role, push))).value == 1


def test_copy_on_copy_fails(plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    headline = good[1].scene.first(Role.HEADLINE)
    assert isinstance(headline, TextLayer)
    broken = with_layer(good[1], Role.SUBHEADLINE, lambda layer: replace(layer, x=headline.x, y=headline.y + 4))

    assert not gates.no_text_collision(evidence(good[0], plan, broken)).passed


def test_copy_on_the_product_fails(plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    product = good[1].scene.first(Role.PRODUCT)
    assert isinstance(product, PictureLayer)
    broken = with_layer(good[1], Role.SUBHEADLINE, lambda layer: replace(layer, x=product.box.cx, y=product.box.cy))

    assert not finish.product_clear(evidence(good[0], plan, broken)).passed


def test_copy_too_small_for_a_phone_fails(plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    broken = with_layer(good[1], Role.SUBHEADLINE, lambda layer: replace(layer, block=resized(layer.block, 6)))

    assert not gates.readable_size(evidence(good[0], plan, broken)).passed


def test_a_blown_up_picture_fails(plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    broken = with_layer(good[1], Role.PRODUCT, lambda layer: replace(layer, crop=Box(x=0, y=0, w=layer.box.w / 4, h=layer.box.h / 4)))

    assert not gates.sharp_pictures(evidence(good[0], plan, broken)).passed


def test_a_verdict_names_rule_value_limit_and_source() -> None:
    verdict = GateResult(rule="contrast.text", passed=True, value=1.23456, limit=1.0, source="WCAG").to_json()

    assert verdict == {"rule": "contrast.text", "passed": True, "value": 1.235, "limit": 1.0, "source": "WCAG"}


def test_the_under_painting_holds_everything_but_the_copy(plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    scene: Scene = good[1].scene
    again = paint(scene.texts(), scene.artboard, {}, canvas=good[1].under.copy())

    assert png.encode(again) == good[0].file
