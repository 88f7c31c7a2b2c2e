"""Finish: each ad with one amateur's slip in it fails the gate for that slip."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image

from generation.compositor.artboard import Box
from generation.compositor.draw import Drawing, Resolved
from generation.compositor.inspect import finish, gates
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import PictureLayer, Role, ShapeLayer, TextLayer
from generation.compositor.typeset.block import resized
from tests.generation.compositor.inspect.conftest import evidence, with_layer

Good = tuple[Drawing, Resolved]


def with_second(good: Good, role: Role) -> Resolved:
    layer = good[1].scene.first(role)
    assert layer is not None
    return replace(good[1], scene=replace(good[1].scene, layers=(*good[1].scene.layers, layer)))


def test_two_buttons_fail(plan: CreativePlan, good: Good) -> None:
    assert not finish.one_button(evidence(good[0], plan, with_second(good, Role.CTA))).passed


def test_a_label_wider_than_its_button_fails(plan: CreativePlan, good: Good) -> None:
    broken = with_layer(good[1], Role.CTA_LABEL, lambda layer: replace(layer, block=resized(layer.block, layer.block.size * 3)))

    assert not finish.label_in_button(evidence(good[0], plan, broken)).passed


def test_a_headline_no_larger_than_the_rest_fails(plan: CreativePlan, good: Good) -> None:
    broken = with_layer(good[1], Role.HEADLINE, lambda layer: replace(layer, block=resized(layer.block, 14)))

    assert not finish.hierarchy(evidence(good[0], plan, broken)).passed


def test_a_size_for_every_line_fails(plan: CreativePlan, good: Good) -> None:
    note = good[1].scene.first(Role.SUBHEADLINE)
    assert isinstance(note, TextLayer)
    sizes = [replace(note, block=resized(note.block, size)) for size in (10.0, 12.0, 15.0, 18.0, 22.0)]
    broken = replace(good[1], scene=replace(good[1].scene, layers=(*good[1].scene.layers, *sizes)))

    assert not finish.few_sizes(evidence(good[0], plan, broken)).passed


def test_copy_a_hair_beside_the_button_fails(plan: CreativePlan, good: Good) -> None:
    button = good[1].scene.first(Role.CTA)
    assert isinstance(button, ShapeLayer)
    broken = with_layer(good[1], Role.SUBHEADLINE, lambda layer: replace(layer, x=button.box.right + 0.5, y=button.box.cy))

    assert not finish.clear_of_button(evidence(good[0], plan, broken)).passed


def test_copy_a_hair_beside_the_product_fails(plan: CreativePlan, good: Good, product: PictureInput) -> None:
    shown = good[1].scene.first(Role.PRODUCT)
    assert isinstance(shown, PictureLayer)
    near = with_layer(good[1], Role.SUBHEADLINE, lambda layer: replace(layer, x=shown.box.right + 4.0, y=shown.box.cy + 0.2 * shown.box.h))

    assert finish.no_near_misses(gates.gather(good[0], plan, good[1], (product,))).passed
    assert not finish.no_near_misses(gates.gather(good[0], plan, near, (product,))).passed


def test_a_product_with_a_sliver_cut_off_fails(plan: CreativePlan, good: Good) -> None:
    broken = with_layer(good[1], Role.PRODUCT, lambda layer: replace(layer, box=replace(layer.box, x=-0.02 * layer.box.w)))

    assert finish.no_slivers(evidence(good[0], plan, broken)).value > 0.0


def test_a_product_cropped_on_purpose_passes(plan: CreativePlan, good: Good) -> None:
    broken = with_layer(good[1], Role.PRODUCT, lambda layer: replace(layer, box=replace(layer.box, x=-0.3 * layer.box.w)))

    assert finish.no_slivers(evidence(good[0], plan, broken)).passed


def test_an_element_too_small_to_see_fails(plan: CreativePlan, good: Good) -> None:
    broken = with_layer(good[1], Role.CTA, lambda layer: replace(layer, box=Box(x=50, y=50, w=2, h=2)))

    assert not finish.elements_count(evidence(good[0], plan, broken)).passed


def test_camera_data_in_the_file_fails(plan: CreativePlan, good: Good) -> None:
    image = Image.open(io.BytesIO(good[0].file))
    exif = Image.Exif()
    exif[0x010F] = "Camera maker"
    buffer = io.BytesIO()
    image.save(buffer, "PNG", exif=exif)

    assert not finish.silent_file(evidence(replace(good[0], file=buffer.getvalue()), plan, good[1])).passed


def test_an_ad_without_words_for_those_who_do_not_see_it_fails(plan: CreativePlan, good: Good) -> None:
    assert not finish.alt_text(evidence(replace(good[0], alt_text=" "), plan, good[1])).passed


def test_a_file_heavier_than_its_placement_takes_fails(plan: CreativePlan, good: Good) -> None:
    from generation.compositor.inspect import gates

    small = replace(plan, size=replace(plan.size, placement="google.300x250"))
    heavy = replace(good[0], file=good[0].file + b"\0" * 200_000)

    assert not gates.weight(replace(evidence(good[0], small, good[1]), drawing=heavy)).passed
