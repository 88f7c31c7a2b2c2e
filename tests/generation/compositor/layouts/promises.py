"""What every layout promises of its scenes, and the orders that layouts are tried with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from generation.brief import AdCopy
from generation.compositor.artboard import Artboard, Box
from generation.compositor.layouts.furniture import mirrored
from generation.compositor.layouts.order import Order
from generation.compositor.pictures import Study
from generation.compositor.scene import CRITICAL, GroundLayer, Role, Scene
from generation.compositor.scheme import RECIPES, scheme_from_recipe
from generation.fonts import PAIRINGS
from generation.placements import ASPECT_RATIOS, SIZES_1K
from tests.generation.compositor.conftest import copy_in

# The wire's ratios, and banners that are no multiple of them.
SIZES: Final = (*(SIZES_1K[ratio] for ratio in ASPECT_RATIOS), (728, 90), (320, 50), (160, 600), (300, 250))
COPIES: Final = {
    "plain": copy_in(brand_name="KORA"),
    "offer": copy_in(brand_name="KORA", label="Édition Teranga", figure="29 900 FCFA", figure_note="Livraison offerte à Dakar et Abidjan"),
    "arabic": copy_in(
        "ar", headline="عطرٌ يليق بليالي رمضان", cta="تسوّق الآن", subheadline="على مجموعة العود", brand_name="دار العود", figure="٢٥٪"
    ),
    "german": copy_in("de", headline="Alles für lange Läufe ohne Kompromisse", cta="Jetzt Rabatt sichern", brand_name="Laufwerk"),
    "bare": copy_in("en", headline="Go", cta="Buy", subheadline=""),
}


def order_for(
    size: tuple[int, int],
    copy: AdCopy,
    *,
    product: Study | None = None,
    photo: Study | None = None,
    scheme: str = "marigold",
    variation: int = 0,
) -> Order:
    """Return an order for an artboard of ``size`` px."""
    return Order(
        artboard=Artboard(width=size[0], height=size[1]),
        copy=copy,
        scheme=scheme_from_recipe(RECIPES[scheme]),
        pairing=PAIRINGS["sturdy"],
        product=product,
        photo=photo,
        variation=variation,
    )


def orders(*, product: Study | None = None, photo: Study | None = None, **members: object) -> Iterable[Order]:
    """Return an order for every size and copy, slanted and straight in turn; ``members`` are put into every copy."""
    for number, size in enumerate(SIZES):
        for copy in COPIES.values():
            yield order_for(size, replace(copy, **members), product=product, photo=photo, variation=number % 2)  # type: ignore[arg-type]


def broken(scene: Scene) -> list[str]:
    """Return what a scene breaks of the promises that all layouts make, laid out both ways; empty when it keeps them."""
    return [*_broken(scene), *_broken(mirrored(scene))]


def _broken(scene: Scene) -> list[str]:
    boxes = [(layer.role, layer.box) for layer in scene.layers if layer.role in CRITICAL and not isinstance(layer, GroundLayer)]
    missing = {Role.HEADLINE, Role.CTA, Role.CTA_LABEL} - {role for role, _ in boxes}
    outside = [role for role, box in boxes if not scene.artboard.safe.holds(box, tolerance=1.0)]
    texts = [(layer.role, layer.box) for layer in scene.texts()]
    meeting = [(one, two) for i, (one, a) in enumerate(texts) for two, b in texts[i + 1 :] if a.overlaps(b)]
    where = f"{scene.artboard.width}x{scene.artboard.height}"
    found = {"missing": missing, "outside": outside, "meeting": meeting, "on the button": _on_button(scene)}
    return [f"{where}: {name} {what}" for name, what in found.items() if what]


def _on_button(scene: Scene) -> list[Role]:
    """Return the copy that lies on the button or a hair beside it."""
    button = next((layer.box for layer in scene.layers if layer.role is Role.CTA and not isinstance(layer, GroundLayer)), None)
    near = button.grown(0.006 * scene.artboard.short) if button else Box(x=0, y=0, w=0, h=0)
    return [layer.role for layer in scene.texts() if layer.role is not Role.CTA_LABEL and layer.box.overlaps(near)]
