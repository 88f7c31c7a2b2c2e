"""The documented request and polling, from the door to finished ads, with everything real but the shop."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pytest_django import Settings
from standardwebhooks import Webhook

from generation.colour import Colour
from jobs.models import Job
from jobs.webhooks.relay import Relay
from piad import media
from piad.accounts.actions import callback_secrets
from tests.brands.conftest import Customer
from tests.fixtures.receiver import receiver
from tests.generation.omneky.conftest import Made, Shop
from tests.generation.steps.test_mirroring import an_ad

pytestmark = pytest.mark.django_db(transaction=True)


def documented(shop: Shop) -> dict[str, Any]:
    return {
        "brand_data": {
            "brand_images": [{"image_url": shop.url("/logo.png"), "description": "Our logo", "labels": ["logo"]}],
            "fonts": ["Poppins"],
            "color_swatches": [{"hexcode": "#0F4C3A", "label": "CTA"}, {"hexcode": "#F4EFE6", "label": "background"}],
        },
        "product_metadata": {
            "product_images": [
                {"image_url": shop.url("/bottle.png"), "description": "Serum bottle with a dropper", "labels": ["front view"]}
            ]
        },
        "ad_copies": [
            {"copy_text": "Glow that keeps its promise", "copy_type": "headline"},
            {"copy_text": "Vitamin C serum, 30 ml", "copy_type": "subheadline"},
            {"copy_text": "Try it today", "copy_type": "cta"},
        ],
        "generation_metadata": {"aspect_ratios": ["1:1", "4:5"], "reference_layouts": []},
    }


def picture_of(image: dict[str, Any]) -> Image.Image:
    content = media.load(str(media.key_of(image["image_url"])))
    if folder := os.environ.get("KEEP_PICTURES"):
        (Path(folder) / f"omneky-{image['aspect_ratio'].replace(':', 'x')}-{len(content)}.png").write_bytes(content)
    return Image.open(io.BytesIO(content))


def words_of(customer: Customer, job_id: str) -> dict[str, str]:
    """Return the text layers of the first ad by role, as everybody may read them."""
    data = json.loads(customer.get(f"/api/v1/jobs/{job_id}?expand=layers").content)["data"]
    return {layer["role"]: " ".join(layer["text"].split()) for layer in data["layers"][0]["layers"] if layer.get("text")}


def test_the_documented_request_gives_both_formats_with_copy_colours_logo_and_bottle(customer: Customer, shop: Shop, made: Made) -> None:
    job = made(documented(shop))

    assert list(job) == ["job_id", "type", "status", "response"]
    assert (job["type"], job["status"]) == ("image_ad", "SUCCESS")
    assert [(image["aspect_ratio"], image["width"], image["height"]) for image in job["response"]["images"]] == [
        ("1:1", 1024, 1024),
        ("4:5", 928, 1152),
    ]
    assert job["response"]["image_url"] == job["response"]["images"][0]["image_url"]
    assert "warnings" not in job["response"]
    for image in job["response"]["images"]:
        assert picture_of(image).size == (image["width"], image["height"])
    words = words_of(customer, job["job_id"])
    assert (words["headline"], words["subheadline"], words["cta_label"]) == (
        "Glow that keeps its promise",
        "Vitamin C serum, 30 ml",
        "Try it today",
    )
    data = json.loads(customer.get(f"/api/v1/jobs/{job['job_id']}?expand=layers,quality").content)["data"]
    assert data["type"] == "image_ad"
    for shown, quality in zip(data["layers"], data["quality"], strict=True):
        roles = [layer["role"] for layer in shown["layers"]]
        assert roles.count("logo") == 1
        assert roles.count("product") == 1
        button = next(layer for layer in shown["layers"] if layer["role"] == "cta")
        assert abs(Colour.parse(button["color"]).lch[2] - Colour.parse("#0F4C3A").lch[2]) < 12
        assert quality["passed"], quality


def test_a_reference_layout_is_mirrored_in_every_format_and_said_to_be(shop: Shop, made: Made) -> None:
    shop.files["/ad.png"] = ("image/png", an_ad())
    body = documented(shop)
    body["generation_metadata"]["reference_layouts"] = [{"image_url": shop.url("/ad.png")}]

    job = made(body)

    assert job["status"] == "SUCCESS", job
    for image in job["response"]["images"]:
        assert picture_of(image).size == (image["width"], image["height"])
    layout = job["response"]["layout"]
    assert layout["reference"] == 0
    assert [(image["aspect_ratio"], image["mirrored"], image["palette"]) for image in layout["images"]] == [
        ("1:1", True, False),
        ("4:5", True, False),
    ]
    assert {"headline", "alignment", "cta", "picture"} <= set(layout["images"][0]["kept"])


def test_the_callback_is_told_exactly_what_polling_reads(customer: Customer, shop: Shop, made: Made, settings: Settings) -> None:
    with receiver() as server:
        settings.PIAD_OUTBOUND_ALLOW = (*settings.PIAD_OUTBOUND_ALLOW, server.authority)
        job = made({**documented(shop), "callback_url": server.url("/done")})
        relay = Relay(threads=2)
        relay.run()
        assert relay.wait_until_idle(30)
        relay.close()

    (request,) = server.requests
    assert request.body == customer.get(f"/jobs/{job['job_id']}").content
    (secret,) = callback_secrets(customer.organization_id)
    assert Webhook(secret).verify(request.body, request.headers) == job


def test_what_policy_refuses_fails_with_a_code_and_a_sentence(shop: Shop, made: Made) -> None:
    body = documented(shop)
    body["generation_metadata"]["user_direction"] = "Advertise cocaine"

    job = made(body)

    assert job["status"] == "FAILED"
    assert list(job["response"]) == ["error"]
    assert job["response"]["error"]["code"] == "generation_blocked"
    assert job["response"]["error"]["message"]
    assert shop.asked == []
    assert Job.objects.get(id=job["job_id"]).error_code == "generation_blocked"
