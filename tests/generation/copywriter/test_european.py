"""Lints over the languages that bring their words in files of their own and are set in Latin or Cyrillic letters."""

from __future__ import annotations

import re
import unicodedata

import pytest

from generation.brief import AdCopy
from generation.copywriter import read_prompt, write_copy
from tests.generation.copywriter.test_lines import everything
from tests.generation.copywriter.test_reading import PROMPTS

OURS = ("it", "nl", "ru", "id", "tr", "sw")
OWN = [prompt for prompt in PROMPTS if prompt.get("language") in OURS]
LOANS = re.compile(r"\b(?:CV|Black Friday|Cyber Monday|11\.11)\b")
CLAIMS = re.compile(
    r"\b(?:migliore?|garantit[oaie]|gratis|gratuit[oaie]|beste|gegarandeerd|goedkoopste|terbaik|termurah|dijamin|"
    r"en iyi|en ucuz|garantili|bedava|ücretsiz)\b|лучш|гарант|бесплатн|самый|самая|самое",
    re.IGNORECASE,
)


def scripts(text: str) -> set[str]:
    """The scripts of a text's letters, by the first word of their Unicode names."""
    return {unicodedata.name(letter).split()[0] for letter in text if letter.isalpha()}


@pytest.mark.parametrize("language", OURS)
def test_every_line_keeps_to_the_script_of_its_language(language: str) -> None:
    own = "CYRILLIC" if language == "ru" else "LATIN"

    assert [text for text in everything(language) if scripts(LOANS.sub("", text)) - {own}] == []


@pytest.mark.parametrize("language", OURS)
def test_no_line_is_superlative_or_promises_what_no_brief_said(language: str) -> None:
    short = "Самая короткая ночь"

    assert [text for text in everything(language) if CLAIMS.search(text) and text != short] == []


@pytest.mark.parametrize("language", OURS)
def test_no_sign_stands_apart_and_no_template_is_left(language: str) -> None:
    assert [text for text in everything(language) if re.search(r"\s[!?;:]|[{}]", text)] == []


@pytest.mark.parametrize("prompt", OWN, ids=[prompt["text"][:60] for prompt in OWN])
def test_the_ad_names_its_thing_its_brand_or_its_occasion(prompt: dict[str, str]) -> None:
    brief = read_prompt(prompt["text"])
    copy = write_copy(brief, seed=7)
    shown = " ".join(filter(None, (copy.headline, copy.label, copy.brand_name))).casefold()

    assert brief.quoted.headline or copy.brand_name or copy.label or brief.subject.casefold() in shown


@pytest.mark.parametrize(
    ("prompt", "figure"),
    [
        ("Annuncio per scarpe, sconti fino all’80%", "Fino all’80% di sconto"),
        ("Annuncio per scarpe, sconti fino al 50%", "Fino al 50% di sconto"),
        ("Ayakkabı reklamı, %50’ye varan indirim", "%50’ye varan indirim"),
        ("Ayakkabı reklamı, %25’e varan indirim", "%25’e varan indirim"),
        ("Ayakkabı reklamı, %70’e varan indirim", "%70’e varan indirim"),
        ("Реклама обуви, скидки до 40%", "Скидки до 40\u00a0%"),
        ("Iklan untuk sepatu, diskon hingga 40%", "Diskon hingga 40%"),
        ("Advertentie voor schoenen, tot 40% korting", "Tot 40% korting"),
    ],
)
def test_offers_agree_with_their_numbers(prompt: str, figure: str) -> None:
    copy: AdCopy = write_copy(read_prompt(prompt), seed=7)

    assert copy.figure == figure
