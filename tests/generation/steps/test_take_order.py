"""Every member of an image ad's order does what it says; what cannot be used is told, and the direction wins over all of them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image
from pytest_django import Settings

from brands.kit import BrandKit
from brands.models import Brand
from generation.brief import AdCopy, Brief, OutputSize
from generation.steps.take_order import take_order
from generation.steps.take_order.direction import read_direction
from generation.steps.take_order.words import set_words
from jobs.runner import StepContext, StepFailure
from piad import media
from piad.accounts.actions import create_organization
from tests.brands.conftest import make_brand
from tests.fixtures.site_server import SEEN, read_site, serving
from tests.generation.omneky.conftest import BOTTLE, Shop, a_logo, shop
from tests.generation.steps.contexts import context_of
from tests.jobs.orders import claimed, ordered_job

__all__ = ["shop"]
pytestmark = pytest.mark.django_db

PRODUCT_PAGE = b"""<!doctype html><title>Glow</title><script type="application/ld+json">
{"@context":"https://schema.org","@type":"Product","name":"Glow Serum","image":"/bottle.png",
 "offers":{"@type":"Offer","price":"39.00","priceCurrency":"EUR"}}</script><h1>Glow Serum</h1>"""


def order_of(**members: Any) -> StepContext:  # noqa: ANN401 - any JSON
    return context_of(order=members)


def read(context: StepContext) -> dict[str, Any]:
    return take_order(context).output


def brief_of(context: StepContext) -> Brief:
    return Brief.from_json(read(context)["brief"])


def kit_of(context: StepContext) -> BrandKit:
    return BrandKit.from_json(read(context)["kit"])


def copies_of(context: StepContext) -> list[AdCopy]:
    taken = take_order(context).output
    after = context_of(order=context.params["order"], outputs={"read_brief": taken})
    return [AdCopy.from_json(members) for members in set_words(after).output["copies"]]


def copy(text: str, kind: str) -> dict[str, str]:
    return {"copy_text": text, "copy_type": kind}


@pytest.fixture
def kora(settings: Settings) -> Iterator[str]:
    """Serve the shoe shop's site and return its address."""
    site = read_site(SEEN / "kora-shoes")
    with serving(site) as served:
        settings.PIAD_OUTBOUND_ALLOW = (f"127.0.0.1:{served.port(site.domain)}",)
        yield served.url(site.domain)


@pytest.mark.django_db(transaction=True)
def test_a_brands_site_is_read_stored_and_used(kora: str) -> None:
    organization = create_organization(name="Acme")
    job = ordered_job(organization.id)
    claim = claimed(job)
    context = context_of(organization_id=organization.id, order={"brand_url": kora})
    context = StepContext(**{**{name: getattr(context, name) for name in context.__slots__}, "job_id": job.id, "fence": claim.fence})

    taken = read(context)

    stored = Brand.objects.get(organization=organization)
    assert taken["brand"] == {"id": str(stored.id), "version": 1}
    assert taken["kit"]["accent"] == stored.brand_dna["primary_accent_hex"]
    assert taken["kit"]["logo_key"]
    assert taken["warnings"] == []


def test_a_fresh_brand_is_used_without_asking_its_site() -> None:
    organization = create_organization(name="Acme")
    brand = make_brand(organization.id, domain="kora.example")
    context = context_of(organization_id=organization.id, order={"brand_url": "https://www.kora.example/shop"})

    taken = read(context)

    assert taken["brand"] == {"id": str(brand.id), "version": 1}
    assert (taken["kit"]["name"], taken["kit"]["accent"]) == ("Kora", "#C2410C")


def test_a_site_that_cannot_be_read_is_a_warning_and_the_ad_goes_on(shop: Shop) -> None:
    taken = read(order_of(brand_url=shop.url("/missing"), product_url=shop.url("/gone")))

    assert [warning.split(":")[0] for warning in taken["warnings"]] == ["brand_url", "product_url"]
    assert taken["brand"] is None
    assert taken["sizes"]


def test_the_picture_called_a_logo_is_the_mark_and_not_shown(shop: Shop) -> None:
    taken = read(
        order_of(
            brand_images=[{"image_url": shop.url("/logo.png"), "labels": ["logo"]}], product_images=[{"image_url": shop.url("/bottle.png")}]
        )
    )

    assert Image.open(io.BytesIO(media.load(taken["kit"]["logo_key"]))).size == (640, 200)
    assert [picture["height"] for picture in taken["pictures"]] == [Image.open(io.BytesIO(BOTTLE)).height]


