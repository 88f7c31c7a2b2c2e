"""First step of an image ad: read the sites, pictures and words that the order names, with its direction over all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from brands.kit import KitReading, LogoSource, overlay, read_kit
from generation.brief import Brief, Intensity, Offer, OfferKind, OutputSize
from generation.copywriter import read_prompt
from generation.copywriter.amounts import money
from generation.copywriter.languages import locale_for
from generation.placements import DEFAULT_RATIO, DEFAULT_RESOLUTION, pixel_size
from generation.policy import Subject
from generation.steps.moderating import moderate
from generation.steps.policing import judge_order, told
from generation.steps.read_brief.brand import with_fitting_logo, with_logo
from generation.steps.take_order.colours import identity_of
from generation.steps.take_order.direction import Direction, directed, read_direction
from generation.steps.take_order.layouts import take_layouts
from generation.steps.take_order.order import ImageAdOrder, Swatch
from generation.steps.take_order.pictures import Taken, take_pictures
from generation.steps.take_order.sources import BrandTaken, take_brand, take_product
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brands.extraction.findings import Product
    from jobs.runner import StepContext

_LONGEST_TOLD: Final = 1_500


def take_order(context: StepContext) -> StepOutcome:
    """Return ``brief``, ``sizes``, ``pictures`` and ``kit`` as a plain ad's first step does, and what only such an order has.

    That is ``layouts`` (reference layouts, measured), ``brand`` and ``warnings`` (what could not be used). Nothing that an order names
    fails it but what policy refuses: the ad goes on without a site that is down or a picture that is none.
    """
    order = ImageAdOrder.from_json(context.params["order"])
    direction = read_direction(order.direction)
    words = _all_words(order)
    findings = judge_order(read_prompt(words), placements=())
    # Nothing is fetched or paid for an order that is refused.
    moderation = moderate(context, step_id="read_brief", subject=Subject.ORDER, text=words)
    brand = take_brand(context, order.brand_url)
    product, product_warning = take_product(order.product_url)
    taken = take_pictures(order, direction, product_image=product.image_url if product else None)
    reading = _kit(order, direction, brand, taken)
    brief = _brief(order, direction, reading, product)
    sizes = _sizes(order, direction)
    layouts, unmeasured = take_layouts(order, direction)
    warnings = [warning for warning in (brand.warning, product_warning, *taken.warnings, *unmeasured, *reading.notes) if warning]
    return StepOutcome(
        output={
            "brief": brief.to_json(),
            "sizes": [size.to_json() for size in sizes],
            "pictures": [picture.to_json() for picture in taken.pictures],
            "kit": reading.kit.to_json(),
            "warnings": warnings,
            "brand": {"id": brand.brand["id"], "version": brand.brand["version"]} if brand.brand else None,
            "layouts": [layout.to_json() for layout in layouts],
        },
        artifacts={
            "language": brief.language,
            "category": brief.category,
            "roles": list(taken.roles),
            "brand": {"id": brand.brand["id"], "fresh": brand.fresh} if brand.brand else None,
            "product": {"name": product.name, "price": product.price, "currency": product.currency} if product else None,
            "warnings": warnings,
            "policy": told(findings, Subject.ORDER),
            "moderation": moderation,
        },
        confidence=brief.confidence,
    )


def _all_words(order: ImageAdOrder) -> str:
    """Return everything that the order says in words, for those who judge it."""
    pictures = [picture.description for picture in (*order.product_images, *order.brand_images)]
    return ".\n".join(text for text in (order.direction, *(copy.copy_text for copy in order.copies), *pictures) if text) or "An ad"


def _kit(order: ImageAdOrder, direction: Direction, brand: BrandTaken, taken: Taken) -> KitReading:
    """Return the kit: what the site gave, the order's own members over it, the direction's over those."""
    base = KitReading()
    if brand.brand:
        identity = brand.brand["identity"]
        base = with_fitting_logo(read_kit(identity, source="brand_url"), identity)
    fonts = (direction.font,) if direction.font else order.fonts
    swatches = tuple(Swatch(hexcode=colour) for colour in direction.colours) or order.swatches
    reading = overlay(base, read_kit(identity_of(swatches, fonts), source="brand_data"))
    if taken.logo:
        reading = replace(reading, logo=LogoSource(text=taken.logo))
    if direction.without_logo:
        return replace(reading, logo=None, kit=replace(reading.kit, logo_key=None))
    return with_logo(reading) if reading.logo else reading


def _brief(order: ImageAdOrder, direction: Direction, reading: KitReading, product: Product | None) -> Brief:
    about = read_prompt(_about(order, reading, product))
    if product is not None:
        about = replace(about, subject=product.name, offer=about.offer or _price(product, about))
    brief = directed(about, direction)
    language = _language(order, direction, reading, brief)
    if language != brief.language:
        spoken = read_prompt("\n".join(copy.copy_text for copy in order.copies) or "An ad", locale_hint=language)
        brief = replace(brief, language=language, direction=spoken.direction)
    if reading.kit.name and not ("." in reading.kit.name and brief.brand_name):
        brief = replace(brief, brand_name=reading.kit.name)
    return brief


def _about(order: ImageAdOrder, reading: KitReading, product: Product | None) -> str:
    """Return what the order is about as a prompt would say it."""
    shown = [picture.description for picture in (*order.product_images, *order.brand_images) if picture.description]
    labels = [label for picture in order.product_images for label in picture.labels]
    lines = [copy.copy_text for copy in order.copies]
    thing = product.name if product else (shown[0] if shown else "our product")
    brand = f" for {reading.kit.name}" if reading.kit.name else ""
    return ". ".join([f"Ad{brand}: {thing}", *shown, *labels, *lines])[:_LONGEST_TOLD]


def _price(product: Product, about: Brief) -> Offer | None:
    """Return the product's own price as the offer that an ad may set large."""
    if product.price is None or product.currency is None:
        return None
    try:
        value = float(product.price)
    except ValueError:
        return None
    return Offer(
        kind=OfferKind.PRICE,
        text=money(value, product.currency, locale_for(about.language, about.market)),
        value=value,
        currency=product.currency,
    )


def _language(order: ImageAdOrder, direction: Direction, reading: KitReading, brief: Brief) -> str:
    """Return the language of the given copy; without any, the direction's, the brand's, the brief's."""
    if order.copies:
        return read_prompt("\n".join(copy.copy_text for copy in order.copies)).language
    if direction.brief is not None:
        return direction.brief.language
    return reading.kit.language or brief.language


def _sizes(order: ImageAdOrder, direction: Direction) -> Sequence[OutputSize]:
    ratios = direction.aspect_ratios or order.aspect_ratios or (DEFAULT_RATIO,)
    return [_size(ratio) for ratio in ratios]


def _size(ratio: str) -> OutputSize:
    width, height = pixel_size(ratio, DEFAULT_RESOLUTION)
    return OutputSize(aspect_ratio=ratio, resolution=DEFAULT_RESOLUTION, width=width, height=height, intensity=Intensity.STANDARD)
