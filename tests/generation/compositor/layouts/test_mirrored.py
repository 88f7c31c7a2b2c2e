"""Mirrored layouts: things stand where the reference has them, in every proportion, and nothing is lost for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brands.kit import BrandKit
from generation.brief import AdCopy, Intensity
from generation.compositor import plan as planning
from generation.compositor import promises
from generation.compositor.artboard import Artboard, Box
from generation.compositor.guide import Force, Guide, Place
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.layouts.given import GivenBox, Stand, spots_of
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan, PlanChoice
from generation.compositor.scene import Align, Role, Scene, TextLayer, layer_box
from generation.placements import ASPECT_RATIOS
from tests.generation.compositor.conftest import brief_for, copy_in, size_of

# Copy on the left, the button under it, the product on the right, the mark in the lower right corner.
PLACES = (
    GivenBox(stand=Stand.HEADLINE, x=0.06, y=0.12, w=0.5, h=0.24),
    GivenBox(stand=Stand.TEXT, x=0.062, y=0.42, w=0.44, h=0.09),
    GivenBox(stand=Stand.CTA, x=0.06, y=0.56, w=0.32, h=0.1, align=Align.CENTRE),
    GivenBox(stand=Stand.PICTURE, x=0.6, y=0.2, w=0.36, h=0.6),
    GivenBox(stand=Stand.LOGO, x=0.72, y=0.9, w=0.22, h=0.04, align=Align.RIGHT),
)
COPY = copy_in(brand_name="KORA")


def guide(*boxes: GivenBox) -> Guide:
    places = tuple(
        Place(stand=box.stand, x=box.x + box.w / 2, y=box.y + box.h / 2)
        for box in boxes
        if box.stand in (Stand.HEADLINE, Stand.CTA, Stand.PICTURE)
    )
    return Guide(force=Force.LEADS, archetype=Archetype.MIRRORED, boxes=boxes, places=places)


def best(copy: AdCopy, ratio: str, *pictures: PictureInput, boxes: tuple[GivenBox, ...] = PLACES) -> PlanChoice:
    size = size_of(ratio, "1K", Intensity.STANDARD)
    return planning.choose(copy=copy, brief=brief_for(copy), kit=BrandKit(), size=size, pictures=pictures, seed=1, guide=guide(*boxes))[0]


def scene_of(plan: CreativePlan, *pictures: PictureInput) -> Scene:
    studies = {picture.index: study(picture) for picture in pictures} | planning.drawn_studies(plan)
    scene = planning.solve(plan, studies)
    assert scene is not None
    return scene


def share(scene: Scene, role: Role) -> Box:
    layer = scene.first(role)
    assert layer is not None
    box, board = layer_box(layer, scene.artboard), scene.artboard
    return Box(x=box.x / board.width, y=box.y / board.height, w=box.w / board.width, h=box.h / board.height)


def overlap(one: Box, other: Box | GivenBox) -> float:
    wide = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    high = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    common = max(0.0, wide) * max(0.0, high)
    return common / (one.w * one.h + other.w * other.h - common)


def test_headline_copy_and_button_stand_where_the_reference_has_them(product: PictureInput) -> None:
    choice = best(COPY, "4:5", product)
    scene = scene_of(choice.plan, product)

    assert (choice.plan.archetype, choice.led) == (Archetype.MIRRORED, True)
    for role, place in ((Role.HEADLINE, PLACES[0]), (Role.SUBHEADLINE, PLACES[1]), (Role.CTA, PLACES[2])):
        assert overlap(share(scene, role), place) >= 0.5, role
    shown, mark = share(scene, Role.PRODUCT), share(scene, Role.BRAND)
    assert shown.cx == pytest.approx(0.78, abs=0.02)
    assert (mark.cx > 0.7, mark.cy > 0.85) == (True, True)


def test_copy_hangs_as_the_references_does(product: PictureInput) -> None:
    centred = tuple(replace(box, x=0.25, w=0.5, align=Align.CENTRE) for box in PLACES[:3])
    below = GivenBox(stand=Stand.PICTURE, x=0.3, y=0.68, w=0.4, h=0.3)

    scene = scene_of(best(COPY, "4:5", product, boxes=(*centred, below)).plan, product)

    aligned = {layer.role: layer.align for layer in scene.texts() if layer.role in (Role.HEADLINE, Role.SUBHEADLINE)}
    assert aligned == {Role.HEADLINE: Align.CENTRE, Role.SUBHEADLINE: Align.CENTRE}


@pytest.mark.parametrize("ratio", ASPECT_RATIOS)
def test_every_proportion_keeps_the_promises_and_the_order_of_things(ratio: str, product: PictureInput) -> None:
    choice = best(COPY, ratio, product)
    scene = scene_of(choice.plan, product)

    assert promises.kept(scene, COPY)
    if choice.plan.archetype is Archetype.MIRRORED:
        headline, words, button, shown = (share(scene, role) for role in (Role.HEADLINE, Role.SUBHEADLINE, Role.CTA, Role.PRODUCT))
        assert headline.cy < words.cy < button.cy
        assert headline.cx < shown.cx


def test_most_proportions_can_be_mirrored(product: PictureInput) -> None:
    mirrored = [ratio for ratio in ASPECT_RATIOS if best(COPY, ratio, product).plan.archetype is Archetype.MIRRORED]

    assert {"1:1", "4:5", "5:4", "3:2", "16:9", "2:3", "3:4", "4:3"} <= set(mirrored)


def test_copy_from_right_to_left_stands_where_it_was_measured_on_its_own_edge(product: PictureInput) -> None:
    copy = copy_in("ar", headline="عطرٌ يليق بليالي رمضان", cta="تسوّق الآن", subheadline="خصم على مجموعة العود", brand_name="دار العود")

    choice = best(copy, "4:5", product)
    scene = scene_of(choice.plan, product)

    assert choice.plan.archetype is Archetype.MIRRORED
    assert overlap(share(scene, Role.HEADLINE), PLACES[0]) >= 0.4
    assert share(scene, Role.PRODUCT).cx > 0.6
    headline = scene.first(Role.HEADLINE)
    assert isinstance(headline, TextLayer)
    assert headline.align is Align.RIGHT


def test_a_reference_without_a_picture_gives_the_product_the_largest_free_place(product: PictureInput) -> None:
    scene = scene_of(best(COPY, "4:5", product, boxes=PLACES[:3]).plan, product)

    assert share(scene, Role.PRODUCT).h > 0.2


def test_a_brand_without_a_place_takes_a_free_corner(product: PictureInput) -> None:
    scene = scene_of(best(COPY, "4:5", product, boxes=PLACES[:4]).plan, product)

    assert share(scene, Role.BRAND).y < 0.1


def test_supporting_copy_without_a_place_stands_under_the_headline(product: PictureInput) -> None:
    boxes = (PLACES[0], PLACES[2], PLACES[3])

    scene = scene_of(best(COPY, "4:5", product, boxes=boxes).plan, product)

    headline, words = share(scene, Role.HEADLINE), share(scene, Role.SUBHEADLINE)
    assert headline.bottom < words.y
    assert words.x == pytest.approx(headline.x, abs=0.02)


def test_a_photo_fills_the_pictures_place(photo: PictureInput) -> None:
    upper = GivenBox(stand=Stand.PICTURE, x=0.0, y=0.0, w=1.0, h=0.5)
    lower = (
        GivenBox(stand=Stand.HEADLINE, x=0.06, y=0.56, w=0.8, h=0.14),
        GivenBox(stand=Stand.TEXT, x=0.06, y=0.75, w=0.5, h=0.07),
        GivenBox(stand=Stand.CTA, x=0.06, y=0.86, w=0.36, h=0.09),
    )

    scene = scene_of(best(COPY, "4:5", photo, boxes=(upper, *lower)).plan, photo)

    assert overlap(share(scene, Role.PHOTO), upper) >= 0.9


def test_proof_is_left_to_layouts_made_for_it(product: PictureInput) -> None:
    choice = best(replace(COPY, quote="Elles tiennent tout l'hiver.", quote_by="Awa"), "4:5", product)

    assert choice.plan.archetype is not Archetype.MIRRORED
    assert choice.plan.given == ()


def test_a_plan_with_places_survives_storage_and_one_without_is_stored_as_ever(product: PictureInput) -> None:
    plan = best(COPY, "4:5", product).plan

    assert CreativePlan.from_json(plan.to_json()) == plan
    assert "given" not in replace(plan, given=()).to_json()


def test_places_beyond_a_storys_clear_zone_move_together() -> None:
    board = Artboard(width=768, height=1376)

    spots = spots_of(PLACES, board, rtl=False)

    copy = [spot.box for spot in spots if spot.stand is not Stand.PICTURE]
    assert all(board.safe.holds(box) for box in copy)
    assert [spot.stand for spot in sorted(spots, key=lambda spot: spot.box.y)] == [
        box.stand for box in sorted(PLACES, key=lambda box: box.y)
    ]


def test_what_all_but_stands_on_the_headlines_edge_is_put_on_it() -> None:
    spots = spots_of(PLACES, Artboard(width=1000, height=1000), rtl=False)

    assert {round(spot.box.x, 1) for spot in spots if spot.stand in (Stand.HEADLINE, Stand.TEXT, Stand.CTA)} == {60.0}