def test_a_description_tells_a_role_where_no_label_does(shop: Shop) -> None:
    taken = read(order_of(brand_images=[{"image_url": shop.url("/logo.png"), "description": "Our wordmark on white"}]))

    assert taken["kit"]["logo_key"]
    assert taken["pictures"] == []


def test_products_come_before_mascots_and_scenes_and_inspiration_is_not_shown(shop: Shop) -> None:
    for name, size in (("mascot", 90), ("scene", 110), ("mood", 130)):
        file = io.BytesIO()
        Image.new("RGB", (size, size), "#8899AA").save(file, "PNG")
        shop.files[f"/{name}.png"] = ("image/png", file.getvalue())
    brand_images = [
        {"image_url": shop.url("/scene.png"), "labels": ["lifestyle"]},
        {"image_url": shop.url("/mood.png"), "labels": ["moodboard"]},
        {"image_url": shop.url("/mascot.png"), "labels": ["mascot"]},
    ]

    outcome = take_order(order_of(brand_images=brand_images, product_images=[{"image_url": shop.url("/bottle.png")}]))

    assert outcome.artifacts["roles"] == ["product", "mascot", "scene"]
    assert [picture["width"] for picture in outcome.output["pictures"][1:]] == [90, 110]
    assert "/mood.png" not in shop.asked


def test_a_picture_that_cannot_be_used_is_a_warning(shop: Shop) -> None:
    shop.files["/broken.png"] = ("image/png", b"\x89PNG nonsense")

    taken = read(
        order_of(
            product_images=[
                {"image_url": shop.url("/broken.png")},
                {"image_url": shop.url("/none.png")},
                {"image_url": shop.url("/bottle.png")},
            ]
        )
    )

    assert [warning.split(":")[0] for warning in taken["warnings"]] == [
        "product_metadata.product_images.0",
        "product_metadata.product_images.1",
    ]
    assert [picture["index"] for picture in taken["pictures"]] == [0]


def test_given_fonts_win_over_the_brands_own() -> None:
    organization = create_organization(name="Acme")
    make_brand(organization.id, domain="kora.example")

    def kit(**more: Any) -> BrandKit:  # noqa: ANN401 - any JSON
        return kit_of(context_of(organization_id=organization.id, order={"brand_url": "https://kora.example", **more}))

    assert kit().heading_font == "Poppins"
    assert (kit(fonts=["Playfair Display", "Lora"]).heading_font, kit(fonts=["Playfair Display", "Lora"]).body_font) == (
        "Playfair Display",
        "Lora",
    )


def test_a_font_that_the_service_does_not_have_is_a_warning() -> None:
    assert any("font" in warning for warning in read(order_of(fonts=["Comic Neue Pro XL"]))["warnings"])


@pytest.mark.parametrize(
    ("swatches", "accent", "surface", "ink"),
    [
        ([("#0F4C3A", "CTA"), ("#F4EFE6", "background"), ("#111111", "text")], "#0F4C3A", "#F4EFE6", "#111111"),
        ([("#F4EFE6", "Background colour"), ("#C2410C", "Button")], "#C2410C", "#F4EFE6", None),
        ([("#123456", "Primary"), ("#FAFAFA", "Secondary")], "#123456", "#FAFAFA", None),
        ([("#FAFAFA", ""), ("#123456", "")], "#123456", "#FAFAFA", None),
    ],
)
def test_swatches_take_the_role_that_their_label_says(swatches: list[tuple[str, str]], accent: str, surface: str, ink: str | None) -> None:
    kit = kit_of(order_of(swatches=[{"hexcode": colour, "label": label} for colour, label in swatches]))

    assert (kit.accent, kit.surface, kit.ink) == (accent, surface, ink)
    assert kit.palette == tuple(colour for colour, _ in swatches)


def test_a_products_page_gives_its_name_price_and_picture(shop: Shop) -> None:
    shop.files["/glow"] = ("text/html", PRODUCT_PAGE)
    context = order_of(product_url=shop.url("/glow"))

    taken = read(context)

    assert taken["brief"]["subject"] == "Glow Serum"
    assert (taken["brief"]["offer"]["value"], taken["brief"]["offer"]["currency"]) == (39.0, "EUR")
    assert len(taken["pictures"]) == 1
    assert any(drawn.figure and "39" in drawn.figure for drawn in copies_of(context))


