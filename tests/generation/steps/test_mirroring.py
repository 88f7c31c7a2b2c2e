"""Reference layouts of an image ad: measured from their pictures, led by in turn, told of where they are no use, and what was kept said."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageDraw

from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.plan import CreativePlan
from generation.corpus.measure import MeasuredLayout
from generation.corpus.reference import BoxKind
from generation.steps.compose_creative import compose_creative
from generation.steps.paint_background import paint_background
from generation.steps.take_order import take_order
from generation.steps.take_order.mirroring import layout_kept, mirror_layouts
from generation.steps.take_order.words import set_words
from jobs.runner import StepContext
from tests.generation.omneky.conftest import BOTTLE, Shop, shop
from tests.generation.steps.contexts import context_of

__all__ = ["shop"]
pytestmark = pytest.mark.django_db
WHERE = "generation_metadata.reference_layouts"


def an_ad(*, picture_on_the_left: bool = True, ground: str = "#1C2B4A") -> bytes:
    """Draw somebody's ad: a bottle on one side, headline, a line and a button on the other."""
    image = Image.new("RGB", (1000, 1000), ground)
    bottle = Image.open(io.BytesIO(BOTTLE)).convert("RGBA")
    bottle = bottle.crop(bottle.getbbox()).resize((300, 800))
    left, right = (60, 480) if picture_on_the_left else (640, 60)
    image.paste(bottle, (left, 100), bottle)
    pen = ImageDraw.Draw(image)
    pen.text((right, 140), "Made slowly,\nworn daily", fill="#F4EFE6", font_size=72)
    pen.text((right, 360), "Small batches from one valley", fill="#F4EFE6", font_size=32)
    pen.rounded_rectangle((right, 780, right + 320, 880), 20, fill="#E3B23C")
    pen.text((right + 60, 805), "See them all", fill="#101010", font_size=38)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def order(shop: Shop, *layouts: str, **members: Any) -> StepContext:  # noqa: ANN401 - any JSON
    lines = [("Glow that keeps its promise", "headline"), ("Vitamin C serum, 30 ml", "subheadline"), ("Try it today", "cta")]
    return context_of(
        order={
            "product_images": [{"image_url": shop.url("/bottle.png")}],
            "copies": [{"copy_text": text, "copy_type": kind} for text, kind in lines],
            "reference_layouts": [shop.url(path) for path in layouts],
            **members,
        }
    )


def chosen(context: StepContext) -> tuple[StepContext, list[CreativePlan]]:
    """Run the steps up to the choice, and return what the next one is given with the plans."""
    outputs: dict[str, Any] = {"read_brief": take_order(context).output}
    outputs["write_copy"] = set_words(context_of(order=context.params["order"], outputs=outputs)).output
    outputs["choose_layout"] = mirror_layouts(context_of(order=context.params["order"], outputs=outputs)).output
    plans = [CreativePlan.from_json(plan) for plan in outputs["choose_layout"]["plans"]]
    return context_of(order=context.params["order"], outputs=outputs), plans


def test_the_layout_of_an_existing_ad_is_measured_and_mirrored(shop: Shop) -> None:
    shop.files["/ad.png"] = ("image/png", an_ad())

    after, (plan,) = chosen(order(shop, "/ad.png"))

    (taken,) = after.outputs["read_brief"]["layouts"]
    kinds = {box.kind for box in MeasuredLayout.from_json(taken["layout"]).boxes}
    assert {BoxKind.HEADLINE, BoxKind.CTA, BoxKind.PICTURE} <= kinds
    assert plan.archetype is Archetype.MIRRORED
    assert after.outputs["read_brief"]["warnings"] == []


def test_the_response_says_what_was_kept(shop: Shop) -> None:
    shop.files["/ad.png"] = ("image/png", an_ad())
    after, _ = chosen(order(shop, "/ad.png"))
    outputs = {**after.outputs, "paint_background": paint_background(after).output}
    outputs["compose_creative"] = compose_creative(context_of(order=after.params["order"], outputs=outputs)).output

    said = layout_kept(context_of(outputs=outputs))

    assert said is not None
    assert said["reference"] == 0
    (image,) = said["images"]
    assert (image["aspect_ratio"], image["reference"], image["mirrored"], image["palette"]) == ("1:1", 0, True, True)
    assert {"headline", "alignment", "cta", "picture"} <= set(image["kept"])


def test_the_other_side_is_kept_too(shop: Shop) -> None:
    shop.files["/left.png"], shop.files["/right.png"] = ("image/png", an_ad()), ("image/png", an_ad(picture_on_the_left=False))

    def middle(path: str) -> float:
        _, (plan,) = chosen(order(shop, path))
        return next(box.x + box.w / 2 for box in plan.given if box.stand.value == "picture")

    assert (middle("/left.png") < 0.4, middle("/right.png") > 0.6) == (True, True)


def test_each_headline_is_set_in_a_layout_of_its_own(shop: Shop) -> None:
    shop.files["/left.png"], shop.files["/right.png"] = ("image/png", an_ad()), ("image/png", an_ad(picture_on_the_left=False))
    copies = [
        {"copy_text": text, "copy_type": kind}
        for text, kind in (("Glow that stays", "headline"), ("Skin that rests", "headline"), ("Try it", "cta"))
    ]

    _, plans = chosen(order(shop, "/left.png", "/right.png", copies=copies))

    assert [plan.archetype for plan in plans] == [Archetype.MIRRORED, Archetype.MIRRORED]
    assert plans[0].given != plans[1].given


def test_layouts_that_are_no_use_are_warnings_and_the_next_one_leads(shop: Shop) -> None:
    blank = io.BytesIO()
    Image.new("RGB", (400, 400), "#88AACC").save(blank, "PNG")
    shop.files["/blank.png"], shop.files["/ad.png"] = ("image/png", blank.getvalue()), ("image/png", an_ad())

    taken = take_order(order(shop, "/none.png", "/blank.png", "/ad.png", "/ad.png")).output

    assert [warning.split(":")[0] for warning in taken["warnings"]] == [f"{WHERE}.{index}" for index in (0, 1, 3)]
    assert [one["reference"] for one in taken["layouts"]] == [2]


def test_a_direction_against_the_reference_wins(shop: Shop) -> None:
    shop.files["/ad.png"] = ("image/png", an_ad())

    taken = take_order(order(shop, "/ad.png", direction="Do not use the reference layout, make it your own.")).output

    assert taken["layouts"] == []
    assert [warning.split(":")[0] for warning in taken["warnings"]] == [WHERE]
    assert "/ad.png" not in shop.asked


def test_without_references_nothing_is_said_of_layouts(shop: Shop) -> None:
    after, (plan,) = chosen(order(shop))

    assert plan.given == ()
    assert layout_kept(after) is None
