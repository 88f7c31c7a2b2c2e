"""A brand's free-form identity becomes a kit; what cannot be used is said, never an error."""

from __future__ import annotations

from typing import Any

import pytest

from brands.kit import BrandKit, KitReading, overlay, read_kit

DNA = {
    "primary_background_hex": "#0a1f44",
    "primary_accent_hex": "#FF6B00",
    "color_palette": ["#0A1F44", "#FF6B00", "#FFFFFF", "#C0C0C0"],
    "typography_rules": "Headlines in Playfair Display, body text in Inter.",
    "core_slogan": "Run  further.",
    "imagen_style_conditioning": "Warm light. Clean lines.",
}


def kit_of(identity: dict[str, Any]) -> BrandKit:
    return read_kit(identity, source="brand_identity_json").kit


def notes_of(identity: dict[str, Any]) -> tuple[str, ...]:
    return read_kit(identity, source="brand_identity_json").notes


def test_every_member_of_a_brand_dna_finds_its_place() -> None:
    reading = read_kit(DNA, source="brand")

    assert reading == KitReading(
        kit=BrandKit(
            surface="#0A1F44",
            accent="#FF6B00",
            palette=("#0A1F44", "#FF6B00", "#FFFFFF", "#C0C0C0"),
            heading_font="Playfair Display",
            body_font="Inter",
            slogan="Run further.",
        ),
    )


def test_a_whole_brand_object_handed_back_is_understood() -> None:
    kit = kit_of({"id": "x", "name": "Acme", "primary_hex": "#111111", "secondary_hex": "#222222", "brand_dna": DNA, "logo_url": None})

    assert (kit.name, kit.surface, kit.accent, kit.slogan) == ("Acme", "#0A1F44", "#FF6B00", "Run further.")
    assert kit.palette == ("#0A1F44", "#FF6B00", "#FFFFFF", "#C0C0C0", "#222222")


@pytest.mark.parametrize("name", ["name", "brand_name", "brand", "company_name"])
def test_the_name_is_found_under_its_usual_names(name: str) -> None:
    assert kit_of({name: " Acme  Shoes "}).name == "Acme Shoes"


@pytest.mark.parametrize(
    ("written", "colour"),
    [("#abc", "#AABBCC"), ("a1b2c3", "#A1B2C3"), ("#A1B2C3FF", "#A1B2C3"), (" #000000 ", "#000000")],
)
def test_colours_are_read_in_their_usual_spellings(written: str, colour: str) -> None:
    assert kit_of({"primary_background_hex": written}).surface == colour


@pytest.mark.parametrize("written", ["red", "#12", "#GGGGGG", "", 7, ["#112233"], {"hex": 1}, True])
def test_a_colour_that_is_none_is_ignored_and_noted(written: object) -> None:
    reading = read_kit({"primary_accent_hex": written}, source="brand_identity_json")

    assert reading.kit == BrandKit()
    assert reading.notes == ("brand_identity_json.primary_accent_hex: not a colour written #RRGGBB; ignored.",)


def test_colours_written_as_an_object_are_told_apart_by_their_members() -> None:
    kit = kit_of({"colors": {"primary": "#ff0000", "background": "#fff", "text": "#111", "extra": "#00f"}})

    assert (kit.surface, kit.accent, kit.ink) == ("#FFFFFF", "#FF0000", "#111111")
    assert kit.palette == ("#FF0000", "#FFFFFF", "#111111", "#0000FF")


@pytest.mark.parametrize(
    ("identity", "fonts"),
    [
        ({"fonts": {"heading": "anton", "body": ["DM-Sans"]}}, ("Anton", "DM Sans")),
        ({"fonts": ["Fraunces", "Inter"]}, ("Fraunces", "Inter")),
        ({"heading_font": "Bebas Neue", "body_font": "Lora"}, ("Bebas Neue", "Lora")),
        ({"typography_rules": "Inter for body, DM Serif Display for headlines"}, ("DM Serif Display", "Inter")),
        ({"typography": {"headlines": {"family": "Oswald"}}}, ("Oswald", None)),
        ({"font_family": "Montserrat, Helvetica, sans-serif"}, ("Montserrat", None)),
    ],
)
def test_fonts_are_found_wherever_they_are_named(identity: dict[str, Any], fonts: tuple[str, str | None]) -> None:
    kit = kit_of(identity)

    assert (kit.heading_font, kit.body_font) == fonts


def test_a_font_that_the_service_lacks_is_noted() -> None:
    assert notes_of({"fonts": ["Helvetica Now"]}) == ("brand_identity_json.fonts: names no font family that the service has; ignored.",)


@pytest.mark.parametrize("logo", [{"logo_url": "https://cdn.example/a.png"}, {"logo": {"url": "https://cdn.example/a.png"}}])
def test_a_logo_is_kept_for_fetching(logo: dict[str, Any]) -> None:
    reading = read_kit(logo, source="brand")

    assert reading.logo is not None
    assert (reading.logo.text, reading.logo.is_url) == ("https://cdn.example/a.png", True)


@pytest.mark.parametrize("value", [1, 1.5, True, [], {}, [[["x"]]], "x" * 5_000, {"name": 3}])
def test_no_type_anywhere_is_an_error(value: object) -> None:
    members = (
        "name",
        "primary_background_hex",
        "color_palette",
        "typography_rules",
        "core_slogan",
        "logo_url",
        "fonts",
        "brand_dna",
        "colors",
    )

    read_kit(dict.fromkeys(members, value), source="brand_identity_json")


def test_what_the_request_says_wins_over_the_stored_brand_and_the_rest_shows_through() -> None:
    stored = read_kit({**DNA, "name": "Acme", "logo_url": "https://cdn.example/old.svg"}, source="brand")
    inline = read_kit({"primary_accent_hex": "#00FF00", "slogan": "Now.", "name": 7}, source="brand_identity_json")

    merged = overlay(stored, inline)

    assert (merged.kit.name, merged.kit.surface, merged.kit.accent, merged.kit.slogan) == ("Acme", "#0A1F44", "#00FF00", "Now.")
    assert merged.logo == stored.logo
    assert merged.notes == ("brand_identity_json.name: not a text of at most 200 characters; ignored.",)


def test_a_kit_survives_the_way_through_json() -> None:
    kit = kit_of(DNA)

    assert BrandKit.from_json(kit.to_json()) == kit
