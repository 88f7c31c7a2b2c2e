"""What is the customer's stays the customer's: each ad that bends it fails."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from generation.colour import Colour
from generation.compositor import draw
from generation.compositor.artboard import Box
from generation.compositor.draw import Drawing, Resolved
from generation.compositor.inspect import brand, gates, inspect
from generation.compositor.pictures import LOGO_INDEX, PictureInput
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import PictureLayer, Role, TextLayer
from generation.compositor.typeset.block import set_block
from generation.compositor.typeset.shape import Style
from generation.fonts import Voice
from tests.generation.compositor.conftest import best_plan, bottle, copy_in, picture_of
from tests.generation.compositor.inspect.conftest import evidence, with_layer


def test_a_tinted_product_fails(plan: CreativePlan, good: tuple[Drawing, Resolved], product: PictureInput) -> None:
    tinted = replace(good[1], under=Image.blend(good[1].under, Image.new("RGB", good[1].under.size, (255, 180, 0)), 0.3))

    assert not brand.product_fidelity(gates.gather(good[0], plan, tinted, (product,))).passed


def test_an_untouched_product_passes(plan: CreativePlan, good: tuple[Drawing, Resolved], product: PictureInput) -> None:
    assert brand.product_fidelity(gates.gather(good[0], plan, good[1], (product,))).passed


@pytest.fixture(scope="module")
def branded(product: PictureInput) -> tuple[CreativePlan, Drawing, Resolved]:
    """An ad with a logo."""
    logo = replace(picture_of(bottle(size=(300, 120))), index=LOGO_INDEX)
    plan = best_plan(copy_in(), "4:5", product, logo)
    return plan, draw.compose(plan, pictures=(product, logo)), draw.resolve(plan, (product, logo))


def test_a_stretched_logo_fails(branded: tuple[CreativePlan, Drawing, Resolved]) -> None:
    plan, drawing, resolved = branded

    def stretch(layer: PictureLayer) -> PictureLayer:
        return replace(layer, box=Box(x=layer.box.x, y=layer.box.y, w=layer.box.w * 1.2, h=layer.box.h))

    assert brand.logo_integrity(evidence(drawing, plan, resolved)).passed
    assert not brand.logo_integrity(evidence(drawing, plan, with_layer(resolved, Role.LOGO, stretch))).passed


def test_a_missing_or_second_logo_fails(branded: tuple[CreativePlan, Drawing, Resolved]) -> None:
    plan, drawing, resolved = branded
    logo = resolved.scene.first(Role.LOGO)
    assert logo is not None
    twice = replace(resolved, scene=replace(resolved.scene, layers=(*resolved.scene.layers, logo)))

    assert not brand.logo_integrity(evidence(drawing, plan, with_layer(resolved, Role.LOGO, lambda _: None))).passed
    assert not brand.logo_integrity(evidence(drawing, plan, twice)).passed


def test_copy_in_a_stand_in_family_fails(plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    def swap(layer: TextLayer) -> TextLayer:
        other = set_block(layer.block.text, Style(voice=Voice(family="Lora", weight=400)), size=layer.block.size, lines=2)
        return replace(layer, block=replace(other, style=layer.block.style))

    assert not brand.own_letters(evidence(good[0], plan, with_layer(good[1], Role.HEADLINE, swap))).passed


def test_a_button_in_a_colour_of_its_own_fails(plan: CreativePlan, good: tuple[Drawing, Resolved]) -> None:
    broken = with_layer(good[1], Role.CTA, lambda layer: replace(layer, fill=Colour(250, 0, 250)))

    assert not brand.accent_role(evidence(good[0], plan, broken)).passed


def test_every_rule_of_the_report_has_a_name_of_its_own(plan: CreativePlan, good: tuple[Drawing, Resolved], product: PictureInput) -> None:
    rules = [gate.rule for gate in inspect(good[0], plan, pictures=(product,)).gates]

    assert len(rules) == len(set(rules)) >= 25