def test_given_pictures_win_over_the_pages_own(shop: Shop) -> None:
    shop.files["/glow"] = ("text/html", PRODUCT_PAGE)
    shop.files["/mine.png"] = ("image/png", a_logo("#AA0000"))

    read(order_of(product_url=shop.url("/glow"), product_images=[{"image_url": shop.url("/mine.png"), "labels": ["packshot"]}]))

    assert "/mine.png" in shop.asked
    assert "/bottle.png" not in shop.asked


def test_given_lines_are_set_letter_for_letter_and_nothing_is_invented_beside_them() -> None:
    (made,) = copies_of(order_of(copies=[copy("glow  THAT keeps its promise!!", "headline"), copy("Try it", "cta")]))

    assert (made.headline, made.cta, made.subheadline) == ("glow  THAT keeps its promise!!", "Try it", None)
    assert (made.points, made.label) == ((), None)


def test_each_headline_makes_an_ad_and_without_one_the_copywriter_writes() -> None:
    made = copies_of(order_of(copies=[copy("One", "headline"), copy("Two", "headline"), copy("More below", "subheadline")]))

    assert [(one.headline, one.subheadline) for one in made] == [("One", "More below"), ("Two", "More below")]
    (written,) = copies_of(order_of(copies=[copy("Buy", "cta")], product_images=[], direction="Running shoes for Kora"))
    assert written.headline
    assert written.cta == "Buy"


def test_the_copys_language_is_the_ads() -> None:
    assert brief_of(order_of(copies=[copy("Marchez plus loin, chaque jour", "headline")])).language == "fr"


def test_each_ratio_makes_an_ad_at_its_exact_size() -> None:
    sizes = [OutputSize.from_json(size) for size in read(order_of(aspect_ratios=["9:16", "21:9"]))["sizes"]]

    assert [(size.aspect_ratio, size.width, size.height) for size in sizes] == [("9:16", 768, 1376), ("21:9", 1584, 672)]
    assert [size["aspect_ratio"] for size in read(order_of())["sizes"]] == ["1:1"]


def test_the_direction_wins_over_copy_colours_fonts_logo_and_formats(shop: Shop) -> None:
    context = order_of(
        brand_images=[{"image_url": shop.url("/logo.png"), "labels": ["logo"]}],
        product_images=[{"image_url": shop.url("/bottle.png")}],
        fonts=["Poppins"],
        swatches=[{"hexcode": "#0F4C3A", "label": "CTA"}],
        copies=[copy("The old line", "headline"), copy("Old", "cta")],
        aspect_ratios=["1:1", "4:5"],
        direction='Use the headline "A new line", in the Playfair Display font, in red #B91C1C, without the logo, as a story.',
    )

    taken = read(context)

    assert [size["aspect_ratio"] for size in taken["sizes"]] == ["9:16"]
    assert taken["kit"]["heading_font"] == "Playfair Display"
    assert taken["kit"]["accent"] == "#B91C1C"
    assert taken["kit"]["logo_key"] is None
    assert [made.headline for made in copies_of(context)] == ["A new line"]


def test_a_direction_leaves_alone_what_it_does_not_speak_of(shop: Shop) -> None:
    context = order_of(
        swatches=[{"hexcode": "#0F4C3A", "label": "CTA"}],
        copies=[copy("The line", "headline")],
        aspect_ratios=["4:5"],
        direction="Keep it calm and airy.",
    )

    taken = read(context)

    assert [size["aspect_ratio"] for size in taken["sizes"]] == ["4:5"]
    assert taken["kit"]["accent"] == "#0F4C3A"
    assert [made.headline for made in copies_of(context)] == ["The line"]


@pytest.mark.parametrize(
    ("text", "member", "value"),
    [
        ("Do not show the mascot.", "without_mascot", True),
        ("No product photos please, words alone.", "without_product", True),
        ("Make it 16:9 and 1:1", "aspect_ratios", ("16:9", "1:1")),
        ("Don't use the reference layout", "own_layout", True),
        ("Set in Montserrat.", "font", "Montserrat"),
        ("There is no logo problem", "font", None),
    ],
)
def test_directions_are_read(text: str, member: str, value: object) -> None:
    assert getattr(read_direction(text), member) == value


def test_what_policy_refuses_fails_before_anything_is_fetched(shop: Shop) -> None:
    with pytest.raises(StepFailure) as refusal:
        take_order(order_of(copies=[copy("Buy cocaine online", "headline")], product_images=[{"image_url": shop.url("/bottle.png")}]))

    assert refusal.value.code == "generation_blocked"
    assert shop.asked == []
