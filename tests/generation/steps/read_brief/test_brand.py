"""The kit is the stored brand under what the request says; a logo that cannot be used is noted, never a failure."""

from __future__ import annotations

import base64
import io
import uuid

import pytest
from PIL import Image
from pytest_django import Settings

from brands.models import Brand
from brands.queries import identity_for_use
from generation.steps.read_brief.brand import gather_kit
from piad import media
from tests.fixtures.strangers import answering, stranger
from tests.generation.conftest import Asker, Painter, b64
from tests.generation.steps.contexts import context_of

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100" fill="#FF6B00"/></svg>'


@pytest.fixture
def brand(asker: Asker) -> Brand:
    """A stored brand with a DNA."""
    return Brand.objects.create(
        organization_id=asker.organization_id,
        domain="acme.example",
        name="Acme",
        primary_hex="#0A1F44",
        secondary_hex="#FF6B00",
        brand_dna={"primary_background_hex": "#0A1F44", "primary_accent_hex": "#FF6B00", "core_slogan": "Run further."},
    )


def test_without_a_brand_the_kit_knows_nothing() -> None:
    reading = gather_kit(context_of())

    assert not any(reading.kit.to_json().values())
    assert reading.notes == ()


def test_the_stored_brand_is_read(brand: Brand) -> None:
    kit = gather_kit(context_of(organization_id=brand.organization_id, brand_id=str(brand.id))).kit

    assert (kit.name, kit.surface, kit.accent, kit.slogan) == ("Acme", "#0A1F44", "#FF6B00", "Run further.")


def test_the_request_wins_over_the_stored_brand(brand: Brand) -> None:
    context = context_of(
        organization_id=brand.organization_id,
        brand_id=str(brand.id),
        brand_identity_json={"primary_accent_hex": "#00AA55", "core_slogan": "Walk."},
    )

    kit = gather_kit(context).kit

    assert (kit.name, kit.surface, kit.accent, kit.slogan) == ("Acme", "#0A1F44", "#00AA55", "Walk.")


def test_a_brand_of_another_organization_is_not_read(brand: Brand) -> None:
    reading = gather_kit(context_of(organization_id=uuid.uuid4(), brand_id=str(brand.id)))

    assert reading.kit.name is None
    assert reading.notes == ("brand_id: the brand was deleted after the request; ignored.",)


def test_a_logo_is_fetched_and_kept_privately(picture: Painter, settings: Settings) -> None:
    with stranger(answering(picture(200, 100), content_type="image/png")) as server:
        settings.PIAD_OUTBOUND_ALLOW = (server.authority,)
        kit = gather_kit(context_of(brand_identity_json={"logo_url": server.url("/logo.png")})).kit

    assert kit.logo_key is not None
    assert kit.logo_key.startswith("inputs/")
    assert media.load(kit.logo_key).startswith(b"\x89PNG")


def test_a_low_logo_is_a_logo(picture: Painter) -> None:
    assert gather_kit(context_of(brand_identity_json={"logo": b64(picture(320, 40))})).kit.logo_key is not None


@pytest.mark.parametrize("prefix", ["", "data:image/png;base64,"])
def test_a_logo_may_come_inline(picture: Painter, prefix: str) -> None:
    kit = gather_kit(context_of(brand_identity_json={"logo_url": prefix + b64(picture(200, 100))})).kit

    assert kit.logo_key is not None


def test_a_drawn_logo_is_rasterised() -> None:
    kit = gather_kit(context_of(brand_identity_json={"logo": base64.b64encode(SVG).decode()})).kit

    assert kit.logo_key is not None
    assert media.load(kit.logo_key).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("logo", "note"),
    [
        (
            "https://127.0.0.1/logo.png",
            "The logo could not be fetched (This address cannot be used. It must be a public https address); the ad is made without it.",
        ),
        (
            "not base64!",
            "The logo is not valid base64: the standard alphabet with padding, without spaces or line breaks; the ad is made without it.",
        ),
    ],
)
def test_a_logo_that_cannot_be_used_is_noted(logo: str, note: str) -> None:
    reading = gather_kit(context_of(brand_identity_json={"name": "Acme", "logo_url": logo}))

    assert (reading.kit.name, reading.kit.logo_key, reading.notes) == ("Acme", None, (note,))


# --- the version that a job was ordered with


def taken(**identity: object) -> dict[str, object]:
    return {"id": str(uuid.uuid4()), "version": 3, "identity": {"name": "Acme", **identity}}


def test_the_version_that_was_ordered_is_used_whatever_became_of_the_brand(brand: Brand) -> None:
    ordered = identity_for_use(brand.organization_id, brand.id)
    Brand.objects.filter(id=brand.id).delete()

    kit = gather_kit(context_of(organization_id=brand.organization_id, brand_id=str(brand.id), brand=ordered)).kit

    assert (kit.name, kit.surface, kit.accent, kit.slogan) == ("Acme", "#0A1F44", "#FF6B00", "Run further.")


def test_letters_tone_and_language_of_a_stored_brand_reach_the_kit() -> None:
    identity = taken(heading_font="Poppins", body_font="Inter", ink_hex="#101010", tone={"serious_playful": 0.9}, language="fr")

    kit = gather_kit(context_of(brand=identity)).kit

    assert (kit.heading_font, kit.body_font, kit.ink, kit.tone, kit.language) == ("Poppins", "Inter", "#101010", "playful", "fr")


@pytest.mark.parametrize(("surface", "shown"), [("#FFF7EA", "#00FF00"), ("#0A1F44", "#0000FF")])
def test_our_own_copy_of_the_logo_that_fits_the_ground_is_taken_past_the_outbound_guard(picture: Painter, surface: str, shown: str) -> None:
    keys = {
        name: media.store(area=media.Area.RESULTS, extension="png", content=picture(200, 100, colour=colour)).key
        for name, colour in (("logo_url", "#FF0000"), ("logo_on_light_url", "#00FF00"), ("logo_on_dark_url", "#0000FF"))
    }
    addresses = {name: media.url(key) for name, key in keys.items()}

    reading = gather_kit(context_of(brand=taken(primary_background_hex=surface, **addresses)))

    assert reading.notes == ()
    assert reading.kit.logo_key is not None
    with Image.open(io.BytesIO(media.load(reading.kit.logo_key))) as logo:
        assert "#{:02X}{:02X}{:02X}".format(*logo.convert("RGB").getpixel((5, 5))) == shown  # type: ignore[misc]  # three channels


def test_a_logo_that_storage_lost_is_noted(picture: Painter) -> None:
    key = media.store(area=media.Area.RESULTS, extension="png", content=picture()).key
    media.delete(key)

    reading = gather_kit(context_of(brand=taken(logo_url=media.url(key))))

    assert reading.notes == ("The logo is not there any more; the ad is made without it.",)
