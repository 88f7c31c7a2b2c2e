"""Every archetype on every proportion: nothing leaves the safe box, nothing collides, nothing required is missing."""

from __future__ import annotations

import pytest

from generation.compositor import plan as planning
from generation.compositor.artboard import Artboard
from generation.compositor.layouts.archetypes import LAYOUTS, Archetype
from generation.compositor.layouts.order import Order
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import CRITICAL, Align, PictureLayer, Role, Scene, TextLayer, layer_box
from generation.compositor.scheme import RECIPES, scheme_from_recipe
from generation.fonts import PAIRINGS
from generation.placements import ASPECT_RATIOS, SIZES_1K
from tests.generation.compositor.conftest import copy_in, size_of

COPIES = {
    "usual": copy_in(),
    "full": copy_in(brand_name="KORA", label="Édition Teranga", figure="29 900 FCFA", figure_note="Livraison offerte à Dakar et Abidjan"),
    "arabic": copy_in(
        "ar", headline="عطرٌ يليق بليالي رمضان", cta="تسوّق الآن", subheadline="خصم ٢٥٪ على مجموعة العود", brand_name="دار العود"
    ),
    "german": copy_in(
        "de",
        headline="Geschwindigkeitsrausch ohne Kompromisse",
        cta="Jetzt kaufen",
        subheadline="Für alle, die weiter laufen wollen als gestern.",
    ),
    "long": copy_in("en", headline="Everything you need for the long walk home after a very long day at work", cta="Shop now"),
    "bare": copy_in("en", headline="Go", cta="Buy", subheadline=""),
}


def solved(archetype: Archetype, ratio: str, copy_name: str, product: PictureInput, photo: PictureInput) -> Scene | None:
    return planning.solve(planned(archetype, ratio, copy_name), {0: study(product), 1: study(photo)})


def planned(archetype: Archetype, ratio: str, copy_name: str) -> CreativePlan:
    return CreativePlan(
        archetype=archetype,
        copy=COPIES[copy_name],
        size=size_of(ratio, "1K"),
        scheme=scheme_from_recipe(RECIPES["marigold"]),
        pairing="sturdy",
        product=None if archetype in (Archetype.TYPE, Archetype.BLEED) else 0,
        photo=1 if archetype is Archetype.BLEED else None,
    )


def suits(archetype: Archetype, ratio: str, copy_name: str, product: PictureInput, photo: PictureInput) -> float:
    width, height = SIZES_1K[ratio]
    order = Order(
        artboard=Artboard(width=width, height=height),
        copy=COPIES[copy_name],
        scheme=scheme_from_recipe(RECIPES["marigold"]),
        pairing=PAIRINGS["sturdy"],
        product=None if archetype in (Archetype.TYPE, Archetype.BLEED) else study(product),
        photo=study(photo) if archetype is Archetype.BLEED else None,
    )
    return LAYOUTS[archetype].suits(order)


@pytest.mark.parametrize("ratio", ASPECT_RATIOS)
@pytest.mark.parametrize("archetype", Archetype)
def test_a_layout_holds_its_promises(archetype: Archetype, ratio: str, product: PictureInput, photo: PictureInput) -> None:
    for copy_name in COPIES:
        scene = solved(archetype, ratio, copy_name, product, photo)
        if scene is None:
            # A headline of fifteen words has no room on every strip; only then, or where the layout does not want the order, is it refused.
            assert copy_name in ("long", "german") or suits(archetype, ratio, copy_name, product, photo) == 0.0
            continue
        boxes = {layer.role: layer_box(layer, scene.artboard) for layer in scene.layers if layer.role in CRITICAL}
        texts = scene.texts()

        assert {Role.HEADLINE, Role.CTA, Role.CTA_LABEL} <= set(boxes), copy_name
        assert [role for role, box in boxes.items() if not scene.artboard.safe.holds(box, tolerance=1.0)] == [], copy_name
        assert [(a.role, b.role) for i, a in enumerate(texts) for b in texts[i + 1 :] if a.box.overlaps(b.box)] == [], copy_name


@pytest.mark.parametrize("archetype", [Archetype.HERO, Archetype.BLEED, Archetype.TYPE])
def test_right_to_left_copy_mirrors_the_layout(archetype: Archetype, product: PictureInput, photo: PictureInput) -> None:
    scene = solved(archetype, "4:5", "arabic", product, photo)

    assert scene is not None
    headline, button = scene.first(Role.HEADLINE), scene.first(Role.CTA)
    assert isinstance(headline, TextLayer)
    assert headline.align is Align.RIGHT
    assert button is not None
    assert layer_box(button, scene.artboard).cx < scene.artboard.width / 2


def test_mirroring_never_turns_the_products_pixels(product: PictureInput, photo: PictureInput) -> None:
    plain, mirrored = (solved(Archetype.HERO, "4:5", name, product, photo) for name in ("usual", "arabic"))

    assert plain is not None
    assert mirrored is not None
    for scene in (plain, mirrored):
        layer = scene.first(Role.PRODUCT)
        assert isinstance(layer, PictureLayer)
        assert layer.box.w / layer.box.h == pytest.approx(layer.crop.w / layer.crop.h, rel=0.001)


def test_the_headline_is_the_one_big_thing(product: PictureInput, photo: PictureInput) -> None:
    scene = solved(Archetype.HERO, "4:5", "usual", product, photo)

    assert scene is not None
    sizes = {layer.role: layer.block.size for layer in scene.texts()}
    assert sizes[Role.HEADLINE] >= 2.9 * sizes[Role.SUBHEADLINE]
