"""A request becomes a brief, a size, clean pictures and a kit, all of it JSON."""

from __future__ import annotations

import json

import pytest

from brands.kit import BrandKit
from generation.brief import Brief, OutputSize, ReferencePicture
from generation.steps.read_brief import read_brief
from tests.generation.conftest import Painter
from tests.generation.steps.contexts import context_of, inline

PROMPT = "Une publicit\u00e9 pour des chaussures de course \u00e0 Dakar. Titre : \u00ab Cours plus loin \u00bb"


def test_everything_later_steps_need_is_left_as_json(picture: Painter) -> None:
    outcome = read_brief(
        context_of(
            prompt=PROMPT,
            inputs=(inline(0, picture(640, 360)),),
            brand_identity_json={"name": "Sahel Sport", "primary_accent_hex": "#E4572E", "logo_url": 7},
            output={"aspect_ratio": "auto", "resolution": "2K"},
        ),
    )

    left = json.loads(json.dumps(outcome.output))
    brief, size = Brief.from_json(left["brief"]), OutputSize.from_json(left["sizes"][0])
    (kept,) = (ReferencePicture.from_json(members) for members in left["pictures"])
    kit = BrandKit.from_json(left["kit"])
    assert (brief.language, brief.quoted.headline, brief.brand_name) == ("fr", "Cours plus loin", "Sahel Sport")
    assert (size.aspect_ratio, size.width, size.height) == ("16:9", 2752, 1536)
    assert (kept.width, kept.height) == (640, 360)
    assert (kit.name, kit.accent) == ("Sahel Sport", "#E4572E")


def test_diagnostics_show_what_was_understood_and_what_was_ignored() -> None:
    outcome = read_brief(context_of(prompt=PROMPT, brand_identity_json={"logo_url": 7}))

    assert outcome.artifacts["language"] == "fr"
    assert outcome.artifacts["resolved_output"] == {"aspect_ratio": "1:1", "width": 1024, "height": 1024}
    assert outcome.artifacts["notes"] == ["brand_identity_json.logo_url: not an address or a data URL; ignored."]
    assert outcome.confidence is not None


@pytest.mark.parametrize(("name", "shown"), [("Sahel Sport", "Sahel Sport"), ("sahelsport.example", "Zenda")])
def test_a_brand_that_is_only_a_domain_gives_way_to_the_name_in_the_prompt(name: str, shown: str) -> None:
    outcome = read_brief(context_of(prompt="An ad for running shoes by Zenda", brand_identity_json={"name": name}))

    assert outcome.output["brief"]["brand_name"] == shown


@pytest.mark.parametrize(
    "prompt", ["?", "\u0645\u0631\u062d\u0628\u0627", "\U0001f95e" * 5_000, "x" * 5_000, "\u202eevil\u202c", "a\tb\nc"]
)
def test_no_prompt_is_too_strange(prompt: str) -> None:
    assert read_brief(context_of(prompt=prompt)).output["brief"]["prompt"]


@pytest.mark.parametrize(("prompt", "tone"), [("An ad for running shoes", "playful"), ("A luxurious ad for running shoes", "luxury")])
def test_a_brands_tone_speaks_unless_the_prompt_asks_for_another(prompt: str, tone: str) -> None:
    outcome = read_brief(context_of(prompt=prompt, brand_identity_json={"tone_of_voice": "Playful, never loud"}))

    assert outcome.output["brief"]["tone"] == tone


def test_the_brand_and_its_version_are_shown_in_diagnostics() -> None:
    brand = {"id": "0b6d4bb0-5a0e-4f4b-9a3b-8f5ad3f1c9d2", "version": 4, "identity": {"name": "Kora"}}

    assert read_brief(context_of(brand=brand)).artifacts["brand"] == {"id": brand["id"], "version": 4}
