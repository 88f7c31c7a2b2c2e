"""Copy written for a brief: within its limits, true to the brief, and equal for equal seeds."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generation.brief import AdCopy, Brief, CtaStrength
from generation.copywriter import read_prompt, write_copy
from generation.copywriter.tables import LANGUAGES, table
from generation.copywriter.words import is_arabic
from tests.generation.copywriter.test_reading import PROMPTS

DEMO = "Create a shoe advertisement for a French-speaking West African audience with a strong call to action"
SEEDS = st.integers(min_value=0, max_value=2**63)


def written_parts(copy: AdCopy) -> dict[str, str]:
    """The parts that we wrote ourselves, by member."""
    parts = {"headline": copy.headline, "subheadline": copy.subheadline, "cta": copy.cta, "label": copy.label}
    return {member: text for member, text in parts.items() if text and copy.sources[member] != "quoted"}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(prompt=st.text(min_size=1, max_size=5_000), seed=SEEDS, variant=st.integers(min_value=0, max_value=500))
def test_any_prompt_gets_a_headline_and_a_call(prompt: str, seed: int, variant: int) -> None:
    copy = write_copy(read_prompt(prompt), seed=seed, variant=variant)

    assert copy.headline
    assert copy.cta


@settings(max_examples=300, deadline=None)
@given(prompt=st.sampled_from([prompt["text"] for prompt in PROMPTS]), seed=SEEDS, variant=st.integers(min_value=0, max_value=20))
def test_written_copy_keeps_to_its_limits(prompt: str, seed: int, variant: int) -> None:
    parts = written_parts(write_copy(read_prompt(prompt), seed=seed, variant=variant))

    assert len(parts.get("headline", "")) <= 34
    assert len(parts.get("subheadline", "")) <= 70
    assert len(parts.get("cta", "")) <= 18
    assert len(parts.get("label", "")) <= 28


@settings(max_examples=200, deadline=None)
@given(prompt=st.sampled_from([prompt["text"] for prompt in PROMPTS]), seed=SEEDS)
def test_no_number_is_made_up(prompt: str, seed: int) -> None:
    brief = read_prompt(prompt)
    parts = written_parts(write_copy(brief, seed=seed))
    ours = {member: text for member, text in parts.items() if member in {"headline", "cta"}}

    assert set(re.findall(r"\d+", " ".join(ours.values()))) <= set(re.findall(r"\d+", prompt))


@pytest.mark.parametrize("prompt", PROMPTS, ids=[prompt["text"][:60] for prompt in PROMPTS])
def test_equal_briefs_and_seeds_give_equal_copy(prompt: dict[str, str]) -> None:
    brief = read_prompt(prompt["text"])

    first, second = (write_copy(brief, seed=11, variant=2) for _ in range(2))

    assert first == second
    assert AdCopy.from_json(first.to_json()) == first


@pytest.mark.parametrize("prompt", PROMPTS, ids=[prompt["text"][:60] for prompt in PROMPTS])
def test_six_variants_of_a_seed_have_six_headlines(prompt: dict[str, str]) -> None:
    brief = read_prompt(prompt["text"])
    headlines = {write_copy(brief, seed=5, variant=variant).headline for variant in range(6)}

    assert len(headlines) == (1 if brief.quoted.headline else 6)


@pytest.mark.parametrize("prompt", PROMPTS, ids=[prompt["text"][:60] for prompt in PROMPTS])
def test_every_part_says_where_it_comes_from(prompt: dict[str, str]) -> None:
    copy = write_copy(read_prompt(prompt["text"]), seed=3)
    shown = {"headline", "subheadline", "cta", "brand_name", "label", "figure", "figure_note"}

    assert set(copy.sources) == {member for member in shown if getattr(copy, member)}


@pytest.mark.parametrize("prompt", PROMPTS, ids=[prompt["text"][:60] for prompt in PROMPTS])
def test_no_line_mixes_scripts(prompt: dict[str, str]) -> None:
    copy = write_copy(read_prompt(prompt["text"]), seed=9)

    for text in written_parts(copy).values():
        letters = [character for character in text if character.isalpha()]
        assert {is_arabic(letter) for letter in letters} == {copy.language == "ar"}


def test_the_demo_prompt_reads_like_a_french_agency_wrote_it() -> None:
    copies = [write_copy(read_prompt(DEMO), seed=seed) for seed in range(40)]

    assert {copy.cta for copy in copies} == {"Je les veux"}
    assert {copy.label for copy in copies} == {"Chaussures"}
    assert {copy.brand_name for copy in copies} == {None}
    assert {copy.headline for copy in copies} <= {line.partition(" | ")[0] for line in table("lines/fr")["lines"]["footwear"]["headlines"]}
    assert "La ville à vos pieds." not in {copy.headline for copy in copies}


def test_the_ramadan_offer_is_set_in_arabic_with_eastern_digits() -> None:
    copy = write_copy(read_prompt("Instagram ad in Arabic for Ramadan, oud perfume, 25% off until 29 Ramadan"), seed=7)

    assert (copy.label, copy.figure, copy.figure_note) == ("رمضان كريم", "خصم ٢٥٪", "حتى ٢٩ رمضان")


def test_a_price_and_free_delivery_share_the_figure() -> None:
    copy = write_copy(read_prompt("Pub pour baskets Kora à 29 900 FCFA, livraison offerte, jusqu'au 30 juin"), seed=7)

    assert (copy.figure, copy.figure_note) == ("29\u202f900\u00a0FCFA", "Livraison offerte · Jusqu’au 30 juin")


def test_free_shipping_alone_becomes_the_line_below() -> None:
    copy = write_copy(read_prompt("Ad for dog food, free shipping until Sunday"), seed=7)

    assert (copy.figure, copy.subheadline, copy.sources["subheadline"]) == (None, "Free shipping until Sunday", "offer.free_shipping")


def test_an_offer_that_the_quoted_headline_tells_is_not_told_twice() -> None:
    copy = write_copy(read_prompt('Shoes, 25% off, headline "25% off everything"'), seed=7)

    assert (copy.headline, copy.figure) == ("25% off everything", None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("category", sorted(table("categories").keys() - {"products"}))
def test_every_category_and_strength_is_written_in_every_language(language: str, category: str) -> None:
    for strength in CtaStrength:
        brief = _brief(language, category, strength)

        copy = write_copy(brief, seed=1)

        assert copy.headline
        assert copy.subheadline
        assert 1 <= len(copy.cta.split()) <= 3


def test_a_language_that_we_do_not_write_falls_back_to_english() -> None:
    copy = write_copy(_brief("sv", "coffee", CtaStrength.NORMAL), seed=1)

    assert copy.headline.isascii() or "’" in copy.headline


def test_an_unknown_thing_is_named_in_the_prompts_own_words() -> None:
    copies = [write_copy(read_prompt("Create an ad for artisan kaleidoscopes by Maison Delmas"), seed=seed) for seed in range(20)]

    assert all("kaleidoscopes" in f"{copy.label} {copy.headline}" for copy in copies)
    assert {copy.brand_name for copy in copies} == {"Maison Delmas"}


def _brief(language: str, category: str, strength: CtaStrength) -> Brief:
    known = read_prompt("x").to_json()
    objective = table("categories")[category]["objective"]
    members = known | {"language": language, "category": category, "tone": "bold", "objective": objective, "cta_strength": strength.value}
    return Brief.from_json(members)


@pytest.mark.parametrize(
    "prompt", ["Kaffee-Abo, jeden Monat frische Bohnen", "Coffee subscription, fresh beans every month", "Langganan kopi tiap bulan"]
)
def test_nobody_is_asked_to_read_coffee(prompt: str) -> None:
    calls = {write_copy(read_prompt(prompt), seed=seed, variant=variant).cta for seed in range(4) for variant in range(4)}

    assert calls.isdisjoint({"Mitlesen", "Start reading", "Mulai membaca"})
